"""Making a wave from a questionnaire, with a copy of the text of its own."""

import datetime
import hashlib
from collections.abc import Mapping

import orjson
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.names import free_slug
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves.finding import listing
from surveyapp.questionnaire.load import load
from surveyapp.storage.tables import MODES, Municipality, Wave


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
    *,
    closes_on: datetime.date | None = None,
    population: int | None = None,
    remark: str = "",
) -> Wave:
    """A new wave with its own copy of these sources, not yet open.

    Raises SourceError when the questionnaire does not load, Refusal when the rest makes no sense.
    """
    questionnaire = load(sources, main)
    _require_sense(title, ordinal, mode, population)
    wave = Wave(
        municipality=municipality,
        municipality_id=municipality.id,
        slug=free_slug(title, _slugs(session, municipality), "meting"),
        title=title.strip(),
        ordinal=ordinal,
        perspective=questionnaire.perspective,
        sources=dict(sources),
        main=main,
        content_hash=hashlib.sha256(orjson.dumps([main, sorted(sources.items())])).hexdigest(),
        mode=mode,
        closes_on=closes_on,
        population=population,
        remark=remark.strip(),
    )
    _add(session, wave)
    events.record(session, municipality, "wave.create", now, by, wave)
    return wave


def _require_sense(title: str, ordinal: int, mode: str, population: int | None) -> None:
    if mode not in MODES:
        raise Refusal(f"“{mode}” is geen vorm van privacy. Kies uit: {', '.join(MODES)}.")
    if not title.strip():
        raise Refusal("Geef de meting een titel.")
    if ordinal < 0 or (population is not None and population < 1):
        raise Refusal("Het volgnummer is 0 of hoger, het aantal organisaties 1 of hoger.")


def _add(session: Session, wave: Wave) -> None:
    try:
        with session.begin_nested():
            session.add(wave)
    except IntegrityError:
        raise Refusal("Iemand anders maakte net een meting met deze titel. Kijk in de lijst.") from None


def _slugs(session: Session, municipality: Municipality) -> set[str]:
    return {wave.slug for wave in listing(session, municipality.id)}
