"""Indicators over one respondent's answers: tables of answers and value."""

import pytest

from surveyapp.questionnaire.answers import NOT_ASKED, Answers
from surveyapp.questionnaire.model import Questionnaire
from tests.builders import choices, questionnaire

GRID = {
    "code": "g",
    "type": "grid",
    "scale": "eens3",
    "rows": [{"code": code, "label": code.upper()} for code in ("r1", "r2", "r3")],
}
ENOUGH = {"code": "genoeg", "type": "single", "choices": choices("ja", "krap", "nee", "wn", missing="wn")}


def with_indicator(**fields: object) -> Questionnaire:
    number = {"code": "n", "type": "number", "minimum": "0", "maximum": "10"}
    several = {"code": "m", "type": "multiple", "choices": choices("a", "b", "wn", missing="wn")}
    return questionnaire(GRID, ENOUGH, number, several, indicators=[{"code": "i", "label": "I", **fields}])


def value(asked: Questionnaire, answers: Answers) -> object:
    return asked.variables[-1].value(answers)


@pytest.mark.parametrize(
    ("of", "chosen", "answers", "expected"),
    [
        ("genoeg", ["ja", "krap"], {"genoeg": "krap"}, "ja"),
        ("genoeg", ["ja", "krap"], {"genoeg": "nee"}, "nee"),
        ("genoeg", ["ja", "krap"], {"genoeg": "wn"}, None),
        ("genoeg", "ja", {"genoeg": None}, None),
        ("genoeg", "ja", {}, NOT_ASKED),
        ("m", ["a"], {"m": ["a", "b"]}, "ja"),
        ("m", ["a"], {"m": ["b"]}, "nee"),
        ("m", ["a"], {"m": ["wn"]}, None),
    ],
)
def test_a_share_joins_choices(of: str, chosen: object, answers: Answers, expected: object) -> None:
    assert value(with_indicator(kind="share", of=of, choices=chosen), answers) == expected


@pytest.mark.parametrize(
    ("fields", "answers", "expected"),
    [
        ({"of": ["r1", "r2"]}, {"r1": "eens", "r2": "oneens"}, 2.0),
        ({"of": ["r1", "r2"], "reverse": ["r2"]}, {"r1": "eens", "r2": "oneens"}, 3.0),
        ({"of": ["r1", "r2"]}, {"r1": "eens", "r2": "wn"}, None),
        ({"of": ["r1", "r2"], "minimum_valid": "1"}, {"r1": "eens", "r2": "wn"}, 3.0),
        ({"of": ["r1", "r2"], "minimum_valid": "1"}, {"r1": None, "r2": "wn"}, None),
        ({"of": ["r1"]}, {}, NOT_ASKED),
        ({"of": ["n"]}, {"n": 4}, 4.0),
        ({"of": ["n"], "reverse": ["n"]}, {"n": 4}, 6.0),
    ],
)
def test_a_mean_is_of_the_valid_items(fields: dict[str, object], answers: Answers, expected: object) -> None:
    assert value(with_indicator(kind="mean", **fields), answers) == expected


def test_a_sum_adds_the_scores() -> None:
    asked = with_indicator(kind="sum", of=["r1", "r2", "r3"])
    assert value(asked, {"r1": "eens", "r2": "eens", "r3": "neutraal"}) == 8.0


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"r1": "eens", "r2": "eens"}, "vitaal"),
        ({"r1": "eens", "r2": "oneens"}, "krachtig"),
        ({"r1": "oneens", "r2": "eens"}, "sociaal"),
        ({"r1": "oneens", "r2": "oneens"}, "kwetsbaar"),
        ({"r1": "neutraal", "r2": "eens"}, "tussen"),
        ({"r1": "wn", "r2": "eens"}, None),
        ({}, NOT_ASKED),
    ],
)
def test_a_typology_cuts_two_axes_and_knows_between(answers: Answers, expected: object) -> None:
    places = {"vitaal": "high high", "krachtig": "high low", "sociaal": "low high", "kwetsbaar": "low low"}
    types = [
        {"code": code, "label": code.capitalize(), "x": place.split()[0], "y": place.split()[1]}
        for code, place in places.items()
    ]
    x = {"label": "Kracht", "of": "r1", "cut": "2", "margin": "0.5"}
    y = {"label": "Gerichtheid", "of": "r2", "cut": "2"}
    assert value(with_indicator(kind="typology", x=x, y=y, types=types), answers) == expected
