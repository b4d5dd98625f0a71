"""The wishes of respondents, on the officer's pages."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from surveyapp.fieldwork import wishes
from surveyapp.fieldwork.wishes import Wanted
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Wave
from tests.officer import at_work, words
from tests.surveys import Survey, data, run

PAGE = "/beheer/metingen/0-meting/wensen"
LIST = data({"code": "naam", "type": "text"})


def wish(survey: Survey, *emails: str) -> None:
    for email in emails:
        with survey.database.transaction() as session:
            wave = session.get_one(Wave, survey.wave_id)
            wishes.put(session, wave, Wanted(email, results=True, meeting=email.startswith("a")))


def actions(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Event.action).order_by(Event.id)))


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_before_closing_there_is_only_a_number_in_steps(client: FlaskClient, database: Database, mode: str) -> None:
    survey = run(database, LIST, mode)
    officer = at_work(client, database)
    wish(survey, *(f"club{number}@club.nl" for number in range(4)))
    assert "nog geen 5 wensen" in words(officer.open(PAGE))
    wish(survey, "anna@club.nl", "bea@club.nl")
    assert "minstens 5 wensen" in words(officer.open(PAGE))
    refused = officer.send(PAGE)
    assert refused.status_code == 409
    assert "club.nl" not in officer.open(PAGE).text + refused.text
    assert "wishes.download" not in actions(database)


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_after_closing_the_officer_gets_the_list_and_the_file(
    client: FlaskClient, database: Database, mode: str
) -> None:
    survey = run(database, LIST, mode)
    wish(survey, "bea@koor.nl", "anna@club.nl")
    survey.close()
    officer = at_work(client, database)
    assert "anna@club.nl ja ja bea@koor.nl ja –" in words(officer.open(PAGE))
    file = officer.send(PAGE)
    assert file.headers["Content-Disposition"] == 'attachment; filename="wensen-0-meting.csv"'
    assert file.data.decode("utf-8-sig").split() == [
        "e-mailadres;uitkomsten;bijeenkomst",
        "anna@club.nl;ja;ja",
        "bea@koor.nl;ja;",
    ]
    assert actions(database)[-1] == "wishes.download"


def test_a_wave_without_wishes_says_so(client: FlaskClient, database: Database) -> None:
    run(database, LIST).close()
    assert "Niemand heeft een wens achtergelaten" in words(at_work(client, database).open(PAGE))


def test_a_reader_does_not_see_who_wishes_what(client: FlaskClient, database: Database) -> None:
    survey = run(database, LIST)
    wish(survey, "anna@club.nl")
    survey.close()
    assert at_work(client, database, "reader").open(PAGE).status_code == 403
