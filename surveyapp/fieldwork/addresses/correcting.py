"""Changing one line of the list: what it says, whether an answer is to be expected, and taking it off.

In an anonymous and a confidential wave nothing here tells whether somebody has answered: what may be done does not
depend on it, and who answers is counted as such whatever was noted before.
"""

import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.addresses.comparing import facts_are_fixed
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.tables import Invitation, Message, PaperEntry, Response, Wave
from surveyapp.storage.tenant import of_wave

MARKS = ("none", "refused", "bounced", "ineligible")
CLOSED = "Deze meting is gesloten. De adreslijst kan niet meer veranderen."
FACTS = Invitation.background.key
QUIET = {"synchronize_session": False}


def correct(
    session: Session, wave: Wave, invitation: Invitation, values: dict[str, Any], now: datetime.datetime, by: str
) -> None:
    """Change what the list says about somebody. A new e-mail address may be tried, also if the old one failed.

    Raises Refusal when the wave is closed, or for facts that are fixed by now.
    """
    _require_not_closed(session, wave)
    if facts_are_fixed(wave) and values.get(FACTS, invitation.background) != invitation.background:
        raise Refusal("De meting is open. Kenmerken van wie al op de lijst staat, veranderen dan niet meer.")
    if values.get("email", invitation.email) != invitation.email and invitation.disposition == "bounced":
        values = {**values, "disposition": "none"}
    if {name: getattr(invitation, name) for name in values} == values:
        return
    for name, value in values.items():
        setattr(invitation, name, value)
    events.record(session, wave.municipality, "invitation.change", now, by, wave)


def mark(session: Session, wave: Wave, invitation: Invitation, mark: str, now: datetime.datetime, by: str) -> None:
    """Note that no answer is to be expected, and why; or that one is. Who answers after all, is counted."""
    _require_not_closed(session, wave)
    if mark not in MARKS:
        raise Refusal("Kies een van de mogelijkheden.")
    if wave.mode != "confidential" and invitation.state == "answered":
        raise Refusal("Deze organisatie heeft al meegedaan.")
    changed = session.execute(
        update(Invitation)
        .where(*of_wave(Invitation, wave), Invitation.id == invitation.id, Invitation.disposition != mark)
        .values(disposition=mark),
        execution_options=QUIET,
    )
    if changed.rowcount:  # type: ignore[attr-defined]
        events.record(session, wave.municipality, "invitation.mark", now, by, wave)


def can_remove(session: Session, wave: Wave, invitation: Invitation) -> bool:
    """Whether this line can go without a trace: nobody was written to, and nobody can have answered."""
    if wave.state == "closed" or (wave.state == "open" and wave.mode != "named"):
        return False
    used = [
        exists().where(*of_wave(table, wave), column == invitation.id)
        for table, column in (
            (Message, Message.invitation_id),
            (PaperEntry, PaperEntry.invitation_id),
            (Response, Response.invitation_id),
        )
    ]
    return invitation.letter_on is None and not session.scalar(select(or_(*used)))


def remove(session: Session, wave: Wave, invitation: Invitation, now: datetime.datetime, by: str) -> None:
    """Take somebody off the list. Raises Refusal when the link may have been used: then mark it instead."""
    _require_not_closed(session, wave)
    if not can_remove(session, wave, invitation):
        raise Refusal(
            "Deze uitnodiging kan niet meer van de lijst: misschien heeft iemand de link al. Kies wel “hoort niet bij "
            "de groep”, dan telt de organisatie niet mee in de respons."
        )
    mine: list[ColumnElement[bool]] = [*of_wave(Invitation, wave), Invitation.id == invitation.id]
    session.execute(delete(Invitation).where(*mine), execution_options=QUIET)
    events.record(session, wave.municipality, "invitation.remove", now, by, wave)


def _require_not_closed(session: Session, wave: Wave) -> None:
    """And nobody opens, closes or answers it until this transaction ends."""
    lock(session, wave)
    if wave.state == "closed":
        raise Refusal(CLOSED)
