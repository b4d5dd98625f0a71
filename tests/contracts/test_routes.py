"""Every route of the application, walked as nobody, in every role, halfway through signing in, with an account that was
ended, and as another municipality.

A new route is walked by itself. One with a new variable in its path fails until ``VALUES`` knows what to fill in.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule as Route
from werkzeug.test import TestResponse

from surveyapp.fieldwork import accounts, waves
from surveyapp.policycycle import actions, advice, goals
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.advice import Said
from surveyapp.policycycle.goals import Aim
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Invitation, Response, Wave
from surveyapp.web import create_app
from surveyapp.web.access import Rule, rule_of
from surveyapp.web.security import Misses
from tests.officer import PASSWORD, hire, sign_in_as
from tests.surveys import NOW, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data({"code": "vrijw", "type": "single", "choices": JA_NEE})
VALUES = {
    "slug": "0-meting",
    "name": "toets.yaml",
    "token": "onbekend-onbekend-onbekend",
    "code": "deel",
    "entry": "e1",
    "language": "nl",
    "invitation": "1",
    "which": "uitnodiging",
    "message": "1",
    "municipality": "zonstad",
    "report": "verslag",
    "chapter": "respons",
    "direction": "omhoog",
    "kind": "summary",
    "account": "2",
    "goal": "1",
    "advice": "1",
    "action": "1",
    "years": "2026-2030",
    "step": "1",
    "sheet": "ws1",
    "item": "ws1_04",
    "number": "1",
    "reminder": "1",
    "document": "startnotitie",
}
"""What to fill in for the variables of a path: all of them exist in Zonstad, the link does not."""
ROLES = {
    "administrator": {Rule.ACCOUNT_HOLDER, Rule.MANAGER, Rule.ADMINISTRATOR},
    "officer": {Rule.ACCOUNT_HOLDER, Rule.MANAGER, Rule.STAFF, Rule.OFFICER},
    "reader": {Rule.ACCOUNT_HOLDER, Rule.STAFF},
}
"""What each role may do, of all that is guarded."""
GUARDED = {rule for rules in ROLES.values() for rule in rules}
LAST = ("accounts.sign_out", "second_step.give_up")
"""Routes that end the session of who walks."""
OWN = {"theme.stylesheet": {"slug": "zonstad"}}
"""Routes in which a variable has another meaning."""


@pytest.fixture
def app(sqlite_database: Database) -> Flask:
    """Zonstad with an open wave; forms are accepted without their token, so that the rule itself is reached."""
    survey = run(sqlite_database, LIST, "named")
    survey.invite("Koor")
    with sqlite_database.transaction() as session:
        aim = Aim("vrijw", "at_least", 0.6, 1, NOW.date(), "Nota")
        wave = session.get_one(Wave, survey.wave_id)
        goals.add(session, wave, aim, "Toets", NOW, "toets")
        advice.add(session, wave, Said("recommendation", 1, "Doe iets"), NOW, "toets")
        actions.add(session, wave, Agreed(1, "Iets", NOW.date(), None, "Jan", "jan@zonstad.nl"), NOW, "toets")
    hire(sqlite_database, "officer")
    hire(sqlite_database, "reader")
    hire(sqlite_database, "officer", municipality="veldhove")
    hire(sqlite_database, "administrator")
    app = create_app(Settings(environment="development", secret_key="x" * 40), sqlite_database, lambda: NOW)
    app.config["WTF_CSRF_ENABLED"] = False
    app.extensions["site"] = replace(app.extensions["site"], misses=Misses(sleep=lambda seconds: None))
    return app


def routes(app: Flask) -> Iterator[tuple[Route, str]]:
    """Every route with each of its methods, signing out last. Files are served to anyone, and by something else."""
    for route in sorted(app.url_map.iter_rules(), key=lambda route: route.endpoint in LAST):
        if route.endpoint != "static":
            for method in sorted((route.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
                yield route, method


def visit(client: FlaskClient, route: Route, method: str, **other: str) -> TestResponse:
    values = {**VALUES, **OWN.get(route.endpoint, {}), **other}
    path = str(route)
    for name in route.arguments:
        path = path.replace(f"<{name}>", values[name])
    assert "<" not in path, f"{route} has a variable that this test does not know"
    return client.open(path, method=method)


def signed_in(app: Flask, email: str) -> FlaskClient:
    client = app.test_client()
    assert client.post("/inloggen", data={"email": email, "password": PASSWORD}).status_code == 303
    return client


def asks_to_sign_in(response: TestResponse) -> bool:
    return response.status_code == 303 and (response.location or "").startswith("/inloggen")


def test_every_route_has_exactly_one_rule(app: Flask) -> None:
    assert [str(route) for route, _ in routes(app) if rule_of(app, route.endpoint) is None] == []


def test_a_state_changes_by_post_only(app: Flask) -> None:
    assert {method for _, method in routes(app)} == {"GET", "POST"}


def walk_as_nobody(app: Flask, client: FlaskClient) -> None:
    """Everything that is guarded asks to sign in."""
    for route, method in routes(app):
        response = visit(client, route, method)
        rule = rule_of(app, route.endpoint)
        assert asks_to_sign_in(response) == (rule in GUARDED | {Rule.HALFWAY}), f"{method} {route}"
        if rule in (Rule.RESPONDENT, Rule.LINK_HOLDER):
            assert response.status_code == 404, f"{method} {route}"


def test_nobody_gets_only_what_is_open_to_anyone(app: Flask) -> None:
    walk_as_nobody(app, app.test_client())


def test_an_account_that_was_ended_is_nobody(app: Flask, sqlite_database: Database) -> None:
    client = signed_in(app, "officer@zonstad.nl")
    with sqlite_database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, "officer@zonstad.nl"), NOW, "toets")
    walk_as_nobody(app, client)


@pytest.mark.parametrize("role", ROLES)
def test_who_is_halfway_through_signing_in_gets_nothing_but_the_second_step(
    app: Flask, sqlite_database: Database, role: str
) -> None:
    email = "administrator@installatie.nl" if role == "administrator" else f"{role}@zonstad.nl"
    client = app.test_client()
    sign_in_as(client, sqlite_database, email, complete=False)
    for route, method in routes(app):
        response = visit(client, route, method)
        rule = rule_of(app, route.endpoint)
        stopped = (response.status_code, response.location) == (303, "/inloggen/code")
        assert stopped == (rule in GUARDED), f"{method} {route}"
        if rule is Rule.HALFWAY and route.endpoint not in LAST:
            assert response.status_code in (200, 422) or response.location == "/inloggen/tweede-stap", (
                f"{method} {route}"
            )


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_what_is_its_own_and_is_refused_the_rest(
    app: Flask, sqlite_database: Database, role: str
) -> None:
    email = "administrator@installatie.nl" if role == "administrator" else f"{role}@zonstad.nl"
    client = app.test_client()
    sign_in_as(client, sqlite_database, email)
    for route, method in routes(app):
        response = visit(client, route, method)
        rule = rule_of(app, route.endpoint)
        assert (response.status_code == 403) == (rule in GUARDED - ROLES[role]), f"{method} {route}"
        assert response.status_code < 500, f"{method} {route}"
        if route.endpoint not in LAST:
            assert not asks_to_sign_in(response), f"{method} {route}"


OTHERS = {"slug": "bestaat-niet", "account": "999"}
"""Variables that name what belongs to a municipality, and a value that names nothing."""


def test_what_belongs_to_another_municipality_looks_exactly_like_what_does_not_exist(app: Flask) -> None:
    stranger = signed_in(app, "officer@veldhove.nl")
    walked = set()
    for route, method in routes(app):
        for name in OTHERS.keys() & route.arguments:
            if rule_of(app, route.endpoint) in GUARDED - {Rule.ADMINISTRATOR}:
                theirs, nothing = visit(stranger, route, method), visit(stranger, route, method, **{name: OTHERS[name]})
                assert (theirs.status_code, theirs.data) == (404, nothing.data), f"{method} {route}"
                walked.add((name, route.endpoint))
    assert len(walked) >= 30
    assert {name for name, _ in walked} == set(OTHERS)


def test_an_overview_shows_nothing_of_another_municipality(app: Flask) -> None:
    stranger = signed_in(app, "officer@veldhove.nl")
    for path in ("/beheer", "/beheer/activiteiten", "/beheer/medewerkers", "/mijn-account"):
        assert "metingen/0-meting" not in stranger.get(path).text
        assert "zonstad" not in stranger.get(path).text.lower()


def test_looking_changes_nothing(app: Flask, sqlite_database: Database) -> None:
    client = signed_in(app, "officer@zonstad.nl")
    before = contents(sqlite_database)
    for route, method in routes(app):
        if method == "GET":
            visit(client, route, method)
    assert contents(sqlite_database) == before


def contents(database: Database) -> list[object]:
    """Everything that looking might change."""
    with database.reading() as session:
        states = [(wave.id, wave.state, wave.open_link_hash) for wave in session.query(Wave)]
        return [*states, *(session.query(table).count() for table in (Invitation, Response, Event))]


def test_a_form_without_its_token_is_refused(app: Flask, sqlite_database: Database) -> None:
    client = signed_in(app, "officer@zonstad.nl")
    app.config["WTF_CSRF_ENABLED"] = True
    before = contents(sqlite_database)
    for route, method in routes(app):
        if method == "POST" and rule_of(app, route.endpoint) is not Rule.RESPONDENT:
            assert visit(client, route, method).status_code == 400, str(route)
    assert contents(sqlite_database) == before


def test_a_closed_wave_hands_its_results_and_downloads_to_a_reader(app: Flask, sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        wave = waves.named(session, "zonstad/0-meting")
        waves.close(session, wave, NOW, "toets")
    reader = signed_in(app, "reader@zonstad.nl")
    for path in ("/beheer", "/beheer/metingen/0-meting/uitkomsten", "/beheer/metingen/0-meting/downloads"):
        assert reader.get(path).status_code == 200
    assert reader.get("/beheer/metingen/0-meting").status_code == 403
    assert "/beheer/metingen/0-meting/uitkomsten" in reader.get("/beheer").text
    assert "Nieuwe meting" not in reader.get("/beheer").text
