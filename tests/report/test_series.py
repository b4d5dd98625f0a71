"""Three waves or more: a column per wave, each compared with the first and with the one before."""

import json
from dataclasses import replace

import pytest

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import render
from surveyapp.report.charts import layout
from surveyapp.report.inputs import WaveInput
from surveyapp.report.model import ChartKind, Finding
from tests.builders import choices, questionnaire
from tests.report.waves import answered, findings, report, report_on, wave

CODES = ("nulmeting", "eenmeting", "tweemeting")


def asked(**fields: object) -> Questionnaire:
    return questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee"), **fields})


def waves(*shares: int | None, **changed: object) -> list[WaveInput]:
    """Out of 100 in every wave; None: the question was not asked. The last wave asks it as ``changed``."""
    other = questionnaire({"code": "x", "type": "text"})
    made = []
    for place, (code, share) in enumerate(zip(CODES, shares, strict=False)):
        if share is None:
            made.append(wave(other, [{"x": "iets"}] * 9, code))
        else:
            form = asked(**changed) if place == len(shares) - 1 else asked()
            made.append(wave(form, answered("q", ja=share, nee=100 - share), code, invited=200))
    return made


def rows(found: Finding) -> dict[str, list[str]]:
    assert found.table
    return {row.header: [cell.text.replace("\u00a0", " ") for cell in row.cells] for row in found.table.rows}


def test_every_wave_has_a_column_and_is_compared_with_the_first_and_the_one_before() -> None:
    (found,) = findings(report_on(["q"], *waves(40, 55, 80)))
    told = rows(found)
    assert told["Ja"] == ["40%", "55%", "80%"]
    assert told["Totaal dat meetelt (n)"] == ["100", "100", "100"]
    assert [cell.partition(" ")[0] for cell in told["Verschil met Nulmeting: Ja"]] == ["", "+15", "+40"]
    assert [cell.partition(" ")[0] for cell in told["Verschil met de meting ervoor: Ja"]] == ["", "+15", "+25"]
    assert "van 40% (Nulmeting) naar 80% (Tweemeting)" in found.statement
    assert "van 55% (Eenmeting) naar 80% (Tweemeting)" in found.statement


def test_all_tests_of_the_table_are_one_family_for_holm() -> None:
    data = json.loads(render(report_on(["q"], *waves(40, 55, 60)), "json"))
    compared = next(each for each in data["variables"] if each["code"] == "q")["comparisons"]
    assert [(each["from"], each["to"]) for each in compared] == [
        ("nulmeting", "eenmeting"),
        ("nulmeting", "tweemeting"),
        ("eenmeting", "tweemeting"),
    ]
    ps = [(each["shares"][0]["p"], each["shares"][0]["p_adjusted"]) for each in compared]
    assert ps[1][1] == pytest.approx(3 * ps[1][0])
    assert ps[0][1] == pytest.approx(2 * ps[0][0])


def test_lines_carry_their_limits_and_break_where_waves_do_not_compare() -> None:
    (found,) = findings(report_on(["q"], *waves(40, 55, 80, label="Welke?", revision="2")))
    assert found.chart
    assert found.chart.kind is ChartKind.LINES
    line = found.chart.series[0]
    assert line.values == (0.4, 0.55, 0.8)
    assert all(
        limits and limits[0] < (value or 0) < limits[1] for limits, value in zip(line.limits, line.values, strict=True)
    )
    assert line.breaks == (2,)
    whole = layout(replace(found.chart, series=(replace(line, breaks=()),)), "#154273")
    assert len(layout(replace(found.chart, series=(line,)), "#154273").shapes) == len(whole.shapes) - 1
    assert any("anders" in note or "veranderd" in note for note in found.notes)
    assert rows(found)["Verschil met Nulmeting: Ja"][2] == "–"


def test_a_wave_that_did_not_ask_has_a_dash_with_the_reason_and_the_next_is_compared_with_the_first() -> None:
    (found,) = findings(report_on(["q"], *waves(40, None, 80)))
    told = rows(found)
    assert told["Ja"] == ["40%", "–", "80%"]
    assert told["Verschil met Nulmeting: Ja"][1] == "–"
    assert told["Verschil met Nulmeting: Ja"][2].startswith("+40")
    assert told["Verschil met de meting ervoor: Ja"][1:] == ["–", "–"]
    assert "Eenmeting: niet getoond of niet gevraagd" in found.base
    assert any(note.startswith("Eenmeting, vergeleken met de meting ervoor") for note in found.notes)


def test_the_rows_of_a_grid_become_a_line_each() -> None:
    lines = [{"code": "g_a", "label": "Contact."}, {"code": "g_b", "label": "Regels."}]
    grid = questionnaire({"code": "g", "type": "grid", "scale": "eens3", "rows": lines})
    made = [
        wave(grid, [{"g_a": "eens", "g_b": "oneens"}] * n + [{"g_a": "oneens", "g_b": "eens"}] * (40 - n), code)
        for n, code in zip((10, 20, 30), CODES, strict=True)
    ]
    (found,) = findings(report_on(["g"], *made))
    assert rows(found)["Contact."] == ["25%", "50%", "75%"]
    assert found.statement.startswith("Van Nulmeting naar Tweemeting")


def test_what_was_special_about_a_wave_goes_along_with_every_comparison_it_is_in() -> None:
    first, second, third = waves(40, 55, 60)
    special = replace(second, remark="Coronatijd: veel clubs waren dicht.")
    made = report_on(["q"], first, special, third)
    (found,) = findings(made)
    assert "Bijzonder bij Eenmeting: Coronatijd: veel clubs waren dicht." in found.notes
    data = json.loads(render(made, "json"))
    compared = next(each for each in data["variables"] if each["code"] == "q")["comparisons"]
    assert [[each["wave"] for each in one["remarks"]] for one in compared] == [["eenmeting"], [], ["eenmeting"]]


def test_the_summary_tells_the_whole_series() -> None:
    chapter = {"code": "s", "title": "S", "show": "summary", "questions": ["q"]}
    made = report({"chapters": [chapter], "compare": "yes"}, *waves(40, 55, 80))
    told = next(block.items[0] for each in made.chapters for block in each.blocks if hasattr(block, "items"))
    assert told.replace("\u00a0", " ").startswith("Vraag? Van 40% “Ja” (n = 100), via 55% “Ja” (n = 100), naar 80%")


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "json"])
def test_a_series_can_be_every_kind_of_file(kind: str) -> None:
    chapters = [
        {"code": "v", "title": "Vragen", "show": "questions", "questions": ["q"]},
        {"code": "m", "title": "Methode", "show": "method"},
        {"code": "r", "title": "Respons", "show": "response"},
    ]
    assert render(report({"chapters": chapters, "compare": "yes"}, *waves(40, None, 80)), kind)
