"""``surveyapp feedback``: a file for each who took part by name, and a clear refusal where nobody may be told."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from surveyapp.cli import program
from surveyapp.demo.answers import answers_for
from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Response, Wave
from tests.surveys import NOW, OFFICER, run_sources

LIBRARY = Path(__file__).parents[2]
DEFINITION = LIBRARY / "reports" / "terugkoppeling.yaml"
NAMES = ("Club Één", "Club één", "../../weg", "Zangkoor", "Dorpshuis", "Voedselbank")


def held(database: Database, mode: str, close: bool = True) -> int:
    """A wave in which six organisations answered; two have names that make the same file name."""
    sources = read_folder(LIBRARY / "questionnaires" / "verenigingen.yaml")
    run_sources(database, sources, "verenigingen.yaml", mode)
    with database.transaction() as session:
        wave = session.scalars(select(Wave)).one()
        number = wave.id
        for seed, name in enumerate(NAMES):
            facts = {"sector": "sport", "kern": "hoofdkern"}
            ticket = invitations.find(session, invitations.invite(session, wave, name, f"{seed}@x.nl", facts))
            assert ticket
            progress = responses.draft(session, ticket)
            posted = answers_for(waves.questionnaire_of(wave), seed, 0)
            for section in waves.questionnaire_of(wave).sections:
                reading = section.read(posted, progress.answers)
                progress = responses.save(session, ticket, reading.answers, progress.version, NOW)
            responses.submit(session, ticket, progress.version, NOW)
        if close:
            waves.close(session, wave, NOW, OFFICER)
    return number


def run(database: Database, *words: object) -> Result:
    environment = {
        "SURVEYAPP_DATABASE_URL": database.engine.url.render_as_string(hide_password=False),
        "SURVEYAPP_KEY_DIR": str(database.keys.folder),
    }
    return CliRunner(env=environment).invoke(program, ["feedback", *map(str, words)])


def test_each_who_took_part_has_a_file_of_their_own(database: Database, tmp_path: Path) -> None:
    wave = held(database, "named")
    done = run(database, DEFINITION, wave, "--out", tmp_path / "uit")
    assert done.exit_code == 0, done.output
    assert "6 verslagen in" in done.output
    made = sorted((tmp_path / "uit").iterdir())
    names = ["club-een-2.pdf", "club-een.pdf", "dorpshuis.pdf", "voedselbank.pdf", "weg.pdf", "zangkoor.pdf"]
    assert [path.name for path in made] == names
    assert len({path.read_bytes() for path in made}) == 6


def test_a_file_can_be_a_page_of_html_with_the_own_answers(sqlite_database: Database, tmp_path: Path) -> None:
    wave = held(sqlite_database, "named")
    with sqlite_database.transaction() as session:
        session.execute(update(Response).values(answers={"vo20": 9}))
    assert run(sqlite_database, DEFINITION, wave, "--out", tmp_path, "--kind", "html").exit_code == 0
    page = (tmp_path / "zangkoor.html").read_text(encoding="utf-8")
    assert "Zangkoor" in page
    assert "Uw antwoord: “9”." in page
    assert "Dorpshuis" not in page


@pytest.mark.parametrize(
    ("mode", "close", "told"),
    [
        ("confidential", True, "niet op naam"),
        ("anonymous", True, "niet op naam"),
        ("named", False, "niet gesloten"),
    ],
)
def test_nobody_is_told_where_nobody_may_know(
    sqlite_database: Database, tmp_path: Path, mode: str, close: bool, told: str
) -> None:
    wave = held(sqlite_database, mode, close)
    done = run(sqlite_database, DEFINITION, wave, "--out", tmp_path / "uit")
    assert done.exit_code == 1
    assert told in str(done.exception)
    assert not (tmp_path / "uit").exists()


def test_a_report_on_a_whole_wave_is_no_feedback(sqlite_database: Database, tmp_path: Path) -> None:
    wave = held(sqlite_database, "named")
    done = run(sqlite_database, LIBRARY / "reports" / "nulmeting.yaml", wave, "--out", tmp_path / "uit")
    assert done.exit_code == 1
    assert "show: own" in str(done.exception)
