"""Back to the field in the demonstration: the results of a wave on a public page, made by the worker's own hands."""

import datetime
from pathlib import Path

from surveyapp.demo import cycles, followup
from surveyapp.fieldwork import publications, reportrequests
from surveyapp.fieldwork.publications import KIND, Shared
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.produce import requests
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReportRequest, Wave

TITLE, DEFINITION = "Dit kwam eruit", "deelnemers.yaml"
"""The page of one sheet for who took part."""


def publish(database: Database, library: Path, number: int, baseline: datetime.datetime, by: str) -> str:
    """Let everybody read the results of the wave with this number; where, from the root of the site."""
    started = cycles.started_at(baseline)
    with database.transaction() as session:
        wave = session.get_one(Wave, number)
        told = dict(followup.written()[str(wave.ordinal)]["shared"])
        now = started + datetime.timedelta(days=told.pop("day"))
        shared = Shared(**{**told, "meeting_on": cycles.as_date(told["meeting_on"], started.date())})
        version = publications.change(session, wave, shared, 0, now, by).version
        asked = reportrequests.ask(session, wave, [], _wanted(library, wave, now), now, by).id
    requests.make(database, library, lambda: now)
    with database.transaction() as session:
        wave, request = session.get_one(Wave, number), session.get_one(ReportRequest, asked)
        publications.publish(session, wave, request, version, now, by)
        return publications.path(wave)


def _wanted(library: Path, wave: Wave, now: datetime.datetime) -> Wanted:
    text = (library / "reports" / DEFINITION).read_text("utf-8")
    name = f"{DEFINITION.removesuffix('.yaml')}-{wave.slug}"
    return Wanted(TITLE, name, KIND, DEFINITION, text, now.astimezone(NETHERLANDS).date())
