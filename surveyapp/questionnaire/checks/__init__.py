"""Whether a questionnaire makes sense: every rule that needs more than one part of it."""

from collections.abc import Callable, Iterator

from surveyapp.problems import Problem
from surveyapp.questionnaire.draft import Draft

CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = ()


def check(draft: Draft) -> list[Problem]:
    """Everything that does not make sense in what could be read."""
    return [problem for rule in CHECKS for problem in rule(draft)]
