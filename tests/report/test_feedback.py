"""A feedback report: the own answers marked among those of everybody, and nothing more about others than elsewhere."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from surveyapp.report.definition import ReportDefinition
from surveyapp.report.feedback import Feedback
from surveyapp.report.inputs import Sender
from surveyapp.report.model import Finding, Report
from tests.builders import choices, questionnaire
from tests.report.waves import findings, report_on, wave

TODAY = datetime.date(2026, 11, 28)
SURVEY = questionnaire(
    {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee", "soms")},
    {"code": "hulp", "type": "multiple", "label": "Hulp?", "choices": choices("geld", "tijd")},
    {"code": "leden", "type": "number", "label": "Leden?", "minimum": 0, "maximum": 900, "classes": [10, 100]},
    {"code": "vindt", "type": "grid", "scale": "eens3", "label": "Wat vindt u?", "rows": [{"code": "a", "label": "A"}]},
    {"code": "tip", "type": "text", "label": "Tip?"},
    indicators=[{"code": "heeft", "kind": "share", "label": "Heeft genoeg", "of": "genoeg", "choices": ["ja"]}],
)
PEOPLE: list[dict[str, Any]] = [
    {"genoeg": "ja", "hulp": ["geld"], "leden": 50, "a": "eens", "tip": "Geheim van een ander"} for _ in range(20)
] + [{"genoeg": "nee", "hulp": ["tijd"], "leden": 8, "a": "oneens", "tip": None} for _ in range(20)]
DEFINITION = ReportDefinition.model_validate(
    {
        "code": "terug",
        "title": "Terug",
        "chapters": [
            {"code": "vooraf", "title": "Vooraf", "text": "Er deden {n} mee."},
            {
                "code": "eigen",
                "title": "Eigen",
                "show": "own",
                "questions": ["genoeg", "hulp", "leden", "vindt", "heeft", "tip"],
            },
        ],
    }
)


def feedback(answers: Mapping[str, Any], people: list[dict[str, Any]] = PEOPLE) -> Report:
    return Feedback(DEFINITION, wave(SURVEY, people), Sender("Zonstad", 5), TODAY).of("Club A", answers)


def about(code: str, answers: Mapping[str, Any], people: list[dict[str, Any]] = PEOPLE) -> Finding:
    return next(found for found in findings(feedback(answers, people)) if found.code == code)


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("genoeg", "ja", "Uw antwoord: “Ja”. Dat antwoord gaf 50% van 40\u00a0organisaties."),
        ("genoeg", None, "U vulde hier niets in."),
        ("hulp", ["geld", "tijd"], "Uw antwoord: “Geld” en “Tijd”. Van 40\u00a0organisaties koos ook: “Geld” 50% en"),
        ("leden", 12, "Uw antwoord: “12”. Gemiddeld over 40\u00a0organisaties is het 29,0."),
    ],
)
def test_the_own_answer_stands_beside_that_of_everybody(code: str, value: object, told: str) -> None:
    assert about(code, {code: value}).statement.startswith(told)


@pytest.mark.parametrize(
    ("code", "value", "marked"),
    [("genoeg", "nee", ["Nee (u)"]), ("leden", 8, ["10 of minder (u)"]), ("leden", 11, ["11 tot en met 100 (u)"])],
)
def test_the_own_answer_is_marked_by_a_word_in_the_chart(code: str, value: str | int, marked: list[str]) -> None:
    chart = about(code, {code: value}).chart
    assert chart is not None
    assert [label for label in chart.categories if label.endswith("(u)")] == marked
    assert marked[0] in chart.alt


def test_a_grid_has_a_row_per_statement_with_who_answered_the_same() -> None:
    table = about("vindt", {"a": "oneens"}).table
    assert table is not None
    assert [cell.text for cell in table.rows[0].cells] == ["Oneens", "50%", "40"]


def test_an_indicator_is_told_of_the_respondent_too() -> None:
    assert about("heeft", {"genoeg": "ja"}).statement.startswith("Bij u: ja. Dat antwoord gaf 50%")


def test_what_was_not_asked_and_what_others_wrote_stays_out() -> None:
    made = feedback({"genoeg": "ja", "tip": "Mijn tip"})
    assert {found.code for found in findings(made)} == {"genoeg", "heeft"}
    assert "Geheim" not in str(made)


def test_it_says_of_others_what_any_report_says() -> None:
    people = [*PEOPLE, {**PEOPLE[0], "genoeg": "soms"}]
    told, public = about("genoeg", {"genoeg": "soms"}, people), findings(report_on(["genoeg"], wave(SURVEY, people)))[0]
    assert told.chart is not None
    assert public.chart is not None
    assert told.chart.series == public.chart.series
    few = about("genoeg", {"genoeg": "ja"}, PEOPLE[:4])
    assert few.chart is None
    assert "%" not in few.statement


def test_all_reports_of_a_wave_count_once_and_differ_in_what_is_own() -> None:
    made = Feedback(DEFINITION, wave(SURVEY, PEOPLE), Sender("Zonstad", 5), TODAY)
    first, second = made.of("Club A", PEOPLE[0]), made.of("Club B", PEOPLE[-1])
    assert first.chapters[0] is second.chapters[0]
    assert first.chapters[1] != second.chapters[1]
    assert first.facts[0] == ("Voor", "Club A")
