"""Municipalities: the tenants."""

import datetime
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, housestyle
from surveyapp.fieldwork.names import slug
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import LOWEST_THRESHOLD, Municipality

LONGEST_NAME = 80


def add(
    session: Session, name: str, now: datetime.datetime, by: str, threshold: int = LOWEST_THRESHOLD
) -> Municipality:
    """A new municipality. Raises Refusal when the name is taken or the threshold too low."""
    name, short = name.strip(), slug(name)
    if not short:
        raise Refusal("Geef de naam van de gemeente, met letters.")
    if len(name) > LONGEST_NAME:
        raise Refusal(f"Houd de naam korter dan {LONGEST_NAME} tekens.")
    if threshold < LOWEST_THRESHOLD:
        raise Refusal(f"Uitkomsten over minder dan {LOWEST_THRESHOLD} mensen laten we nooit zien.")
    if session.scalar(select(Municipality.id).where(Municipality.slug == short)) is not None:
        raise Refusal(f"Er is al een gemeente {short}.")
    municipality = Municipality(name=name, slug=short, threshold=threshold)
    session.add(municipality)
    session.flush()
    events.record(session, municipality, "municipality.add", now, by)
    events.record(session, None, "installation.municipality", now, by, detail=name)
    return municipality


def restyle(session: Session, municipality: Municipality, text: str, now: datetime.datetime, by: str) -> int:
    """Dress the pages and reports in the design tokens of this token file; returns how many. Raises Refusal."""
    found = len(housestyle.tokens(text))
    if not found:
        raise Refusal("In dit bestand staan geen design tokens, zoals --utrecht-heading-color: #0e2f4a;")
    if hard := housestyle.hard_to_read(text):
        raise Refusal("Deze huisstijl is niet goed te lezen. " + " ".join(hard))
    municipality.theme = text
    events.record(session, municipality, "municipality.restyle", now, by)
    return found


def undress(session: Session, municipality: Municipality, now: datetime.datetime, by: str) -> None:
    """Back to the plain colours of the program."""
    if municipality.theme:
        municipality.theme = ""
        events.record(session, municipality, "municipality.undress", now, by)


def find(session: Session, short: str) -> Municipality:
    """The municipality with this short name. Raises Refusal, which names those that exist."""
    municipality = session.scalar(select(Municipality).where(Municipality.slug == short.strip().lower()))
    if municipality is None:
        known = ", ".join(each.slug for each in listing(session)) or "nog geen"
        raise Refusal(f"De gemeente “{short[:80]}” is er niet. Wel: {known}.")
    return municipality


def get(session: Session, municipality_id: int) -> Municipality | None:
    """The municipality with this number."""
    return session.get(Municipality, municipality_id)


def listing(session: Session) -> Sequence[Municipality]:
    """All municipalities, by name."""
    return session.scalars(select(Municipality).order_by(Municipality.slug)).all()
