"""``surveyapp check``: everything wrong with questionnaires, scales, translations, reports and series, at once."""

from collections.abc import Iterator
from pathlib import Path

import click

from surveyapp.cli.judging import Judge
from surveyapp.problems import Language, Problem, in_order
from surveyapp.settings import Settings

COUNTED = {
    "nl": {"none": "Geen fouten", "error": "fout", "warning": "waarschuwing", "file": "bestand gecontroleerd"},
    "en": {"none": "No errors", "error": "error", "warning": "warning", "file": "file checked"},
}
PLURAL = {
    "nl": {"error": "fouten", "warning": "waarschuwingen", "file": "bestanden gecontroleerd"},
    "en": {"error": "errors", "warning": "warnings", "file": "files checked"},
}


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An earlier version of the questionnaire: what changed without a new revision is an error.",
)
@click.pass_obj
def command(settings: Settings, paths: tuple[Path, ...], against: Path | None) -> None:
    """Say everything that is wrong in the files and folders PATH, one line for each problem.

    A line reads "file:line: CODE where: what; how to mend it", in the language of SURVEYAPP_LANGUAGE (nl, en). The
    exit code is 1 when there are errors; warnings alone give 0.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    problems = in_order(Judge().problems(files, against))
    for problem in problems:
        click.echo(problem.text(settings.language))
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(summary(problems, len(files), settings.language), err=bool(errors))
    click.get_current_context().exit(1 if errors else 0)


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or every YAML file in the folder and below; not in what is hidden, such as ``.venv``."""
    if not path.is_dir():
        yield path
        return
    found = sorted(file for suffix in ("*.yaml", "*.yml") for file in path.rglob(suffix) if file.is_file())
    yield from (file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts))


def summary(problems: list[Problem], files: int, language: Language) -> str:
    """One line at the end: how many errors and warnings, in how many files."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [_count("error", errors, language) if errors else COUNTED[language]["none"]]
    parts += [_count("warning", warnings, language)] if warnings else []
    return ", ".join((*parts, _count("file", files, language))) + "."


def _count(what: str, number: int, language: Language) -> str:
    return f"{number} {(COUNTED if number == 1 else PLURAL)[language][what]}"
