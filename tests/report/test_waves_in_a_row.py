"""Three waves or more: each beside the first and the one before, breaks with their reason, and what was special."""

import json
from dataclasses import replace
from typing import Any

import pytest

from surveyapp.report import render
from surveyapp.report.inputs import WaveInput
from surveyapp.report.model import Finding
from tests.builders import choices, questionnaire
from tests.report.waves import answered, findings, report, report_on, wave

CLOSED: dict[str, object] = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
OTHER: dict[str, object] = {"code": "anders", "type": "number"}
NEW_VERSION = "De vraag kreeg tussen de metingen een nieuwe versie. Daarom staat hier geen verschil."
CLOSED_CLUBS = "De accommodaties waren dicht."


def asked(code: str, ja: int, remark: str = "", **changed: object) -> WaveInput:
    """A wave of 100 answers, so many of them yes."""
    made = wave(questionnaire({**CLOSED, **changed}, OTHER), answered("q", ja=ja, nee=100 - ja), code)
    return replace(made, remark=remark)


def row(found: Finding, header: str) -> list[str]:
    assert found.table
    return next([cell.text for cell in row.cells] for row in found.table.rows if row.header == header)


def changing() -> Finding:
    """The question has a new version from the third of four waves on."""
    waves = [asked("nulmeting", 40), asked("eenmeting", 50)]
    waves += [asked("tweemeting", 30, revision="2"), asked("driemeting", 65, revision="2")]
    return findings(report_on(["q"], *waves))[0]


@pytest.mark.parametrize(
    ("since", "differences"),
    [("Nulmeting", ["", "+10", "–", "–"]), ("de meting ervoor", ["", "+10", "–", "+35"])],
)
def test_every_wave_has_its_difference_with_the_first_and_with_the_one_before(
    since: str, differences: list[str]
) -> None:
    found = changing()
    assert row(found, "Ja") == ["40%", "50%", "30%", "65%"]
    assert row(found, f"Verschil met {since}: Ja") == differences


def test_the_line_stops_where_the_question_changed_and_a_note_says_why() -> None:
    found = changing()
    assert found.chart
    assert {series.breaks for series in found.chart.series} == {(2,)}
    told = [note for note in found.notes if NEW_VERSION in note]
    assert told == [f"Tweemeting, vergeleken met de meting ervoor: {NEW_VERSION}"]


def test_a_wave_without_the_question_has_dashes_with_the_reason_and_the_others_are_still_compared() -> None:
    silent = wave(questionnaire(OTHER), [{"anders": 3}] * 30, "eenmeting")
    found = findings(report_on(["q"], asked("nulmeting", 40), silent, asked("tweemeting", 70)))[0]
    assert row(found, "Ja") == ["40%", "–", "70%"]
    assert row(found, "Verschil met Nulmeting: Ja") == ["", "–", "+30"]
    assert row(found, "Verschil met de meting ervoor: Ja") == ["", "–", "–"]
    reason = "Deze vraag is niet in beide metingen gesteld."
    assert [note for note in found.notes if reason in note] == [
        f"{title}, vergeleken met de meting ervoor: {reason}" for title in ("Eenmeting", "Tweemeting")
    ]


def test_a_difference_in_a_series_is_of_unrounded_shares() -> None:
    first = wave(questionnaire(CLOSED), answered("q", ja=54, nee=46), "nulmeting")
    later = [wave(questionnaire(CLOSED), answered("q", ja=149, nee=51), code) for code in ("eenmeting", "tweemeting")]
    table = findings(report_on(["q"], first, *later))[0].table
    assert table
    cells = next(row.cells for row in table.rows if row.header == "Verschil met Nulmeting: Ja")
    assert [cell.text for cell in cells] == ["", "+21", "+21"]  # 54% and 74.5%, printed as 75%
    assert [cell.value for cell in cells[1:]] == [pytest.approx(0.205)] * 2


def special() -> list[WaveInput]:
    return [asked("nulmeting", 40), asked("eenmeting", 50, CLOSED_CLUBS), asked("tweemeting", 60)]


@pytest.mark.parametrize("chosen", [(0, 1), (1, 2), (0, 1, 2)])
def test_what_was_special_about_a_wave_goes_along_with_every_comparison_that_it_is_in(chosen: tuple[int, ...]) -> None:
    found = findings(report_on(["q"], *(special()[place] for place in chosen)))[0]
    assert found.notes.count(f"Bijzonder bij Eenmeting: {CLOSED_CLUBS}") == 1


def test_without_that_wave_nothing_special_is_said() -> None:
    found = findings(report_on(["q"], special()[0], special()[2]))[0]
    assert not [note for note in found.notes if "Bijzonder" in note]


def test_an_effect_study_tells_it_too() -> None:
    share = {"code": "i", "kind": "share", "of": "q", "choices": "ja", "label": "Genoeg"}
    form = questionnaire(CLOSED, {**CLOSED, "code": "hulp"}, indicators=[share])
    rows = [{"hulp": "ja", "q": "ja"}, {"hulp": "nee", "q": "nee"}] * 20
    later = replace(wave(form, rows, "eenmeting"), remark=CLOSED_CLUBS)
    chapter = {"code": "e", "title": "Effect", "show": "effect", "effect": {"of": "i", "used": "hulp"}}
    (found,) = findings(report({"chapters": [chapter], "compare": "yes"}, wave(form, rows), later))
    assert f"Bijzonder bij Eenmeting: {CLOSED_CLUBS}" in found.notes


def test_the_json_has_the_remark_at_each_comparison_of_that_wave_and_at_no_other() -> None:
    document: dict[str, Any] = json.loads(render(report_on(["q"], *special()), "json"))
    variable = next(each for each in document["variables"] if each["code"] == "q")
    remark = [{"wave": "eenmeting", "remark": CLOSED_CLUBS}]
    assert {(each["from"], each["to"]): each["remarks"] for each in variable["comparisons"]} == {
        ("nulmeting", "eenmeting"): remark,
        ("nulmeting", "tweemeting"): [],
        ("eenmeting", "tweemeting"): remark,
    }
