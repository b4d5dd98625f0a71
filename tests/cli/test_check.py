"""``surveyapp check`` and ``surveyapp schema`` as their users meet them, and the start of the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli import COMMANDS, explain, program
from surveyapp.problems import Problem, SourceError
from tests.questionnaire.faults.building import OVERLAY, QUESTIONNAIRE, survey, translation

ROOT = Path(__file__).parents[2]


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(program, [str(each) for each in arguments])


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("folder", ["questionnaires", "reports", "documents", "series"])
def test_everything_that_ships_is_in_order(folder: str) -> None:
    result = run("check", ROOT / folder)
    assert result.exit_code == 0
    assert result.output.startswith("Geen fouten")


def test_every_problem_is_a_line_and_the_exit_code_is_1(tmp_path: Path) -> None:
    path = write(tmp_path, toets=survey("{code: q, type: nummer, label: Q?}", "{code: r, type: number, minimun: 1}"))
    result = run("check", path / "toets.yaml")
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line.removeprefix(f"{path}/").split(" ")[:2] for line in lines] == [
        ["toets.yaml:10:", "Q015"],
        ["toets.yaml:11:", "Q001"],
        ["toets.yaml:11:", "Q002"],
    ]
    assert result.stderr == "3 fouten, 1 bestand gecontroleerd.\n"


def test_a_file_is_named_as_the_author_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map").mkdir()
    write(tmp_path / "map", toets=survey("{code: q, type: nummer, label: Q?}"), scales="scales: []\n")
    monkeypatch.chdir(tmp_path)
    lines = run("check", "map").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["map/scales.yaml:1:", "map/toets.yaml:10:"]


def test_what_is_hidden_in_a_folder_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    write(tmp_path / ".venv", vreemd="a: b\n")
    (tmp_path / "diep").mkdir()
    write(tmp_path / "diep", toets=survey())
    assert run("check", tmp_path).output == "Geen fouten, 1 bestand gecontroleerd.\n"


def test_a_warning_alone_gives_exit_code_0(tmp_path: Path) -> None:
    write(tmp_path, toets=survey("{code: q, type: text, lines: 3, label: Q?, required: yes}"))
    result = run("check", tmp_path)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "Geen fouten, 1 waarschuwing, 1 bestand gecontroleerd."


def test_the_language_is_that_of_the_settings(tmp_path: Path) -> None:
    write(tmp_path, toets=survey("{code: q, type: nummer, label: Q?}"))
    result = run("check", tmp_path, SURVEYAPP_LANGUAGE="en")
    assert "Q015 question q: “nummer” is not a type of question; did you mean “number”?" in result.output
    assert result.stderr == "1 error, 1 file checked.\n"


@pytest.mark.parametrize("missing", ["weg.yaml", "weg/"])
def test_a_path_that_is_not_there_is_told_in_one_line(missing: str, tmp_path: Path) -> None:
    result = run("check", tmp_path / missing)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "Y027" in result.stdout


def test_a_translation_alone_is_judged_by_the_questionnaire_beside_it(tmp_path: Path) -> None:
    for name, text in translation("  eerts: {label: X}\n").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("check", tmp_path / OVERLAY)
    assert [line.split(" ")[1] for line in result.stdout.splitlines()] == ["O003"]


def test_a_questionnaire_with_errors_is_told_when_only_its_translation_is_checked(tmp_path: Path) -> None:
    write(tmp_path, toets=survey("{code: q, type: nummer, label: Q?}"))
    (tmp_path / OVERLAY).write_text("language: en\n", encoding="utf-8")
    assert f"{tmp_path / QUESTIONNAIRE}:10: Q015" in run("check", tmp_path / OVERLAY).stdout


def test_a_report_beside_the_questionnaires_is_judged_by_them(tmp_path: Path) -> None:
    (tmp_path / "questionnaires").mkdir()
    (tmp_path / "reports").mkdir()
    write(tmp_path / "questionnaires", toets=survey(), scales="scales: []\n")
    chapter = "{code: een, title: Een, show: questions, questions: [eerts]}"
    write(tmp_path / "reports", rapport=f"code: r\ntitle: R\nchapters:\n  - {chapter}\n")
    result = run("check", tmp_path / "reports")
    assert "R001" in result.stdout
    assert "bedoelde u “eerst”?" in result.stdout


def test_against_an_earlier_version_a_silent_change_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, nu=survey().replace("Eerst?", "Anders?"), eerder=survey())
    result = run("check", tmp_path / "nu.yaml", "--against", tmp_path / "eerder.yaml")
    assert result.exit_code == 1
    assert "V001 vraag eerst" in result.stdout
    revised = survey().replace("label: Eerst?", "label: Anders?, revision: 2")
    write(tmp_path, nu=revised)
    assert run("check", tmp_path / "nu.yaml", "--against", tmp_path / "eerder.yaml").exit_code == 0


def test_an_earlier_version_that_is_not_sound_says_so(tmp_path: Path) -> None:
    write(tmp_path, nu=survey(), eerder=survey("{code: q, type: nummer, label: Q?}"))
    assert "eerder.yaml:10: Q015" in run("check", tmp_path / "nu.yaml", "--against", tmp_path / "eerder.yaml").stdout


@pytest.mark.parametrize("kind", ["questionnaire", "scales", "translation", "report", "series", "document"])
def test_a_schema_is_printed_or_written(kind: str, tmp_path: Path) -> None:
    printed = run("schema", kind)
    written = run("schema", kind, "--out", tmp_path / "x.json")
    assert json.loads(printed.stdout) == json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert written.stdout == f"{tmp_path / 'x.json'}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


def test_a_setting_that_is_wrong_stops_every_command_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, toets=survey())
    result = started("check", str(tmp_path), SURVEYAPP_LANGUAGE="fr")
    assert result.returncode == 1
    assert result.stderr == "SURVEYAPP_LANGUAGE: kies uit: nl, en\n"


def started(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from surveyapp.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SourceError([Problem("Y001", "x.yaml", 1)]), "x.yaml:1: Y001 bestand: het bestand is leeg"),
        (PermissionError(13, "Permission denied", "x.yaml"), "x.yaml: Permission denied"),
        (OSError("vol"), "surveyapp: vol"),
        (TypeError("oei\nregel twee"), "Onverwachte fout in het programma: TypeError: oei"),
        (KeyError(), "Onverwachte fout in het programma: KeyError"),
    ],
)
def test_whatever_goes_wrong_is_told_and_not_thrown(error: Exception, told: str) -> None:
    assert explain(error).startswith(told)
    assert len(explain(error).splitlines()) == 1


def test_help_and_check_load_nothing_that_is_slow(tmp_path: Path) -> None:
    write(tmp_path, toets=survey())
    script = (
        "import sys; from surveyapp.cli import program\n"
        f"program(['check', {str(tmp_path)!r}], standalone_mode=False)\n"
        "print(sorted({'pandas', 'matplotlib', 'reportlab', 'sqlalchemy', 'flask', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unknown_command_is_told_without_a_traceback() -> None:
    result = started("chek")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "chek" in result.stderr
