"""All figures of a report: every variable of every wave, counted once, with small groups hidden before anything else.

Nothing that is worded, drawn or written to a file comes from anywhere else.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from surveyapp.analysis import disclosure
from surveyapp.analysis.compare import adjust, compare
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Comparison, Tabulation
from surveyapp.questionnaire.variables import Variable
from surveyapp.report.inputs import WaveInput
from surveyapp.report.wording import unpiped


class Figures:
    """The figures of one or two waves, the earlier one first. Below ``threshold`` respondents nothing is shown.

    ``families`` are the variables whose tests stand in one table: Holm's correction is over each of them.
    """

    def __init__(self, waves: Sequence[WaveInput], threshold: int, families: Sequence[Sequence[str]]) -> None:
        self.waves, self.threshold, self._families = tuple(waves), threshold, families

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """The variables by code as the last wave that has them knows them; what only an earlier wave has comes last."""
        found: dict[str, Variable] = {}
        for wave in reversed(self.waves):
            for variable in wave.questionnaire.variables:
                found.setdefault(variable.code, variable)
        return found

    @cached_property
    def _tabulations(self) -> dict[tuple[str, str], Tabulation]:
        keys = [(wave, variable.code) for wave in self.waves for variable in wave.table.variables]
        counted = tuple(tabulate(wave.table, code) for wave, code in keys)
        shown = disclosure.protect(disclosure.Figures(tabulations=counted), self.threshold).tabulations
        return {
            (wave.code, code): replace(figures, label=unpiped(figures.label))
            for (wave, code), figures in zip(keys, shown, strict=True)
        }

    def of(self, code: str) -> tuple[Tabulation | None, ...]:
        """The figures of this variable per wave; None for a wave that did not have it. Raises KeyError: no wave has."""
        if code not in self.variables:
            raise KeyError(code)
        return tuple(self._tabulations.get((wave.code, code)) for wave in self.waves)

    def last(self, code: str) -> Tabulation:
        """The figures in the last wave that has this variable."""
        return next(found for found in reversed(self.of(code)) if found)

    @cached_property
    def _comparisons(self) -> dict[str, Comparison]:
        if len(self.waves) < 2:
            return {}
        earlier, later = (wave.table for wave in self.waves)
        compared = [
            comparison
            for family in self._families
            for comparison in adjust(compare(earlier, later, code) for code in family)
        ]
        shown = disclosure.protect(disclosure.Figures(comparisons=tuple(compared)), self.threshold).comparisons
        return {found.code: replace(found, label=unpiped(found.label)) for found in shown}

    def comparison(self, code: str) -> Comparison | None:
        """What changed between the two waves; None when there is one wave. Raises KeyError: no wave has this."""
        return self._comparisons[code] if len(self.waves) > 1 else None
