"""Respondents who say that they do not take part: no more reminders. Whoever answers after all, has taken part.

This may show at once, also in an anonymous wave, for it is no answer and the respondent was told so. What it must not
do is change again at the moment that somebody answers: unless the wave is named, it is taken back at closing.
"""

import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.waves import require_open
from surveyapp.storage.tables import Invitation
from surveyapp.storage.tenant import of_wave


def decline(session: Session, ticket: Ticket, now: datetime.datetime) -> None:
    """Write down that this unit does not take part. Raises WaveClosed."""
    require_open(session, ticket.wave, now)
    session.execute(
        update(Invitation)
        .where(*of_wave(Invitation, ticket.wave), Invitation.id == ticket.invitation.id)
        .where(Invitation.state == "invited", Invitation.disposition.in_(["none", "bounced"]))
        .values(disposition="refused")
        .execution_options(synchronize_session=False)
    )


def has_declined(ticket: Ticket) -> bool:
    """Whether this unit said so, and did not answer since as far as anybody may know."""
    return ticket.invitation.disposition == "refused"
