"""How far a respondent is, and what a place to keep answers has to offer."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from surveyapp.fieldwork.invitations import Ticket
from surveyapp.questionnaire.answers import Value


@dataclass(frozen=True)
class Progress:
    """``version`` is 0 while nothing was saved; the next save must name it. Every save gives another one.

    ``submitted``: a response counts. ``correcting``: it does, and ``answers`` is the draft that is to replace it.
    """

    answers: dict[str, Value | None]
    version: int
    submitted: bool
    correcting: bool = False


class Store(Protocol):
    """A place to keep answers: ``linked`` or ``ballotbox``; ``corrections`` for what was handed in before."""

    def progress(self, session: Session, ticket: Ticket) -> Progress:
        """What is kept for this respondent."""

    def keep(self, session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int) -> Progress:
        """Replace the draft of this version. Raises Stale when it is not of this version any more."""

    def hand_in(
        self,
        session: Session,
        ticket: Ticket,
        answers: dict[str, Value | None],
        version: int,
        today: datetime.date,
    ) -> Progress:
        """Turn the draft of this version into a response. Raises Stale when it is not of this version any more."""
