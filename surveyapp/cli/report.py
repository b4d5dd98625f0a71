"""``surveyapp report``: one wave, or several side by side, as files of every kind that a report can be."""

import datetime
from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import export, waves
from surveyapp.fieldwork.waves import NETHERLANDS


@click.command("report")
@click.argument("definition", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("wave", nargs=-1, required=True)
@click.option("--out", "paths", multiple=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--bundle", type=click.Path(dir_okay=False, path_type=Path), help="A zip with all that it rests on.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the report; without it, today.")
def command(
    definition: Path, wave: tuple[str, ...], paths: tuple[Path, ...], bundle: Path | None, day: datetime.datetime | None
) -> None:
    """Make the report DEFINITION (a file in reports/) of WAVE, or of several WAVEs side by side.

    WAVE is its number or "municipality/wave". --out says where the report goes, and by how the name ends what it is:
    .pdf, .html, .docx, .xlsx, .csv, .json, .grafieken.zip (every chart as SVG and PNG) or .opendata.zip (every figure
    as csv and json, with a data dictionary). Give --out several times for several files of the same report.

    --bundle writes the evidence: the report, the questionnaires, the definition, what is hidden, what was decided, and
    fingerprints of it all. With the same --date it gives the same bytes again, as long as nothing changed.
    """
    from surveyapp.produce import bundle as evidence
    from surveyapp.produce import reports

    if not paths and not bundle:
        raise click.UsageError("Geef --out of --bundle: waar moet het rapport heen?")
    today = day.date() if day else connection.now().astimezone(NETHERLANDS).date()
    with connection.database() as database:
        reports.require_kinds(paths)
        with database.reading() as session:
            chosen = [waves.named(session, name) for name in wave]
            report = reports.report(session, definition, chosen, today)
            proof = evidence.make(session, report, evidence.Definition.of(definition), chosen, today) if bundle else b""
        reports.write(report, paths)
        if bundle:
            export.write(bundle, proof)
    for path in filter(None, (*paths, bundle)):
        click.echo(str(path))
