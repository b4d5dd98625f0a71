"""How a value is shown, what a composite question unfolds into, and what its measure is."""

import pytest

from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question
from tests.builders import AGREE, choices, question

AB = choices("a", "b")


@pytest.mark.parametrize(
    ("asked", "value", "language", "text"),
    [
        (question("single", choices=AB), "a", "nl", "A"),
        (question("single", choices=AB), "weg", "nl", "weg"),
        (question("scale", scale="eens3"), "eens", "nl", "Eens"),
        (question("multiple", choices=AB), ["a", "b"], "nl", "A, B"),
        (question("number", decimals="1", unit="fte"), 1.5, "nl", "1,5 fte"),
        (question("number", decimals="1", unit="fte"), 1.5, "en", "1.5 fte"),
        (question("number", unit="euro"), 12_000, "nl", "€\u00a012.000"),
        (question("number", decimals="2", unit="euro"), 1250.5, "en", "€1,250.50"),
        (question("grade"), 7, "nl", "7"),
        (question("date"), "2026-12-31", "nl", "31 december 2026"),
        (question("date"), "2026-12-31", "en", "31 December 2026"),
        (question("ranking", choices=AB), ["b", "a"], "nl", "1. B, 2. A"),
        (question("allocation", choices=AB), {"a": 60, "b": 40}, "nl", "A: 60, B: 40"),
        (question("background", choices=AB), "a", "nl", "A"),
        (question("single", choices=AB), None, "nl", ""),
        (question("date"), None, "nl", ""),
    ],
)
def test_an_answer_is_shown_in_words(asked: Question, value: Value | None, language: str, text: str) -> None:
    assert asked.show(value, language) == text


@pytest.mark.parametrize(
    ("asked", "measure"),
    [
        (question("single", choices=AB), Measure.NOMINAL),
        (question("single", scale="eens3"), Measure.ORDINAL),
        (question("single", choices=[{**c, "score": str(n)} for n, c in enumerate(AB)]), Measure.ORDINAL),
        (question("multiple", choices=AB), Measure.MULTIPLE),
        (question("scale", scale="eens3"), Measure.ORDINAL),
        (question("grade"), Measure.NUMBER),
        (question("number"), Measure.NUMBER),
        (question("text"), Measure.TEXT),
        (question("date"), Measure.DATE),
        (question("ranking", choices=AB), Measure.RANK),
        (question("allocation", choices=AB), Measure.ALLOCATION),
        (question("background", choices=AB), Measure.NOMINAL),
        (question("note"), None),
        (question("grid", scale="eens3", rows=[{"code": "r", "label": "R"}]), None),
    ],
)
def test_each_type_has_its_level_of_measurement(asked: Question, measure: Measure | None) -> None:
    assert asked.measure is measure


def test_a_grid_unfolds_into_a_scale_question_per_row_that_inherits_from_the_grid() -> None:
    rows = [{"code": "r1", "label": "Een", "concept": "idee"}, {"code": "r2", "label": "Twee", "revision": "2"}]
    grid = question("grid", "g", scale="eens3", required="yes", ask_if={"x": "ja"}, source="Stap 9", rows=rows)
    first, second = grid.unfold()
    assert (first.code, first.label, first.concept, first.revision) == ("r1", "Een", "idee", 1)
    assert (second.code, second.revision) == ("r2", 2)
    assert first.required
    assert first.source == "Stap 9"
    assert first.ask_if == grid.ask_if
    assert first.categories == AGREE.choices


@pytest.mark.parametrize("type", ["single", "multiple"])
def test_anders_namelijk_unfolds_into_a_text_that_is_asked_with_that_choice_only(type: str) -> None:
    asked = question(type, "q", choices=choices("a", "anders", open="anders"))
    main, text = asked.unfold()
    assert main is asked
    assert text.code == "q_anders"
    assert text.ask_if is not None
    assert text.ask_if.holds({"q": ["a", "anders"] if type == "multiple" else "anders"})
    assert not text.ask_if.holds({"q": ["a"] if type == "multiple" else "a"})


def test_a_note_unfolds_into_nothing() -> None:
    assert question("note").unfold() == ()


def test_a_shared_scale_numbers_its_choices_and_leaves_missing_ones_without_a_score() -> None:
    assert [choice.score for choice in AGREE.choices] == [1, 2, 3, None]


def test_longer_questions_take_longer() -> None:
    short, long = question("text"), question("text", lines="5", label="Wat gaat er goed " * 10)
    assert 0 < short.seconds < long.seconds
