"""Questions that depend on an answer on the same page: the part of their condition that the page itself must settle.

What depends on earlier pages only is settled by the server. What is left is told in words, for who has no script, and
as data, for the script that shows and hides the question while someone answers.
"""

from collections.abc import Collection
from typing import TypeAlias

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.conditions import All, Any, Between, Chosen, Condition, Leaf, Not

Rule: TypeAlias = dict[str, object]


def remainder(condition: Condition | None, here: Collection[str], answers: Answers) -> Condition | bool:
    """What is left of a condition once earlier pages are known; ``here`` are the codes of this page.

    True: always asked. False: never asked, whatever is answered here. Otherwise a condition over this page only.
    """
    if condition is None:
        return True
    if isinstance(condition, All):
        return _joined([remainder(part, here, answers) for part in condition.parts], All, decisive=False)
    if isinstance(condition, Any):
        return _joined([remainder(part, here, answers) for part in condition.parts], Any, decisive=True)
    if isinstance(condition, Not):
        inner = remainder(condition.part, here, answers)
        return not inner if isinstance(inner, bool) else Not(inner)
    settled = not any(leaf.code in here for leaf in condition.leaves())
    return condition.holds(answers) if settled else condition


def _joined(parts: list[Condition | bool], kind: type[All] | type[Any], decisive: bool) -> Condition | bool:
    if decisive in parts:
        return decisive
    left = tuple(part for part in parts if not isinstance(part, bool))
    if not left:
        return not decisive
    return left[0] if len(left) == 1 else kind(left)


def as_rule(condition: Condition) -> Rule:
    """The condition as plain data for the script."""
    if isinstance(condition, All):
        return {"all": [as_rule(part) for part in condition.parts]}
    if isinstance(condition, Any):
        return {"any": [as_rule(part) for part in condition.parts]}
    if isinstance(condition, Not):
        return {"not": as_rule(condition.part)}
    return _leaf_rule(next(condition.leaves()))


def _leaf_rule(leaf: Leaf) -> Rule:
    if isinstance(leaf, Chosen):
        return {"code": leaf.code, "choices": leaf.choices}
    if isinstance(leaf, Between):
        return {"code": leaf.code, "minimum": leaf.minimum, "maximum": leaf.maximum}
    return {"code": leaf.code, "answered": leaf.expected}
