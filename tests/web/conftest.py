"""The application under test: on the database of this run, with a clock that stands still."""

import datetime
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app
from surveyapp.web.security import Misses
from surveyapp.web.site import Site

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
BUILT: dict[Settings, Flask] = {}
"""Once per run and settings, for hundreds of routes take a while; each test has a site of its own."""


@pytest.fixture
def settings() -> Settings:
    return Settings(environment="development", secret_key="x" * 40, base_url="http://localhost")


@pytest.fixture
def clock() -> Callable[[], datetime.datetime]:
    return lambda: NOW


@pytest.fixture
def app(settings: Settings, database: Database, clock: Callable[[], datetime.datetime]) -> Flask:
    if settings not in BUILT:
        BUILT[settings] = create_app(settings, database, clock)
        BUILT[settings].testing = True
    app = BUILT[settings]
    app.extensions["site"] = Site(settings, database, clock, Misses())
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
