"""What every response says about safety: all routes, by nobody and by every role, with errors, files and downloads."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.links import new_token, token_hash
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account, StaffSession
from surveyapp.web import create_app
from surveyapp.web.security import Misses
from tests.contracts.test_routes import LIST, OWN, VALUES, routes
from tests.officer import at_work
from tests.surveys import NOW, Survey, run

SITE = {"http": "http://localhost", "https": "https://localhost"}
SAID = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
STATIC = ("/static/surveyapp.css", "/static/surveyapp.js", "/static/bestaat-niet.css")
KEPT = ("/huisstijl/", "/logo/", "/static/")
"""What a browser may keep: it is the same for everybody."""


class Browser(FlaskClient):
    """A browser that knows the site by its address."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", self.application.config["ADDRESS"])
        return super().open(*args, **kwargs)


@pytest.fixture(params=["http", "https"])
def app(request: pytest.FixtureRequest, sqlite_database: Database) -> Flask:
    """Zonstad's site, on a computer of one's own and behind TLS."""
    settings = Settings(environment="development", secret_key="x" * 40, base_url=SITE[request.param])
    made = create_app(settings, sqlite_database, lambda: NOW)
    made.config.update(ADDRESS=SITE[request.param], WTF_CSRF_ENABLED=False)
    made.test_client_class = Browser
    made.extensions["site"] = replace(made.extensions["site"], misses=Misses(sleep=lambda _: None))
    return made


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """A wave with somebody invited."""
    return run(sqlite_database, LIST, "named")


def is_sound(app: Flask, response: TestResponse, what: str) -> None:
    headers = response.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert {name: headers.get(name) for name in SAID} == SAID, what
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'", what
    assert "unsafe" not in headers["Content-Security-Policy"], what
    over_tls = app.config["ADDRESS"].startswith("https")
    assert ("Strict-Transport-Security" in headers) == over_tls, what
    assert "Access-Control-Allow-Origin" not in headers, what
    if not response.request.path.startswith(KEPT):
        assert headers.getlist("Cache-Control") == ["no-store"], what
    for cookie in headers.getlist("Set-Cookie"):
        assert "HttpOnly" in cookie, what
        assert "SameSite=Lax" in cookie, what
        assert "Path=/;" in f"{cookie};", what
        assert ("; Secure" in cookie and cookie.startswith("__Host-")) == over_tls, what


def walk(app: Flask, client: FlaskClient, token: str = "") -> Iterator[tuple[str, TestResponse]]:
    for route, method in routes(app):
        values = {**VALUES, **OWN.get(route.endpoint, {}), **({"token": token} if token else {})}
        path = str(route)
        for name in route.arguments:
            path = path.replace(f"<{name}>", values.get(name, "x")).replace(f"<int:{name}>", "1")
        yield f"{method} {path}", client.open(path, method=method)


def begin_work(client: FlaskClient, database: Database, role: str) -> None:
    """Sign in; administrators work for no municipality."""
    if role != "administrator":
        at_work(client, database, role)
        return
    token = new_token()
    with database.transaction() as session:
        account = Account(email="beheer@zonstad.nl", name="", password_hash="-", role=role)
        hashed = token_hash("staff", token)
        session.add(StaffSession(token_hash=hashed, account=account, created_at=NOW, seen_at=NOW))
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token


@pytest.mark.parametrize("role", ["nobody", "officer", "administrator"])
def test_every_route_says_the_same_about_safety(
    app: Flask, survey: Survey, sqlite_database: Database, role: str
) -> None:
    client = app.test_client()
    if role != "nobody":
        begin_work(client, sqlite_database, role)
    statuses = set()
    for what, response in walk(app, client):
        is_sound(app, response, what)
        statuses.add(response.status_code)
    assert len(statuses) > 2


def test_a_respondents_pages_say_it_too_open_and_closed(app: Flask, survey: Survey) -> None:
    token = survey.invite("Koor").rpartition("/")[2]
    seen = [response.status_code for what, response in walk(app, app.test_client(), token) if "/v/" in what]
    assert 200 in seen
    survey.close()
    for _ in range(2):
        for what, response in walk(app, app.test_client(), token):
            is_sound(app, response, what)


def test_downloads_of_a_closed_wave_are_kept_by_no_browser(
    app: Flask, survey: Survey, sqlite_database: Database
) -> None:
    with sqlite_database.transaction() as session:
        waves.close(session, session.get_one(type(survey._wave(session)), survey.wave_id), NOW, "toets")
    client = app.test_client()
    at_work(client, sqlite_database)
    attached = 0
    for what, response in walk(app, client):
        is_sound(app, response, what)
        attached += "attachment" in response.headers.get("Content-Disposition", "")
    assert attached >= 3


@pytest.mark.parametrize("path", STATIC)
def test_files_say_it_too(app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    is_sound(app, response, path)
    response.close()


@pytest.mark.parametrize(
    ("method", "path", "fields", "status"),
    [
        ("GET", "/bestaat-niet", {}, 404),
        ("PUT", "/inloggen", {}, 405),
        ("GET", "/v/", {}, 404),
        ("POST", "/inloggen", {"email": "x" * 11_000_000}, 413),
    ],
)
def test_refusals_say_it_too(app: Flask, method: str, path: str, fields: dict[str, str], status: int) -> None:
    response = app.test_client().open(path, method=method, data=fields)
    is_sound(app, response, path)
    assert response.status_code == status


def test_a_form_without_its_token_is_refused_with_the_same_headers(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    response = app.test_client().post("/inloggen", data={"email": "a@b.nl"})
    is_sound(app, response, "without token")
    assert response.status_code == 400


def test_a_form_needs_its_token_and_no_address_of_the_page_before(app: Flask, sqlite_database: Database) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    officer = at_work(app.test_client(), sqlite_database)
    assert officer.send("/uitloggen").status_code == 303


def test_an_error_of_ours_says_it_too_and_nothing_about_the_error(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    def broken(token: str) -> str:
        raise ValueError(token)

    app.view_functions["respond.first_page"] = broken
    response = app.test_client().get("/v/geheim-token")
    is_sound(app, response, "broken")
    assert response.status_code == 500
    assert "geheim-token" not in response.text
    assert "ValueError" not in response.text
    assert "ValueError" in caplog.text
    assert "geheim-token" not in caplog.text
