"""Two waves side by side: the difference, its test, and a dash with the reason where there is nothing to compare."""

from collections.abc import Mapping

import pytest

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.model import Finding, Report, Unit
from tests.builders import choices, questionnaire
from tests.report.waves import answered, findings, report, report_on, wave


def closed(**fields: object) -> Questionnaire:
    return questionnaire(
        {"code": "q", "type": "single", "choices": [*choices("ja", "nee"), *choices("wn", missing="wn")], **fields}
    )


def two_waves(earlier: Mapping[str, int], later: Mapping[str, int], **changed: object) -> Finding:
    first = wave(closed(), answered("q", **earlier), "nulmeting", invited=200)
    second = wave(closed(**changed), answered("q", **later), "eenmeting", invited=200)
    return findings(report_on(["q"], first, second))[0]


def row(found: Finding, header: str) -> list[str]:
    assert found.table
    return next([cell.text for cell in row.cells] for row in found.table.rows if row.header == header)


def test_the_difference_is_later_minus_earlier_from_unrounded_figures() -> None:
    found = two_waves({"ja": 54, "nee": 46}, {"ja": 149, "nee": 51})  # 54% and 74.5%: printed as 75%
    assert found.table
    cell = next(row for row in found.table.rows if row.header == "Ja").cells[2]
    assert (cell.text, cell.unit) == ("+21", Unit.POINTS)
    assert cell.value == pytest.approx(0.205)
    assert found.table.columns[:3] == ("Nulmeting", "Eenmeting", "Verschil in procentpunt")


def test_a_significant_difference_is_called_more_than_chance() -> None:
    found = two_waves({"ja": 54, "nee": 46}, {"ja": 150, "nee": 50})
    assert "groter dan door toeval te verwachten" in found.statement
    assert "“Ja”: van 54% (Nulmeting) naar 75% (Eenmeting), een verschil van +21" in found.statement


def test_a_difference_that_can_be_chance_is_not_called_a_rise() -> None:
    found = two_waves({"ja": 5, "nee": 5}, {"ja": 6, "nee": 4})
    assert "Dat verschil kan toeval zijn" in found.statement


def test_a_changed_question_gets_a_dash_and_the_reason_and_no_difference() -> None:
    found = two_waves({"ja": 41, "nee": 59}, {"ja": 54, "nee": 46}, revision="2")
    assert row(found, "Ja") == ["41%", "54%", "–", "–", "–", "–"]
    assert "nieuwe versie" in found.statement
    assert "13" not in found.statement


def test_each_wave_has_its_own_base() -> None:
    found = two_waves({"ja": 5, "nee": 5, "wn": 2}, {"ja": 6, "nee": 14, "skipped": 3})
    assert found.base.replace("\u00a0", " ") == "Nulmeting: n = 10 (N = 200); Eenmeting: n = 20 (N = 200)."
    assert row(found, "Totaal dat meetelt (n)") == ["10", "20", "", "", "", ""]
    assert row(found, "Wn")[:2] == ["2", "0"]
    assert row(found, "Niet ingevuld")[:2] == ["0", "3"]


def test_a_wave_below_the_threshold_hides_itself_and_the_difference() -> None:
    found = two_waves({"ja": 3, "nee": 1}, {"ja": 10, "nee": 10})
    assert row(found, "Ja") == ["minder dan 5", "50%", "–", "–", "–", "–"]
    assert row(found, "Totaal dat meetelt (n)")[:2] == ["–", "20"]
    assert "Te weinig antwoorden" in found.statement


def test_a_question_that_only_one_wave_had_is_shown_without_a_difference() -> None:
    earlier = wave(questionnaire({"code": "a", "type": "single", "choices": choices("ja", "nee")}), [{"a": "ja"}] * 9)
    found = findings(report_on(["q"], earlier, wave(closed(), answered("q", ja=6, nee=4), "eenmeting")))[0]
    assert row(found, "Ja") == ["–", "60%", "–", "–", "–", "–"]
    assert found.statement == "Deze vraag is niet in beide metingen gesteld."


def test_the_mean_of_numbers_is_compared() -> None:
    graded = questionnaire({"code": "q", "type": "grade"})
    waves = (
        wave(graded, [{"q": grade} for grade in (5, 6, 6, 7, 6, 5)], "nulmeting"),
        wave(graded, [{"q": grade} for grade in (8, 9, 8, 7, 8, 8)], "eenmeting"),
    )
    found = findings(report_on(["q"], *waves))[0]
    assert row(found, "Gemiddelde")[:3] == ["5,8", "8,0", "+2,2"]
    assert found.statement.startswith("Het gemiddelde: van 5,8 (Nulmeting) naar 8,0 (Eenmeting)")


def test_the_rows_of_a_grid_are_compared_by_their_highest_answers() -> None:
    rows = [{"code": "g_a", "label": "Contact."}, {"code": "g_b", "label": "Regels."}]
    grid = questionnaire({"code": "g", "type": "grid", "scale": "eens3", "rows": rows})
    waves = (
        wave(grid, [{"g_a": "oneens", "g_b": "eens"}] * 20, "nulmeting"),
        wave(grid, [{"g_a": "eens", "g_b": "eens"}] * 20, "eenmeting"),
    )
    found = findings(report_on(["g"], *waves))[0]
    assert row(found, "Contact.")[:3] == ["0%", "100%", "+100"]
    assert row(found, "Regels.")[:3] == ["100%", "100%", "0"]
    assert found.statement == (
        "Bij één van de 2 onderwerpen is het verschil groter dan door toeval te verwachten is: "
        "“Contact” (+100\u00a0procentpunt)."
    )


@pytest.mark.parametrize(
    ("fields", "earlier", "later"),
    [
        ({"type": "ranking", "choices": choices("a", "b")}, ["a", "b"], ["b", "a"]),
        ({"type": "allocation", "choices": choices("a", "b")}, {"a": 40, "b": 60}, {"a": 50, "b": 50}),
        ({"type": "multiple", "choices": choices("a", "b")}, ["a"], ["a", "b"]),
        ({"type": "scale", "scale": "eens3"}, "eens", "oneens"),
        ({"type": "date"}, "2020-01-01", "2021-01-01"),
        ({"type": "text"}, "Meer", "Minder"),
        ({"type": "background", "choices": choices("a", "b")}, "a", "b"),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) and "type" in value else None,
)
def test_every_level_of_measurement_can_be_laid_side_by_side(
    fields: dict[str, object], earlier: object, later: object
) -> None:
    asked = questionnaire({"code": "q", **fields})
    waves = (
        wave(asked, [{"q": earlier}] * 6, "nulmeting"),
        wave(asked, [{"q": later}] * 6, "eenmeting"),
    )
    assert findings(report_on(["q"], *waves))


def key_figures(made: Report) -> tuple[str, ...]:
    return next(block.items for chapter in made.chapters for block in chapter.blocks if hasattr(block, "items"))


def test_the_summary_says_of_each_key_figure_whether_the_difference_is_more_than_chance() -> None:
    waves = (
        wave(closed(), answered("q", ja=54, nee=46), "nulmeting"),
        wave(closed(), answered("q", ja=150, nee=50), "b"),
    )
    chapter = {"code": "s", "title": "S", "show": "summary", "questions": ["q"]}
    made = report({"chapters": [chapter], "compare": "yes"}, *waves)
    assert key_figures(made)[0].startswith("Vraag? Van 54% “Ja” (n\u00a0=\u00a0100) naar 75% “Ja”")


def test_a_difference_with_fewer_than_ten_answers_on_one_side_has_a_test_and_no_interval() -> None:
    assert row(two_waves({"ja": 5, "nee": 4}, {"ja": 60, "nee": 40}), "Ja")[3] == "–"
    assert row(two_waves({"ja": 5, "nee": 5}, {"ja": 60, "nee": 40}), "Ja")[3] != "–"


def three_waves(*answers: Mapping[str, int]) -> Finding:
    codes = ("nulmeting", "eenmeting", "tweemeting")
    waves = [wave(closed(), answered("q", **counts), code) for code, counts in zip(codes, answers, strict=True)]
    return findings(report_on(["q"], *waves))[0]


def test_in_a_series_every_difference_has_its_interval_its_p_and_its_effect_with_a_label() -> None:
    found = three_waves({"ja": 50, "nee": 50}, {"ja": 60, "nee": 40}, {"ja": 80, "nee": 20})
    assert found.table
    rows = [(row.header, [cell.text.replace("\u00a0", " ") for cell in row.cells]) for row in found.table.rows]
    place = next(place for place, (header, _) in enumerate(rows) if header == "Verschil met Nulmeting: Ja")
    assert rows[place][1] == ["", "+10", "+30"]
    assert rows[place + 1] == (
        "95%-interval, p-waarde (Holm) en effect: Ja",
        [
            "",
            "\u22124 tot +23; p = 0,155; h = 0,20 (klein)",
            "+17 tot +42; p < 0,001; h = 0,64 (middelgroot)",
        ],
    )


def test_in_a_series_a_point_on_fewer_than_ten_answers_is_drawn_without_limits() -> None:
    found = three_waves({"ja": 5, "nee": 4}, {"ja": 60, "nee": 40}, {"ja": 80, "nee": 20})
    assert found.chart
    assert [limits is None for limits in found.chart.series[0].limits] == [True, False, False]
