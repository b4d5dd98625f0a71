"""Keys go on the day that was promised: of pseudonyms, which waves share, and of links."""

import datetime

import pytest
from sqlalchemy import func, select

from surveyapp.fieldwork import links, pseudonyms, retention, work
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Municipality, Response, Wave
from tests.fieldwork.conftest import OFFICER
from tests.fieldwork.test_retention import AFTER, answered, closed, make


def test_the_key_goes_after_its_day_and_a_later_wave_cannot_be_paired(
    database: Database, municipality: Municipality
) -> None:
    until = datetime.date(2027, 3, 31)
    survey = closed(answered(database, municipality, "confidential", key_until=until))
    handed_in = select(Response.pseudonym).where(Response.state == "submitted").order_by(Response.pseudonym)
    with database.reading() as session:
        before = session.scalars(handed_in).all()
    assert work.once(database, datetime.datetime(2027, 3, 31, 12, tzinfo=datetime.UTC)).keyless == ()
    done = work.once(database, datetime.datetime(2027, 4, 1, 12, tzinfo=datetime.UTC))
    assert done.keyless == (survey.wave.id,)
    assert list(database.keys.folder.glob("pseudonym-*")) == []
    later = make(database, municipality, "confidential", "1-meting", closes_on=datetime.date(2026, 12, 31))
    later.open()
    with database.reading() as session:
        wave, new = session.get_one(Wave, survey.wave.id), session.get_one(Wave, later.wave.id)
        assert (pseudonyms.key_state(session, wave), pseudonyms.key_state(session, new)) == ("gone", "kept")
        assert new.key_name != wave.key_name
        assert session.scalars(handed_in).all() == before
    assert len(survey.documents()) == 6


def test_a_key_that_a_crash_left_after_its_day_still_goes_and_is_written_down_once(
    database: Database, municipality: Municipality
) -> None:
    survey = closed(answered(database, municipality, "confidential", key_until=datetime.date(2027, 3, 31)))
    with database.reading() as session:
        name = session.get_one(Wave, survey.wave.id).key_name or ""
    later = datetime.datetime(2027, 4, 1, 12, tzinfo=datetime.UTC)
    work.once(database, later)
    (database.keys.folder / f"{name}.key").write_bytes(b"left behind")
    work.once(database, later)
    assert not database.keys.has(name)
    with database.reading() as session:
        assert session.scalar(select(func.count()).where(Event.action == "key.destroy")) == 1


def test_waves_with_one_key_lose_it_on_the_earliest_day_that_was_promised(
    database: Database, municipality: Municipality
) -> None:
    first = closed(answered(database, municipality, "confidential", key_until=datetime.date(2027, 3, 31)))
    later = make(database, municipality, "confidential", "1-meting", closes_on=datetime.date(2026, 12, 31))
    later.open()
    with database.reading() as session:
        one, two = session.get_one(Wave, first.wave.id), session.get_one(Wave, later.wave.id)
        assert one.key_name == two.key_name
        assert two.key_until == datetime.date(2027, 3, 31)
        assert retention.plan(session, one).shared_with == ("1-meting",)
    june = datetime.date(2026, 6, 1)
    with pytest.raises(Refusal, match="nog open"), database.transaction() as session:
        retention.choose(session, session.get_one(Wave, first.wave.id), "key_until", june, AFTER, OFFICER)
    with pytest.raises(Refusal, match="nog niet gesloten"), database.transaction() as session:
        retention.destroy(session, session.get_one(Wave, first.wave.id), AFTER, OFFICER)


@pytest.mark.parametrize("closes_on", [datetime.date(2027, 4, 1), None])
def test_a_wave_that_closes_after_the_day_of_the_key_gets_a_key_of_its_own(
    database: Database, municipality: Municipality, closes_on: datetime.date | None
) -> None:
    first = closed(answered(database, municipality, "confidential", key_until=datetime.date(2027, 3, 31)))
    later = make(database, municipality, "confidential", "1-meting", closes_on=closes_on)
    later.open()
    with database.reading() as session:
        names = {session.get_one(Wave, each.wave.id).key_name for each in (first, later)}
    assert len(names) == 2


def test_no_key_to_make_links_with_is_left_after_closing(database: Database, municipality: Municipality) -> None:
    survey = answered(database, municipality, "named")
    with database.reading() as session:
        name = session.get_one(Wave, survey.wave.id).link_key_name or ""
        assert database.keys.has(name)
    closed(survey)
    assert not database.keys.has(name)
    with database.reading() as session, pytest.raises(Refusal):
        links.key_of(session, session.get_one(Wave, survey.wave.id))


def test_a_key_of_links_that_a_crash_left_is_destroyed_by_the_worker(
    database: Database, municipality: Municipality
) -> None:
    survey = answered(database, municipality, "named")
    with database.reading() as session:
        name = session.get_one(Wave, survey.wave.id).link_key_name or ""
    closed(survey)
    (database.keys.folder / f"{name}.key").write_bytes(b"left behind")
    work.once(database, AFTER)
    assert not database.keys.has(name)


def test_an_earlier_day_for_a_shared_key_holds_for_every_wave_that_uses_it(
    database: Database, municipality: Municipality
) -> None:
    first = closed(answered(database, municipality, "confidential"))
    day = datetime.date(2027, 3, 31)
    later = make(
        database, municipality, "confidential", "1-meting", closes_on=datetime.date(2026, 12, 31), key_until=day
    )
    later.open()
    with database.reading() as session:
        assert [session.get_one(Wave, each.wave.id).key_until for each in (first, later)] == [day, day]
    sooner = datetime.date(2027, 1, 31)
    with database.transaction() as session:
        retention.choose(session, session.get_one(Wave, first.wave.id), "key_until", sooner, AFTER, OFFICER)
    with database.reading() as session:
        assert [session.get_one(Wave, each.wave.id).key_until for each in (first, later)] == [sooner, sooner]


def test_a_key_that_another_open_wave_still_needs_is_not_promised_away(
    database: Database, municipality: Municipality
) -> None:
    long = make(database, municipality, "confidential", "lang", closes_on=datetime.date(2026, 12, 31))
    long.open()
    short = make(database, municipality, "confidential", "kort", key_until=datetime.date(2026, 6, 30))
    short.open()
    with database.reading() as session:
        one, two = session.get_one(Wave, long.wave.id), session.get_one(Wave, short.wave.id)
        assert one.key_name != two.key_name
        assert (one.key_until, two.key_until) == (datetime.date(2030, 12, 31), datetime.date(2026, 6, 30))
