"""The address of the site alone, and the way back from a page that does not exist."""

import pytest
from flask.testing import FlaskClient

from surveyapp.storage.database import Database
from tests.officer import Officer, at_work, words


def test_the_front_door_leads_to_a_questionnaire_and_to_signing_in(client: FlaskClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "Kreeg u een brief? Daarin staan acht woorden." in words(page)
    assert 'href="/code"' in page.text
    assert 'href="/inloggen"' in page.text


def test_the_front_door_speaks_english_too(client: FlaskClient) -> None:
    page = client.get("/?taal=en")
    assert "Did you get a letter?" in words(page)
    assert 'href="/code?taal=en"' in page.text
    assert 'href="/?taal=nl"' in page.text


@pytest.mark.parametrize("role", ["officer", "reader"])
def test_who_is_signed_in_goes_on_to_work(client: FlaskClient, database: Database, role: str) -> None:
    page = at_work(client, database, role).open("/")
    assert (page.status_code, page.location) == (303, "/beheer")


def test_a_page_that_does_not_exist_has_a_way_out(client: FlaskClient) -> None:
    lost = Officer(client).open("/beheer/nergens")
    assert lost.status_code == 404
    assert '<a href="/">Naar de beginpagina</a>' in lost.text
