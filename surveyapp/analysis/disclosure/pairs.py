"""What may be told of the units that answered in two waves: what they changed, not where they stand.

Minus the figures of everybody the levels of the pairs would divide respondents into who answered again and who did not;
minus those of other pairs, maybe in another report, they would tell about the few between. So the levels are those of
everybody, and the difference is that of the pairs.
"""

from collections.abc import Callable
from dataclasses import replace

from surveyapp.analysis.comparison import Change, Comparison, Effect
from surveyapp.analysis.disclosure.hiding import blank_change
from surveyapp.analysis.significance import cohens_h
from surveyapp.analysis.tabulation import Reason, Tabulation


def guarded(figure: Comparison, threshold: int, *, fact: bool) -> Comparison:
    """``figure`` without what tells too much of its pairs.

    ``fact``: how many of the pairs are of a group can be a secret too, and then so is every other group of them.
    """
    if fact and any(_few_of(change, threshold) for change in figure.shares):
        figure = replace(figure, shares=tuple(_of_few(change, threshold) for change in figure.shares))
    return _each(figure, lambda change: _still(_without_levels(change, figure), threshold))


def moved_few(moved: tuple[int, int] | None, threshold: int) -> bool:
    """Whether a few lost or gained the answer, or went down or up."""
    return any(0 < number < threshold for number in moved or ())


def _each(figure: Comparison, shown: Callable[[Change], Change]) -> Comparison:
    return replace(
        figure,
        shares=tuple(map(shown, figure.shares)),
        top=figure.top and shown(figure.top),
        mean=figure.mean and shown(figure.mean),
        means=tuple(map(shown, figure.means)),
    )


def _of_few(change: Change, threshold: int) -> Change:
    return blank_change(change, Reason.BELOW_THRESHOLD if _few_of(change, threshold) else Reason.PROTECTS_ANOTHER)


def _few_of(change: Change, threshold: int) -> bool:
    """Whether the pairs have a few with this answer in either wave."""
    if change.pairs is None or change.earlier is None or change.later is None:
        return False
    return any(0 < round(level * change.pairs) < threshold for level in (change.earlier, change.later))


def _still(change: Change, threshold: int) -> Change:
    """Without limits and p when a few moved: with the difference they tell how many did. So does an effect of ranks."""
    if not moved_few(change.moved, threshold):
        return change
    ranked = change.effect_of is Effect.RANK_BISERIAL
    effect = (None, None) if ranked else (change.effect, change.effect_of)
    bare = replace(change, low=None, high=None, interval=None, test=None, p=None, adjusted=None)
    return replace(bare, effect=effect[0], effect_of=effect[1])


def _without_levels(change: Change, figure: Comparison) -> Change:
    """Without the levels of the pairs, unless everybody is one. The effect is then that of the difference, counted back
    from what everybody said the second time."""
    bases = [wave.base.valid for wave in (figure.earlier, figure.later) if wave and wave.base]
    if change.pairs is None or all(base == change.pairs for base in bases):
        return change
    bare = replace(change, earlier=None, later=None)
    if change.effect_of is not Effect.COHENS_H or change.difference is None:
        return bare
    after = _share(figure.later, change.code) if figure.later else None
    if after is None:
        return replace(bare, effect=None, effect_of=None)
    return replace(bare, effect=cohens_h(min(max(after - change.difference, 0.0), 1.0), after))


def _share(wave: Tabulation, code: str) -> float | None:
    cells = [*wave.cells, *([wave.top] if wave.top else [])]
    return next((cell.share for cell in cells if cell.code == code), None)
