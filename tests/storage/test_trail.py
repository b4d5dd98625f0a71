"""The audit trail only grows: the database refuses every other change, whatever the program does."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from surveyapp.fieldwork import events
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Municipality
from tests.surveys import NOW


@pytest.mark.parametrize(
    "statement",
    ["UPDATE event SET actor = 'niemand'", "DELETE FROM event", "DELETE FROM event WHERE id = 1"],
)
def test_nothing_that_happened_can_be_changed_or_removed(
    database: Database, municipality: Municipality, statement: str
) -> None:
    with database.transaction() as session:
        events.record(session, session.merge(municipality), "wave.open", NOW, "els@zonstad.nl")
    with pytest.raises(DBAPIError, match="audit trail cannot be changed"), database.transaction() as session:
        session.execute(text(statement))
    with pytest.raises(DBAPIError, match="audit trail cannot be changed"), database.transaction() as session:
        session.query(Event).one().detail = "iets anders"
    with database.reading() as session:
        assert [(event.actor, event.detail) for event in session.query(Event)] == [("els@zonstad.nl", "")]
