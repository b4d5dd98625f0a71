"""From documents to typed columns: every kind of answer, and the three kinds of no answer."""

import numpy as np
import pandas as pd
import pytest

from surveyapp.analysis.encode import Column, State, UnknownAnswerError
from surveyapp.analysis.table import PopulationError, ResponseTable
from surveyapp.questionnaire.answers import Answers
from tests.analysis.tables import table
from tests.builders import choices, questionnaire


def listed(column: Column) -> list[object]:
    """The values of a column with one value per respondent."""
    assert isinstance(column.values, pd.Series)
    return column.values.tolist()


WITH_UNKNOWN = choices("ja", "nee", "wn", missing="wn")


def test_not_asked_skipped_and_do_not_know_stay_apart() -> None:
    column = table(
        [{"code": "q", "type": "single", "choices": WITH_UNKNOWN}], [{}, {"q": None}, {"q": "wn"}, {"q": "nee"}]
    ).columns["q"]
    assert column.state.tolist() == [State.NOT_ASKED, State.SKIPPED, State.MISSING, State.VALID]
    assert column.values.isna().to_numpy().tolist() == [True, True, False, False]
    assert listed(column)[2:] == ["wn", "nee"]


@pytest.mark.parametrize(
    ("question", "answer", "value"),
    [
        ({"type": "single", "choices": choices("a", "b")}, "b", "b"),
        ({"type": "scale", "scale": "eens3"}, "eens", "eens"),
        ({"type": "multiple", "choices": choices("a", "b", "c")}, ["a", "c"], [True, False, True]),
        ({"type": "ranking", "choices": choices("a", "b", "c")}, ["c", "a"], [2, 0, 1]),
        ({"type": "allocation", "choices": choices("a", "b")}, {"a": 30, "b": 70}, [30.0, 70.0]),
        ({"type": "number"}, 12, 12.0),
        ({"type": "grade"}, 8, 8.0),
        ({"type": "text"}, "Meer vrijwilligers", "Meer vrijwilligers"),
    ],
)
def test_each_kind_of_answer_becomes_a_value(question: dict[str, object], answer: object, value: object) -> None:
    documents: list[Answers] = [{"q": answer}, {"q": None}, {}]  # type: ignore[dict-item]
    column = table([{"code": "q", **question}], documents).columns["q"]
    first = column.values.iloc[0]
    assert first.tolist() == value if isinstance(value, list) else first == value
    assert column.state.tolist() == [State.VALID, State.SKIPPED, State.NOT_ASKED]


def test_a_date_becomes_a_day() -> None:
    column = table([{"code": "q", "type": "date"}], [{"q": "2025-10-26"}]).columns["q"]
    assert listed(column) == [pd.Timestamp(2025, 10, 26)]


def test_a_multiple_choice_with_only_do_not_know_is_missing() -> None:
    question = {"code": "q", "type": "multiple", "choices": WITH_UNKNOWN}
    column = table([question], [{"q": ["wn"]}, {"q": ["ja", "wn"]}]).columns["q"]
    assert column.state.tolist() == [State.MISSING, State.VALID]


def test_an_indicator_is_a_column_like_any_other_with_its_own_three_kinds_of_no_answer() -> None:
    made = table(
        [{"code": "q", "type": "single", "choices": WITH_UNKNOWN}],
        [{"q": "ja"}, {"q": "nee"}, {"q": "wn"}, {"q": None}, {}],
        indicators=[{"code": "i", "kind": "share", "of": "q", "choices": ["ja"], "label": "Ja"}],
    )
    states = [State.VALID, State.VALID, State.MISSING, State.SKIPPED, State.NOT_ASKED]
    assert made.columns["i"].state.tolist() == states
    assert made.columns["i"].valid.tolist() == ["ja", "nee"]
    assert made.columns["i"].values.isna().to_numpy().tolist() == [False, False, True, True, True]


def test_an_indicator_over_several_questions_is_computed_from_each_respondents_own_answers() -> None:
    rows = [{"code": "x", "type": "scale", "scale": "eens3"}, {"code": "y", "type": "scale", "scale": "eens3"}]
    made = table(
        rows,
        [{"x": "eens", "y": "oneens"}, {"x": "eens", "y": "wn"}, {"x": "neutraal", "y": "neutraal"}],
        indicators=[{"code": "i", "kind": "mean", "of": ["x", "y"], "reverse": ["y"], "label": "Gemiddelde"}],
    )
    assert listed(made.columns["i"]) == pytest.approx([3.0, np.nan, 2.0], nan_ok=True)
    assert made.columns["i"].state.tolist() == [State.VALID, State.MISSING, State.VALID]


def test_an_indicator_may_rest_on_a_multiple_choice() -> None:
    made = table(
        [{"code": "q", "type": "multiple", "choices": choices("a", "b")}],
        [{"q": ["a"]}, {"q": ["a", "b"]}],
        indicators=[{"code": "i", "kind": "share", "of": "q", "choices": ["b"], "label": "B"}],
    )
    assert listed(made.columns["i"]) == ["nee", "ja"]


def test_the_order_of_the_documents_is_kept_over_many_of_them() -> None:
    numbers = list(range(1234))
    made = table([{"code": "q", "type": "number"}], [{"q": number} for number in numbers])
    assert listed(made.columns["q"]) == numbers
    assert made.responses == 1234


def test_documents_may_come_from_an_iterator_and_hold_codes_that_are_no_question() -> None:
    made = questionnaire({"code": "q", "type": "number"})
    documents: list[Answers] = [{"ander": "x", "q": 3}, {"q": 4}]
    read = ResponseTable.from_documents(made, iter(documents))
    assert listed(read.columns["q"]) == [3.0, 4.0]


def test_a_wave_without_answers_is_a_table_without_rows() -> None:
    made = table([{"code": "q", "type": "multiple", "choices": choices("a", "b")}], [])
    assert made.responses == 0
    assert made.columns["q"].values.shape == (0, 2)


def test_an_answer_that_the_question_does_not_know_is_an_error_and_never_counted_silently() -> None:
    with pytest.raises(UnknownAnswerError, match="q: unknown answer 'oud'"):
        table([{"code": "q", "type": "single", "choices": choices("a", "b")}], [{"q": "oud"}])


def test_more_answers_than_units_in_the_frame_is_an_error() -> None:
    with pytest.raises(PopulationError, match="3 answers from a frame of 2"):
        table([{"code": "q", "type": "number"}], [{"q": 1}] * 3, population=2)


def test_answers_through_an_open_link_have_no_frame() -> None:
    made = table([{"code": "q", "type": "number"}], [{"q": 1}] * 3, population=2, open_link=True)
    assert made.population is None


def test_variables_stand_in_the_order_of_the_questionnaire_with_indicators_last() -> None:
    made = table(
        [{"code": "b", "type": "scale", "scale": "eens3"}, {"code": "a", "type": "number"}],
        [],
        indicators=[{"code": "i", "kind": "mean", "of": "b", "label": "I"}],
    )
    assert [variable.code for variable in made.variables] == ["b", "a", "i"]
