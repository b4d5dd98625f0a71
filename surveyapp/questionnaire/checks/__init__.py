"""Whether a questionnaire makes sense: every rule that needs more than one part of it."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from surveyapp.problems import Problem
from surveyapp.questionnaire.checks import choices, codes, effort, figures, routing, texts
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
    effort.own_rules,
    effort.answerable,
    effort.time,
    effort.way_out,
)


def check(draft: Draft) -> list[Problem]:
    """Everything that does not make sense in what could be read."""
    return [problem for rule in CHECKS for problem in rule(draft)]
