"""``surveyapp report``: files of a wave, and one clear message when there can be none."""

import base64
import datetime
import hashlib
import io
import json
import zipfile
from datetime import UTC
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from surveyapp.cli import explain, program
from surveyapp.fieldwork import municipalities, municipality_settings
from surveyapp.report.model import Typeface
from surveyapp.report.typefaces import find
from surveyapp.storage.database import Database
from tests.report.test_typefaces import install

QUESTIONNAIRE = """\
code: kort
title: Korte vragenlijst
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - {code: genoeg, type: single, label: Genoeg?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
"""
DEFINITION = "code: kort\ntitle: Kort\nchapters:\n  - {code: vragen, show: sections}\n"


class Machine:
    """A machine with one closed wave of 35 answers from a file, out of 47 organisations."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "questionnaires").mkdir()
        (folder / "questionnaires" / "kort.yaml").write_text(QUESTIONNAIRE)
        (folder / "kort.yaml").write_text(DEFINITION)
        (folder / "rijen.csv").write_text("genoeg\n" + "ja\n" * 26 + "nee\n" * 9)

    def run(self, *words: str) -> Result:
        """Type a command."""
        environment = {
            "SURVEYAPP_DATABASE_URL": f"sqlite:///{self.folder / 'a.db'}",
            "SURVEYAPP_KEY_DIR": str(self.folder / "keys"),
            "SURVEYAPP_LIBRARY": str(self.folder),
            "SURVEYAPP_FONTS_DIR": str(self.folder / "letters"),
        }
        return CliRunner(env=environment).invoke(program, [str(word) for word in words])


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    wave = ("--municipality", "zonstad", "--title", "0-meting", "--population", "47", "--open")
    for words in (
        ("municipality", "add", "Zonstad"),
        ("wave", "create", "kort", *wave),
        ("import", "1", str(tmp_path / "rijen.csv")),
        ("wave", "close", "1"),
    ):
        done = made.run(*words)
        assert done.exit_code == 0, done.output
    return made


def test_one_command_writes_several_files_of_the_same_report(machine: Machine) -> None:
    out = [
        machine.folder / name for name in ("a.json", "a.html", "a.xlsx", "a.pdf", "a.grafieken.zip", "a.opendata.zip")
    ]
    options = [word for path in out for word in ("--out", str(path))]

    done = machine.run("report", str(machine.folder / "kort.yaml"), "zonstad/0-meting", *options)

    assert done.exit_code == 0, done.output
    assert done.output.split() == [str(path) for path in out]
    response = json.loads(out[0].read_text())["waves"][0]["response"]
    assert (response["invited"], response["answered"], response["rate"]) == (47, 35, 35 / 47)


@pytest.mark.parametrize(
    ("wave", "out", "message"),
    [
        ("7", "a.pdf", "Er is geen meting “7”"),
        ("1", "a.zip", ".json, .csv, .grafieken.zip, .opendata.zip."),
        ("1", "weg/a.json", "niet te schrijven"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_message(machine: Machine, wave: str, out: str, message: str) -> None:
    done = machine.run("report", str(machine.folder / "kort.yaml"), wave, "--out", str(machine.folder / out))
    assert done.exit_code == 1
    assert isinstance(done.exception, Exception)
    assert message in explain(done.exception)


def _branded(machine: Machine) -> bytes:
    """The logo that Zonstad has from now on."""
    out = io.BytesIO()
    Image.new("RGBA", (160, 40), (20, 66, 115, 128)).save(out, "png")
    database = Database(f"sqlite:///{machine.folder / 'a.db'}", machine.folder / "keys")
    with database.transaction() as session:
        town = municipalities.find(session, "zonstad")
        municipality_settings.set_logo(session, town, out.getvalue(), datetime.datetime(2026, 11, 1, tzinfo=UTC), "ik")
        assert town.logo
        return town.logo


def _typeset(machine: Machine) -> Typeface:
    """The typeface that Zonstad has from now on; who sets it before the files are there is told so."""
    tokens = machine.folder / "stijl.css"
    tokens.write_text(':root { --utrecht-document-font-family: "Gemeente Letter", sans-serif; }')
    early = machine.run("municipality", "style", "zonstad", str(tokens)).output
    folder = install(machine.folder / "letters")
    late = machine.run("municipality", "style", "zonstad", str(tokens)).output
    assert "Het lettertype Gemeente Letter staat niet op deze installatie." in early
    assert late == "1 design tokens overgenomen.\n"
    return find(folder, "Gemeente Letter")


def test_the_bundle_of_a_report_gives_the_same_bytes_again_from_what_is_in_it(machine: Machine) -> None:
    logo, typeface = _branded(machine), _typeset(machine)
    first, again, later = (machine.folder / name for name in ("een.zip", "twee.zip", "drie.zip"))
    options = ("zonstad/0-meting", "--date", "2026-11-28", "--bundle")
    done = machine.run("report", str(machine.folder / "kort.yaml"), *options, str(first))
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(first) as box:
        box.extractall(machine.folder / "uitgepakt")
        names = set(box.namelist())
        told = json.loads(box.read("herkomst.json"))
        page = box.read("rapport.html").decode()
        decided = box.read("besluiten.csv").decode()
    assert names >= {"rapport.pdf", "reports/kort.yaml", "vragenlijsten/0-meting/kort.yaml", "verborgen.csv"}
    assert told["report"]["date"] == "2026-11-28"
    assert told["house_style"] == {
        "colour": "#154273",
        "logo_sha256": hashlib.sha256(logo).hexdigest(),
        "font": "Gemeente Letter",
        "font_sha256": typeface.digest,
    }
    assert base64.b64encode(logo).decode() in page
    assert all(f",{action}," in decided for action in ("wave.create", "wave.open", "wave.import", "wave.close"))

    machine.run("report", str(machine.folder / "uitgepakt" / "reports" / "kort.yaml"), *options, str(again))
    assert again.read_bytes() == first.read_bytes()

    machine.run("wave", "population", "1", "60")
    machine.run("report", str(machine.folder / "kort.yaml"), *options, str(later))
    assert later.read_bytes() != first.read_bytes()


def test_a_report_that_goes_nowhere_is_asked_where_to(machine: Machine) -> None:
    done = machine.run("report", str(machine.folder / "kort.yaml"), "1")
    assert done.exit_code == 2
    assert "--out of --bundle" in done.output


def test_a_definition_that_does_not_fit_names_its_line(machine: Machine) -> None:
    path = machine.folder / "fout.yaml"
    path.write_text(DEFINITION.replace("show: sections", "title: A, show: questions, questions: [genog]"))
    done = machine.run("report", str(path), "1", "--out", str(machine.folder / "a.json"))
    assert isinstance(done.exception, Exception)
    assert explain(done.exception).startswith("fout.yaml:4: R001")
