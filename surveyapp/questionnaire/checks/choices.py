"""Choices that can be told apart, and scales whose numbers mean something."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from surveyapp import yamlsource
from surveyapp.problems import Problem
from surveyapp.questionnaire.choices import Choice, Scale
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.question import Question

_NO_OPINION = re.compile(
    r"(ik )?weet (ik )?(het )?niet|geen (idee|mening)|(dat is )?(niet van toepassing|n\.?v\.?t\.?)"
    r"|(i )?(do not|don['’]t) know|no opinion|not applicable|n/a",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(r"neutra|\bniet .*\bniet\b|neither|\bgelijk\b", re.IGNORECASE)


def own_scales(draft: Draft) -> Iterator[Item[Scale]]:
    """The scales of this file; the shared ones are judged in theirs."""
    return (scale for scale in draft.scales if scale.node.file == draft.node.file)


def listed(draft: Draft) -> Iterator[tuple[Item[Scale] | Item[Question], Sequence[Choice]]]:
    """Every list of choices that is written in this file."""
    for scale in own_scales(draft):
        yield scale, scale.model.choices
    for _, lead in draft.questions:
        if yamlsource.child(lead.node, "choices") is not None:
            yield lead, lead.model.categories


def told_apart(draft: Draft) -> Iterator[Problem]:
    """Every choice has a code and a text of its own."""
    for item, choices in listed(draft):
        codes: set[str] = set()
        labels: dict[str, Choice] = {}
        for place, choice in enumerate(choices):
            path = ("choices", place)
            if choice.code in codes:
                yield item.problem("Q031", *path, name=choice.code)
                continue
            codes.add(choice.code)
            other = labels.setdefault(" ".join(choice.label.split()).casefold(), choice)
            if other is not choice:
                code = "Q033" if other.label == choice.label else "Q032"
                first, second = (other.code, choice.code) if code == "Q033" else (other.label, choice.label)
                yield item.problem(code, *path, first=first, second=second)


def marked(draft: Draft) -> Iterator[Problem]:
    """ "Weet niet" is marked as such, and something else can be chosen."""
    for item, choices in listed(draft):
        valid = [choice for choice in choices if not choice.missing]
        if choices and not valid:
            yield item.problem("Q044", "choices")
        for place, choice in enumerate(choices):
            if not choice.missing and _NO_OPINION.fullmatch(choice.label.strip(" .")):
                yield item.problem("W010", "choices", place, choice=choice.code)


def scored(draft: Draft) -> Iterator[Problem]:
    """Scores run in equal steps, on every choice that counts and on no other."""
    for item, choices in listed(draft):
        if not any(_writes_score(item, place) for place in range(len(choices))):
            continue
        valid = [choice for choice in choices if not choice.missing]
        for place, choice in enumerate(choices):
            if choice.missing and choice.score is not None:
                yield item.problem("S006", "choices", place, choice=choice.code)
            elif not choice.missing and choice.score is None:
                yield item.problem("S003", "choices", place, choice=choice.code)
        if all(choice.score is not None for choice in valid):
            yield from _steps(item, choices, [(choice, choice.score or 0.0) for choice in valid])


def _writes_score(item: Item[Scale] | Item[Question], place: int) -> bool:
    choices = yamlsource.child(item.node, "choices")
    choice = yamlsource.child(choices, place) if choices else None
    return choice is not None and yamlsource.child(choice, "score") is not None


def _steps(
    item: Item[Scale] | Item[Question], choices: Sequence[Choice], valid: list[tuple[Choice, float]]
) -> Iterator[Problem]:
    """Equal scores, a wrong order, or a gap: the first of these that is found."""
    first_with: dict[float, Choice] = {}
    for choice, score in valid:
        other = first_with.setdefault(score, choice)
        if other is not choice:
            yield item.problem("S005", "choices", choices.index(choice), first=other.code, second=choice.code)
            return
    steps = [after - before for (_, before), (_, after) in pairwise(valid)]
    if any(step * steps[0] < 0 for step in steps):
        yield item.problem("S008", "choices")
        return
    smallest = min((abs(step) for step in steps), default=0)
    for ((_, before), (choice, after)), step in zip(pairwise(valid), steps, strict=True):
        if abs(step) > smallest * 1.001:
            yield item.problem("S004", "choices", choices.index(choice), before=before, after=after)
            return


def balanced(draft: Draft) -> Iterator[Problem]:
    """A scale has two ends, and as many choices on both sides of its middle."""
    for scale in own_scales(draft):
        valid = [choice for choice in scale.model.choices if not choice.missing]
        if len(valid) < 2:
            yield scale.problem("S007", "choices")
        middle = [place for place, choice in enumerate(valid) if _NEUTRAL.search(choice.label)]
        if len(middle) == 1 and len(valid) > 2:
            low, high = middle[0], len(valid) - 1 - middle[0]
            if low != high:
                yield scale.problem("W005", "choices", low=low, high=high)


def used(draft: Draft) -> Iterator[Problem]:
    """A scale of this file that no question names."""
    if draft.broken:
        return
    named = {lead.node.text("scale") for _, lead in draft.questions}
    for scale in own_scales(draft):
        if draft.questions and scale.model.code not in named:
            yield scale.problem("W006", name=scale.model.code)
