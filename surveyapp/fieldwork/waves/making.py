"""Making a wave from a questionnaire, with a copy of the text of its own."""

import datetime
import hashlib
from collections.abc import Mapping
from typing import TypedDict, Unpack

import orjson
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.names import free_slug
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import rules
from surveyapp.fieldwork.waves.finding import listing
from surveyapp.questionnaire.freeze import frozen
from surveyapp.questionnaire.load import load
from surveyapp.storage.tables import Municipality, Wave

AHEAD = ("opens_on", "closes_on", "addresses_until", "key_until")
"""Days that make sense only while they are not over."""


class Details(TypedDict, total=False):
    """What may be told about a wave, all of it optional; see the columns of ``Wave``."""

    opens_on: datetime.date | None
    opens_time: datetime.time | None
    closes_on: datetime.date | None
    closes_time: datetime.time | None
    population: int | None
    remark: str
    contact_name: str
    contact_email: str
    contact_phone: str
    addresses_until: datetime.date | None
    key_until: datetime.date | None


def create(
    session: Session,
    municipality: Municipality,
    sources: Mapping[str, str],
    main: str,
    title: str,
    ordinal: int,
    mode: str,
    now: datetime.datetime,
    by: str,
    **details: Unpack[Details],
) -> Wave:
    """A new wave with its own copy of these sources, not yet open.

    Raises SourceError when the questionnaire does not load, Refusal when the rest makes no sense.
    """
    wave = _wave(municipality, frozen(sources, main), main, title, ordinal, mode)
    fill(wave, trimmed(details))
    rules.require_sense(wave)
    for field in AHEAD:
        rules.require_ahead(wave, field, now)
    wave.slug = free_slug(title, _slugs(session, municipality), "meting")
    _add(session, municipality, wave)
    events.record(session, municipality, "wave.create", now, by, wave)
    return wave


def hash_of(sources: Mapping[str, str], main: str) -> str:
    """Fingerprint of a questionnaire: of all its texts, and which of them is the questionnaire itself."""
    return hashlib.sha256(orjson.dumps([main, sorted(sources.items())])).hexdigest()


def _wave(municipality: Municipality, sources: dict[str, str], main: str, title: str, ordinal: int, mode: str) -> Wave:
    return Wave(
        municipality_id=municipality.id,
        title=title.strip(),
        ordinal=ordinal,
        perspective=load(sources, main).perspective,
        sources=sources,
        main=main,
        content_hash=hash_of(sources, main),
        mode=mode,
        state="draft",
        remark="",
        contact_name="",
        contact_email="",
        contact_phone="",
    )


def trimmed(values: Mapping[str, object]) -> dict[str, object]:
    """The values with no white space around text."""
    return {field: value.strip() if isinstance(value, str) else value for field, value in values.items()}


def fill(wave: Wave, values: Mapping[str, object]) -> None:
    """Put these values in the columns of the wave."""
    for field, value in values.items():
        setattr(wave, field, value)
    if wave.mode != "confidential":
        wave.key_until = None  # there is no such key


def _add(session: Session, municipality: Municipality, wave: Wave) -> None:
    wave.municipality = municipality
    try:
        with session.begin_nested():
            session.add(wave)
    except IntegrityError:
        raise Refusal("Iemand anders maakte net een meting met deze titel. Kijk in de lijst.") from None


def _slugs(session: Session, municipality: Municipality) -> set[str]:
    return {wave.slug for wave in listing(session, municipality.id)}
