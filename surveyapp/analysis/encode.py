"""From answers to columns of numbers. Each distinct answer is looked at once, however many respondents gave it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

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
    """One variable over all respondents: ``state`` per respondent, and ``values`` whose meaning follows the measure.

    Choices: index in ``variable.categories``, -1 for none. Numbers: float, NaN for none. Multiple: a true or false per
    category. Rank: the place per category, 0 for none. Allocation: the points per category. Dates: datetime64[D].
    Text: str or None. Values only count where the state is VALID, except that a MISSING choice has its index too.
    """

    variable: Variable
    state: NDArray[np.int8]
    values: Array

    def select(self, mask: NDArray[np.bool_]) -> "Column":
        """The same column for some of the respondents."""
        return Column(self.variable, self.state[mask], self.values[mask])

    @property
    def valid(self) -> Array:
        """The values of who gave a valid answer."""
        chosen: Array = self.values[self.state == State.VALID]
        return chosen


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

    def read(ticked: tuple[str, ...]) -> Row:
        row = np.zeros(len(place), np.bool_)
        row[[place[code] for code in ticked]] = True
        return (State.VALID if set(ticked) - missing else State.MISSING), row

    return read, np.zeros((1, len(place)), np.bool_)


def _ranks(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    place = _places(variable)

    def read(ranked: tuple[str, ...]) -> Row:
        row = np.zeros(len(place), np.int16)
        row[[place[code] for code in ranked]] = range(1, len(ranked) + 1)
        return State.VALID, row

    return read, np.zeros((1, len(place)), np.int16)


def _points(variable: Variable) -> tuple[Callable[[Any], Row], Array]:
    place = _places(variable)

    def read(pairs: tuple[tuple[str, int], ...]) -> Row:
        row = np.zeros(len(place))
        row[[place[code] for code, _ in pairs]] = [points for _, points in pairs]
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


def _listed(answers: Iterable[Given]) -> list[Key]:
    return [tuple(answer) if type(answer) is list else cast(Key, answer) for answer in answers]


def _paired(answers: Iterable[Given]) -> list[Key]:
    return [tuple(answer.items()) if isinstance(answer, dict) else cast(Key, answer) for answer in answers]


_KEYS: dict[Measure, Callable[[Iterable[Given]], list[Key]]] = {
    Measure.MULTIPLE: _listed,
    Measure.RANK: _listed,
    Measure.ALLOCATION: _paired,
}


def _thaw(key: Key, measure: Measure) -> Value | None:
    if isinstance(key, tuple):
        return dict(key) if measure is Measure.ALLOCATION else list(key)
    return cast(Value | None, key)


def keys_of(variables: Sequence[Variable], documents: Sequence[Answers]) -> dict[str, Sequence[Key]]:
    """Per question its answers, in document order, each as a dictionary key. Codes of no question are left out."""
    nothing = dict.fromkeys([variable.code for variable in variables], NOT_ASKED)
    columns = zip(*[{**nothing, **document}.values() for document in documents], strict=False)  # questions come first
    return {
        variable.code: _KEYS[variable.measure](column) if variable.measure in _KEYS else cast(tuple[Key, ...], column)
        for variable, column in zip(variables, columns, strict=False)
    }


_BYTE = 256


class Encoder:
    """Gathers one column, batch by batch: the place of each answer among the distinct answers seen so far."""

    def __init__(self, variable: Variable) -> None:
        self.variable = variable
        self._seen: defaultdict[Key, int] = defaultdict()
        self._seen.default_factory = self._seen.__len__
        self._places: list[int] = []

    def add(self, keys: Iterable[Key]) -> None:
        """One batch of answers, as ``keys_of`` gives them."""
        self._places.extend(map(self._seen.__getitem__, keys))

    def column(self, sources: Sequence[Variable] = ()) -> Column:
        """The column. An indicator also needs the ``sources`` it rests on: its keys are tuples of their answers."""
        state, values = self._indicator(sources) if self.variable.value_of else _rows(self.variable, self._distinct)
        places = self._in_order()
        return Column(self.variable, state[places], values[places])

    def _in_order(self) -> Array:
        """Per respondent the place of the answer; few distinct answers go by way of bytes, six times as fast."""
        few = len(self._seen) <= _BYTE
        return np.frombuffer(bytes(self._places), np.uint8) if few else np.array(self._places, np.intp)

    @property
    def _distinct(self) -> list[Given]:
        return cast(list[Given], list(self._seen))

    def _indicator(self, sources: Sequence[Variable]) -> tuple[NDArray[np.int8], Array]:
        """As for a question; without a value because someone answered "weet niet" is not the same as skipped."""
        keys = cast(list[tuple[Key, ...]], list(self._seen))
        state, values = _rows(self.variable, [self._indicated(key, sources) for key in keys])
        parts = zip(sources, zip(*keys, strict=True), strict=False)
        unknown = [_rows(source, cast(tuple[Given, ...], part))[0] == State.MISSING for source, part in parts]
        if unknown:
            state[(state == State.SKIPPED) & np.logical_or.reduce(unknown)] = State.MISSING
        return state, values

    def _indicated(self, keys: tuple[Key, ...], sources: Sequence[Variable]) -> Given:
        answers = {
            source.code: _thaw(key, source.measure)
            for source, key in zip(sources, keys, strict=True)
            if key is not NOT_ASKED
        }
        return self.variable.value(answers)


def _rows(variable: Variable, answers: Sequence[Given]) -> tuple[NDArray[np.int8], Array]:
    read, empty = READERS[variable.measure](variable)
    state = np.full(len(answers), State.NOT_ASKED, np.int8)
    values = np.repeat(empty, len(answers), axis=0)
    for place, answer in enumerate(answers):
        if answer is None:
            state[place] = State.SKIPPED
        elif answer is not NOT_ASKED:
            try:
                state[place], values[place] = read(answer)
            except KeyError as unknown:
                raise UnknownAnswerError(f"{variable.code}: unknown answer {unknown}") from None
    return state, values
