"""An evidence bundle is the same bytes on another machine, years later: in another language, time zone and year, with
other hashes, from the other database, and with the answers come in in another order.
"""

import io
import itertools
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from surveyapp.cli import program
from surveyapp.fieldwork import invitations, linked, municipalities, responses, waves
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.database import Database
from tests.surveys import NOW, OFFICER

QUESTIONNAIRE = """\
code: kort
title: Korte vragenlijst
perspective: organisations
scales:
  - code: eens
    choices: [{code: oneens, label: Oneens}, {code: neutraal, label: Neutraal}, {code: eens, label: Eens}]
sections:
  - code: deel
    title: Deel
    questions:
      - code: soort
        type: background
        label: Soort
        choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}, {code: cultuur, label: Cultuur}]
      - {code: genoeg, type: single, label: Genoeg?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - {code: uren, type: number, label: Hoeveel uren?, decimals: 2}
      - {code: hulp, type: grid, label: Hulp, scale: eens, rows: [{code: h1, label: Snel.}, {code: h2, label: Goed.}]}
      - {code: tip, type: text, label: Hebt u een tip?}
"""
CHAPTERS = """\
chapters:
  - {code: samen, title: Samenvatting, show: summary, questions: [genoeg, uren]}
  - {code: respons, title: Respons, show: response}
  - {code: sterk, title: Sterk, show: strengths}
  - {code: vragen, title: Vragen, show: questions, questions: [genoeg, uren, hulp], by: [soort]}
  - {code: tips, title: Tips, show: open_answers, questions: [tip]}
"""
REPORTS = {
    "naast": f"code: naast\ntitle: Twee metingen\ncompare: yes\n{CHAPTERS}",
    "gewogen": f"code: gewogen\ntitle: Gewogen\nweights: {{by: [soort]}}\n{CHAPTERS}",
}
ASKED = {"naast": ("zonstad/0-meting", "zonstad/1-meting"), "gewogen": ("zonstad/1-meting",)}
CLUBS = 30
SORTS = ("sport", "zorg", "cultuur")
ELSEWHERE = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "86400",
}
YEARS_LATER = """
import datetime, json, sys, time_machine
with time_machine.travel(datetime.datetime(2041, 2, 3, 4, 5, tzinfo=datetime.UTC)):
    from surveyapp.cli import program
    for words in json.load(sys.stdin):
        program(words, standalone_mode=False)
"""


def answers(wave: int, club: int) -> dict[str, Value]:
    """What this club hands in: numbers whose sum depends on the order in which they are added."""
    chance = random.Random(1000 * wave + club)
    given: dict[str, Value] = {
        "genoeg": chance.choice(["ja", "ja", "nee"]),
        "uren": round(chance.uniform(0.01, 900), 2),
        "h1": chance.choice(["oneens", "neutraal", "eens"]),
        "h2": "eens",
    }
    return given | ({"tip": f"Tip {club % 7}: bel ’s avonds, één keer."} if club % 3 else {})


def hold(database: Database, order: Iterable[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two waves in Zonstad, to which these clubs are invited and in which two of three answer, in this order."""
    clubs = list(order)
    numbers = itertools.chain(*([100 * wave + club for club in clubs if club % 3 != wave] for wave in (0, 1)))
    monkeypatch.setattr(linked, "new_id", lambda: f"{next(numbers):032x}")  # random, and kept with the answers
    with database.transaction() as session:
        town = municipalities.add(session, "Zonstad", NOW, OFFICER)
        for ordinal in (0, 1):
            sources, title = {"kort.yaml": QUESTIONNAIRE}, f"{ordinal}-meting"
            wave = waves.create(session, town, sources, "kort.yaml", title, ordinal, "named", NOW, OFFICER)
            waves.open_(session, wave, NOW, OFFICER)
            for club in clubs:
                token = invitations.invite(session, wave, f"Club {club}", background={"soort": SORTS[club % 7 % 3]})
                ticket = invitations.find(session, token)
                assert ticket
                if club % 3 != ordinal:
                    saved = responses.save(session, ticket, answers(ordinal, club), 0, NOW)
                    responses.submit(session, ticket, saved.version, NOW)
            waves.close(session, wave, NOW, OFFICER)


def commands(folder: Path) -> list[list[str]]:
    """What is typed, with the definitions in this folder; the bundles come beside them."""
    (folder / "reports").mkdir(parents=True)
    (folder / "series").mkdir()
    typed = []
    for name, text in REPORTS.items():
        path = folder / "reports" / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        options = ["--date", "2026-11-28", "--bundle", str(folder / f"{name}.zip")]
        typed.append(["report", str(path), *ASKED[name], *options])
    return typed


def settings(database: Database) -> dict[str, str]:
    url = database.engine.url.render_as_string(hide_password=False).replace("postgresql+psycopg:", "postgresql:")
    return {"SURVEYAPP_DATABASE_URL": url, "SURVEYAPP_KEY_DIR": str(database.keys.folder)}


def here(database: Database, folder: Path) -> None:
    for words in commands(folder):
        done = CliRunner(env=settings(database)).invoke(program, words)
        assert done.exit_code == 0, done.output or done.exception


def elsewhere(database: Database, folder: Path) -> None:
    """In a process of its own that shares nothing with this one but the program."""
    env = {**os.environ, **ELSEWHERE, **settings(database)}
    given, command = json.dumps(commands(folder)), [sys.executable, "-c", YEARS_LATER]
    done = subprocess.run(command, input=given, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(path.read_bytes())) as box:
        return {name: box.read(name) for name in box.namelist()}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_bundle_is_the_same_bytes_on_another_machine_from_the_other_database(
    database: Database, sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(sqlite_database, range(CLUBS), monkeypatch)
    hold(database, random.Random(5).sample(range(CLUBS), CLUBS), monkeypatch)
    here(sqlite_database, tmp_path / "hier")
    elsewhere(database, tmp_path / "ver" / "weg")
    for name in REPORTS:
        one, other = tmp_path / "hier" / f"{name}.zip", tmp_path / "ver" / "weg" / f"{name}.zip"
        first, second = parts(one), parts(other)
        assert [part for part in first if first[part] != second.get(part)] == []
        assert one.read_bytes() == other.read_bytes()
