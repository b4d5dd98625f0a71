"""What a municipality decides about itself: its name, logo, languages, threshold, addresses,
whether it takes part in the comparison with other municipalities, and whether it reminds who does an action.

Each thing that changes is an event of its own, so that officers can read later what was in force when.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, logos
from surveyapp.fieldwork.mailbox import EMAIL
from surveyapp.fieldwork.municipalities import LONGEST_NAME
from surveyapp.fieldwork.names import slug
from surveyapp.fieldwork.refusal import WrongField
from surveyapp.storage.tables import LOWEST_THRESHOLD, Municipality, Wave
from surveyapp.storage.tenant import owned

LANGUAGES = ("nl", "en")
HIGHEST_THRESHOLD = 100


@dataclass(frozen=True)
class Wish:
    """What an officer filled in."""

    name: str
    languages: tuple[str, ...]
    threshold: int
    sender_email: str
    privacy_email: str
    compares: bool = False
    reminds_owners: bool = True


def change(session: Session, municipality: Municipality, wish: Wish, now: datetime.datetime, by: str) -> list[str]:
    """Put this in force; returns the names of what changed. Raises WrongField, and then nothing has changed."""
    new = {
        "name": _name(session, municipality, wish.name),
        "languages": [each for each in LANGUAGES if each == "nl" or each in wish.languages],
        "threshold": _threshold(session, municipality, wish.threshold),
        "sender_email": _address("sender_email", wish.sender_email),
        "privacy_email": _address("privacy_email", wish.privacy_email),
        "compares": wish.compares,
        "reminds_owners": wish.reminds_owners,
    }
    changed = [field for field, value in new.items() if getattr(municipality, field) != value]
    for field in changed:
        detail = f"{_text(getattr(municipality, field))} → {_text(new[field])}"
        setattr(municipality, field, new[field])
        events.record(session, municipality, f"municipality.{field}", now, by, detail=detail)
    return changed


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return ", ".join(value) if isinstance(value, list) else str(value or "–")


def _name(session: Session, municipality: Municipality, name: str) -> str:
    name = " ".join(name.split())
    if not slug(name) or not name.isprintable():
        raise WrongField("name", "Geef de naam van de gemeente, met letters.")
    if len(name) > LONGEST_NAME:
        raise WrongField("name", f"Houd de naam korter dan {LONGEST_NAME} tekens.")
    others = session.scalars(select(Municipality.name).where(Municipality.id != municipality.id))
    if name.casefold() in {other.casefold() for other in others}:
        raise WrongField("name", "Zo heet al een andere gemeente in deze installatie.")
    return name


def _threshold(session: Session, municipality: Municipality, threshold: int) -> int:
    """The threshold is part of what respondents rely on, also in reports of later years: once a wave was opened, it
    only goes up."""
    if not LOWEST_THRESHOLD <= threshold <= HIGHEST_THRESHOLD:
        raise WrongField("threshold", f"Kies een getal van {LOWEST_THRESHOLD} tot en met {HIGHEST_THRESHOLD}.")
    if threshold < municipality.threshold and (wave := _opened_wave(session, municipality)):
        raise WrongField(
            "threshold",
            f"Aan de meting “{wave.title}” deden mensen mee die rekenen op de drempel van {municipality.threshold}, "
            "ook in latere rapporten. Verhogen kan wel, verlagen niet meer.",
        )
    return threshold


def _opened_wave(session: Session, municipality: Municipality) -> Wave | None:
    wave: Wave | None = session.scalar(owned(Wave, municipality.id).where(Wave.opened_at.is_not(None)).limit(1))
    return wave


def _address(field: str, address: str) -> str:
    address = address.strip()
    if address and (not EMAIL.fullmatch(address) or not address.isascii()):
        raise WrongField(field, f"“{address[:80]}” is geen e-mailadres. Schrijf het zo: naam@gemeente.nl.")
    return address


def set_logo(session: Session, municipality: Municipality, data: bytes, now: datetime.datetime, by: str) -> None:
    """Show this picture on every page. Raises Refusal when it is none."""
    municipality.logo = logos.redrawn(data)
    municipality.logo_version = logos.version(municipality.logo)
    events.record(session, municipality, "municipality.logo", now, by)


def remove_logo(session: Session, municipality: Municipality, now: datetime.datetime, by: str) -> None:
    """Show the name alone."""
    if municipality.logo_version:
        municipality.logo, municipality.logo_version = None, ""
        events.record(session, municipality, "municipality.logo_remove", now, by)
