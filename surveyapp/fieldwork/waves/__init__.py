"""Waves: made from a questionnaire, opened, closed."""

from surveyapp.fieldwork.waves.finding import find, listing, named
from surveyapp.fieldwork.waves.frozen import questionnaire_of
from surveyapp.fieldwork.waves.making import create
from surveyapp.fieldwork.waves.period import (
    NETHERLANDS,
    closing_moment,
    has_begun,
    is_due,
    opening_moment,
    require_open,
)
from surveyapp.fieldwork.waves.steps import close, open_
from surveyapp.fieldwork.waves.tally import Counts, correct_population, counts

__all__ = [
    "NETHERLANDS",
    "Counts",
    "close",
    "closing_moment",
    "correct_population",
    "counts",
    "create",
    "find",
    "has_begun",
    "is_due",
    "listing",
    "named",
    "open_",
    "opening_moment",
    "questionnaire_of",
    "require_open",
]
