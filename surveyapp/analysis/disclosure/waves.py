"""What may be shown of two waves together: differences, and studies of an effect, each wave with its guard."""

from collections.abc import Sequence
from dataclasses import replace

from surveyapp.analysis.comparison import Comparison, Design
from surveyapp.analysis.disclosure import hiding, pairs
from surveyapp.analysis.disclosure.guard import Guard
from surveyapp.analysis.effect import EffectStudy
from surveyapp.analysis.tabulation import Reason


def compared(figure: Comparison, earlier: Guard, later: Guard) -> Comparison:
    """Two waves, each with its guard.

    A wave that is too small hides itself and every difference with it; a hidden answer hides its difference.
    """
    before = figure.earlier and earlier.tabulation(figure.earlier)
    after = figure.later and later.tabulation(figure.later)
    fact = any(guard.knows_as_fact(figure.code) for guard in (earlier, later))
    threshold = max(earlier.threshold, later.threshold)
    return pairs.guarded(hiding.changed(figure, before, after), threshold, fact=fact)


def studied(study: EffectStudy, used: str, guards: Sequence[Guard]) -> EffectStudy:
    """An effect study over two waves: without its figures when they would tell about a few of who used support or not.

    Over everybody these are figures of a crosstab in each wave. Over the same units each count stands alone, and of
    those the changes are told and not the levels, as of any pairs.
    """
    reason = _few(study, guards[0].threshold)
    if study.design is not Design.PAIRED and study.users and reason is None:
        reason = next(filter(None, (guard.divided(study.code, study.answer, used) for guard in guards)), None)
    if reason is None:
        return _of_pairs(study, guards[0].threshold) if study.design is Design.PAIRED else study
    return replace(study, users=None, others=None, difference=None, limits=None, reason=reason)


def _of_pairs(study: EffectStudy, threshold: int) -> EffectStudy:
    """Without the levels, and without limits when a few changed their answer in an arm. Of both arms: how many changed
    in one follows from how many did in the other and among all pairs."""
    arms = [arm and replace(arm, earlier=None, later=None) for arm in (study.users, study.others)]
    if any(arm and pairs.moved_few(arm.moved, threshold) for arm in arms):
        arms = [arm and replace(arm, limits=None) for arm in arms]
        study = replace(study, limits=None)
    return replace(study, users=arms[0], others=arms[1])


def _few(study: EffectStudy, threshold: int) -> Reason | None:
    """Whether an arm counts from 1 up to the threshold with the answer, or without it."""
    for arm in (study.users, study.others) if study.share else ():
        for level, base in zip((arm.earlier, arm.later), arm.answers, strict=True) if arm else ():
            count = round((level or 0.0) * base)
            if 0 < count < threshold or 0 < base - count < threshold:
                return Reason.BELOW_THRESHOLD
    return None
