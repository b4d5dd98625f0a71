"""Effect study: did those who used a kind of support change otherwise than those who did not? A difference of changes.

It describes; it proves no cause: who uses support chooses to. Over units that answered both times where ``pairing``
allows it, divided by what they said of their use in the later wave; otherwise over everybody, divided in each wave by
what was said there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from surveyapp.analysis.changes import given, moved, numbers
from surveyapp.analysis.comparability import comparability
from surveyapp.analysis.compare import Pair
from surveyapp.analysis.comparison import Comparability, Design, Interval
from surveyapp.analysis.encode import Array, Column
from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.paired import paired_share_difference, paired_t
from surveyapp.analysis.pairing import FEWEST_PAIRS
from surveyapp.analysis.significance import share_difference, welch
from surveyapp.analysis.tabulation import Reason
from surveyapp.questionnaire.indicators import NO, YES
from surveyapp.questionnaire.measures import Measure

_SCORED = (Measure.ORDINAL, Measure.NUMBER)


@dataclass(frozen=True)
class Arm:
    """What changed among those who used the support, or among the others; ``answers`` are the bases of both waves.

    ``change`` is later minus earlier. The levels are None where disclosure control took them away. Of pairs ``moved``
    is how many went down and up, for disclosure control only.
    """

    earlier: float | None
    later: float | None
    change: float
    answers: tuple[int, int]
    limits: Limits | None
    interval: Interval | None
    moved: tuple[int, int] | None = None


@dataclass(frozen=True)
class EffectStudy:
    """One outcome; of a question with several answers, one answer. ``share``: levels are parts of 1.

    ``difference`` is the change of the users minus that of the others, ``limits`` its 95 % limits (MOVER, Zou and
    Donner 2008); None where an arm has none. All is None when there is a ``reason``.
    """

    code: str
    label: str
    answer: str
    share: bool
    design: Design
    users: Arm | None = None
    others: Arm | None = None
    difference: float | None = None
    limits: Limits | None = None
    reason: Reason | None = None
    silent_are_others: bool = False  # the few that did not tell whether they used it count with the others


def effects(pair: Pair, code: str, used: str, choices: Sequence[str]) -> list[EffectStudy]:
    """The study of one outcome; ``choices`` are the answers on ``used`` that mean: used.

    Raises KeyError for a code that neither wave has.
    """
    before, after = pair.earlier.columns.get(code), pair.later.columns.get(code)
    variable = (after or before or pair.earlier.columns[code]).variable
    start = EffectStudy(code, variable.label, "", variable.measure not in _SCORED, Design.NOT_LINKED)
    status, _ = comparability(*pair.variables, code)
    if status is not Comparability.SAME or before is None or after is None or used not in pair.later.columns:
        return [replace(start, reason=Reason.NOT_MEASURED if status is Comparability.SAME else _why(status))]
    return [
        _study(replace(start, answer=answer), pair, values, used, choices)
        for answer, values in _outcomes(before, after)
    ]


def _why(status: Comparability) -> Reason:
    return {
        Comparability.WORDING_CHANGED: Reason.WORDING_CHANGED,
        Comparability.SCALE_CHANGED: Reason.SCALE_CHANGED,
        Comparability.REVISION_CHANGED: Reason.REVISION_CHANGED,
    }.get(status, Reason.NOT_MEASURED)


def _outcomes(before: Column, after: Column) -> Iterator[tuple[str, tuple[Array, Array]]]:
    """The numbers behind the outcome in both waves, nan for none: a score, or 1 and 0 for each answer."""
    variable = after.variable
    if variable.measure in _SCORED:
        yield "", (numbers(before), numbers(after))
    elif variable.measure in (Measure.NOMINAL, Measure.MULTIPLE):
        codes = [choice.code for choice in variable.categories if not choice.missing]
        for answer in [YES] if set(codes) == {YES, NO} else codes:
            yield answer, (given(before, [answer]), given(after, [answer]))


def _study(
    start: EffectStudy, pair: Pair, values: tuple[Array, Array], used: str, choices: Sequence[str]
) -> EffectStudy:
    use, guessed = _told(given(pair.later.columns[used], choices), values[1], pair.threshold)
    paired = _paired(replace(start, silent_are_others=guessed), pair, values, use)
    if paired is not None:
        return paired
    status = comparability(*pair.variables, used)[0]
    if status is not Comparability.SAME:
        return replace(start, reason=Reason.NOT_MEASURED)
    earlier, before = _told(given(pair.earlier.columns[used], choices), values[0], pair.threshold)
    return _loose(replace(start, silent_are_others=guessed or before), pair, values, (earlier, use))


def _told(use: Array, outcome: Array, threshold: int) -> tuple[Array, bool]:
    """Who used support. The few that did not tell count with the others: apart they could be worked out."""
    silent = int((np.isnan(use) & ~np.isnan(outcome)).sum())
    if 0 < silent < threshold:
        return np.where(np.isnan(use), 0.0, use), True
    return use, False


def _paired(start: EffectStudy, pair: Pair, values: tuple[Array, Array], use: Array) -> EffectStudy | None:
    """Over the same units in both waves; None when they are too few, or when others could be worked out."""
    before, after, said = values[0][pair.rows[0]], values[1][pair.rows[1]], use[pair.rows[1]]
    both = ~(np.isnan(before) | np.isnan(after))
    groups = [both & (said == answer) for answer in (1, 0)]
    later = [int((~np.isnan(values[1]) & (use == answer)).sum()) for answer in (1, 0)]
    sizes = [int(group.sum()) for group in groups]
    outside = [whole - size for whole, size in zip(later, sizes, strict=True)]
    outside += [int(both.sum()) - sum(sizes), int((~np.isnan(values[0])).sum()) - int(both.sum())]
    if min(sizes) < max(FEWEST_PAIRS, pair.threshold) or any(0 < each < pair.threshold for each in outside):
        return None
    arms = [_paired_arm(start, before[group], after[group]) for group in groups]
    return _joined(replace(start, design=Design.PAIRED), *arms)


def _paired_arm(start: EffectStudy, before: Array, after: Array) -> Arm:
    n, differences = len(before), after - before
    levels = float(np.sort(before).mean()), float(np.sort(after).mean())
    lost, gained = moved(differences)
    if start.share:
        limits = paired_share_difference(lost, gained, n)
        return Arm(*levels, levels[1] - levels[0], (n, n), limits, Interval.BONETT_PRICE, (lost, gained))
    by_mean = paired_t(differences)
    return Arm(*levels, levels[1] - levels[0], (n, n), by_mean and by_mean[1], Interval.PAIRED_T, (lost, gained))


def _loose(start: EffectStudy, pair: Pair, values: tuple[Array, Array], use: tuple[Array, Array]) -> EffectStudy:
    """Over everybody who answered, in each wave divided by what was said there."""
    groups = [[wave[said == answer] for wave, said in zip(values, use, strict=True)] for answer in (1, 0)]
    known = [[each[~np.isnan(each)] for each in group] for group in groups]
    if min(len(each) for group in known for each in group) < max(1, pair.threshold):
        return replace(start, reason=Reason.BELOW_THRESHOLD)
    return _joined(start, *(_loose_arm(start, *group) for group in known))


def _loose_arm(start: EffectStudy, before: Array, after: Array) -> Arm:
    levels, answers = (float(np.sort(before).mean()), float(np.sort(after).mean())), (len(before), len(after))
    change = levels[1] - levels[0]
    if start.share:
        limits = share_difference(int(before.sum()), len(before), int(after.sum()), len(after))
        return Arm(*levels, change, answers, limits, Interval.NEWCOMBE)
    by_mean = welch(before, after)
    return Arm(*levels, change, answers, by_mean and by_mean[1], Interval.WELCH_T)


def _joined(start: EffectStudy, users: Arm, others: Arm) -> EffectStudy:
    limits = None
    if users.limits and others.limits:
        limits = mover((others.change, others.limits), (users.change, users.limits))
    return replace(start, users=users, others=others, difference=users.change - others.change, limits=limits)


def mover(first: tuple[float, Limits], second: tuple[float, Limits]) -> Limits:
    """95 % limits of second minus first from those of each (Zou and Donner 2008, equation 4).

    Of two Wilson intervals this is Newcombe's hybrid score interval.
    """
    (one, (low, high)), (other, (lower, upper)) = first, second
    difference = other - one
    return (
        difference - sqrt((other - lower) ** 2 + (high - one) ** 2),
        difference + sqrt((upper - other) ** 2 + (one - low) ** 2),
    )
