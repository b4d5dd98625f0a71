"""A municipality decides itself whether it takes part in the comparison, and that stands in the audit trail."""

import pytest
from flask.testing import FlaskClient

from surveyapp.fieldwork import municipalities
from surveyapp.storage.database import Database
from tests.officer import Officer, at_work, words

FIELDS = {"name": "Zonstad", "threshold": "5", "sender_email": "", "privacy_email": ""}
BOX = 'name="compares"'


@pytest.fixture
def els(client: FlaskClient, database: Database) -> Officer:
    return at_work(client, database)


def compares(database: Database) -> bool:
    with database.reading() as session:
        return municipalities.find(session, "zonstad").compares


def checked(page: str) -> bool:
    """Whether the box on the page is ticked."""
    tag = next(part for part in page.split("<input") if BOX in part.partition(">")[0])
    return " checked" in tag.partition(">")[0]


def test_taking_part_is_off_until_an_officer_ticks_it_and_is_written_down(els: Officer, database: Database) -> None:
    assert not compares(database)
    assert not checked(els.open("/beheer/gemeente").text)

    els.send("/beheer/gemeente", compares="y", **FIELDS)
    assert compares(database)
    assert checked(els.open("/beheer/gemeente").text)

    els.send("/beheer/gemeente", **FIELDS)
    assert not compares(database)
    trail = words(els.open("/beheer/activiteiten"))
    what = "veranderde of de gemeente meedoet aan de vergelijking met andere gemeenten"
    assert f"{what} nee → ja" in trail
    assert f"{what} ja → nee" in trail


def test_the_page_says_what_taking_part_means(els: Officer) -> None:
    told = words(els.open("/beheer/gemeente"))
    assert "Onze gemeente doet mee" in told
    assert "minstens drie andere gemeenten samen" in told


def test_a_mistake_elsewhere_on_the_page_keeps_the_tick(els: Officer, database: Database) -> None:
    page = els.send("/beheer/gemeente", compares="y", **FIELDS | {"threshold": "3"})
    assert page.status_code == 422
    assert checked(page.text)
    assert not compares(database)


def test_a_reader_cannot_decide_it(client: FlaskClient, database: Database) -> None:
    answer = at_work(client, database, "reader").send("/beheer/gemeente", compares="y", **FIELDS)
    assert answer.status_code in (403, 404)
    assert not compares(database)


def test_the_page_for_the_house_style_says_which_typeface_is_not_there(els: Officer) -> None:
    assert "lettertype" not in words(els.open("/beheer/gemeente/huisstijl"))
    els.send("/beheer/gemeente/huisstijl", text=':root { --utrecht-document-font-family: "Fira Sans", sans-serif; }')
    told = words(els.open("/beheer/gemeente/huisstijl"))
    assert "Het lettertype Fira Sans staat niet op deze installatie. Rapporten als pdf krijgen daarom de gewone" in told
