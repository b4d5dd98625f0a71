"""Names and addresses go on the day that was promised, and so does the key; the reports stay the same."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from surveyapp.fieldwork import events, invitations, retention, waves, wishes, work
from surveyapp.fieldwork.mail import queue
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.produce import reports
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import (
    Draft,
    Invitation,
    Mailing,
    Message,
    Municipality,
    OptOut,
    PaperEntry,
    Response,
    Wave,
    Wish,
)
from tests.fieldwork.conftest import MAIN, MONDAY, OFFICER, TOETS, YES, Fieldwork

LAST = datetime.date(2026, 3, 31)
AFTER = datetime.datetime(2026, 4, 1, 8, 0, tzinfo=datetime.UTC)
FOURTH_OF_JULY = datetime.datetime(2026, 7, 4, 8, 0, tzinfo=datetime.UTC)
MODES = ("anonymous", "confidential", "named")
ADDRESS = "bestuur.van.de.brug@voorbeeldclub.nl"
CLUBS = [f"Club {number}" for number in range(8)]


def make(
    database: Database, municipality: Municipality, mode: str, title: str = "0-meting", **details: object
) -> Fieldwork:
    """A wave until the end of March, with eight clubs of which six answer and one begins."""
    with database.transaction() as session:
        session.add(municipality)
        given = {"closes_on": LAST, **details}
        wave = waves.create(session, municipality, {MAIN: TOETS}, MAIN, title, 0, mode, MONDAY, OFFICER, **given)  # type: ignore[arg-type]
    return Fieldwork(database, wave)


def answered(
    database: Database, municipality: Municipality, mode: str, title: str = "0-meting", **details: object
) -> Fieldwork:
    survey = make(database, municipality, mode, title, **details)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave.id)
        for number, name in enumerate(CLUBS):
            email = ADDRESS if number == 0 else f"club{number}@voorbeeld.nl"
            background = {"soort": "sport" if number < 5 else "zorg"}
            survey.tokens[name] = invitations.invite(session, wave, name, email, background)
    survey.open()
    for name in CLUBS[:6]:
        survey.answer(name)
    survey.save(CLUBS[6], YES)
    _write_to_everybody(survey)
    return survey


def _write_to_everybody(survey: Fieldwork) -> None:
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave.id)
        wishes.put(session, wave, wishes.Wanted("wens@voorbeeld.nl", True, False))
        for invitation in session.scalars(select(Invitation).where(Invitation.wave_id == wave.id)).all():
            queue.put(session, "invitation", MONDAY, invitation=invitation)
        owner = {"municipality_id": wave.municipality_id}
        session.add(OptOut(**owner, address_hash=f"een-vingerafdruk-{wave.id}"))
        session.add(Mailing(**owner, wave_id=wave.id, kind="thanks", due_at=AFTER, planned_by=OFFICER))


def closed(survey: Fieldwork) -> Fieldwork:
    survey.now = AFTER
    survey.close()
    return survey


def purge(survey: Fieldwork) -> None:
    with survey.database.transaction() as session:
        retention.purge(session, session.get_one(Wave, survey.wave.id), FOURTH_OF_JULY, OFFICER)


def number(session: Session, table: type[Invitation] | type[Message] | type[Wish] | type[OptOut]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("mode", MODES)
def test_the_report_of_a_closed_wave_is_the_same_before_and_after_names_and_addresses_went(
    database: Database, municipality: Municipality, mode: str
) -> None:
    survey = closed(answered(database, municipality, mode))
    before, counts = _report(survey), survey.counts()
    purge(survey)
    assert (_report(survey), survey.counts()) == (before, counts)
    assert counts.invited == 8


def _report(survey: Fieldwork) -> bytes:
    with survey.database.reading() as session:
        made = reports.results(session, session.get_one(Wave, survey.wave.id), AFTER.date())
        return reports.render(made, "json") + reports.render(made, "html")


@pytest.mark.parametrize("mode", MODES)
def test_everybody_goes_and_the_numbers_and_answers_stay(
    database: Database, municipality: Municipality, mode: str
) -> None:
    survey = closed(answered(database, municipality, mode))
    purge(survey)
    with database.reading() as session:
        assert [number(session, table) for table in (Invitation, Message, Wish, OptOut)] == [0, 0, 0, 1]
        left = session.scalars(select(Response)).all()
        assert [(row.state, row.invitation_id) for row in left] == [("submitted", None)] * 6
        assert session.scalars(select(Mailing.state)).all() == ["stopped"]
        account = session.scalar(select(Wave.account))
    assert account is not None
    assert account["totals"]["answered"] == 6
    assert account["groups"]["soort"]["sport"]["invited"] == 5
    assert account["channels"] == {"link": 6}
    assert account["messages"] == {"invitation": {"dropped": 8}}


@pytest.mark.parametrize("mode", MODES)
def test_nothing_of_an_address_is_left_in_the_files_of_the_database(
    sqlite_database: Database, mode: str, tmp_path: Path
) -> None:
    with sqlite_database.transaction() as session:
        session.add(zonstad := Municipality(slug="zonstad", name="Zonstad"))
    survey = closed(answered(sqlite_database, zonstad, mode))
    assert _anywhere(tmp_path, ADDRESS)
    purge(survey)
    assert _anywhere(tmp_path, ADDRESS) == []
    assert _anywhere(tmp_path, "wens@voorbeeld.nl") == []
    assert _anywhere(tmp_path, "Club 3") == []


def _anywhere(folder: Path, text: str) -> list[str]:
    """Files that hold this text: the database, its log, its shared memory, the keys."""
    return [path.name for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_the_worker_removes_names_after_their_last_day_and_not_on_it(
    database: Database, municipality: Municipality
) -> None:
    survey = closed(answered(database, municipality, "named", addresses_until=datetime.date(2026, 5, 31)))
    assert work.once(database, datetime.datetime(2026, 5, 31, 21, 59, tzinfo=datetime.UTC)).purged == ()
    done = work.once(database, datetime.datetime(2026, 5, 31, 22, 0, tzinfo=datetime.UTC))
    assert (done.purged, done.problems) == ((survey.wave.id,), ())
    assert work.once(database, FOURTH_OF_JULY).purged == ()
    with database.reading() as session:
        told = events.latest(session, municipality.id, 1)
    assert [(event.actor, event.action, event.detail) for event, _ in told] == [
        ("surveyapp work", "wave.purge", "8 genodigden")
    ]


def test_two_workers_remove_names_once(pair: tuple[Database, Database], municipality: Municipality) -> None:
    survey = closed(answered(pair[0], municipality, "confidential"))
    with ThreadPoolExecutor(2) as workers:
        rounds = list(workers.map(lambda each: work.once(each, FOURTH_OF_JULY), pair))
    assert [number for done in rounds for number in done.purged] == [survey.wave.id]
    assert [problem for done in rounds for problem in done.problems] == []


def test_an_open_wave_keeps_its_addresses(database: Database, municipality: Municipality) -> None:
    survey = answered(database, municipality, "named")
    with pytest.raises(Refusal, match="nog niet gesloten"):
        purge(survey)
    assert survey.counts().invited == 8


def test_a_link_leads_nowhere_once_its_invitation_is_gone(database: Database, municipality: Municipality) -> None:
    survey = closed(answered(database, municipality, "confidential"))
    purge(survey)
    with database.reading() as session:
        assert invitations.find(session, survey.tokens["Club 1"]) is None


def test_without_a_choice_addresses_go_three_months_after_closing_and_the_key_after_four_years(
    database: Database, municipality: Municipality
) -> None:
    survey = closed(answered(database, municipality, "confidential"))
    with database.reading() as session:
        plan = retention.plan(session, session.get_one(Wave, survey.wave.id))
    assert plan.addresses_until == datetime.date(2026, 6, 30)
    assert plan.key_until == datetime.date(2030, 3, 31)
    assert (plan.people, plan.messages, plan.wishes, plan.unfinished, plan.answers) == (8, 8, 1, 1, 6)
    assert plan.key_state == "kept"


def test_who_closes_early_keeps_addresses_for_a_year_at_most(database: Database, municipality: Municipality) -> None:
    until = datetime.date(2027, 3, 31)
    survey = answered(database, municipality, "named", addresses_until=until)
    survey.now = MONDAY
    survey.close()
    with database.reading() as session:
        assert session.get_one(Wave, survey.wave.id).addresses_until == datetime.date(2027, 3, 2)


@pytest.mark.parametrize(
    ("field", "day", "reason"),
    [
        ("addresses_until", datetime.date(2026, 7, 1), "Eerder mag, later niet"),
        ("addresses_until", datetime.date(2026, 3, 31), "al voorbij"),
        ("key_until", datetime.date(2030, 4, 1), "Eerder mag, later niet"),
    ],
)
def test_what_respondents_were_told_is_never_made_longer(
    database: Database, municipality: Municipality, field: str, day: datetime.date, reason: str
) -> None:
    survey = closed(answered(database, municipality, "confidential"))
    with pytest.raises(waves.Senseless, match=reason), database.transaction() as session:
        retention.choose(session, session.get_one(Wave, survey.wave.id), field, day, AFTER, OFFICER)


def test_an_earlier_day_can_be_chosen_and_is_written_down(database: Database, municipality: Municipality) -> None:
    survey = closed(answered(database, municipality, "confidential"))
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave.id)
        retention.choose(session, wave, "addresses_until", datetime.date(2026, 4, 2), AFTER, OFFICER)
        retention.choose(session, wave, "key_until", datetime.date(2027, 1, 1), AFTER, OFFICER)
    with database.reading() as session:
        told = [(event.action, event.detail) for event, _ in events.latest(session, municipality.id, 2)]
    assert ("wave.addresses_until", "30 juni 2026 → 2 april 2026") in told
    assert ("wave.key_until", "31 maart 2030 → 1 januari 2027") in told
    assert work.once(database, FOURTH_OF_JULY).purged == (survey.wave.id,)


@pytest.mark.parametrize("mode", MODES)
def test_nothing_that_a_link_could_open_is_left_after_closing(
    database: Database, municipality: Municipality, mode: str
) -> None:
    closed(answered(database, municipality, mode))
    with database.reading() as session:
        assert session.scalars(select(Draft)).all() == []
        assert session.scalars(select(PaperEntry)).all() == []
