"""The goals of a series held against the figures of the last wave. What the chapter, the json and sentences share."""

from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.analysis.standing import Standing, standing
from surveyapp.analysis.verdict import Doubt, Verdict, undecided, verdict
from surveyapp.report.inputs import Goal
from surveyapp.report.material import Material
from surveyapp.report.wording import INTERVAL_FROM


@dataclass(frozen=True)
class Judged:
    """A goal, the figure when it was fixed, the figure now, and what can be said.

    ``baseline`` is None where that wave is not in the report or its figure may not be shown. ``share``: the figures are
    parts of 1, otherwise means.
    """

    goal: Goal
    title: str
    share: bool
    baseline: Standing | None
    verdict: Verdict


def judged(material: Material) -> Sequence[Judged]:
    """Every goal of the series, the first to be measured first; goals that were given up last."""
    goals = sorted(material.last.goals, key=lambda goal: (goal.withdrawn, goal.ordinal))
    return [_judged(material, goal) for goal in goals]


def _judged(material: Material, goal: Goal) -> Judged:
    variable = material.figures.variables.get(goal.variable)
    if variable is None:
        return Judged(goal, goal.variable, False, None, undecided(Doubt.NOT_MEASURED))
    subject = material.subjects.get(goal.variable)
    title = subject.title if subject else variable.label
    return Judged(goal, title, variable.yes_or_no, _baseline(material, goal), _verdict(material, goal))


def _baseline(material: Material, goal: Goal) -> Standing | None:
    waves = [wave.code for wave in material.waves]
    if goal.fixed_at not in waves:
        return None
    figures = material.figures.of(goal.variable)[waves.index(goal.fixed_at)]
    return standing(figures, material.figures.variables[goal.variable]) if figures else None


def _verdict(material: Material, goal: Goal) -> Verdict:
    if goal.ordinal > material.last.ordinal:
        return undecided(Doubt.NOT_DUE)
    if not goal.comparable:
        return undecided(Doubt.CHANGED)
    figures, variable = material.figures.of(goal.variable)[-1], material.figures.variables[goal.variable]
    return verdict(figures, variable, goal.target, goal.direction, INTERVAL_FROM)
