"""The page on which officers write in the chapters of a report: kept, shown with a warning when figures changed, and
never overwritten silently."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Commentary
from tests.officer import Officer, at_work, hire, sign_in_as, words
from tests.surveys import Survey, run
from tests.web.test_explore import LIST, answered

WAVE = "/beheer/metingen/0-meting"
PAGE = f"{WAVE}/eigen-tekst/uitkomsten"
TEXT, ADVICE = "explanation-vragen", "recommendation-vragen"
DEFINITION = """code: uitkomsten
title: Wat er uitkwam
chapters:
  - {code: vragen, title: Genoeg mensen, show: questions, questions: [genoeg]}
  - {code: slot, title: Slot, text: Tot ziens.}
"""


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One system is enough for pages; ``tests/policycycle/test_commentary.py`` is about keeping."""
    return sqlite_database


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A library with one report on a wave, and one on several."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "uitkomsten.yaml").write_text(DEFINITION, encoding="utf-8")
    several = DEFINITION.replace("code: uitkomsten", "code: evaluatie\ncompare: yes")
    (tmp_path / "reports" / "evaluatie.yaml").write_text(several, encoding="utf-8")
    return Settings(environment="development", secret_key="x" * 40, library=tmp_path)


@pytest.fixture
def survey(database: Database) -> Survey:
    """A closed wave of Zonstad with 17 answers."""
    made = run(database, LIST)
    answered(made)
    made.close()
    return made


@pytest.fixture
def els(client: FlaskClient, survey: Survey) -> Officer:
    return at_work(client, survey.database)


def seen(number: int = 0) -> dict[str, str]:
    return {f"{TEXT}-gezien": str(number)}


def test_a_text_is_written_on_the_page_and_stands_in_the_report(els: Officer) -> None:
    assert PAGE in els.open(f"{WAVE}/downloads").text
    assert "Toelichting bij “Genoeg mensen”" in words(els.open(PAGE))
    assert els.send(PAGE, **{TEXT: "Wij belden <b>na</b>.", ADVICE: "Bel vaker"}).location == PAGE
    shown = els.open(PAGE)
    assert "Wij belden &lt;b&gt;na&lt;/b&gt;." in shown.text
    assert "Laatst veranderd door officer@zonstad.nl" in words(shown)
    made = els.fetch(f"{WAVE}/downloads/rapport", definition="uitkomsten", kind="html")
    told = words(made)
    assert "Toelichting van de gemeente (12 mei 2026) Wij belden <b>na</b>." in told
    assert told.index("Genoeg mensen") < told.index("Aanbevelingen van de gemeente (12 mei 2026) Bel vaker")
    assert "officer@zonstad.nl" not in told
    els.send(PAGE, **{TEXT: "", **seen(1)})
    assert "(weggehaald)" in words(els.open(f"{PAGE}/geschiedenis"))


def test_too_long_stands_at_its_field_and_nothing_that_was_typed_is_lost(els: Officer) -> None:
    answer = els.send(PAGE, **{TEXT: "x" * 5001, ADVICE: "Bel vaker"})
    assert answer.status_code == 422
    assert "Neem hoogstens 5000 tekens" in words(answer)
    assert f'href="#{TEXT}"' in answer.text
    assert "x" * 5001 in answer.text
    assert "Bel vaker" in answer.text


def test_changed_figures_are_told_until_somebody_looked_the_text_over(els: Officer, survey: Survey) -> None:
    els.send(PAGE, **{TEXT: "Klopt"})
    warning = "De cijfers in dit hoofdstuk zijn veranderd sinds u dit schreef (12 mei 2026)"
    assert warning not in words(els.open(PAGE))
    with survey.database.transaction() as session:
        session.execute(update(Commentary).values(figures="0" * 64))
    shown = words(els.open(PAGE))
    assert warning in shown
    assert "Genoeg mensen Kijk na" in shown
    els.send(PAGE, **{TEXT: "Klopt", **seen(1)})
    assert warning in words(els.open(PAGE))
    els.send(PAGE, **{TEXT: "Klopt", f"{TEXT}-klopt": "y", **seen(1)})
    assert warning not in words(els.open(PAGE))
    assert "Genoeg mensen Met tekst" in words(els.open(PAGE))


def test_somebody_who_was_first_is_not_overwritten_and_what_was_typed_stays(els: Officer, survey: Survey) -> None:
    els.send(PAGE, **{TEXT: "Van Els"})
    late = els.send(PAGE, **{TEXT: "Van Jan", ADVICE: "Bel vaker"})
    assert late.status_code == 409
    assert "veranderde deze tekst terwijl u bezig was" in words(late)
    assert re.search(r"Er staat nu.*Van Els", words(late))
    assert re.search(r"<textarea[^>]*>\s*Van Jan</textarea>", late.text)
    assert f'name="{TEXT}-gezien" type="hidden" value="1"' in late.text
    els.send(PAGE, **{TEXT: "Van Jan", ADVICE: "Bel vaker", **seen(1), f"{ADVICE}-gezien": "1"})
    with survey.database.reading() as session:
        rows = [(row.kind, row.number, row.text) for row in session.scalars(select(Commentary).order_by(Commentary.id))]
    assert rows == [
        ("explanation", 1, "Van Els"),
        ("recommendation", 1, "Bel vaker"),
        ("explanation", 2, "Van Jan"),
    ]


def test_a_text_in_a_chapter_that_is_gone_is_still_shown(els: Officer, survey: Survey) -> None:
    els.send(PAGE, **{TEXT: "Klopt"})
    with survey.database.transaction() as session:
        session.execute(update(Commentary).values(chapter="weg"))
    shown = words(els.open(PAGE))
    assert "Dit hoofdstuk staat niet meer in het rapport" in shown
    els.send(PAGE, **{"explanation-weg": "", "explanation-weg-gezien": "1"})
    assert "niet meer in het rapport" not in words(els.open(PAGE))


def test_a_reader_reads_and_writes_nothing(els: Officer, client: FlaskClient, survey: Survey) -> None:
    els.send(PAGE, **{TEXT: "Wij belden na."})
    reader = sign_in_as(client, survey.database, hire(survey.database, "reader"))
    shown = reader.open(PAGE)
    assert "Wij belden na." in shown.text
    assert "<textarea" not in shown.text
    assert reader.send(PAGE, **{TEXT: "Anders"}).status_code == 403


def test_a_report_that_cannot_be_about_this_wave_says_why(els: Officer) -> None:
    assert els.open(f"{WAVE}/eigen-tekst/evaluatie").status_code == 409
    assert els.open(f"{WAVE}/eigen-tekst/bestaat_niet").status_code == 404
