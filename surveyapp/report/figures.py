"""All figures of a report: every variable of every wave, counted once, with small groups hidden before anything else.

Nothing that is worded, drawn or written to a file comes from anywhere else.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from surveyapp.analysis.agreement import Spread, agreement
from surveyapp.analysis.compare import Pair, adjust
from surveyapp.analysis.comparison import Comparability, Comparison
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.disclosure import Guard, axis, compared, reliable, studied
from surveyapp.analysis.effect import EffectStudy, effects
from surveyapp.analysis.encode import State
from surveyapp.analysis.reliability import Reliability
from surveyapp.analysis.scales import reliabilities
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Crosstab, Reason, Tabulation
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable
from surveyapp.report.inputs import WaveInput
from surveyapp.report.wording import unpiped


class Figures:
    """The figures of one or more waves, the earliest first. Below ``threshold`` respondents nothing is shown.

    ``families`` are the variables whose tests stand in one table: Holm's correction is over each of them, with all
    waves that are compared in it. ``divided`` are the variables that are shown per group, in every wave, each with
    the variable that makes the groups. Without ``over_time`` the waves lie side by side and nothing is compared.
    """

    def __init__(
        self,
        waves: Sequence[WaveInput],
        threshold: int,
        families: Sequence[Sequence[str]],
        divided: Sequence[tuple[str, str]] = (),
        *,
        over_time: bool = True,
    ) -> None:
        self.waves, self.threshold = tuple(waves), threshold
        self._family = {code: family for family in families for code in family}
        self._families, self._divided, self._over_time = families, divided, over_time
        self._comparisons: dict[str, tuple[Comparison, ...]] = {}
        self._reliable: dict[str, list[tuple[WaveInput, Reliability]]] = {}

    def among(self, waves: Container[str]) -> "Figures":
        """The figures of the last wave and of these earlier ones, by their codes.

        Counted and hidden once, over all waves: what is hidden in one part of a report is hidden in every other.
        """
        chosen = [wave for wave in self.waves if wave.code in waves or wave is self.waves[-1]]
        some = Figures(chosen, self.threshold, self._families, self._divided, over_time=self._over_time)
        some._guards, some._tabulations, some._crosstabs = self._guards, self._tabulations, self._crosstabs
        return some

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """The variables by code as the last wave that has them knows them; what only an earlier wave has comes last."""
        found: dict[str, Variable] = {}
        for wave in reversed(self.waves):
            for variable in wave.questionnaire.variables:
                found.setdefault(variable.code, variable)
        return found

    @cached_property
    def _guards(self) -> dict[str, Guard]:
        """What hides small groups, per wave."""
        return {wave.code: Guard(wave.table, self.threshold) for wave in self.waves}

    @cached_property
    def _tabulations(self) -> dict[tuple[str, str], Tabulation]:
        found = {}
        for wave in self.waves:
            guard = self._guards[wave.code] if wave.protected else None
            for variable in wave.table.variables:
                counted = tabulate(wave.table, variable.code)
                shown = guard.tabulation(counted) if guard else counted
                found[wave.code, variable.code] = replace(shown, label=unpiped(shown.label))
        return found

    def of(self, code: str) -> tuple[Tabulation | None, ...]:
        """The figures of this variable per wave; None for a wave that did not have it. Raises KeyError: no wave has."""
        if code not in self.variables:
            raise KeyError(code)
        return tuple(self._tabulations.get((wave.code, code)) for wave in self.waves)

    def last(self, code: str) -> Tabulation:
        """The figures in the last wave that has this variable."""
        return next(found for found in reversed(self.of(code)) if found)

    @cached_property
    def _crosstabs(self) -> dict[tuple[str, str, str], Crosstab]:
        waves = self.waves if self._over_time else self.waves[-1:]
        return {(wave.code, *pair): found for wave in waves for pair, found in self._crossed(wave)}

    def _crossed(self, wave: WaveInput) -> Iterator[tuple[tuple[str, str], Crosstab]]:
        table, guard = wave.table, self._guards[wave.code]
        known = [by for by in dict.fromkeys(by for _, by in self._divided) if self.knows_everyone(by, wave)]
        known = [by for by in known if table.columns[by].variable.divides]
        for code, by in self._divided:
            if code in table.columns and by in known and not self.made_of(by, code):
                yield (code, by), _unpiped(guard.crosstab(crosstab(table, code, by)))

    @cached_property
    def _reliabilities(self) -> dict[str, dict[str, Reliability]]:
        return {wave.code: reliabilities(wave.table, wave.questionnaire, self.threshold) for wave in self.waves}

    @cached_property
    def _agreements(self) -> dict[str, dict[str, tuple[Spread, Spread]]]:
        return {wave.code: self._axes(wave) for wave in self.waves}

    def _axes(self, wave: WaveInput) -> dict[str, tuple[Spread, Spread]]:
        found, guard = agreement(wave.table, wave.questionnaire, self.threshold), self._guards[wave.code]
        return {code: (_guarded(x, y, guard), _guarded(y, x, guard)) for code, (x, y) in found.items()}

    def guard(self, wave: str) -> Guard:
        """What hides in this wave."""
        return self._guards[wave]

    def reliabilities(self, code: str) -> list[tuple[WaveInput, Reliability]]:
        """The reliability of a mean or sum of several questions, in each wave that has it."""
        if code not in self._reliable:
            found = ((wave, self._reliabilities[wave.code].get(code)) for wave in self.waves)
            self._reliable[code] = [(wave, reliable(each, self._guards[wave.code])) for wave, each in found if each]
        return self._reliable[code]

    def agreement(self, code: str) -> list[tuple[WaveInput, tuple[Spread, Spread]]]:
        """How far apart the answers lie on both axes of a typology, in each wave that has it."""
        found = ((wave, self._agreements[wave.code].get(code)) for wave in self.waves)
        return [(wave, spreads) for wave, spreads in found if spreads]

    def knows_everyone(self, by: str, wave: WaveInput | None = None) -> bool:
        """Whether the groups of this variable are a fair picture of a wave; without one, of the last.

        A fact from the address list may have been dropped for some respondents, so that nobody stands out: what is left
        of the groups is biased. A question that somebody skipped is another matter.
        """
        wave = wave or self.waves[-1]
        question = wave.questionnaire.questions.get(by)
        column = wave.table.columns.get(by)
        return column is not None and (question is None or question.on_page or not (column.state != State.VALID).any())

    def divided(self, code: str, wave: WaveInput | None = None) -> tuple[Crosstab, ...]:
        """This variable per group in a wave, without one in the last, once for each variable the report divides it by.

        Only the last wave has groups when the waves are not compared.
        """
        where = (wave or self.waves[-1]).code
        return tuple(found for (its, what, _), found in self._crosstabs.items() if (its, what) == (where, code))

    def made_of(self, by: str, code: str) -> bool:
        """Whether a number is made of this question, or of the same ones: among who has the same sum, the answers on
        all questions but one tell the answers on that one."""
        makes, made = self.variables[by], self.variables[code]
        return makes.measure is Measure.NUMBER and bool({*makes.of} & {code, *made.of})

    def at(self, code: str, wave: WaveInput) -> Tabulation | None:
        """The figures of this variable in one wave; None when the wave did not have it."""
        return self._tabulations.get((wave.code, code))

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Which waves are compared, by their places: each with the first, then each with the one before."""
        places = range(1, len(self.waves)) if self._over_time else range(0)
        return (*((0, place) for place in places), *((place - 1, place) for place in places[1:]))

    @cached_property
    def _pairs(self) -> list[Pair]:
        return [Pair(self.waves[a].table, self.waves[b].table, self.threshold) for a, b in self.links]

    def _compared(self, family: Sequence[str]) -> dict[str, tuple[Comparison, ...]]:
        """One table at a time, and only what is asked for: a report on one question need not compare all others."""
        counted = (pair.compare(code) for code in family for pair in self._pairs if pair.knows(code))
        adjusted = iter(adjust(counted))
        found = {
            code: tuple(next(adjusted) if pair.knows(code) else _neither(self.last(code)) for pair in self._pairs)
            for code in family
        }
        return {code: self._shown(comparisons) for code, comparisons in found.items()}

    def _shown(self, comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
        guards = [[self._guards[self.waves[place].code] for place in link] for link in self.links]
        shown = (compared(found, *guard) for found, guard in zip(comparisons, guards, strict=True))
        return tuple(replace(found, label=unpiped(found.label)) for found in shown)

    def effects(self, code: str, used: str, choices: Sequence[str]) -> tuple[EffectStudy, ...]:
        """What changed from the first wave to the last among who used a kind of support, and among the others."""
        if not self.links:
            return ()
        pair = Pair(self.waves[0].table, self.waves[-1].table, self.threshold)
        guards = [self._guards[wave.code] for wave in (self.waves[0], self.waves[-1])]
        shown = (studied(each, used, guards) for each in effects(pair, code, used, choices))
        return tuple(replace(each, label=unpiped(each.label)) for each in shown)

    def comparisons(self, code: str) -> tuple[Comparison, ...]:
        """What changed between the waves of each of the ``links``. Raises KeyError: no wave has this."""
        if not self.links:
            return ()
        if code not in self._comparisons:
            self._comparisons |= self._compared(self._family[code])
        return self._comparisons[code]

    def comparison(self, code: str) -> Comparison | None:
        """What changed between the first wave and the last; None when there is one wave. Raises KeyError."""
        return self.comparisons(code)[len(self.waves) - 2] if self.links else None


def _guarded(spread: Spread, other: Spread, guard: Guard) -> Spread:
    """One axis of a typology, over who answered the questions of both."""
    if spread.deviation is None:
        return spread
    return replace(spread, deviation=axis(spread.deviation, spread.of, [*spread.of, *other.of], guard))


def _neither(figures: Tabulation) -> Comparison:
    """Two waves that both lack what a third one has."""
    return Comparison(
        figures.code, figures.label, figures.measure, Comparability.NEW, None, None, reason=Reason.NOT_MEASURED
    )


def _unpiped(found: Crosstab) -> Crosstab:
    columns = tuple(replace(column, label=unpiped(column.label)) for column in found.columns)
    total = replace(found.total, label=unpiped(found.total.label))
    return replace(found, by_label=unpiped(found.by_label), columns=columns, total=total)
