"""What may change about a wave, and until when: the period, the promise, and what respondents were told."""

import datetime

import pytest
from sqlalchemy import update

from surveyapp.fieldwork import events, invitations, letters, waves
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.refusal import Refusal, WaveClosed
from surveyapp.storage.database import Database
from surveyapp.storage.tables import MODES, Municipality, Wave
from tests.fieldwork.conftest import MAIN, MONDAY, OFFICER, TOETS, YES, Fieldwork, make_wave, opened

LAST = datetime.date(2026, 3, 31)
SPRING = datetime.date(2026, 3, 29)
AUTUMN = datetime.date(2026, 10, 25)
HALF_PAST_TWO = datetime.time(2, 30)


def change(survey: Fieldwork, **changes: object) -> None:
    with survey.database.transaction() as session:
        waves.change(session, session.get_one(Wave, survey.wave.id), survey.now, OFFICER, **changes)  # type: ignore[arg-type]


def extend(survey: Fieldwork, day: datetime.date, time: datetime.time | None = None) -> None:
    with survey.database.transaction() as session:
        waves.extend(session, session.get_one(Wave, survey.wave.id), day, time, survey.now, OFFICER)


def stored(survey: Fieldwork) -> Wave:
    with survey.database.reading() as session:
        return session.get_one(Wave, survey.wave.id)


def test_everything_about_a_draft_can_change_and_the_trail_says_what(
    database: Database, municipality: Municipality
) -> None:
    survey = make_wave(database, municipality, "named")
    change(
        survey,
        title=" 1-meting ",
        ordinal=1,
        mode="confidential",
        opens_on=datetime.date(2026, 3, 9),
        opens_time=datetime.time(9),
        closes_on=LAST,
        closes_time=datetime.time(17),
        contact_name="Sam de Wit",
        contact_email="sam@zonstad.nl",
        contact_phone="0123 456 789",
        addresses_until=datetime.date(2026, 5, 1),
        key_until=datetime.date(2028, 5, 1),
        population=40,
        remark="Zonder de voetbalclubs.",
    )
    wave = stored(survey)
    assert (wave.title, wave.mode, wave.ordinal, wave.slug) == ("1-meting", "confidential", 1, "0-meting")
    assert (wave.closes_time, wave.contact_name, wave.population) == (datetime.time(17), "Sam de Wit", 40)
    with database.reading() as session:
        ((event, _), _) = events.latest(session, municipality.id, 2)
    assert event.detail == (
        "titel, volgnummer, belofte, opening, sluiting, contactpersoon, bewaartijd van adressen, "
        "bewaartijd van de sleutel, totaal aantal, opmerking"
    )


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"opens_time": datetime.time(9)}, "opens_on", "wel een tijd, maar geen dag"),
        ({"closes_time": datetime.time(9)}, "closes_on", "wel een tijd, maar geen dag"),
        ({"closes_on": SPRING, "closes_time": HALF_PAST_TWO}, "closes_time", "bestaat 02:30 uur niet"),
        ({"opens_on": SPRING, "opens_time": HALF_PAST_TWO}, "opens_time", "bestaat 02:30 uur niet"),
        ({"opens_on": LAST, "closes_on": SPRING}, "closes_on", "sluit dan voordat hij opengaat"),
        ({"closes_on": datetime.date(2026, 3, 1)}, "closes_on", "al voorbij"),
        ({"opens_on": datetime.date(2026, 3, 1)}, "opens_on", "al voorbij"),
        ({"contact_email": "geen adres"}, "contact_email", "geen e-mailadres"),
        ({"contact_email": "a@b.nl\nBcc: c@d.nl"}, "contact_email", "geen e-mailadres"),
        ({"contact_name": "Sam\r\nBcc: c@d.nl"}, "contact_name", "één regel"),
        ({"contact_phone": "1" * 121}, "contact_phone", "korter dan 120"),
        ({"addresses_until": LAST}, "addresses_until", "ook een laatste dag"),
        ({"closes_on": LAST, "addresses_until": SPRING}, "addresses_until", "Bewaren kan tot hoogstens 12 maanden"),
        ({"closes_on": LAST, "addresses_until": datetime.date(2027, 4, 1)}, "addresses_until", "31 maart 2027"),
        ({"closes_on": LAST, "key_until": datetime.date(2030, 4, 1)}, "key_until", "31 maart 2030"),
        ({"title": ""}, "title", "een titel"),
        ({"mode": "geheim"}, "mode", "geen vorm van privacy"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    database: Database, municipality: Municipality, changes: dict[str, object], field: str, reason: str
) -> None:
    survey = make_wave(database, municipality, "confidential")
    with pytest.raises(waves.Senseless, match=reason) as refused:
        change(survey, **changes)
    assert refused.value.field == field
    assert (stored(survey).title, stored(survey).closes_on) == ("0-meting", None)


@pytest.mark.parametrize("mode", MODES)
def test_the_promise_cannot_change_once_the_wave_was_opened(
    database: Database, municipality: Municipality, mode: str
) -> None:
    survey = opened(database, municipality, mode, "VV De Brug")
    for other in set(MODES) - {mode}:
        with pytest.raises(Refusal, match="vast sinds de opening: belofte"):
            change(survey, mode=other)
        with pytest.raises(ValueError, match="cannot change"), database.transaction() as session:
            session.get_one(Wave, survey.wave.id).mode = other
    survey.answer("VV De Brug")
    survey.close()
    with pytest.raises(Refusal, match="vast sinds de opening: belofte"):
        change(survey, mode=next(iter(set(MODES) - {mode})))
    assert stored(survey).mode == mode


def test_the_promise_cannot_change_once_letters_bear_it(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "anonymous")
    survey.invite("VV De Brug")
    change(survey, closes_on=LAST, addresses_until=datetime.date(2026, 5, 31))
    with survey.ticket("VV De Brug") as (session, ticket):
        letters.made(session, ticket.wave, [ticket.invitation.id], MONDAY.date())
    with pytest.raises(waves.Senseless, match="brieven of mails met deze belofte"):
        change(survey, mode="named")
    with pytest.raises(waves.Senseless, match="Eerder mag, later niet"):
        change(survey, addresses_until=datetime.date(2026, 6, 1))
    change(survey, addresses_until=datetime.date(2026, 5, 1))


@pytest.mark.parametrize("field", ["ordinal", "population", "closes_on", "addresses_until"])
def test_after_the_opening_the_form_changes_only_words(
    database: Database, municipality: Municipality, field: str
) -> None:
    survey = opened(database, municipality, "confidential")
    values: dict[str, object] = {"ordinal": 2, "population": 40, "closes_on": LAST, "addresses_until": LAST}
    with pytest.raises(Refusal, match="Dit staat vast sinds de opening"):
        change(survey, **{field: values[field]})
    change(survey, title="Nieuwe naam", contact_phone="0123", remark="Let op.")
    assert stored(survey).title == "Nieuwe naam"


def test_a_wave_opens_by_itself_on_its_first_day(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "named")
    survey.invite("VV De Brug")
    change(survey, opens_on=datetime.date(2026, 3, 9), opens_time=datetime.time(9))
    survey.open()
    with pytest.raises(WaveClosed):
        survey.save("VV De Brug", YES)
    change(survey, opens_time=datetime.time(10))
    survey.now = datetime.datetime(2026, 3, 9, 8, 59, tzinfo=datetime.UTC)
    with pytest.raises(WaveClosed):
        survey.save("VV De Brug", YES)
    survey.now = datetime.datetime(2026, 3, 9, 9, 0, tzinfo=datetime.UTC)
    survey.save("VV De Brug", YES)
    with pytest.raises(Refusal, match="vast sinds de opening: opening"):
        change(survey, opens_on=datetime.date(2026, 3, 20))


def test_an_hour_that_comes_twice_begins_the_first_time_and_ends_the_second(
    database: Database, municipality: Municipality
) -> None:
    survey = make_wave(database, municipality, "named")
    change(survey, opens_on=AUTUMN, opens_time=HALF_PAST_TWO, closes_on=datetime.date(2026, 11, 1))
    assert waves.opening_moment(stored(survey)) == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    change(survey, opens_on=None, opens_time=None, closes_on=AUTUMN, closes_time=HALF_PAST_TWO)
    assert waves.closing_moment(stored(survey)) == datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC)


def test_an_open_wave_is_extended_and_shortened_and_the_trail_says_from_when_to_when(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "named", "VV De Brug")
    extend(survey, LAST, datetime.time(17))
    extend(survey, datetime.date(2026, 3, 4))
    with database.reading() as session:
        told = [event.detail for event, _ in events.latest(session, municipality.id, 2)]
    assert told == ["31 maart 2026, 17:00 → 4 maart 2026", "zonder laatste dag → 31 maart 2026, 17:00"]
    survey.now = datetime.datetime(2026, 3, 4, 22, 59, tzinfo=datetime.UTC)
    survey.save("VV De Brug", YES)
    extend(survey, datetime.date(2026, 3, 6))
    survey.now = datetime.datetime(2026, 3, 5, 12, tzinfo=datetime.UTC)
    survey.submit("VV De Brug")


def test_a_wave_is_not_closed_in_the_past_nor_extended_after_its_end(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "anonymous")
    with pytest.raises(waves.Senseless, match="al voorbij"):
        extend(survey, datetime.date(2026, 3, 1))
    with pytest.raises(waves.Senseless, match="al voorbij"):
        extend(survey, MONDAY.date(), datetime.time(10, 30))
    extend(survey, MONDAY.date())
    survey.now = MONDAY + datetime.timedelta(days=1)  # no worker has closed it yet, but it no longer takes answers
    with pytest.raises(Refusal, match="niet meer open"):
        extend(survey, LAST)
    survey.close()
    with pytest.raises(Refusal, match="niet meer open"):
        extend(survey, LAST)


def test_a_wave_is_not_extended_beyond_what_was_promised_about_names(
    database: Database, municipality: Municipality
) -> None:
    survey = make_wave(database, municipality, "confidential")
    change(survey, closes_on=LAST, addresses_until=datetime.date(2026, 4, 15))
    survey.open()
    extend(survey, datetime.date(2026, 4, 15))
    with pytest.raises(waves.Senseless, match="Beloofd is dat de adressen worden bewaard tot en met 15 april 2026"):
        extend(survey, datetime.date(2026, 4, 16))


def test_who_read_the_wave_before_it_was_stopped_cannot_answer_after_it(
    pair: tuple[Database, Database], municipality: Municipality
) -> None:
    ours, theirs = pair
    survey = opened(ours, municipality, "named", "VV De Brug")
    with theirs.reading() as session:
        ticket = invitations.find(session, survey.tokens["VV De Brug"])
    assert ticket is not None
    with ours.transaction() as session:
        session.execute(update(Wave).where(Wave.id == survey.wave.id).values(closes_on=datetime.date(2026, 3, 1)))
    with theirs.transaction() as session, pytest.raises(WaveClosed):
        waves.require_open(session, ticket.wave, MONDAY)


def test_the_same_questionnaire_in_a_new_wave_has_a_promise_of_its_own(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "anonymous", "VV De Brug")
    survey.answer("VV De Brug")
    with database.transaction() as session:
        session.add(municipality)
        first = session.get_one(Wave, survey.wave.id)
        waves.create(session, municipality, first.sources, MAIN, "1-meting", 1, "named", MONDAY, OFFICER)
    assert stored(survey).mode == "anonymous"
    with database.reading() as session:
        assert session.get_one(Wave, survey.wave.id).sources == {MAIN: TOETS}


@pytest.mark.parametrize(
    ("language", "dated", "undated"),
    [
        ("nl", "De sleutel van die code vernietigen we na 31 maart 2030.", "uiterlijk vier jaar na het sluiten"),
        ("en", "We destroy the key to that code after 31 March 2030.", "no later than four years after"),
    ],
)
def test_the_promise_says_when_the_key_goes(language: str, dated: str, undated: str) -> None:
    assert dated in promise(Wave(mode="confidential", closes_on=LAST), language).text
    assert undated in promise(Wave(mode="confidential"), language).text


def test_a_promise_with_names_says_when_they_go() -> None:
    assert promise(Wave(mode="named", closes_on=LAST), "nl").text.endswith(
        "Na 30 juni 2026 verwijderen we uw naam en adres."
    )
