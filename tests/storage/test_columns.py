"""Moments mean the same on both databases, and every table of a municipality says whose it is."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Municipality
from surveyapp.storage.tenant import owned

WITHOUT_MUNICIPALITY = {"municipality", "staff_session", "recovery_code", "account_link", "attempt", "mail_server"}


@pytest.mark.parametrize("fold", [0, 1])
def test_a_moment_comes_back_as_the_same_moment_in_utc(
    database: Database, municipality: Municipality, fold: int
) -> None:
    night = datetime.datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=ZoneInfo("Europe/Amsterdam"))
    with database.transaction() as session:
        session.add(Event(municipality_id=municipality.id, at=night, actor="a", action="b"))
    with database.reading() as session:
        found = session.scalars(owned(Event, municipality.id)).one().at
    assert found == night.astimezone(datetime.UTC)
    assert found.tzinfo is datetime.UTC


def test_a_moment_without_time_zone_is_refused(database: Database, municipality: Municipality) -> None:
    with pytest.raises(StatementError, match="time zone"), database.transaction() as session:
        session.add(Event(municipality_id=municipality.id, at=datetime.datetime(2026, 3, 2), actor="a", action="b"))


def test_every_other_table_carries_the_key_of_its_municipality() -> None:
    tables = {name for name, table in Municipality.metadata.tables.items() if "municipality_id" not in table.columns}
    assert tables == WITHOUT_MUNICIPALITY
