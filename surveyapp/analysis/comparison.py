"""What two waves have to say to each other: whether they measured the same item, what changed, and how that was judged.

Like ``tabulation``: unrounded, without a word for a reader.
"""

from dataclasses import dataclass
from enum import Enum

from surveyapp.analysis.tabulation import Reason, Tabulation
from surveyapp.questionnaire.measures import Measure


class Comparability(Enum):
    """Whether two waves measured the same item, by their frozen questionnaires."""

    SAME = "same"
    WORDING_CHANGED = "wording_changed"
    SCALE_CHANGED = "scale_changed"  # the answers, their scores, the unit, or how an indicator is computed
    REVISION_CHANGED = "revision_changed"  # the author says so; words and scale are the same
    NEW = "new"  # only in the later wave
    DROPPED = "dropped"  # only in the earlier wave


class Design(Enum):
    """Whether the two waves are compared unit by unit, and if not, why not."""

    PAIRED = "paired"
    NOT_LINKED = "not_linked"  # nobody may or can tell which answers are of the same unit
    TOO_FEW_PAIRS = "too_few_pairs"
    PROTECTS_OTHERS = "protects_others"  # the few units outside the pairs could be worked out


class Test(Enum):
    """The test behind a p value, all two-sided."""

    __test__ = False  # not a test class, whatever pytest thinks of its name

    POOLED_Z = "pooled_z"  # shares, without continuity correction
    FISHER = "fisher"  # shares, an expected count below 5
    MANN_WHITNEY_EXACT = "mann_whitney_exact"  # conditional on the ties, smaller wave up to 10 answers
    MANN_WHITNEY = "mann_whitney"  # normal approximation with tie and continuity correction
    WELCH = "welch"  # means
    MCNEMAR = "mcnemar_mid_p"  # shares of pairs
    SIGNED_RANK_EXACT = "signed_rank_exact"  # pairs, up to 25 differences that are not zero
    SIGNED_RANK = "signed_rank"  # normal approximation with tie and continuity correction
    PAIRED_T = "paired_t"  # means of pairs


class Interval(Enum):
    """Where the 95 % limits of a difference come from."""

    NEWCOMBE = "newcombe_hybrid_score"
    BONETT_PRICE = "bonett_price"
    WELCH_T = "welch_t"
    PAIRED_T = "paired_t"


class Effect(Enum):
    """How large a difference is, whatever its unit; ``limits`` are where small, medium and large begin."""

    COHENS_H = "cohens_h"
    CLIFFS_DELTA = "cliffs_delta"
    RANK_BISERIAL = "rank_biserial"

    @property
    def limits(self) -> tuple[float, float, float]:
        """Cohen 1988 (h; and r for the rank-biserial correlation); Romano et al. 2006 (delta)."""
        return _LIMITS[self]


_LIMITS = {
    Effect.COHENS_H: (0.2, 0.5, 0.8),
    Effect.CLIFFS_DELTA: (0.147, 0.33, 0.474),
    Effect.RANK_BISERIAL: (0.1, 0.3, 0.5),
}


class Size(Enum):
    """The label of an effect; it says nothing about chance."""

    NEGLIGIBLE = "negligible"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True)
class Change:
    """Later minus earlier, from unrounded figures; shares in parts of 1, means in their own unit.

    With ``pairs``, the number of units that answered both times, ``earlier`` and ``later`` are of those units and so
    is the difference; without, of everybody. ``answers`` are the bases of both. ``low`` and ``high`` are the 95 %
    limits of the difference. ``moved`` is how many pairs lost and gained the answer, or went down and up, for
    disclosure control only; that also takes away ``earlier`` and ``later`` when they are of some and not of everybody.
    ``p`` is unadjusted; ``adjusted`` is Holm's over the table, set by ``adjust``. Everything
    is None when ``reason`` is set; ``p`` alone is None where nothing can be tested.
    """

    code: str
    label: str
    earlier: float | None
    later: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    interval: Interval | None = None
    test: Test | None = None
    p: float | None = None
    adjusted: float | None = None
    effect: float | None = None
    effect_of: Effect | None = None
    answers: tuple[int, int] | None = None
    pairs: int | None = None
    reason: Reason | None = None
    moved: tuple[int, int] | None = None

    @property
    def significant(self) -> bool:
        """Adjusted p below 0.05, unrounded; never without an adjusted p."""
        return self.adjusted is not None and self.adjusted < 0.05

    @property
    def size(self) -> Size | None:
        """The label of the effect; on a limit counts as the larger one."""
        if self.effect is None or self.effect_of is None:
            return None
        return list(Size)[sum(abs(self.effect) >= limit for limit in self.effect_of.limits)]


@dataclass(frozen=True)
class Comparison:
    """One variable in two waves.

    ``shares`` has a change per answer, ``top`` that of the two highest answers of a scale together, ``mean`` the change
    of the mean (numbers) or mean score (ordinal), ``means`` that of the mean place or points per choice (rank,
    allocation). All are absent, with the ``reason``, unless ``comparability`` is SAME; ``earlier`` and ``later`` are
    then still what each wave measured by itself (None when the wave did not have the item). ``silent``: the change of
    the item is not told by its revision.
    """

    code: str
    label: str
    measure: Measure
    comparability: Comparability
    earlier: Tabulation | None
    later: Tabulation | None
    shares: tuple[Change, ...] = ()
    top: Change | None = None
    mean: Change | None = None
    means: tuple[Change, ...] = ()
    reason: Reason | None = None
    design: Design = Design.NOT_LINKED
    silent: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change with a test of its own; ``top`` has none: it is part of the scale that ``mean`` tests."""
        return (*self.shares, *((self.mean,) if self.mean else ()), *self.means)

    @property
    def pairs(self) -> int | None:
        """The most pairs that any change rests on; None when none does."""
        return max((change.pairs for change in self.changes if change.pairs is not None), default=None)
