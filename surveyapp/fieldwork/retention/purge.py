"""Removing names and addresses of a closed wave: everybody who was invited, what was sent to them, what they left
unfinished, and their wishes. The numbers stay, and so do the answers, without a name.
"""

import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, links, reportrequests
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import ledger
from surveyapp.storage.database import after_commit
from surveyapp.storage.tables import Draft, Invitation, Mailing, Message, PaperEntry, Response, Wave, Wish
from surveyapp.storage.tenant import of_wave

QUIET = {"synchronize_session": False}


def purge(session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
    """Remove names and addresses for good. Raises Refusal when the wave is not closed, or when they are gone already.

    Refusals to get mail stay: they are fingerprints, and have to outlive the address.
    """
    _take(session, wave, now)
    ledger.complete(session, wave)
    people = session.scalar(select(func.count()).where(*of_wave(Invitation, wave), Invitation.channel == "link")) or 0
    session.flush()
    _remove(session, wave)
    links.forget(session, wave)
    events.record(session, wave.municipality, "wave.purge", now, by, wave, f"{people} genodigden")
    after_commit(session, lambda database: database.vacuum())


def _take(session: Session, wave: Wave, now: datetime.datetime) -> None:
    """One conditional update: of two who do this at the same moment, one is refused."""
    mine = (Wave.municipality_id == wave.municipality_id, Wave.id == wave.id, Wave.state == "closed")
    taken = session.execute(
        update(Wave).where(*mine, Wave.purged_at.is_(None)).values(purged_at=now), execution_options=QUIET
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        raise Refusal("Deze meting is nog niet gesloten, of de adressen zijn al verwijderd.")
    session.refresh(wave, ["purged_at"])


def _remove(session: Session, wave: Wave) -> None:
    """Whatever refers to people goes before the people."""
    reportrequests.drop_personal(session, wave)
    nameless = update(Response).where(*of_wave(Response, wave)).values(invitation_id=None)
    session.execute(nameless, execution_options=QUIET)
    for table in (Message, PaperEntry, Draft, Wish):
        session.execute(delete(table).where(*of_wave(table, wave)), execution_options=QUIET)
    unfinished = delete(Response).where(*of_wave(Response, wave), Response.state == "draft")
    session.execute(unfinished, execution_options=QUIET)
    session.execute(delete(Invitation).where(*of_wave(Invitation, wave)), execution_options=QUIET)
    stopped = update(Mailing).where(*of_wave(Mailing, wave), Mailing.state == "planned").values(state="stopped")
    session.execute(stopped, execution_options=QUIET)
