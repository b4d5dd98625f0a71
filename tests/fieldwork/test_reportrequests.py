"""Reports that are asked for, on both databases: one row for the same, one worker at a time, and nothing half."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from surveyapp.fieldwork import events, invitations, municipalities, reportrequests, responses, work
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import GIVEN_UP, KEPT, LOST, MOST_ATTEMPTS, MOST_WAITING, OVERDUE, Claim, Wanted
from surveyapp.policycycle import steps, worksheets
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Cycle, ReportRequest, Wave
from tests.asking import begun
from tests.surveys import NOW, OFFICER, Survey, data, run

LIST = data({"code": "aantal", "type": "number", "minimum": 0})
WANTED = Wanted("Verslag", "kort-0-meting", "pdf", "kort.yaml", "code: kort\n", NOW.date())
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def survey(database: Database) -> Survey:
    """A closed wave."""
    made = run(database, LIST)
    made.close()
    return made


def ask(survey: Survey, wanted: Wanted = WANTED) -> int:
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        return reportrequests.ask(session, wave, [], wanted, NOW, OFFICER).id


def take(survey: Survey, now: datetime.datetime = NOW) -> Claim | None:
    with survey.database.transaction() as session:
        return reportrequests.take(session, now)


@contextmanager
def row(survey: Survey, number: int) -> Iterator[tuple[Session, ReportRequest]]:
    with survey.database.reading() as session:
        found = reportrequests.find(session, session.get_one(Wave, survey.wave_id), number)
        assert found
        yield session, found


def test_who_asks_for_the_same_gets_the_same_until_something_changes(survey: Survey) -> None:
    first = ask(survey)
    assert ask(survey) == first
    others = [ask(survey, replace(WANTED, kind="html")), ask(survey, replace(WANTED, definition="x"))]
    assert len({first, *others}) == 3
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        events.record(session, wave.municipality, "answers.download", NOW, OFFICER, wave)
    assert ask(survey) == first
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        events.record(session, wave.municipality, "wave.population", NOW, OFFICER, wave)
    assert ask(survey) not in {first, *others}


Change = Callable[[Session, Cycle, Wave], object]


def answer(session: Session, cycle: Cycle, wave: Wave) -> None:
    ticket = invitations.find(session, invitations.invite(session, wave, "Koor"))
    assert ticket
    responses.submit(session, ticket, responses.save(session, ticket, {"aantal": 3}, 0, NOW).version, NOW)


CHANGES: tuple[Change, ...] = (
    lambda session, cycle, wave: worksheets.save(session, cycle, "ws1", {"ws1_07": "Samen"}, {}, NOW, OFFICER),
    lambda session, cycle, wave: worksheets.save(session, cycle, "ws1", {"ws1_07": None}, {"ws1_07": 1}, NOW, OFFICER),
    lambda session, cycle, wave: steps.plan(session, cycle, 1, "Els", NOW.date(), NOW, OFFICER),
    lambda session, cycle, wave: steps.attach(session, cycle, 9, wave, NOW, OFFICER),
    answer,
    lambda session, cycle, wave: steps.detach(session, cycle, wave, NOW, OFFICER),
)
"""What changes a document: words, who does what, waves, and the answers in them."""


def test_a_document_is_another_after_each_change_in_its_cycle_and_not_after_reading(database: Database) -> None:
    wave_id, cycle_id = run(database, LIST, "named").wave_id, begun(database)

    def ask_document() -> int:
        with database.transaction() as session:
            cycle = session.get_one(Cycle, cycle_id)
            asked = reportrequests.ask(session, cycle, steps.all_waves(session, cycle), WANTED, NOW, OFFICER)
            reportrequests.record(session, cycle, "download", asked, NOW, OFFICER)
            return asked.id

    known = [ask_document()]
    for change in CHANGES:
        with database.transaction() as session:
            change(session, session.get_one(Cycle, cycle_id), session.get_one(Wave, wave_id))
        number = ask_document()
        assert number not in known
        assert ask_document() == number
        known.append(number)


def test_reports_on_a_wave_and_documents_of_a_cycle_are_kept_apart(survey: Survey) -> None:
    cycle_id, report = begun(survey.database), ask(survey)
    with survey.database.transaction() as session:
        cycle, wave = session.get_one(Cycle, cycle_id), session.get_one(Wave, survey.wave_id)
        document = reportrequests.ask(session, cycle, [wave], WANTED, NOW, OFFICER).id
        letter = reportrequests.ask(session, cycle, [wave], replace(WANTED, part="sport"), NOW, OFFICER).id
        assert [each.id for each in reportrequests.listing(session, cycle)] == [letter, document]
        assert [each.id for each in reportrequests.listing(session, wave)] == [report]
        assert reportrequests.find(session, wave, document) is None
        assert reportrequests.find(session, cycle, report) is None
    with survey.database.transaction() as session:
        reportrequests.drop(session, municipalities.find(session, "zonstad"))
        assert session.scalars(select(ReportRequest.id)).all() == []


@pytest.mark.parametrize("about", ["wave_id = NULL", "cycle_id = {cycle}", "wave_id = NULL, cycle_id = 99"])
def test_the_database_refuses_a_request_about_nothing_about_both_and_about_no_cycle(survey: Survey, about: str) -> None:
    cycle_id = begun(survey.database)
    ask(survey)
    with pytest.raises(IntegrityError), survey.database.transaction() as session:
        session.execute(text(f"UPDATE report_request SET {about.format(cycle=cycle_id)}"))


def test_what_failed_can_be_asked_again(survey: Survey) -> None:
    first, claim = ask(survey), take(survey)
    assert claim
    with survey.database.transaction() as session:
        assert reportrequests.fail(session, claim, "Kies één meting.", NOW)
    assert ask(survey) != first


def test_two_workers_never_make_the_same(survey: Survey) -> None:
    first, second = ask(survey), ask(survey, replace(WANTED, kind="html"))
    if survey.database.engine.dialect.name == "postgresql":
        with survey.database.transaction() as one, survey.database.transaction() as other:
            claims = [reportrequests.take(one, NOW), reportrequests.take(other, NOW)]
    else:
        claims = [take(survey), take(survey)]
    assert [claim and claim.number for claim in claims] == [first, second]
    assert take(survey) is None
    assert not reportrequests.is_due(survey.database, NOW)


def test_what_a_killed_worker_was_making_is_made_by_another_and_counts_once(survey: Survey) -> None:
    number, killed = ask(survey), take(survey)
    assert killed
    with survey.database.transaction() as session:
        reportrequests.beat(session, killed, NOW + LOST)
    assert take(survey, NOW + LOST + SECOND) is None, "it gave a sign of life"
    after = NOW + 2 * LOST + SECOND
    assert reportrequests.is_due(survey.database, after)
    other = take(survey, after)
    assert other
    with survey.database.transaction() as session:
        assert not reportrequests.finish(session, killed, b"half", after)
        assert not reportrequests.fail(session, killed, "dood", after)
        assert reportrequests.finish(session, other, b"whole", after)
    with row(survey, number) as (_, made):
        assert (made.state, made.content, made.attempts) == ("ready", b"whole", 2)


def test_what_was_begun_too_often_is_given_up_with_a_reason(survey: Survey) -> None:
    number = ask(survey)
    for attempt in range(MOST_ATTEMPTS):
        assert take(survey, NOW + attempt * 2 * LOST)
    assert take(survey, NOW + MOST_ATTEMPTS * 2 * LOST) is None
    with row(survey, number) as (_, failed):
        assert (failed.state, failed.problem) == ("failed", GIVEN_UP)


def test_a_file_is_kept_for_a_stated_time_and_then_removed_by_work(survey: Survey) -> None:
    ask(survey)
    claim = take(survey)
    assert claim
    waiting = ask(survey, replace(WANTED, kind="html"))
    with survey.database.transaction() as session:
        reportrequests.finish(session, claim, b"whole", NOW)

    def left() -> list[int]:
        with survey.database.reading() as session:
            return list(session.scalars(select(ReportRequest.id).order_by(ReportRequest.id)))

    work.once(survey.database, NOW + KEPT - SECOND)
    assert left() == [claim.number, waiting]
    work.once(survey.database, NOW + KEPT)
    assert left() == [waiting]


def test_that_no_worker_runs_is_said_only_when_nothing_is_made(survey: Survey) -> None:
    first, second = ask(survey), ask(survey, replace(WANTED, kind="html"))

    def unattended(number: int, now: datetime.datetime) -> bool:
        with row(survey, number) as (session, found):
            return reportrequests.seems_unattended(session, found, now)

    assert not unattended(first, NOW + OVERDUE - SECOND)
    assert unattended(first, NOW + OVERDUE)
    claim = take(survey, NOW + OVERDUE)
    assert claim
    assert not unattended(second, NOW + 2 * OVERDUE - SECOND)
    assert unattended(first, NOW + 2 * OVERDUE)
    with survey.database.transaction() as session:
        reportrequests.finish(session, claim, b"whole", NOW + 2 * OVERDUE)
    assert not unattended(second, NOW + 3 * OVERDUE - SECOND)


def test_a_row_that_is_full_takes_no_more(sqlite_database: Database) -> None:
    survey = run(sqlite_database, LIST)
    for number in range(MOST_WAITING):
        ask(survey, replace(WANTED, definition=str(number)))
    with pytest.raises(Refusal, match="Wacht tot er een paar klaar zijn"):
        ask(survey)
    assert ask(survey, replace(WANTED, definition="0"))
