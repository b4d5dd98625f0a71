"""From answers to typed pandas columns. Each distinct answer is looked at once, however many respondents gave it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveyapp.analysis import counting
from surveyapp.questionnaire.answers import NOT_ASKED, Answers, NotAsked, Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable

Array: TypeAlias = NDArray[Any]
Given: TypeAlias = Value | NotAsked | None
Key: TypeAlias = Hashable
"""An answer in a form that can be a dictionary key: a list as a tuple, points as a tuple of pairs."""


class State(IntEnum):
    """What a respondent did with a question: the three kinds of no answer, and a valid one."""

    NOT_ASKED = 0
    SKIPPED = 1
    MISSING = 2  # answered, with a choice outside the base
    VALID = 3


@dataclass(frozen=True, eq=False)
class Column:
    """One variable over all respondents: ``state`` per respondent, and ``values`` typed by the measure.

    Choices: a categorical of codes. Numbers: float. Dates: datetime. Text: object. Several values per respondent: a
    frame with a column per choice code, of true or false (multiple), places with 0 for none (rank) or points
    (allocation).
    Values only count where the state is VALID, except that a MISSING choice has its code too.
    """

    variable: Variable
    state: "pd.Series[int]"
    values: "pd.Series[Any] | pd.DataFrame"
    spreads: dict[str, counting.Spread] = field(default_factory=dict, init=False, repr=False)
    """What ``tabulate.spread`` found, per choice."""

    def select(self, rows: Array) -> "Column":
        """The same column for the respondents in these rows."""
        return Column(self.variable, self.state.iloc[rows], self.values.iloc[rows])

    @cached_property
    def states(self) -> Array:
        """How often each state occurs."""
        return np.bincount(self.state.to_numpy(), minlength=len(State))

    @cached_property
    def codes(self) -> Array:
        """The index of the choice of each respondent, -1 for none, of a variable with one choice each."""
        assert isinstance(self.values, pd.Series)
        return self.values.cat.codes.to_numpy()

    @cached_property
    def counts(self) -> counting.Counts:
        """The counts of a variable with choices."""
        if isinstance(self.values, pd.DataFrame):
            return counting.of_ticks(self.states, self.values.to_numpy(), self.naming)
        return counting.of_choices(self.states, self.codes, len(self.variable.categories))

    @cached_property
    def chosen(self) -> dict[str, int]:
        """How often each choice was given, by code."""
        codes = (choice.code for choice in self.variable.categories)
        return dict(zip(codes, self.counts.chosen.tolist(), strict=True))

    def counts_by(self, place: Array, groups: int) -> list[counting.Counts]:
        """The same per group; ``place`` is the group of each respondent, -1 for none."""
        if isinstance(self.values, pd.DataFrame):
            ticks = self.values.to_numpy()
            return counting.of_ticks_by(self.state.to_numpy(), ticks, self.naming, place, groups)
        choices = len(self.variable.categories)
        return counting.of_choices_by(self.state.to_numpy(), self.codes, choices, place, groups)

    @property
    def naming(self) -> Array:
        """The places of the choices that are valid and do not exclude the others."""
        listed = enumerate(self.variable.categories)
        return np.array([place for place, c in listed if not c.missing and not c.exclusive], np.intp)

    @property
    def is_valid(self) -> "pd.Series[bool]":
        """Who gave a valid answer."""
        return self.state == State.VALID

    @property
    def valid(self) -> "pd.Series[Any]":
        """The values of who gave a valid answer, of a variable with one value per respondent."""
        assert isinstance(self.values, pd.Series)
        return self.values[self.is_valid]

    @property
    def valid_frame(self) -> pd.DataFrame:
        """The values of who gave a valid answer, of a variable with a value per choice."""
        assert isinstance(self.values, pd.DataFrame)
        return self.values[self.is_valid]


class UnknownAnswerError(ValueError):
    """A response holds an answer that its own questionnaire does not know."""


Row: TypeAlias = tuple[State, object]
Reader: TypeAlias = Callable[[Variable], tuple[Callable[[Any], Row], Array]]
"""For a variable: what one answer becomes, and an empty array of the right type and width."""


def _places(variable: Variable) -> dict[str, int]:
    return {choice.code: index for index, choice in enumerate(variable.categories)}


def _choices(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    rows = {
        choice.code: (State.MISSING if choice.missing else State.VALID, index)
        for index, choice in enumerate(variable.categories)
    }
    return rows.__getitem__, np.full(1, -1, np.int16)


def _numbers(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    return lambda number: (State.VALID, float(number)), np.full(1, np.nan)


def _multiples(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    place, missing = _places(variable), {choice.code for choice in variable.categories if choice.missing}

    def read(ticked: list[str]) -> Row:
        row = np.zeros(len(place), np.bool_)
        row[[place[code] for code in ticked]] = True
        return (State.VALID if set(ticked) - missing else State.MISSING), row

    return read, np.zeros((1, len(place)), np.bool_)


def _ranks(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    place = _places(variable)

    def read(ranked: list[str]) -> Row:
        row = np.zeros(len(place), np.int16)
        row[[place[code] for code in ranked]] = range(1, len(ranked) + 1)
        return State.VALID, row

    return read, np.zeros((1, len(place)), np.int16)


def _points(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    place = _places(variable)

    def read(points: dict[str, int]) -> Row:
        row = np.zeros(len(place))
        row[[place[code] for code in points]] = list(points.values())
        return State.VALID, row

    return read, np.zeros((1, len(place)))


def _dates(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    return lambda iso: (State.VALID, np.datetime64(iso, "D")), np.full(1, np.datetime64("NaT", "D"))


def _texts(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    return lambda text: (State.VALID, text), np.full(1, None, object)


READERS: dict[Measure, Reader] = {
    Measure.NOMINAL: _choices,
    Measure.ORDINAL: _choices,
    Measure.NUMBER: _numbers,
    Measure.MULTIPLE: _multiples,
    Measure.RANK: _ranks,
    Measure.ALLOCATION: _points,
    Measure.DATE: _dates,
    Measure.TEXT: _texts,
}
_LISTED = (Measure.MULTIPLE, Measure.RANK)
_PAIRED = (Measure.ALLOCATION,)
_NUMBER = defaultdict.__getitem__


class _Places:
    """Numbers the distinct answers to each question, and gives every document as the numbers of its answers.

    One document is in hand at a time, and all work per answer is done by C functions: that is what makes it fast.
    """

    def __init__(self, questions: Sequence[Variable], documents: Iterable[Answers]) -> None:
        self._questions, self._documents = questions, documents
        self.documents = 0
        self.seen: list[defaultdict[Key, int]] = [defaultdict() for _ in questions]
        for seen in self.seen:
            seen.default_factory = seen.__len__

    def __iter__(self) -> Iterator[Iterable[int]]:
        nothing: dict[str, Given] = {variable.code: NOT_ASKED for variable in self._questions}
        listed = [variable.code for variable in self._questions if variable.measure in _LISTED]
        paired = [variable.code for variable in self._questions if variable.measure in _PAIRED]
        for document in self._documents:
            answers: dict[str, Any] = {**nothing, **document}  # in the order of the questions, strangers at the end
            for code in listed:
                if type(answers[code]) is list:
                    answers[code] = tuple(answers[code])
            for code in paired:
                if type(answers[code]) is dict:
                    answers[code] = tuple(answers[code].items())
            self.documents += 1
            yield map(_NUMBER, self.seen, answers.values())

    def matrix(self) -> NDArray[np.int32]:
        """The numbers, a row per document and a column per question."""
        numbers = np.fromiter(chain.from_iterable(self), np.int32)
        return np.asfortranarray(numbers.reshape(self.documents, len(self._questions)))

    def distinct(self, question: int) -> list[Given]:
        """The distinct answers to this question, in the order of their numbers."""
        measure = self._questions[question].measure
        return [_thaw(key, measure) for key in self.seen[question]]


def _thaw(key: Key, measure: Measure) -> Given:
    if isinstance(key, tuple):
        return dict(key) if measure in _PAIRED else list(key)
    return cast(Given, key)


def encode(variables: Sequence[Variable], documents: Iterable[Answers]) -> tuple[dict[str, Column], int]:
    """A column per variable, in their order, and the number of documents; these are read once.

    Raises UnknownAnswerError for an answer that the question does not know.
    """
    columns, responses = coded(variables, documents)
    return {variable.code: columns.pop(variable.code).typed(variable) for variable in variables}, responses


def coded(variables: Sequence[Variable], documents: Iterable[Answers]) -> tuple["dict[str, Coded]", int]:
    """The same, before columns get their type: what a snapshot keeps. Raises UnknownAnswerError."""
    questions = [variable for variable in variables if not variable.of]
    places = _Places(questions, documents)
    matrix, columns = places.matrix(), dict[str, Coded]()
    for index, variable in enumerate(questions):
        columns[variable.code] = _column(variable, places.distinct(index), matrix[:, index])
    index_of = {variable.code: index for index, variable in enumerate(questions)}
    for variable in variables:
        if variable.of:
            indexes = [index_of[code] for code in variable.of]
            columns[variable.code] = _indicator(variable, places, indexes, matrix, [columns[c] for c in variable.of])
    return columns, places.documents


@dataclass(frozen=True, eq=False)
class Coded:
    """A column before it gets its type: choices are still their index, -1 for none."""

    state: NDArray[np.int8]
    values: Array

    def typed(self, variable: Variable) -> Column:
        """The column for analysis."""
        state = pd.Series(self.state, name=variable.code, copy=False)
        codes = pd.Index([choice.code for choice in variable.categories], dtype=object)
        if self.values.ndim > 1:
            return Column(variable, state, pd.DataFrame(self.values, columns=codes, copy=False))
        if variable.measure in CHOSEN:
            ordered = variable.measure is Measure.ORDINAL
            values = pd.Series(pd.Categorical.from_codes(self.values, codes, ordered=ordered))
        else:
            values = pd.Series(self.values, dtype=_DTYPES[variable.measure], copy=False)
        return Column(variable, state, values.rename(variable.code))


CHOSEN = (Measure.NOMINAL, Measure.ORDINAL)
_DTYPES = {Measure.NUMBER: "float64", Measure.DATE: "datetime64[s]", Measure.TEXT: "object"}


def _column(variable: Variable, distinct: Sequence[Given], numbers: Array) -> Coded:
    state, values = _rows(variable, distinct)
    if values.ndim > 1:  # a choice in one piece of memory: they are counted one by one
        return Coded(state.take(numbers), np.array([each.take(numbers) for each in values.T], values.dtype).T)
    return Coded(state.take(numbers), values.take(numbers))


def _indicator(
    variable: Variable, places: _Places, indexes: Sequence[int], matrix: Array, sources: Sequence[Coded]
) -> Coded:
    """Computed once for each distinct combination of the answers it rests on.

    Without a value because someone answered "weet niet" is not the same as skipped.
    """
    numbers = np.zeros(places.documents, np.int64)
    for index in indexes:
        _, first, numbers = np.unique(
            numbers * len(places.seen[index]) + matrix[:, index], return_index=True, return_inverse=True
        )
    given = [places.distinct(index) for index in indexes]
    values = [
        variable.value(_answers(variable, given, combination)) for combination in matrix[first][:, indexes].tolist()
    ]
    column = _column(variable, values, numbers)
    unknown = np.logical_or.reduce([source.state == State.MISSING for source in sources])
    state = np.where((column.state == State.SKIPPED) & unknown, np.int8(State.MISSING), column.state)
    return Coded(state, column.values)


def _answers(
    variable: Variable, given: Sequence[Sequence[Given]], combination: Sequence[int]
) -> dict[str, Value | None]:
    found = {code: answers[number] for code, answers, number in zip(variable.of, given, combination, strict=True)}
    return {code: answer for code, answer in found.items() if answer is not NOT_ASKED}


def _rows(variable: Variable, answers: Sequence[Given]) -> tuple[NDArray[np.int8], Array]:
    """State and value of each of these answers."""
    read, empty = READERS[variable.measure](variable)
    nothing: dict[object, Row] = {None: (State.SKIPPED, empty[0]), NOT_ASKED: (State.NOT_ASKED, empty[0])}
    try:
        rows = [nothing[answer] if answer is None or answer is NOT_ASKED else read(answer) for answer in answers]
    except KeyError as unknown:
        raise UnknownAnswerError(f"{variable.code}: unknown answer {unknown}") from None
    values = np.array([empty[0], *(value for _, value in rows)], empty.dtype)  # one more, for the width of no answers
    return np.array([state for state, _ in rows], np.int8), values[1:]
