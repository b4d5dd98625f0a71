"""Disclosure control: nothing about too few people leaves the analysis, nor follows from what does.

``Guard`` is the one place between the figures of a wave and any text or drawing. What it hides follows from the answers
of the wave alone, so it does not matter what else is or was published of that wave.
"""

from surveyapp.analysis.disclosure.groups import LOWEST_THRESHOLD, OPEN_ANSWERS, ORDERED, SPREAD, hidden_groups
from surveyapp.analysis.disclosure.guard import Guard, least, people
from surveyapp.analysis.disclosure.together import axis, reliable, step
from surveyapp.analysis.disclosure.waves import compared, studied

__all__ = [
    "LOWEST_THRESHOLD",
    "OPEN_ANSWERS",
    "ORDERED",
    "SPREAD",
    "Guard",
    "axis",
    "compared",
    "hidden_groups",
    "least",
    "people",
    "reliable",
    "step",
    "studied",
]
