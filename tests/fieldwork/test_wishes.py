"""Wishes: apart from the answers, led to by nothing, and known to the officer after closing only."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select, text

from surveyapp.fieldwork import wishes, wishlist
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.wishes import Wanted
from surveyapp.storage.columns import Table
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave, Wish
from tests.fieldwork.at_once import at_once
from tests.fieldwork.conftest import Fieldwork, opened

ANNA = Wanted("anna@club.nl", results=True, meeting=False)
BART = Wanted("bart@koor.nl", results=True, meeting=True)


def put(survey: Fieldwork, wanted: Wanted) -> None:
    with survey.database.transaction() as session:
        wishes.put(session, session.get_one(Wave, survey.wave.id), wanted)


def listed(survey: Fieldwork) -> list[Wanted]:
    with survey.database.reading() as session:
        found = wishlist.listing(session, session.get_one(Wave, survey.wave.id))
    return [Wanted(each.email or "", each.results, each.meeting, each.language) for each in found]


def at_least(survey: Fieldwork) -> int:
    with survey.database.reading() as session:
        return wishlist.at_least(session, session.get_one(Wave, survey.wave.id))


def test_after_closing_the_officer_has_the_list(survey: Fieldwork) -> None:
    for wanted in (BART, ANNA):
        put(survey, wanted)
    survey.close()
    assert listed(survey) == [ANNA, BART]


@pytest.mark.parametrize(
    ("mode", "dutch", "english", "written"),
    [
        ("named", 5, 1, {"nl": 5, "en": 1}),
        ("confidential", 5, 4, {"nl": 9}),
        ("confidential", 5, 5, {"nl": 5, "en": 5}),
        ("anonymous", 5, 4, {"nl": 9}),
        ("anonymous", 4, 5, {"nl": 9}),
        ("anonymous", 5, 5, {"nl": 5, "en": 5}),
        ("anonymous", 0, 5, {"en": 5}),
    ],
)
def test_a_language_is_kept_unless_it_tells_few_apart(
    database: Database, municipality: Municipality, mode: str, dutch: int, english: int, written: dict[str, int]
) -> None:
    survey = opened(database, municipality, mode)
    for place, language in enumerate(["nl"] * dutch + ["en"] * english):
        put(survey, Wanted(f"club{place}@club.nl", True, False, language))
    survey.close()
    assert Counter(each.language for each in listed(survey)) == written


@pytest.mark.parametrize(
    ("mode", "english", "late"), [("named", 0, "en"), ("confidential", 0, "nl"), ("anonymous", 5, "en")]
)
def test_a_wish_after_closing_has_its_language_when_it_is_not_the_only_one(
    database: Database, municipality: Municipality, mode: str, english: int, late: str
) -> None:
    survey = opened(database, municipality, mode)
    for place in range(english):
        put(survey, Wanted(f"club{place}@club.nl", True, False, "en"))
    survey.close()
    put(survey, replace(ANNA, language="en"))
    assert replace(ANNA, language=late) in listed(survey)


def test_who_wishes_in_two_languages_gets_dutch(survey: Fieldwork) -> None:
    for language in ("nl", "en"):
        put(survey, replace(ANNA, language=language))
    survey.close()
    assert listed(survey) == [ANNA]


def test_before_closing_there_is_no_list(survey: Fieldwork) -> None:
    put(survey, ANNA)
    with pytest.raises(Refusal, match="gesloten"):
        listed(survey)


def test_before_closing_the_number_comes_in_steps(survey: Fieldwork) -> None:
    seen = []
    for number in range(11):
        put(survey, Wanted(f"club{number}@club.nl", results=True, meeting=False))
        seen.append(at_least(survey))
    assert seen == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]


def test_one_address_is_one_wish(survey: Fieldwork) -> None:
    for wanted in (ANNA, ANNA, Wanted("Anna@Club.nl", results=False, meeting=True)):
        put(survey, wanted)
    survey.close()
    (found,) = listed(survey)
    assert (found.email.casefold(), found.results, found.meeting) == ("anna@club.nl", True, True)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("anna", True, True),
        Wanted("anna@club.nl\r\nBcc: x@y.nl", True, True),
        Wanted("", True, False),
        Wanted("anna@club.nl", False, False),
    ],
)
def test_what_is_no_wish_is_refused(survey: Fieldwork, wanted: Wanted) -> None:
    with pytest.raises(Refusal):
        put(survey, wanted)


def test_a_wish_that_comes_after_closing_is_kept_too(survey: Fieldwork) -> None:
    survey.close()
    put(survey, ANNA)
    assert listed(survey) == [ANNA]


def test_eight_wishes_at_once_are_eight_wishes(survey: Fieldwork) -> None:
    everyone = [Wanted(f"club{number}@club.nl", True, False) for number in range(8)]
    assert at_once([partial(put, survey, each) for each in everyone]) == ["ok"] * 8
    survey.close()
    assert listed(survey) == everyone


def test_no_wish_gets_lost_while_the_wave_closes(survey: Fieldwork) -> None:
    everyone = [Wanted(f"club{number}@club.nl", True, False) for number in range(8)]
    several: list[Callable[[], object]] = [partial(put, survey, each) for each in everyone]
    assert at_once([*several[:4], survey.close, *several[4:]]) == ["ok"] * 9
    assert listed(survey) == everyone


def test_in_an_anonymous_wave_nobody_can_read_a_wish_before_closing(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "anonymous")
    put(survey, ANNA)
    put(survey, replace(BART, language="en"))
    with database.reading() as session:
        rows = session.scalars(select(Wish)).all()
        everything = repr([list(session.execute(select(table))) for table in Table.metadata.sorted_tables])
    assert "club.nl" not in everything
    assert {(row.email, row.results, row.meeting, row.language) for row in rows} == {(None, False, False, "nl")}
    assert len({len(row.sealed or b"") for row in rows}) == 1  # what is asked for does not show in the length


def test_a_wish_has_no_link_no_date_and_no_row_number(database: Database) -> None:
    columns = set(Wish.__table__.columns.keys())
    assert columns == {"id", "municipality_id", "wave_id", "sealed", "email", "results", "meeting", "language"}
    if database.engine.dialect.name == "sqlite":
        with database.reading() as session:
            made = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'wish'"))
        assert "WITHOUT ROWID" in str(made)


def test_the_order_in_which_wishes_came_in_is_gone_after_closing(
    database: Database, municipality: Municipality
) -> None:
    """By number, by place in the table and by transaction: none of them matches the order of arrival."""
    survey = opened(database, municipality, "anonymous")
    arrived = [f"club{number:02}@club.nl" for number in range(24)]
    random.Random(3).shuffle(arrived)
    for email in arrived:
        put(survey, Wanted(email, True, False))
    with database.reading() as session:
        before = set(session.scalars(select(Wish.id)))
    survey.close()
    with database.reading() as session:
        assert before.isdisjoint(session.scalars(select(Wish.id)))
        by_number = session.scalars(select(Wish.email).order_by(Wish.id)).all()
        by_place = session.scalars(select(Wish.email)).all()
        assert sum(map(str.__eq__, map(str, by_number), arrived)) < 8
        assert sum(map(str.__eq__, map(str, by_place), arrived)) < 8
        if database.engine.dialect.name == "postgresql":
            assert len(session.scalars(text("SELECT DISTINCT xmin::text FROM wish")).all()) == 1


def test_the_file_has_no_formulas(survey: Fieldwork) -> None:
    put(survey, Wanted("=1+1@club.nl", True, False))
    survey.close()
    with survey.database.reading() as session:
        content = wishlist.as_csv(wishlist.listing(session, session.get_one(Wave, survey.wave.id)))
    assert content.decode("utf-8-sig").splitlines() == ["e-mailadres;uitkomsten;bijeenkomst", "'=1+1@club.nl;ja;"]


def test_one_wave_does_not_see_the_wishes_of_another(database: Database, municipality: Municipality) -> None:
    one = opened(database, municipality, "named")
    with database.transaction() as session:
        veldhove = Municipality(slug="veldhove", name="Veldhove")
        session.add(veldhove)
    two = opened(database, veldhove, "anonymous")
    put(one, ANNA)
    put(two, BART)
    one.close()
    two.close()
    assert (listed(one), listed(two)) == ([ANNA], [BART])
