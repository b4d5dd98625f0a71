"""Makes the reports and documents that were asked for, one at a time, for ``surveyapp work``.

While it is made a thread of its own says that this worker is alive: a report that takes minutes is no reason for
another worker to begin the same.
"""

import datetime
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from surveyapp.fieldwork import publications, reportrequests
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import PERSONAL, Claim
from surveyapp.problems import SourceError
from surveyapp.produce import bundle, documents, feedback, publication, reports
from surveyapp.report.model import Report
from surveyapp.report.series import read_folder
from surveyapp.storage.database import Database
from surveyapp.storage.failure import described
from surveyapp.storage.tables import ReportRequest, Wave

Clock = Callable[[], datetime.datetime]
STEPS = 2
"""Count, and draw; the page has a word for each."""
BROKEN = (
    "Er ging iets mis in het programma. Het ligt niet aan wat u koos. Probeer het nog eens. Gaat het weer mis, vraag "
    "dan uw beheerder in het logboek te kijken."
)
log = logging.getLogger(__name__)


def make(database: Database, library: Path, now: Clock) -> str | None:
    """Make the file that was asked for first. What became of it, in words; None when there is nothing to make."""
    with database.transaction() as session:
        claim = reportrequests.take(session, now())
    if claim is None:
        return None
    problem = ""
    try:
        with _alive(database, claim, now):
            content = _made(database, claim, library, now)
    except (Refusal, SourceError) as refusal:
        problem = str(refusal)
    except Exception as error:
        log.error("report %s could not be made\n%s", claim.number, described(error))
        problem = BROKEN
    with database.transaction() as session:
        if problem:
            reportrequests.fail(session, claim, problem, now())
        else:
            reportrequests.finish(session, claim, content, now())
    return f"Rapport {claim.number} is {'niet ' if problem else ''}gemaakt."


def _made(database: Database, claim: Claim, library: Path, now: Clock) -> bytes:
    with database.reading() as session:
        wanted = session.get_one(ReportRequest, claim.number)
        if wanted.kind == PERSONAL:
            return _feedback(database, session, wanted, claim, now)
        made = _report(session, wanted, library)
        with database.transaction() as telling:
            reportrequests.progress(telling, claim, 1, STEPS, now())
        if wanted.kind == bundle.KIND:
            return _bundle(session, wanted, made, library / "series")
        if wanted.kind == publications.KIND:
            return publication.packed(made)
    return reports.render(made, wanted.kind)


def _report(session: Session, wanted: ReportRequest, library: Path) -> Report:
    if wanted.cycle_id is not None:
        return documents.asked(session, wanted, library)
    published = read_folder(library / "series")
    chosen = _waves(session, wanted)
    return reports.written_report(session, wanted.definition, wanted.source, chosen, wanted.day, published)


def _waves(session: Session, wanted: ReportRequest) -> list[Wave]:
    """The wave that a report is about, and those beside it."""
    return [session.get_one(Wave, number) for number in (wanted.wave_id, *wanted.beside)]


def _feedback(database: Database, session: Session, wanted: ReportRequest, claim: Claim, now: Clock) -> bytes:
    """A report for each who took part; how many are done is told every second at most."""
    last = [0.0]

    def told(done: int, total: int) -> None:
        if not done or time.monotonic() - last[0] >= 1:
            last[0] = time.monotonic()
            with database.transaction() as telling:
                reportrequests.progress(telling, claim, done, total, now())

    wave = session.get_one(Wave, wanted.wave_id)
    return feedback.zipped(session, wanted.definition, wanted.source, wave, wanted.day, told)


def _bundle(session: Session, wanted: ReportRequest, made: Report, series: Path) -> bytes:
    definition = bundle.Definition(wanted.source, wanted.definition.encode(), series)
    return bundle.make(session, made, definition, _waves(session, wanted), wanted.day)


@contextmanager
def _alive(database: Database, claim: Claim, now: Clock) -> Iterator[None]:
    done = threading.Event()

    def say() -> None:
        while not done.wait(reportrequests.BEAT):
            try:
                with database.transaction() as session:
                    reportrequests.beat(session, claim, now())
            except Exception as error:  # the next one may succeed; without any, another worker begins
                log.warning("report %s: no sign of life could be given: %s", claim.number, described(error))

    thread = threading.Thread(target=say, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
