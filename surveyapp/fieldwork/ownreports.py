"""Reports that an officer puts together about a wave. Here their definition is a text: ``report`` can read it."""

import datetime
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.names import free_slug
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import OwnReport, Wave
from surveyapp.storage.tenant import of_wave, owned

MOST = 60
"""So many fit in the list of one wave."""


class Outdated(Refusal):
    """The report was changed elsewhere since this page was shown: another tab, a colleague."""

    def __init__(self) -> None:
        super().__init__("Het rapport is intussen op een andere plek veranderd. Kijk het na en probeer het opnieuw.")


def listing(session: Session, wave: Wave) -> Sequence[OwnReport]:
    """The reports about this wave; changed last comes first."""
    query = owned(OwnReport, wave.municipality_id).where(*of_wave(OwnReport, wave))
    return session.scalars(query.order_by(OwnReport.changed_at.desc(), OwnReport.id.desc())).all()


def find(session: Session, wave: Wave, slug: str) -> OwnReport | None:
    """The report with this short name."""
    return _one(session, wave, slug, locked=False)


def locked(session: Session, wave: Wave, slug: str) -> OwnReport | None:
    """The same, and nobody else changes it until this transaction ends."""
    return _one(session, wave, slug, locked=True)


def _one(session: Session, wave: Wave, slug: str, *, locked: bool) -> OwnReport | None:
    query = owned(OwnReport, wave.municipality_id).where(*of_wave(OwnReport, wave), OwnReport.slug == slug)
    found: OwnReport | None = session.scalar(query.with_for_update() if locked else query)
    return found


def add(session: Session, wave: Wave, title: str, text: str, now: datetime.datetime, by: str) -> OwnReport:
    """A new report, with a short name made of its title. Raises Refusal when there are as many as fit."""
    session.scalar(select(Wave.id).where(Wave.id == wave.id).with_for_update())  # nobody else takes the name
    taken = {each.slug for each in listing(session, wave)}
    if len(taken) >= MOST:
        raise Refusal(f"Er zijn al {MOST} eigen rapporten over deze meting. Verwijder er eerst een.")
    made = OwnReport(
        municipality_id=wave.municipality_id,
        wave_id=wave.id,
        slug=free_slug(title, taken, "rapport"),
        title=title,
        text=text,
        version=1,
        made_by=by,
        changed_at=now,
    )
    session.add(made)
    session.flush()
    events.record(session, wave.municipality, "own_report.create", now, by, wave, title)
    return made


def change(
    session: Session, wave: Wave, report: OwnReport, title: str, text: str, now: datetime.datetime, by: str
) -> None:
    """Keep another text of this report. Nothing happens when it is the same."""
    if text == report.text:
        return
    report.title, report.text, report.changed_at, report.version = title, text, now, report.version + 1
    events.record(session, wave.municipality, "own_report.change", now, by, wave, title)


def remove(session: Session, wave: Wave, report: OwnReport, now: datetime.datetime, by: str) -> None:
    """Throw it away; what was downloaded stays."""
    session.delete(report)
    events.record(session, wave.municipality, "own_report.remove", now, by, wave, report.title)
