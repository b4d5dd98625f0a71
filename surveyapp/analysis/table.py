"""The answers of one wave as a table: a typed column per variable, and what is known of who was invited."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from surveyapp.analysis.encode import Column, encode
from surveyapp.analysis.weighting import Weighting
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.variables import Variable


class PopulationError(ValueError):
    """More answers than units in the frame: the frame is wrong, and so would be every interval.

    ``by`` and ``group`` are the variable and its answer when it is about a group: how many there are in a group may be
    a secret, and an error is shown.
    """

    def __init__(self, message: str, by: str = "", group: str = "") -> None:
        super().__init__(message)
        self.by, self.group = by, group


@dataclass(frozen=True)
class Group:
    """Who a figure is about: how many respondents, out of how many units in the frame (None: unknown).

    ``size`` is what the limits use for N: the population, or an estimate of it. ``whole``: also when part of the group
    was asked, which makes limits wider, and not to be solved for how many that were.
    """

    responses: int
    population: int | None
    size: float | None
    whole: bool = False

    def size_of(self, asked: int) -> float | None:
        """How many units ``asked`` of the respondents stand for: the same part of N (Cochran 1977, section 2.13)."""
        if self.whole:
            return self.size
        return None if self.size is None or not self.responses else self.size * asked / self.responses


@dataclass(frozen=True, eq=False)
class ResponseTable:
    """One wave. ``variables`` are in the order of the questionnaire, indicators last, with a column for each.

    ``population`` is N, the eligible units in the frame; None when unknown.

    ``groups`` gives N per background variable and category, ``{"soort": {"sport": 41}}``. Answers through an open link
    have no frame: with ``open_link`` both stay empty, there are no intervals, and every figure says so. With
    ``weighting`` (see ``weights.weigh``) every share and mean is weighted.

    ``units`` has a key per response that is equal in two waves for the same unit, None for who cannot be recognised;
    empty when nobody can. It serves to find pairs and goes no further: no figure holds it.
    """

    wave: str
    responses: int
    columns: Mapping[str, Column]
    variables: tuple[Variable, ...]
    population: int | None = None
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    open_link: bool = False
    units: Sequence[bytes | None] = field(default=(), repr=False)
    weighting: Weighting | None = None

    @classmethod
    def from_documents(
        cls,
        questionnaire: Questionnaire,
        documents: Iterable[Answers],
        *,
        wave: str = "",
        population: int | None = None,
        groups: Mapping[str, Mapping[str, int]] | None = None,
        open_link: bool = False,
        units: Sequence[bytes | None] = (),
        only: Container[str] | None = None,
    ) -> "ResponseTable":
        """The table of submitted, pruned documents ``{question code: value}``, in the order given.

        ``units`` may be filled while the documents are read: once, one at a time. ``only`` limits it to these variables
        and what they are made of. Raises PopulationError when there are more documents than ``population``,
        UnknownAnswerError when an answer is not among the choices of the question.
        """
        variables = _wanted(questionnaire.variables, only)
        columns, responses = encode(variables, documents)
        made = cls.from_columns(
            questionnaire,
            columns,
            responses,
            wave=wave,
            population=population,
            groups=groups,
            open_link=open_link,
            units=units,
        )
        return replace(made, variables=tuple(variables))

    @classmethod
    def from_columns(
        cls,
        questionnaire: Questionnaire,
        columns: Mapping[str, Column],
        responses: int,
        *,
        wave: str = "",
        population: int | None = None,
        groups: Mapping[str, Mapping[str, int]] | None = None,
        open_link: bool = False,
        units: Sequence[bytes | None] = (),
    ) -> "ResponseTable":
        """The same table of columns that are there already, or come from a snapshot. Raises PopulationError."""
        variables = tuple(questionnaire.variables)
        if open_link:
            return cls(wave, responses, columns, variables, open_link=True, units=units)
        if population is not None and responses > population:
            raise PopulationError(f"{responses} answers from a frame of {population}")
        return cls(wave, responses, columns, variables, population, groups or {}, units=units)

    def worded(self, variables: Sequence[Variable]) -> "ResponseTable":
        """The same answers under the words of these variables: another language of the same questionnaire."""
        words = {variable.code: variable for variable in variables}
        columns = {code: replace(column, variable=words[code]) for code, column in self.columns.items()}
        return replace(self, columns=columns, variables=tuple(words[each.code] for each in self.variables))

    def weights_of(self, column: Column) -> "pd.Series[float] | None":
        """The weights of the respondents of this column, of everyone or of a group; None without weights."""
        return None if self.weighting is None else self.weighting.weights.reindex(column.state.index)

    @property
    def everyone(self) -> Group:
        """All respondents of the wave."""
        return Group(self.responses, self.population, self.population)


def _wanted(variables: Sequence[Variable], only: Container[str] | None) -> Sequence[Variable]:
    """All variables, or these with the questions behind them."""
    if only is None:
        return variables
    behind = {code for variable in variables if variable.code in only for code in variable.of}
    return [variable for variable in variables if variable.code in only or variable.code in behind]
