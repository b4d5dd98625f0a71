"""Whether a questionnaire makes sense: every rule that needs more than one part of it."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeAlias

from surveyapp.problems import Problem
from surveyapp.questionnaire.checks import choices, codes, effort, figures, routing, texts
from surveyapp.questionnaire.definitions import MOST_PROBLEMS
from surveyapp.questionnaire.draft import Draft

Check: TypeAlias = Callable[[Draft], Iterator[Problem]]

SCALE_CHECKS: tuple[Check, ...] = (
    codes.scales,
    choices.told_apart,
    choices.marked,
    choices.scored,
    choices.balanced,
    texts.html,
)
"""What can be said of scales alone."""
CHECKS: tuple[Check, ...] = (
    *SCALE_CHECKS,
    codes.sections,
    codes.questions,
    codes.indicators,
    choices.used,
    routing.conditions,
    routing.required,
    texts.piping,
    texts.wording,
    figures.references,
    figures.sides,
    effort.own_rules,
    effort.answerable,
    effort.time,
    effort.way_out,
)


def check(draft: Draft) -> list[Problem]:
    """Everything that does not make sense in what could be read."""
    found = list(islice((problem for rule in CHECKS for problem in rule(draft)), MOST_PROBLEMS + 1))
    if len(found) > MOST_PROBLEMS:
        found[-1] = draft.problem("Y028", limit=MOST_PROBLEMS)
    return found
