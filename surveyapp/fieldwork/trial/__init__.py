"""The trial run of a wave: everything is tried before anybody is asked, and nothing of it is kept but what was found.

``keys`` opens the box for a try, ``mails`` writes every mail, ``people`` looks at the list and ``plans`` at dates and
texts; ``record`` keeps what was found with the wave, and ``fingerprints`` tells whether anything has changed since. The
report of made-up answers needs both legs and is made in ``produce``.
"""

from surveyapp.fieldwork.trial.fingerprints import prints
from surveyapp.fieldwork.trial.model import Check, Outcome, Trial
from surveyapp.fieldwork.trial.record import (
    Untried,
    changed,
    in_short,
    keep,
    names,
    read,
    require_open_to_trial,
    require_tried,
)

__all__ = [
    "Check",
    "Outcome",
    "Trial",
    "Untried",
    "changed",
    "in_short",
    "keep",
    "names",
    "prints",
    "read",
    "require_open_to_trial",
    "require_tried",
]
