"""Indicators: about questions that exist and that can be counted."""

from collections.abc import Iterator
from itertools import product

from surveyapp.problems import Problem, near
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.indicators import Axis, Indicator, Share, Typology
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question

_OPEN = {Measure.TEXT, Measure.DATE}


def references(draft: Draft) -> Iterator[Problem]:
    """Every question that an indicator rests on."""
    for indicator in draft.indicators:
        for code in dict.fromkeys(indicator.model.questions):
            yield from _reference(draft, indicator, code)
        if isinstance(indicator.model, Share):
            yield from _share(draft, indicator, indicator.model)
        elif isinstance(indicator.model, Typology):
            yield from _typology(draft, indicator, indicator.model)
        else:
            yield from _items(draft, indicator, ())


def sides(draft: Draft) -> Iterator[Problem]:
    """A good side only where there is a scale with two ends."""
    for _, lead in draft.questions:
        if lead.model.better and not all(_bounded(question) for question in lead.model.unfold()):
            yield lead.problem("W012", "better")
    for indicator in draft.indicators:
        if indicator.model.better and isinstance(indicator.model, Typology):
            yield indicator.problem("W012", "better")


def _bounded(question: Question) -> bool:
    ends = _scores(question)
    return ends is not None and float("-inf") < ends[0] < ends[1] < float("inf")


def _reference(draft: Draft, indicator: Item[Indicator], code: str) -> Iterator[Problem]:
    path = _path(indicator.model, code)
    plain = draft.by_code.get(code)
    if plain is not None:
        if plain.question.measure in _OPEN:
            yield indicator.problem("I002", *path, name=code)
        elif not isinstance(indicator.model, Share) and _scores(plain.question) is None:
            yield indicator.problem("I004", *path, name=code)
        return
    if code in draft.leads:
        rows = [plain.question.code for _, plain in draft.parts(draft.leads[code])]
        yield indicator.problem("I015", *path, name=code, known=rows)
    elif not draft.may_exist(code):
        yield indicator.problem("I001", *path, name=code, near=near(code, draft.by_code))


def _path(indicator: Indicator, code: str) -> tuple[str | int, ...]:
    if not isinstance(indicator, Typology):
        return ("of",)
    return ("x", "of") if code in indicator.x.of else ("y", "of")


def _scores(question: Question) -> tuple[float, float] | None:
    """Lowest and highest number behind a question, as far as it is known; None when it has no numbers."""
    scores = [choice.score for choice in question.categories if choice.score is not None and not choice.missing]
    if question.categories:
        return (min(scores), max(scores)) if scores and question.measure is Measure.ORDINAL else None
    if question.measure is not Measure.NUMBER:
        return None
    lowest, highest = getattr(question, "minimum", None), getattr(question, "maximum", None)
    return (float("-inf") if lowest is None else lowest, float("inf") if highest is None else highest)


def _share(draft: Draft, indicator: Item[Indicator], share: Share) -> Iterator[Problem]:
    plain = draft.by_code.get(share.of)
    if plain is None or plain.question.measure in _OPEN:
        return
    categories = plain.question.categories
    known = {choice.code: choice for choice in categories}
    if not known:
        yield indicator.problem("I004", "of", name=share.of)
        return
    for code in share.choices:
        if code not in known:
            params = {"name": share.of, "found": code, "known": list(known), "near": near(code, known)}
            yield indicator.problem("I003", "choices", **params)
        elif known[code].missing:
            yield indicator.problem("I014", "choices", name=share.of, found=code)
    valid = {choice.code for choice in categories if not choice.missing}
    if valid <= set(share.choices) and plain.question.measure is not Measure.MULTIPLE:
        yield indicator.problem("I012", "choices", name=share.of)


def _items(
    draft: Draft, indicator: Item[Indicator], path: tuple[str, ...], axis: Axis | None = None
) -> Iterator[Problem]:
    """What holds for a mean, a sum and an axis alike."""
    source = axis or indicator.model
    of: tuple[str, ...] = tuple(getattr(source, "of", ()))
    for code in dict.fromkeys(code for code in of if of.count(code) > 1):
        yield indicator.problem("I011", *path, "of", name=code)
    for code in getattr(source, "reverse", ()):
        if code not in of:
            yield indicator.problem("I005", *path, "reverse", name=code, near=near(code, of))
    least = getattr(source, "minimum_valid", None)
    if least is not None and least > len(of):
        yield indicator.problem("I006", *path, "minimum_valid", found=least, limit=len(of))
    classes = getattr(source, "classes", ())
    if list(classes) != sorted(set(classes)):
        yield indicator.problem("Q024", "classes")
    ranges = {scores for code in of if code in draft.by_code and (scores := _scores(draft.by_code[code].question))}
    if len(ranges) > 1 and not isinstance(indicator.model, Share):
        words = [f"{low:g}–{high:g}" for low, high in sorted(ranges)]
        yield indicator.problem("W008", *path, "of", ranges=words)


def _typology(draft: Draft, indicator: Item[Indicator], typology: Typology) -> Iterator[Problem]:
    for name, axis in (("x", typology.x), ("y", typology.y)):
        yield from _items(draft, indicator, (name,), axis)
        ranges = [s for code in axis.of if code in draft.by_code and (s := _scores(draft.by_code[code].question))]
        if ranges and not min(low for low, _ in ranges) < axis.cut <= max(high for _, high in ranges):
            lowest, highest = min(low for low, _ in ranges), max(high for _, high in ranges)
            yield indicator.problem("I013", name, "cut", cut=axis.cut, lowest=lowest, highest=highest)
    corners = {(type_.x, type_.y) for type_ in typology.types}
    missing = next((c for c in product(("low", "high"), repeat=2) if c not in corners), None)
    if missing:
        yield indicator.problem("I009", "types", x=missing[0], y=missing[1])
