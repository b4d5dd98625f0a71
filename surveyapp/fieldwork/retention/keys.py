"""Destroying the key of the pseudonyms: from then on nobody can tell whose answers are whose, or pair a later wave."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, pseudonyms
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import after_commit
from surveyapp.storage.tables import Event, Wave
from surveyapp.storage.tenant import owned

ACTION = "key.destroy"


def destroy(session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
    """Destroy the key of this wave, which may serve other waves too. Raises Refusal while one of them is open.

    The file goes once this is safely written down; should the program stop in between, ``due`` does it again.
    """
    if wave.mode != "confidential" or wave.key_name is None:
        raise Refusal("Deze meting heeft geen geheime codes, en dus geen sleutel.")
    waves = pseudonyms.sharing(session, wave)
    for each in waves:
        if each.state != "closed":
            raise Refusal(f"De meting “{each.title}” gebruikt deze sleutel en is nog niet gesloten.")
    for each in waves:
        if not _written_down(session, each):
            events.record(session, each.municipality, ACTION, now, by, each)
    name = wave.key_name
    after_commit(session, lambda database: database.keys.destroy(name))


def _written_down(session: Session, wave: Wave) -> bool:
    told = owned(Event, wave.municipality_id).where(Event.wave_id == wave.id, Event.action == ACTION)
    return session.scalar(select(told.exists())) or False
