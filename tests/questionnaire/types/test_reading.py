"""What each type makes of posted strings: one table per type, and arbitrary text for all of them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.messages import MESSAGES, message
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.types import QUESTION_TYPES
from tests.builders import choices, question

AB = choices("a", "b", "c")
SINGLE = question("single", choices=AB)
SCALE = question("scale", scale="eens3")
MULTIPLE = question("multiple", choices=choices("a", "b", "c", "geen", exclusive="geen"), minimum="2", maximum="2")
NUMBER = question("number", minimum="0", maximum="2000")
AMOUNT = question("number", decimals="2", unit="euro")
GRADE = question("grade")
TEXT = question("text", max_length="10")
DATE = question("date", earliest="2026-01-01", latest="2026-12-31")
RANKING = question("ranking", choices=AB, maximum="2")
ALLOCATION = question("allocation", choices=AB)
BACKGROUND = question("background", choices=AB)
NOTE = question("note")
ALL = [SINGLE, SCALE, MULTIPLE, NUMBER, AMOUNT, GRADE, TEXT, DATE, RANKING, ALLOCATION, BACKGROUND, NOTE]

READABLE: list[tuple[Question, list[str], Value | None]] = [
    (SINGLE, ["b"], "b"),
    (SINGLE, [" b "], "b"),
    (SINGLE, [], None),
    (SINGLE, [""], None),
    (SCALE, ["wn"], "wn"),
    (MULTIPLE, ["c", "a"], ["a", "c"]),
    (MULTIPLE, ["a", "a", "b"], ["a", "b"]),
    (MULTIPLE, ["geen"], ["geen"]),
    (MULTIPLE, [], None),
    (NUMBER, ["40"], 40),
    (NUMBER, ["ca. 40"], 40),
    (NUMBER, ["Ongeveer 40"], 40),
    (NUMBER, ["±40"], 40),
    (NUMBER, ["1.250"], 1250),
    (NUMBER, ["1 250"], 1250),
    (NUMBER, ["1.250,00"], 1250),
    (NUMBER, ["0"], 0),
    (NUMBER, ["  "], None),
    (AMOUNT, ["€ 1.250,50"], 1250.5),
    (AMOUNT, ["1250,5 euro"], 1250.5),
    (AMOUNT, ["1,250.50"], 1250.5),
    (AMOUNT, ["12.5"], 12.5),
    (AMOUNT, ["1.250,-"], 1250),
    (GRADE, ["10"], 10),
    (TEXT, [" a\r\nb "], "a\nb"),
    (TEXT, ["\x00\ud800"], None),
    (TEXT, ["<b>&"], "<b>&"),
    (DATE, ["31-12-2026"], "2026-12-31"),
    (DATE, ["1/2/2026"], "2026-02-01"),
    (DATE, ["2026-02-01"], "2026-02-01"),
    (DATE, ["1 februari 2026"], "2026-02-01"),
    (DATE, ["1 feb. 2026"], "2026-02-01"),
    (RANKING, ["c", "a"], ["c", "a"]),
    (RANKING, ["c", ""], ["c"]),
    (RANKING, ["", ""], None),
    (ALLOCATION, ["a=60", "b=40", "c="], {"a": 60, "b": 40, "c": 0}),
    (ALLOCATION, ["a=", "b=", "c="], None),
    (BACKGROUND, ["c"], "c"),
    (NOTE, ["x"], None),
]

REFUSED = [
    (SINGLE, ["z"], "unknown_choice"),
    (SINGLE, ["a", "b"], "one_answer"),
    (SCALE, ["5"], "unknown_choice"),
    (MULTIPLE, ["a", "geen"], "exclusive"),
    (MULTIPLE, ["a", "b", "c"], "too_many"),
    (MULTIPLE, ["a"], "too_few"),
    (MULTIPLE, ["a", "z"], "unknown_choice"),
    (NUMBER, ["40 à 50"], "not_a_number"),
    (NUMBER, ["veertig"], "not_a_number"),
    (NUMBER, ["1e5"], "not_a_number"),
    (NUMBER, ["inf"], "not_a_number"),
    (NUMBER, ["nan"], "not_a_number"),
    (NUMBER, ["٤٠"], "not_a_number"),
    (NUMBER, ["9" * 400], "not_a_number"),
    (NUMBER, ["1,5"], "whole_number"),
    (NUMBER, ["-1"], "too_low"),
    (NUMBER, ["2001"], "too_high"),
    (AMOUNT, ["1,255"], "decimals"),
    (GRADE, ["0"], "grade"),
    (GRADE, ["7,5"], "grade"),
    (TEXT, ["x" * 11], "too_long"),
    (DATE, ["30-02-2026"], "not_a_date"),
    (DATE, ["gisteren"], "not_a_date"),
    (DATE, ["31-12-2025"], "too_early"),
    (DATE, ["1-1-2027"], "too_late"),
    (RANKING, ["", "a"], "rank_gap"),
    (RANKING, ["a", "a"], "rank_twice"),
    (RANKING, ["a", "b", "c"], "too_many"),
    (ALLOCATION, ["a=60", "b=30"], "allocation_total"),
    (ALLOCATION, ["a=-5", "b=105"], "points"),
    (ALLOCATION, ["z=100"], "unknown_choice"),
    (ALLOCATION, ["a=50", "a=50"], "one_answer"),
    (BACKGROUND, ["z"], "unknown_choice"),
]


@pytest.mark.parametrize(("asked", "raw", "value"), READABLE)
def test_posted_strings_become_a_value(asked: Question, raw: list[str], value: Value | None) -> None:
    assert asked.read(raw) == value


@pytest.mark.parametrize(("asked", "raw", "key"), REFUSED)
def test_what_cannot_be_an_answer_is_refused_with_its_reason(asked: Question, raw: list[str], key: str) -> None:
    with pytest.raises(AnswerError) as refusal:
        asked.read(raw)
    assert refusal.value.key == key


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("asked", "raw", "key"), REFUSED)
def test_every_refusal_has_a_sentence(asked: Question, raw: list[str], key: str, language: str) -> None:
    with pytest.raises(AnswerError) as refusal:
        asked.read(raw)
    text = message(refusal.value, language)
    assert text.endswith((".", "!"))
    assert "{" not in text


def test_both_languages_have_the_same_messages() -> None:
    assert MESSAGES["nl"].keys() == MESSAGES["en"].keys()
    assert MESSAGES["nl"].keys() == {key for _, _, key in REFUSED} | {"required"}


@pytest.mark.parametrize(("asked", "raw", "value"), READABLE)
def test_a_value_survives_the_form_and_the_import_cell(asked: Question, raw: list[str], value: Value | None) -> None:
    assert asked.read(asked.write(value)) == value
    assert asked.read(asked.split(asked.join(value))) == value


@given(raw=st.lists(st.text(max_size=40), max_size=4))
@pytest.mark.parametrize("asked", ALL, ids=lambda q: type(q).__name__)
def test_arbitrary_text_is_read_or_refused_and_never_crashes(asked: Question, raw: list[str]) -> None:
    try:
        value = asked.read(raw)
    except AnswerError as error:
        message(error, "nl")
        return
    assert json.loads(json.dumps(value)) == value
    assert asked.read(asked.write(value)) == value
    asked.show(value, "nl")


def test_every_type_that_has_a_value_is_in_the_tables() -> None:
    assert {type(asked) for asked in ALL} == set(QUESTION_TYPES.values()) - {QUESTION_TYPES["grid"]}
