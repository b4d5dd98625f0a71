"""The results of a wave for everybody: what stands on their public page, putting it there, and taking it away.

A page is made like every other report: by ``surveyapp work``, as a file that waits. An officer looks at it, and
publishes exactly that.
"""

import datetime
import html
import io
import json
import re
from dataclasses import asdict, dataclass
from zipfile import ZipFile

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, reportrequests
from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.storage.tables import Publication, ReportRequest, Wave
from surveyapp.storage.tenant import of_wave, owned

KIND = "uitkomsten.zip"
"""The kind of file that holds a page with its pdf, to be looked at and published."""
PAGE, PDF = "pagina.json", "uitkomsten.pdf"
"""What is in it."""


@dataclass(frozen=True)
class Shared:
    """What the municipality tells besides the results: the meeting about them, and a word of its own."""

    meeting_on: datetime.date | None = None
    meeting_time: str = ""
    meeting_place: str = ""
    message: str = ""


@dataclass(frozen=True)
class Page:
    """A page that was made: its title and language, the results as HTML, and the same as a pdf."""

    title: str
    language: str
    html: str
    pdf: bytes


class PublicationOutdated(Refusal):
    """It was changed elsewhere since this page was shown."""

    def __init__(self) -> None:
        super().__init__("Dit is intussen op een andere plek veranderd. Kijk het na en probeer het opnieuw.")


def path(wave: Wave) -> str:
    """Where the results stand once they are public, from the root of the site."""
    return f"/uitkomsten/{wave.municipality.slug}/{wave.slug}"


def of(session: Session, wave: Wave, *, locked: bool = False) -> Publication | None:
    """What there is of this wave, public or not; ``locked``: nobody else changes it until this transaction ends."""
    query = owned(Publication, wave.municipality_id).where(*of_wave(Publication, wave))
    found: Publication | None = session.scalar(query.with_for_update() if locked else query)
    return found


def shared(session: Session, wave: Wave) -> Shared:
    """What the municipality tells besides the results of this wave."""
    row = of(session, wave)
    return Shared(**{name: getattr(row, name) for name in Shared.__dataclass_fields__}) if row else Shared()


def is_public(session: Session, wave: Wave) -> bool:
    """Whether everybody can read the results now."""
    row = of(session, wave)
    return row is not None and row.published_at is not None


def is_behind(row: Publication) -> bool:
    """Whether the public page is older than what the municipality tells now."""
    return bool(row.published_at and row.changed_at and row.published_at < row.changed_at)


def change(session: Session, wave: Wave, new: Shared, version: int, now: datetime.datetime, by: str) -> Publication:
    """Tell this besides the results, from the next page that is made. ``version`` is 0 when there was nothing yet.
    Raises Refusal."""
    if new.meeting_on is None and (new.meeting_time.strip() or new.meeting_place.strip()):
        raise WrongField("meeting_on", "Vul ook de datum van de bijeenkomst in.")
    row = _kept(session, wave, version)
    if shared(session, wave) == new:
        return row
    for name, value in asdict(new).items():
        setattr(row, name, value)
    row.version, row.changed_at = row.version + 1, now
    session.flush()
    events.record(session, wave.municipality, "publication.change", now, by, wave)
    return row


def _kept(session: Session, wave: Wave, version: int) -> Publication:
    """The row of this wave, made when there is none."""
    session.scalar(select(Wave.id).where(Wave.id == wave.id).with_for_update())  # nobody else makes one
    row = of(session, wave, locked=True)
    if (row.version if row else 0) != version:
        raise PublicationOutdated
    if row is None:
        row = Publication(municipality_id=wave.municipality_id, wave_id=wave.id, version=0, title="", language="nl")
        row.meeting_time = row.meeting_place = row.message = row.published_by = ""
        session.add(row)
        session.flush()
    return row


def made(session: Session, wave: Wave) -> ReportRequest | None:
    """The page that was asked for last: on its way, or to be looked at."""
    return next((each for each in reportrequests.listing(session, wave) if each.kind == KIND), None)


def words(page: str) -> str:
    """What a page says, without its mark-up."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


def read(content: bytes) -> Page:
    """What is in a file of this kind."""
    with ZipFile(io.BytesIO(content)) as box:
        return Page(**json.loads(box.read(PAGE)), pdf=box.read(PDF))


def publish(
    session: Session, wave: Wave, request: ReportRequest, version: int, now: datetime.datetime, by: str
) -> Publication:
    """Let everybody read the page that was asked for here. Raises Refusal when it is not there, or not whole."""
    if wave.state != "closed":
        raise Refusal("Uitkomsten zijn pas openbaar te maken als de meting gesloten is.")
    ours = (request.municipality_id, request.wave_id) == (wave.municipality_id, wave.id)
    if not ours or request.kind != KIND or request.content is None:
        raise Refusal("Deze pagina is er niet meer. Laat hem opnieuw maken.")
    row, page = _kept(session, wave, version), read(request.content)
    row.title, row.language, row.page, row.pdf = page.title, page.language, page.html, page.pdf
    row.made_on, row.published_at, row.published_by, row.withdrawn_at = request.day, now, by, None
    row.version += 1
    session.flush()
    events.record(session, wave.municipality, "publication.publish", now, by, wave, page.title)
    return row


def withdraw(session: Session, wave: Wave, version: int, now: datetime.datetime, by: str) -> None:
    """Take the page away: nobody can read it from this moment. Raises Refusal."""
    row = of(session, wave, locked=True)
    if row is None or row.version != version:
        raise PublicationOutdated
    if row.published_at is not None:
        clear(row, now)
        events.record(session, wave.municipality, "publication.withdraw", now, by, wave)


def clear(row: Publication, now: datetime.datetime) -> None:
    """Nothing of the page stays."""
    row.page = row.pdf = row.published_at = row.made_on = None
    row.published_by, row.withdrawn_at = "", now
    row.version += 1
