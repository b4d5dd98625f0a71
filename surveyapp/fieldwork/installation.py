"""What an administrator looks after: which municipalities and administrators there are, and how the installation is.

Only names and counts: nothing here reads an answer, an address list or a result.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Account, Event, Municipality, Wave


@dataclass(frozen=True)
class Tenant:
    """A municipality as the administrator sees it."""

    name: str
    slug: str
    waves: int
    staff: int
    """Accounts that can sign in."""


def tenants(session: Session) -> list[Tenant]:
    """Every municipality, by name."""
    waves = select(func.count(Wave.id)).where(Wave.municipality_id == Municipality.id).scalar_subquery()
    staff = select(func.count(Account.id)).where(Account.municipality_id == Municipality.id, Account.active)
    query = select(Municipality.name, Municipality.slug, waves, staff.scalar_subquery()).order_by(Municipality.name)
    return [Tenant(*row) for row in session.execute(query)]


def events(session: Session, limit: int) -> list[Event]:
    """The last events of the installation itself, newest first: those without a municipality."""
    query = select(Event).where(Event.municipality_id.is_(None)).order_by(Event.at.desc(), Event.id.desc())
    return list(session.scalars(query.limit(limit)))


def trouble_with_keys(folder: Path) -> str:
    """What is wrong with the folder of the keys, in a sentence; empty when it is as it should be."""
    if not folder.is_dir():
        return "De map is er nog niet. Ze wordt gemaakt zodra de eerste sleutel nodig is."
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return "De website mag niet in deze map lezen of schrijven."
    if stat.S_IMODE(folder.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        return "Ook andere gebruikers van de server kunnen in deze map. Geef de map de rechten 0700."
    return ""
