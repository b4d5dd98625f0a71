"""The demonstration keeps the promises that it shows."""

import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp import produce
from surveyapp.demo import scene
from surveyapp.fieldwork import waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave, Wish

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
LIBRARY = Path(__file__).parents[2]


def number(session: Session, table: type[Invitation] | type[Wish], wave: Wave) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.wave_id == wave.id)) or 0


def test_the_demonstration_keeps_its_own_promises(sqlite_database: Database) -> None:
    made = scene.play(sqlite_database, LIBRARY, NOW)
    with sqlite_database.reading() as session:
        baseline, current = session.get_one(Wave, made.baseline), session.get_one(Wave, made.current)
        assert baseline.purged_at is not None
        assert baseline.addresses_until is not None
        assert baseline.purged_at.date() > baseline.addresses_until
        assert number(session, Invitation, baseline) == number(session, Wish, baseline) == 0
        assert waves.counts(session, baseline).submitted == 38
        assert number(session, Invitation, current) == 41
        assert number(session, Wish, current) == 6
        assert current.contact_email == scene.OFFICER
        report = produce.report(session, LIBRARY / "reports" / "nulmeting.yaml", [baseline], NOW.date())
        data: Any = report.data
        others = [each["others"] for each in data["benchmarks"][0]["variables"]]
        assert [(each["municipalities"], each["reason"]) for each in others] == [(3, None)] * 8
        streets = [each.address["street"] for each in session.scalars(select(Invitation))]
        assert len(streets) == 41
