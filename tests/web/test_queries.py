"""A page costs the same few queries, whatever the questionnaire asks."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from surveyapp.storage.database import Database
from tests.respondent import Respondent
from tests.surveys import data, run

MOST = 6
NOT_A_QUERY = ("BEGIN", "PRAGMA", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@contextmanager
def queries(database: Database) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith(NOT_A_QUERY):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


def cost(client: FlaskClient, database: Database, mode: str, count: int) -> tuple[int, int, int]:
    """Queries to show a page of so many questions, to save it, and to hand in."""
    asked = [{"code": f"q{n}", "type": "number"} for n in range(count)]
    survey = run(database, data(*asked), mode, municipality=f"g{count}")
    anna = Respondent(client, survey.invite()).open().follow("Beginnen")
    with queries(database) as showing:
        anna.open(anna.address)
    with queries(database) as saving:
        client.post(anna.address, data={**{n: v[-1:] for n, v in anna.form.fields.items()}, "_direction": "next"})
    review = anna.open(f"{anna.link}/uw-antwoorden")
    with queries(database) as handing_in:
        review.submit()
    return len(showing), len(saving), len(handing_in)


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_no_request_takes_more_queries_for_more_questions(client: FlaskClient, database: Database, mode: str) -> None:
    short, long = cost(client, database, mode, 2), cost(client, database, mode, 60)
    assert short == long
    assert max(short) <= MOST, short
