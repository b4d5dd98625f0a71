"""Serving and saving a page of ten questions, against the least that Flask can do with the same base page.

Floor of serving: a route that renders one empty template on the respondents' base page. Floor of saving: a route that
also writes one row and commits. Same process, same application, same test client; CPU time, best of several rounds.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, render_template
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from sqlalchemy import insert

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event
from surveyapp.web import create_app
from surveyapp.web.texts import texts
from tests.respondent import Respondent
from tests.surveys import NOW, data
from tests.surveys import run as run_survey

Ratio = tuple[str, float, float]
ROUNDS, REQUESTS = 150, 5
"""Many short rounds: the best of them is one in which nothing else ran on the machine."""
CHOICES = [{"code": code, "label": code.capitalize()} for code in ("ja", "nee", "soms", "weet_niet")]
TEN = [{"code": f"q{n}", "type": "single", "label": f"Vraag {n}?", "choices": CHOICES} for n in range(10)]
ALLOWED = 4.0


def _add_floors(app: Flask, database: Database) -> None:
    empty = app.jinja_env.from_string('{% extends "respond/_layout.html" %}')
    about = {"t": texts("nl"), "language": "nl", "owner": "Gemeente Zonstad", "theme_version": "", "questionnaire": {}}
    about |= {"municipality": {"slug": "zonstad", "logo_version": ""}}

    @app.get("/vloer")
    def look() -> str:
        return render_template(empty, **about)

    @app.post("/vloer")
    def save() -> ResponseReturnValue:
        with database.transaction() as session:
            session.execute(insert(Event).values(municipality_id=1, at=NOW, actor="x", action="x", detail=""))
        return render_template(empty, **about)

    app.extensions["csrf"].exempt(save)


def _ratio(request: Callable[[], object], floor: Callable[[], object]) -> float:
    """CPU time of the request against that of the floor, each in its best round; the rounds take turns."""
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for place, measured in enumerate((request, floor)):
            best[place] = min(best[place], _cpu(measured))
    return best[0] / best[1]


def _cpu(request: Callable[[], object]) -> float:
    start = time.process_time()
    for _ in range(REQUESTS):
        request()
    return time.process_time() - start


def _look(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200


def _add_row(client: FlaskClient) -> None:
    assert client.post("/vloer").status_code == 200


def _save(client: FlaskClient, address: str, form: dict[str, object]) -> None:
    answer = client.post(address, data=form)
    assert answer.status_code == 303, answer.status
    form["_version"] = int(str(form["_version"])) + 1


def run() -> list[Ratio]:
    """The ratios of the four requests that a respondent makes most."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/bench.db", Path(folder, "keys"))
        database.upgrade()
        app = create_app(Settings(environment="development", secret_key="x" * 40), database, lambda: NOW)
        _add_floors(app, database)
        ratios = [ratio for mode in ("confidential", "anonymous") for ratio in _ratios(app, database, mode)]
        database.dispose()
        return ratios


def _ratios(app: Flask, database: Database, mode: str) -> list[Ratio]:
    client = app.test_client()
    address = run_survey(database, data(*TEN), mode, municipality=mode).invite() + "/deel"
    page = Respondent(client, address).open()
    form: dict[str, object] = {**page.form.fields, **{f"q{n}": "ja" for n in range(10)}, "_direction": "next"}
    form["_version"] = 0
    saving = _ratio(lambda: _save(client, address, form), lambda: _add_row(client))
    serving = _ratio(lambda: _look(client, address), lambda: _look(client, "/vloer"))
    return [
        (f"a page of ten questions, {mode}, against an empty template", serving, ALLOWED),
        (f"saving that page, {mode}, against writing one row", saving, ALLOWED),
    ]
