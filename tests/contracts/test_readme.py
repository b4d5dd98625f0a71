"""The README is true: its settings, its map and its commands are those of the program."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from surveyapp.cli import COMMANDS, program
from surveyapp.settings import PREFIX, Settings, read

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PATHS = re.findall(r"`((?:surveyapp|tests|benchmarks|docs|questionnaires|reports|series)/[\w./]*)`", README)
SHELL = [
    line.split("#")[0].strip() for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines()
]


def test_every_setting_is_in_the_readme_and_every_setting_there_exists() -> None:
    listed = set(re.findall(rf"^\| `({PREFIX}\w+)`", README, re.M))
    assert listed == {f"{PREFIX}{spec.name.upper()}" for spec in fields(Settings)}


def test_every_setting_in_the_readme_has_the_default_of_the_program() -> None:
    rows = dict(re.findall(rf"^\| `{PREFIX}(\w+)` \| (\S.*?) \|", README, re.M))
    for spec in fields(Settings):
        told = rows[spec.name.upper()]
        assert told == (f"`{spec.default}`" if spec.default != "" else "none") or told == "this folder", spec.name


def test_every_secret_may_stand_in_a_file_and_the_readme_names_it() -> None:
    secret = {f"{PREFIX}{spec.name.upper()}_FILE" for spec in fields(Settings) if spec.metadata["secret"]}
    assert set(re.findall(rf"`({PREFIX}\w+_FILE)`", README)) == secret


def test_the_site_starts_as_printed() -> None:
    exported = dict(line.removeprefix("export ").split("=", 1) for line in SHELL if line.startswith(f"export {PREFIX}"))
    assert SHELL[-1] == "surveyapp serve"
    assert read(exported, serving=True).signing_key


@pytest.mark.parametrize("path", PATHS)
def test_what_the_map_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_room_of_the_house_is_on_the_map() -> None:
    rooms = {
        path for path in (ROOT / "surveyapp").iterdir() if not path.name.startswith("__") and path.suffix != ".pyc"
    }
    named = {ROOT / path for path in PATHS}
    assert {path.name for path in rooms - named} == set()


def test_the_main_job_works_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("questionnaires", "reports", "series", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    for line in (line for line in SHELL if line.startswith("surveyapp ") and not line.endswith("serve")):
        typed = "een lang wachtwoord\neen lang wachtwoord\n" if "account add" in line else None
        result = CliRunner().invoke(program, shlex.split(line)[1:], input=typed)
        assert result.exit_code == 0, f"{line}: {result.output}"
    assert {path.name for path in tmp_path.iterdir()} >= {"nulmeting.pdf", "nulmeting.json", "answers.xlsx"}


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, re.M))
def test_every_make_target_in_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_every_command_has_a_module() -> None:
    modules = {path.stem for path in (ROOT / "surveyapp/cli").glob("*.py")}
    assert {module for module, _ in COMMANDS.values()} <= modules
