"""Goals as they stand in the json: unrounded, with the verdict and its reason as codes."""

from typing import Any

from surveyapp.report.goals import Judged, judged
from surveyapp.report.inputs import GoalChange
from surveyapp.report.material import Material

Document = dict[str, Any]


def documents(material: Material) -> list[Document]:
    """Every goal of the series, whether a chapter shows them or not."""
    return [_goal(each) for each in judged(material)]


def _goal(about: Judged) -> Document:
    goal, found = about.goal, about.verdict
    low, high = found.limits or (None, None)
    return {
        "variable": goal.variable,
        "share": about.share,
        "direction": goal.direction.value,
        "target": goal.target,
        "norm": goal.norm,
        "source": goal.source,
        "ordinal": goal.ordinal,
        "due": goal.due.isoformat(),
        "fixed_at": goal.fixed_at,
        "fixed": goal.fixed.isoformat() if goal.fixed else None,
        "withdrawn": goal.withdrawn,
        "baseline": {"n": about.baseline.n, "level": about.baseline.level} if about.baseline else None,
        "n": found.n or None,
        "level": found.level,
        "low": low,
        "high": high,
        "outcome": found.outcome.value,
        "reason": found.doubt.value if found.doubt else None,
        "changes": [_change(each) for each in goal.changes],
    }


def _change(change: GoalChange) -> Document:
    return {
        "on": change.on.isoformat(),
        "by": change.by or None,
        "before": dict(change.before),
        "after": dict(change.after),
        "reason": change.reason,
    }
