"""A questionnaire against an earlier version: what changed must say so by its revision, or trends are false."""

from collections.abc import Iterator, Sequence
from typing import Any

from surveyapp.problems import Problem, Where
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.indicators import Indicator
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question


def compare(draft: Draft, before: Questionnaire) -> Iterator[Problem]:
    """Every change that its revision does not tell, and what is gone."""
    for code, plain in draft.by_code.items():
        if code in before.questions:
            yield from _question(plain.lead, plain.where, plain.path, before.questions[code], plain.question)
    earlier = {indicator.code: indicator for indicator in before.indicators}
    for indicator in draft.indicators:
        if indicator.model.code in earlier:
            yield from _indicator(indicator, earlier[indicator.model.code])
    now = {*draft.by_code, *draft.broken, *(indicator.model.code for indicator in draft.indicators)}
    for code in (*before.questions, *earlier):
        if code not in now:
            yield draft.problem("V005", name=code)


def _question(
    item: Item[Question], where: Where, path: tuple[str | int, ...], before: Question, after: Question
) -> Iterator[Problem]:
    change = _revision(before.revision, after.revision) or _change(before, after)
    if change:
        code, params = change
        found = item.problem(code, *path, "label", **params, revision=before.revision + 1)
        yield Problem(found.code, found.file, found.line, where, found.params)


def _revision(before: int, after: int) -> tuple[str, dict[str, Any]] | None:
    """None when the revisions are equal; a raised revision says enough."""
    if after < before:
        return "V004", {"before": before, "after": after}
    return None


def _change(before: Question, after: Question) -> tuple[str, dict[str, Any]] | None:
    if after.revision > before.revision:
        return None
    if before.measure is not after.measure:
        return "V003", {"before": _name(before), "after": _name(after)}
    if _plainly(before.label) != _plainly(after.label):
        return "V001", {"before": before.label}
    changed = _changed(before.categories, after.categories)
    return ("V002", {"changed": changed}) if changed else None


def _name(question: Question) -> str:
    return question.measure.value if question.measure else "–"


def _plainly(text: str) -> str:
    return " ".join(text.split())


def _changed(before: Sequence[Choice], after: Sequence[Choice]) -> list[str]:
    """Codes of the choices that are new, gone, or say something else; all when only the order changed."""
    old, new = ({c.code: (_plainly(c.label), c.score, c.missing) for c in each} for each in (before, after))
    changed = [code for code in dict.fromkeys([*old, *new]) if old.get(code) != new.get(code)]
    return changed or ([] if list(old) == list(new) else list(new))


def _indicator(item: Item[Indicator], before: Indicator) -> Iterator[Problem]:
    after = item.model
    if after.revision < before.revision:
        yield item.problem("V004", "revision", before=before.revision, after=after.revision)
    elif after.revision == before.revision and before.recipe != after.recipe:
        yield item.problem("V006", revision=before.revision + 1)
