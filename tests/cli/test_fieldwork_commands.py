"""Running a survey from the command line: municipality, account, wave, import, export, work."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli import explain, program
from tests.fieldwork.conftest import TOETS


class Operator:
    """Types commands."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.environment = {
            "SURVEYAPP_DATABASE_URL": database_url,
            "SURVEYAPP_KEY_DIR": str(folder / "keys"),
            "SURVEYAPP_SNAPSHOT_DIR": str(folder / "snapshots"),
            "SURVEYAPP_LIBRARY": str(folder),
        }

    def runs(self, command: str, *rest: str, types: str = "") -> str:
        """Run a command that works; what it printed."""
        found = self.invoke(command, *rest, types=types)
        assert found.exit_code == 0, found.output
        return found.output

    def fails(self, command: str, *rest: str, types: str = "") -> str:
        """Run a command that is refused; the message that ``main`` prints before it exits with 1."""
        found = self.invoke(command, *rest, types=types)
        assert found.exit_code == 1, found.output
        assert isinstance(found.exception, Exception), found.output
        return explain(found.exception)

    def invoke(self, command: str, *rest: str, types: str = "") -> Result:
        """Run a command, however it ends."""
        return CliRunner(env=self.environment).invoke(program, [*command.split(), *rest], input=types)


@pytest.fixture
def operator(database_url: str, tmp_path: Path) -> Operator:
    """At a machine where Zonstad is a customer and toets.yaml is in the library."""
    (tmp_path / "questionnaires").mkdir()
    (tmp_path / "questionnaires" / "toets.yaml").write_text(TOETS)
    made = Operator(tmp_path, database_url)
    made.runs("municipality add Zonstad")
    return made


@pytest.fixture
def meting(operator: Operator) -> Operator:
    """With an open wave of toets.yaml."""
    operator.runs("wave create toets --municipality zonstad --open --title", "0-meting")
    return operator


def test_a_survey_from_start_to_export(operator: Operator, tmp_path: Path) -> None:
    made = operator.runs("wave create toets --municipality zonstad --title", "0-meting 2026", "--closes", "2099-12-31")
    assert made == "1\tzonstad/0-meting-2026\n"
    operator.runs("wave open zonstad/0-meting-2026 --untried")
    (tmp_path / "rijen.csv").write_text("vrijw;aantal\nja;12\nnee;\n")
    assert "2 inzendingen ingelezen" in operator.runs("import 1", str(tmp_path / "rijen.csv"))
    assert "gesloten met 2 inzendingen" in operator.runs("wave close 1")
    assert operator.runs("wave list") == "1\tzonstad/0-meting-2026\tclosed\t2 ingestuurd\n"
    assert "ingelezen uit bestand: 2" in operator.runs("wave show 1")
    operator.runs("export 1 --out", str(tmp_path / "uit.csv"))
    assert sorted((tmp_path / "uit.csv").read_text("utf-8-sig").split()) == ["ja;12", "nee;", "vrijw;aantal"]
    operator.runs("export 1 --out", str(tmp_path / "uit.xlsx"))


def test_checking_a_file_imports_nothing(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "rijen.csv").write_text("vrijw\nja\n")
    assert "nog niets ingelezen" in meting.runs("import 1 --check", str(tmp_path / "rijen.csv"))
    assert "ingelezen uit bestand: 0" in meting.runs("wave show 1")


def test_links_are_printed_or_written_and_can_be_made_again(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("naam;email;soort\n=Koor;koor@x.nl;zorg\n")
    printed = meting.runs("wave invite 1", str(tmp_path / "lijst.csv"))
    told, _, links = printed.partition("\n")
    assert told == "nieuw: 1"
    assert re.fullmatch(r"naam;email;link\n'=Koor;koor@x.nl;http://127.0.0.1:8000/v/[\w-]{22}\n", links)
    assert meting.runs("wave links 1") == links
    (tmp_path / "lijst.csv").write_text("naam\nVV De Brug\n")
    meting.runs("wave invite 1", str(tmp_path / "lijst.csv"), "--out", str(tmp_path / "links.csv"))
    assert "Koor" not in (tmp_path / "links.csv").read_text()
    assert "/v/" in (tmp_path / "links.csv").read_text()
    assert "/o/" in meting.runs("wave invite 1 --open-link")
    assert "uitgenodigd: 2" in meting.runs("wave show 1")
    meting.runs("wave close 1")
    assert "Er zijn geen persoonlijke links meer" in meting.fails("wave links 1")


def test_a_dry_run_tells_what_would_happen_and_invites_nobody(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("Wie;Groep\nKoor;Zorg\nStichting Koor;zorg\n")
    invite = ("wave invite 1", str(tmp_path / "lijst.csv"))
    assert "--map Vereniging=name" in meting.fails(*invite)
    told = meting.runs(*invite, "--dry-run", "--map", "wie=name")
    assert told == "nieuw: 2\nRegels 2 en 3: “Koor” en “Stichting Koor” lijken op elkaar.\n"
    assert "met --yes" in meting.fails(*invite, "--map", "Wie=name")
    assert "geen kolom “Naam”" in meting.fails(*invite, "--map", "Naam=name")
    assert "Geef dit kenmerk een korte naam" in meting.fails(*invite, "--map", "Wie=name", "--map", "groep=9")
    assert "uitgenodigd: 0" in meting.runs("wave show 1")
    meting.runs(*invite, "--map", "Wie=name", "--yes")
    assert "uitgenodigd: 2" in meting.runs("wave show 1")
    assert "ongewijzigd: 2" in meting.runs(*invite, "--yes")


def test_an_address_list_is_used_whole_or_not_at_all(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("naam;email\nA;a@x.nl\nB;geen adres\n")
    assert "Er is niemand uitgenodigd" in meting.fails("wave invite 1", str(tmp_path / "lijst.csv"))
    (tmp_path / "lijst.csv").write_text("naam\nA\n")
    assert "niet te schrijven" in meting.fails(
        "wave invite 1", str(tmp_path / "lijst.csv"), "--out", str(tmp_path / "weg" / "links.csv")
    )
    assert "uitgenodigd: 0" in meting.runs("wave show 1")


def test_accounts_are_added_changed_listed_and_ended(operator: Operator, tmp_path: Path) -> None:
    secret = "een lang wachtwoord"
    operator.runs("account add sam@zonstad.nl --municipality zonstad", types=f"{secret}\n{secret}\n")
    (tmp_path / "wachtwoord").write_text(f"{secret}\n")
    operator.runs(
        "account add an@zonstad.nl --role reader --municipality zonstad --password-file", str(tmp_path / "wachtwoord")
    )
    operator.runs("account password an@zonstad.nl --password-file -", types="nog een lang wachtwoord\n")
    operator.runs("account deactivate sam@zonstad.nl")
    assert operator.runs("account list --municipality zonstad") == (
        "an@zonstad.nl\treader\tactief\nsam@zonstad.nl\tofficer\tbeëindigd\n"
    )


def test_a_password_that_is_too_short_is_refused(operator: Operator) -> None:
    assert "12 tot 200 tekens" in operator.fails(
        "account add sam@zonstad.nl --municipality zonstad --password-file -", types="kort\n"
    )


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("municipality add Zonstad", "Er is al een gemeente zonstad"),
        ("municipality add !!!", "Geef de naam van de gemeente"),
        ("wave create toets --title T --municipality regenstad", "Wel: zonstad"),
        ("wave create bestaatniet --title T --municipality zonstad", "bestaatniet"),
        ("wave open 7", "surveyapp wave list"),
        ("wave open zonstad/1-meting", "surveyapp wave list"),
        ("wave open 1", "al eens geopend"),
        ("export 1 --out x.csv", "stembus"),
        ("export 7 --out x.csv", "surveyapp wave list"),
        ("account deactivate weg@zonstad.nl", "Er is geen account"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(meting: Operator, command: str, message: str) -> None:
    assert message in meting.fails(command)


def test_a_file_with_problems_is_not_imported(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "rijen.csv").write_text("vrijw;aantal\nja;twaalf\nmisschien;\n")
    told = meting.fails("import 1", str(tmp_path / "rijen.csv"))
    assert "rijen.csv:2: kolom aantal" in told
    assert "rijen.csv:3: kolom vrijw" in told
    assert told.endswith("Er is niets ingelezen.")


def test_an_export_ends_in_csv_or_xlsx(meting: Operator, tmp_path: Path) -> None:
    meting.runs("wave close 1")
    assert "Kies uit: csv, xlsx" in meting.fails("export 1 --out", str(tmp_path / "uit.docx"))


def test_one_round_of_work_closes_nothing_that_is_not_due(meting: Operator) -> None:
    assert meting.runs("work --once") == ""


def test_a_round_of_work_makes_the_snapshot_of_a_closed_wave_once(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "rijen.csv").write_text("vrijw;aantal\nja;12\nnee;\n")
    meting.runs("import 1", str(tmp_path / "rijen.csv"))
    meting.runs("wave close 1")
    assert meting.runs("work --once") == "Van meting 1 is een momentopname gemaakt.\n"
    (file,) = (tmp_path / "snapshots").iterdir()
    assert meting.runs("work --once") == ""
    file.unlink()
    assert meting.runs("work --once") == "Van meting 1 is een momentopname gemaakt.\n"


def test_a_snapshot_that_cannot_be_written_is_told_in_one_line(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "rijen.csv").write_text("vrijw;aantal\nja;12\n")
    meting.runs("import 1", str(tmp_path / "rijen.csv"))
    meting.runs("wave close 1")
    (tmp_path / "snapshots").write_text("")
    told = meting.invoke("work --once")
    assert (told.exit_code, told.output.count("\n")) == (1, 1)
    assert "Momentopname: " in told.output


def test_an_upgrade_of_what_is_current_does_nothing(operator: Operator) -> None:
    assert "al van deze versie" in operator.runs("upgrade")


def test_a_database_that_cannot_be_used_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "brief.db").write_text("Geachte heer," * 400)
    wrong = Operator(tmp_path, f"sqlite:///{tmp_path / 'brief.db'}")
    assert "is niet te gebruiken" in wrong.fails("wave list")
