"""What ``surveyapp work`` does about reports that are asked for: once for cron, or beside the mails until it stops."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.exc import OperationalError

from surveyapp.cli import making, program
from surveyapp.fieldwork import reportrequests
from surveyapp.storage.database import Database
from tests.asking import ask, closed, found, state
from tests.surveys import Survey


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """A closed wave."""
    return closed(sqlite_database)


def wait_until(so: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not so():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_one_round_makes_everything_that_was_asked_for_and_tells_of_each(survey: Survey, tmp_path: Path) -> None:
    environment = {
        "SURVEYAPP_DATABASE_URL": f"sqlite:///{survey.database.engine.url.database}",
        "SURVEYAPP_KEY_DIR": str(survey.database.keys.folder),
        "SURVEYAPP_SNAPSHOT_DIR": str(tmp_path / "momentopnamen"),
    }
    good, bad = ask(survey, "json"), ask(survey, "json", "code: [")
    done = CliRunner(env=environment).invoke(program, ["work", "--once"])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:2] == [f"Rapport {good} is gemaakt.", f"Rapport {bad} is niet gemaakt."]
    assert [state(survey, number) for number in (good, bad)] == ["ready", "failed"]
    assert "kort.yaml" in str(found(survey, bad).problem)
    assert "Rapport" not in CliRunner(env=environment).invoke(program, ["work", "--once"]).output


def test_a_worker_that_must_stop_begins_nothing_new(survey: Survey, tmp_path: Path) -> None:
    numbers = [ask(survey, kind) for kind in ("json", "csv")]
    answers = iter([False, True])
    making.until_none(survey.database, tmp_path, lambda: next(answers))
    assert [state(survey, number) for number in numbers] == ["ready", "waiting"]


def test_what_is_asked_while_mails_go_out_is_made_beside_them_and_finished_before_it_stops(
    survey: Survey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "SECONDS_BETWEEN", 0.01)
    stopped, before = threading.Event(), threading.active_count()
    with making.beside(survey.database, tmp_path, stopped):
        first = ask(survey, "json")
        wait_until(lambda: state(survey, first) == "ready")
        second = ask(survey, "html")
        wait_until(lambda: state(survey, second) != "waiting")
    assert stopped.is_set()
    assert state(survey, second) == "ready"
    assert threading.active_count() == before


def test_a_database_that_is_away_for_a_moment_is_told_and_asked_again(
    survey: Survey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(making, "SECONDS_BETWEEN", 0.01)
    real, away = reportrequests.is_due, iter([True])

    def is_due(*given: object) -> bool:
        if next(away, False):
            raise OperationalError("SELECT geheim", {}, Exception("server closed the connection"))
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reportrequests, "is_due", is_due)
    number = ask(survey, "json")
    with making.beside(survey.database, tmp_path, threading.Event()):
        wait_until(lambda: state(survey, number) == "ready")
    told = capsys.readouterr()
    assert told.err.startswith("Rapporten: ")
    assert told.out == f"Rapport {number} is gemaakt.\n"
