"""``kill -9`` of a worker while it makes a report or a document, again and again: the next one makes it whole, and
until then there is nothing to fetch.
"""

import datetime
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from surveyapp.fieldwork.reportrequests import LOST, MOST_ATTEMPTS
from surveyapp.produce import documents, reports
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReportRequest, Wave
from surveyapp.web import create_app
from tests.asking import TODAY, ask, ask_document, begun, closed, found
from tests.officer import Officer, hire
from tests.servers import fork, forking, is_running
from tests.shelf import FOLDER
from tests.surveys import Survey

REPORT, DOCUMENT = 1, 2
PAGES = {
    REPORT: "/beheer/metingen/0-meting/downloads/aangevraagd/1",
    DOCUMENT: "/beheer/cyclus/2026-2030/documenten/startnotitie/aangevraagd/2",
}
CHAPTERS = 8
DEFINITION = "code: kort\ntitle: Kort\nchapters:\n" + "".join(
    f"  - {{code: deel{number}, title: Deel {number}, show: questions, questions: [genoeg]}}\n"
    for number in range(CHAPTERS)
)
NOTE = "code: startnotitie\ntitle: Nota\nstep: 2\nchapters:\n" + "".join(
    f"  - {{code: deel{number}, title: Deel {number}, text: '{'Vooraf. ' * 400}'}}\n" for number in range(CHAPTERS)
)
"""So much to draw that a worker is caught at it."""
KILLED_AT = ((REPORT, 0), (REPORT, 1), (DOCUMENT, 1))
"""At which request, and how many steps it had done: while it counts, and while it draws."""
Reached = Callable[[ReportRequest], bool]


@contextmanager
def worker(database: Database, url: str) -> Iterator[int]:
    """A real ``surveyapp work``; gone at the end, whatever it was doing."""
    settings = {
        "SURVEYAPP_ENVIRONMENT": "development",
        "SURVEYAPP_DATABASE_URL": url,
        "SURVEYAPP_KEY_DIR": str(database.keys.folder),
        "SURVEYAPP_SNAPSHOT_DIR": str(database.keys.folder / "snapshots"),
    }
    group = fork(forking("surveyapp.produce.reports"), settings, ["work"])
    try:
        yield group
    finally:
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        while is_running(group):
            time.sleep(0.005)


def wait(survey: Survey, number: int, reached: Reached) -> ReportRequest:
    until = time.monotonic() + 60
    while not reached(row := found(survey, number)):
        assert row.state in ("waiting", "making"), row.problem
        assert row.content is None
        assert time.monotonic() < until, row.state
        time.sleep(0.01)
    return row


def let_the_dead_be_missed(database: Database, number: int) -> None:
    """The time passes after which a worker that says nothing is gone."""
    with database.transaction() as session:
        row = session.get_one(ReportRequest, number)
        assert row.seen_at
        row.seen_at -= LOST


def officer(database: Database) -> Officer:
    settings = Settings(environment="development", secret_key="x" * 40)
    app = create_app(settings, database, lambda: datetime.datetime.now(datetime.UTC))  # the worker's clock too
    someone = Officer(app.test_client())
    someone.sign_in(hire(database))
    return someone


def test_a_killed_worker_leaves_nothing_to_fetch_and_the_next_one_makes_the_whole(
    database: Database, database_url: str
) -> None:
    survey, els = closed(database), officer(database)
    assert ask(survey, "pdf", DEFINITION) == REPORT
    assert ask_document(database, begun(database), "pdf", "startnotitie.yaml", NOTE) == DOCUMENT
    for number, steps in KILLED_AT:
        with worker(database, database_url):
            wait(survey, number, lambda row, steps=steps: row.state == "making" and row.done >= steps)  # type: ignore[misc]
        assert found(survey, number).state == "making"
        assert " wordt gemaakt</h2>" in els.open(PAGES[number]).text
        assert els.send(f"{PAGES[number]}/ophalen").status_code == 404
        let_the_dead_be_missed(database, number)
    with worker(database, database_url):
        made = wait(survey, DOCUMENT, lambda row: row.state == "ready")
    assert (found(survey, REPORT).attempts, made.attempts) == (MOST_ATTEMPTS, 2)
    with database.reading() as session:
        wave = session.get_one(Wave, survey.wave_id)
        report = reports.written_report(session, DEFINITION, "kort.yaml", [wave], TODAY, {})
        document = documents.asked(session, made, FOLDER.parent)
    for number, whole in {REPORT: report, DOCUMENT: document}.items():
        assert els.send(f"{PAGES[number]}/ophalen").data == reports.render(whole, "pdf")
