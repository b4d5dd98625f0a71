"""Waves: what can be made, opened and closed, and what never changes afterwards."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from surveyapp.fieldwork import events, municipalities, waves, work
from surveyapp.fieldwork.promises import PROMISES, promise
from surveyapp.fieldwork.refusal import Refusal, WaveClosed
from surveyapp.problems import SourceError
from surveyapp.storage.database import Database
from surveyapp.storage.tables import MODES, Municipality, Response, Wave
from tests.fieldwork.conftest import MAIN, MONDAY, OFFICER, TOETS, YES, Fieldwork, make_wave, opened

LAST_DAY = datetime.date(2026, 3, 2)


def test_a_wave_freezes_its_own_copy_of_the_questionnaire(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "named")
    with database.reading() as session:
        wave = session.get_one(Wave, survey.wave.id)
        assert wave.sources == {MAIN: TOETS}
        assert waves.questionnaire_of(wave).title == "Toets"
        assert wave.perspective == "organisations"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"mode": "geheim"}, "geen vorm van privacy"),
        ({"title": "  "}, "Geef de meting een titel"),
        ({"ordinal": -1}, "volgnummer is 0 of hoger"),
        ({"population": 0}, "aantal organisaties is 1 of hoger"),
    ],
)
def test_a_wave_that_makes_no_sense_is_refused(
    database: Database, municipality: Municipality, changes: dict[str, object], reason: str
) -> None:
    given: dict[str, object] = {"title": "0-meting", "ordinal": 0, "mode": "named", **changes}
    with database.transaction() as session, pytest.raises(Refusal, match=reason):
        waves.create(session, municipality, {MAIN: TOETS}, MAIN, now=MONDAY, by=OFFICER, **given)  # type: ignore[arg-type]


def test_a_questionnaire_that_does_not_load_makes_no_wave(database: Database, municipality: Municipality) -> None:
    with database.transaction() as session, pytest.raises(SourceError):
        waves.create(session, municipality, {MAIN: "code: x"}, MAIN, "0-meting", 0, "named", MONDAY, OFFICER)


def test_waves_with_the_same_title_get_their_own_short_name(database: Database, municipality: Municipality) -> None:
    names = [make_wave(database, municipality, "named", "0-meting Café").wave.slug for _ in range(3)]
    assert names == ["0-meting-cafe", "0-meting-cafe-2", "0-meting-cafe-3"]


def test_a_wave_is_named_by_number_or_by_municipality_and_short_name(
    database: Database, municipality: Municipality
) -> None:
    made = make_wave(database, municipality, "named", "0-meting 2026").wave
    with database.reading() as session:
        assert waves.named(session, str(made.id)).id == made.id
        assert waves.named(session, " Zonstad/0-meting-2026 ").id == made.id
        for wrong in ("99", "zonstad/1-meting", "0-meting-2026", "regenstad/0-meting", "", "²", "9" * 30):
            with pytest.raises(Refusal):
                waves.named(session, wrong)


def test_a_wave_is_found_only_by_its_own_municipality(database: Database, municipality: Municipality) -> None:
    made = make_wave(database, municipality, "named").wave
    with database.transaction() as session:
        other = municipalities.add(session, "Regenstad", MONDAY, OFFICER)
        assert waves.find(session, municipality.id, made.slug) is not None
        assert waves.find(session, other.id, made.slug) is None
        assert waves.listing(session, other.id) == []


def test_a_row_cannot_belong_to_the_wave_of_another_municipality(
    database: Database, municipality: Municipality
) -> None:
    made = make_wave(database, municipality, "named").wave
    with database.transaction() as session:
        other = municipalities.add(session, "Regenstad", MONDAY, OFFICER)
    row = Response(
        id="a", municipality_id=other.id, wave_id=made.id, channel="link", state="draft", answers={}, released=False
    )
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(row)


def test_a_wave_opens_once(survey: Fieldwork) -> None:
    with pytest.raises(Refusal, match="al eens geopend"):
        survey.open()


def test_a_wave_that_was_never_open_does_not_close(database: Database, municipality: Municipality) -> None:
    with pytest.raises(Refusal, match="staat niet open"):
        make_wave(database, municipality, "named").close()


def test_answers_are_accepted_up_to_midnight_in_the_netherlands(survey: Fieldwork) -> None:
    _last_day(survey, LAST_DAY)
    survey.now = datetime.datetime(2026, 3, 2, 22, 59, tzinfo=datetime.UTC)
    survey.save("VV De Brug", YES)
    survey.now = datetime.datetime(2026, 3, 2, 23, 0, tzinfo=datetime.UTC)
    with pytest.raises(WaveClosed):
        survey.submit("VV De Brug")


def _last_day(survey: Fieldwork, day: datetime.date) -> None:
    with survey.database.transaction() as session:
        session.get_one(Wave, survey.wave.id).closes_on = day


def test_a_wave_whose_last_day_is_over_does_not_open(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "named")
    _last_day(survey, datetime.date(2026, 3, 1))
    with pytest.raises(Refusal, match="al voorbij"):
        survey.open()


def test_the_worker_closes_what_is_due_and_nothing_else(database: Database, municipality: Municipality) -> None:
    due = opened(database, municipality, "anonymous", "VV De Brug")
    due.answer("VV De Brug")
    _last_day(due, LAST_DAY)
    running = opened(database, municipality, "named")
    done = work.once(database, datetime.datetime(2026, 3, 2, 23, 1, tzinfo=datetime.UTC))
    assert done.closed == (due.wave.id,)
    assert len(due.documents()) == 1
    assert running.counts().invited == 0
    assert work.once(database, datetime.datetime(2026, 3, 2, 23, 2, tzinfo=datetime.UTC)).closed == ()


def test_two_workers_close_a_wave_once(pair: tuple[Database, Database], municipality: Municipality) -> None:
    survey = opened(pair[0], municipality, "anonymous", "VV De Brug")
    survey.answer("VV De Brug")
    _last_day(survey, LAST_DAY)
    tomorrow = MONDAY + datetime.timedelta(days=1)
    with ThreadPoolExecutor(2) as workers:
        rounds = list(workers.map(lambda database: work.once(database, tomorrow), pair))
    assert [number for done in rounds for number in done.closed] == [survey.wave.id]
    assert [problem for done in rounds for problem in done.problems] == []
    assert len(survey.documents()) == 1


def test_the_worker_goes_on_when_one_box_has_lost_its_key(database: Database, municipality: Municipality) -> None:
    lost, fine = (opened(database, municipality, "anonymous", "VV De Brug") for _ in range(2))
    for survey in (lost, fine):
        _last_day(survey, LAST_DAY)
    with database.reading() as session:
        database.keys.destroy(session.get_one(Wave, lost.wave.id).key_name or "")
    done = work.once(database, MONDAY + datetime.timedelta(days=1))
    assert done.closed == (fine.wave.id,)
    assert "reservekopie" in done.problems[0]


def test_the_worker_destroys_a_key_that_a_crash_left(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "anonymous")
    with database.reading() as session:
        name = session.get_one(Wave, survey.wave.id).key_name or ""
    survey.close()
    (database.keys.folder / f"{name}.key").write_bytes(b"left behind")
    work.once(database, MONDAY)
    assert not database.keys.has(name)


def test_the_same_unit_has_the_same_pseudonym_in_the_next_wave_and_no_other(
    database: Database, municipality: Municipality
) -> None:
    found: list[list[str]] = []
    for _ in range(2):
        survey = opened(database, municipality, "confidential", "VV De Brug", "Koor De Lijster")
        survey.answer("VV De Brug")
        survey.answer("Koor De Lijster")
        with database.reading() as session:
            rows = session.query(Response).where(Response.wave_id == survey.wave.id)
            found.append(sorted(row.pseudonym or "" for row in rows))
    assert found[0] == found[1]
    assert len(set(found[0])) == 2


def test_events_tell_who_did_what_newest_first(database: Database, municipality: Municipality) -> None:
    opened(database, municipality, "named")
    with database.reading() as session:
        told = [(event.actor, event.action, title) for event, title in events.latest(session, municipality.id, 10)]
    assert told == [(OFFICER, "wave.open", "0-meting"), (OFFICER, "wave.create", "0-meting")]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_the_ballot_box_is_called_anonymous(mode: str, language: str) -> None:
    found = promise(Wave(mode=mode), language)
    assert ("anoni" in f"{found.title} {found.text}".lower() or "anonym" in found.text.lower()) is (mode == "anonymous")
    assert set(PROMISES) == set(MODES)


def test_closing_at_half_past_two_on_the_night_the_clock_goes_back_is_the_second_time(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "anonymous", "VV De Brug", "Koor De Lijster")
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave.id)
        wave.closes_on, wave.closes_time = datetime.date(2026, 10, 25), datetime.time(2, 30)
    first_time = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    assert work.once(database, first_time + datetime.timedelta(minutes=1)).closed == ()
    survey.now = datetime.datetime(2026, 10, 25, 1, 29, tzinfo=datetime.UTC)
    survey.answer("VV De Brug")
    survey.now = datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC)
    with pytest.raises(WaveClosed):
        survey.answer("Koor De Lijster")
    assert work.once(database, survey.now).closed == (survey.wave.id,)
    assert len(survey.documents()) == 1
