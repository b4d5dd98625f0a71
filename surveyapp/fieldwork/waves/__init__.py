"""Waves: made from a questionnaire, changed while that is fair, opened, extended, closed.

``making`` and ``changing`` keep what an officer decides, with ``rules`` for what makes sense; ``composing`` gives a
draft another questionnaire; ``period`` is about the clock, ``keeping`` about how long things are kept; ``steps`` opens
and closes; ``tally`` counts, and ``ledger`` writes the count down at closing.
"""

from surveyapp.fieldwork.waves.changing import change, changeable, correct_population, extend, moment_in_words, promised
from surveyapp.fieldwork.waves.composing import recompose
from surveyapp.fieldwork.waves.finding import find, listing, named
from surveyapp.fieldwork.waves.frozen import questionnaire_of
from surveyapp.fieldwork.waves.ledger import account, channels, counts, frame, ineligible, unreached, ways
from surveyapp.fieldwork.waves.making import create
from surveyapp.fieldwork.waves.period import (
    NETHERLANDS,
    closing_moment,
    has_begun,
    is_due,
    opening_moment,
    require_open,
)
from surveyapp.fieldwork.waves.rules import Senseless
from surveyapp.fieldwork.waves.steps import close, open_
from surveyapp.fieldwork.waves.tally import Counts

__all__ = [
    "NETHERLANDS",
    "Counts",
    "Senseless",
    "account",
    "change",
    "changeable",
    "channels",
    "close",
    "closing_moment",
    "correct_population",
    "counts",
    "create",
    "extend",
    "find",
    "frame",
    "has_begun",
    "ineligible",
    "is_due",
    "listing",
    "moment_in_words",
    "named",
    "open_",
    "opening_moment",
    "promised",
    "questionnaire_of",
    "recompose",
    "require_open",
    "unreached",
    "ways",
]
