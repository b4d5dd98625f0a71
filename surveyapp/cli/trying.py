"""``surveyapp wave try``: try everything about a wave before it opens, and make its report of made-up answers."""

from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import trial, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.trial import Trial, Untried
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave

OUTCOMES = {"ok": "in orde", "warning": "LET OP", "failed": "MISLUKT"}
PREFIX = "PROEF-"


@click.command("try")
@click.argument("wave")
@click.option(
    "--out", "paths", multiple=True, type=click.Path(dir_okay=False, path_type=Path), help="The trial report."
)
@click.option(
    "--report", "definition", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A file in reports/."
)
@click.option(
    "--response", type=click.Choice(["30", "50", "70"]), default="50", show_default=True, help="Response rate, in %."
)
@click.option("--mail", default="", help="Send a test mail to this address.")
def try_(wave: str, paths: tuple[Path, ...], definition: Path | None, response: str, mail: str) -> None:
    """Try WAVE: keys, mails, list, dates, texts, and a report of made-up answers. Exit code 1 when something failed.

    --out writes that report as .pdf or .html, marked as a trial on every page and in its name.
    """
    from surveyapp.produce import trial as trying
    from surveyapp.produce.reports import require_kinds, write

    require_kinds(paths)
    order = trying.Order(
        connection.current_settings(),
        connection.now(),
        connection.operator(),
        (definition,) if definition else (),
        mail,
    )
    with connection.database() as database:
        found = trying.run(database, lambda session: waves.named(session, wave), order)
        _tell(found)
        if paths:
            with database.reading() as session:
                report = trying.report(session, waves.named(session, wave), order, int(response) / 100)
            named = [_named(path) for path in paths]
            write(report, named)
            for path in named:
                click.echo(str(path))
    click.get_current_context().exit(1 if found.outcomes("failed") else 0)


def _tell(found: Trial) -> None:
    for check in found.checks:
        click.echo(f"{OUTCOMES[check.outcome]:8}{check.title}: {check.text}")
        if check.remedy:
            click.echo(f"{'':8}{check.remedy}")
    click.echo(f"Proefgedraaid: {trial.in_short(found)}.")


def _named(path: Path) -> Path:
    """A name that nobody takes for a result."""
    return path if "proef" in path.stem.lower() else path.with_name(PREFIX + path.name)


def require(session: Session, wave: Wave) -> None:
    """Raises Refusal, with what to type, unless the wave was tried as it is now."""
    try:
        trial.require_tried(session, wave)
    except Untried as why:
        name = f"{wave.municipality.slug}/{wave.slug}"
        raise Refusal(f"{why} Draai proef met: surveyapp wave try {name}. Of open toch, met --untried.") from None
