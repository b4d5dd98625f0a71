"""``surveyapp wave invite`` and ``surveyapp wave links``: an address list goes in, personal links come out."""

import sys
from pathlib import Path

import click

from surveyapp.cli import connection
from surveyapp.fieldwork import addresses, events, export, invitations, linkfile, waves
from surveyapp.fieldwork.addresses import Plan, Table, columns, known, table
from surveyapp.fieldwork.addresses.columns import FACT, PARTS, Roles
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave

OUT = click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the links here, as csv.")


@click.command("invite")
@click.argument("wave")
@click.argument("list_", metavar="LIST", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option(
    "--map",
    "chosen",
    multiple=True,
    metavar="COLUMN=PART",
    help=f"What a column is: {', '.join(PARTS)}, the code of a fact such as sector, or nothing to leave it out.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--yes", is_flag=True, help="Go on with names or addresses that occur twice.")
@click.option("--open-link", is_flag=True, help="Make a link for everybody; an earlier one stops working.")
@OUT
def invite(
    wave: str, list_: Path | None, chosen: tuple[str, ...], dry_run: bool, yes: bool, open_link: bool, out: Path | None
) -> None:
    """Read the address list in LIST (csv or xlsx) into WAVE, and print the links of who is new on it.

    Columns are recognised by their titles. All or nothing: with a mistake in the list nobody is invited. Who is on the
    list already is changed, not invited twice. Links can be printed again with "surveyapp wave links" until the wave
    closes.
    """
    if (list_ is None) is not open_link:
        raise click.UsageError("Geef een adreslijst, of vraag met --open-link om één link voor iedereen.")
    with connection.database() as database, database.transaction() as session:
        found = waves.named(session, wave)
        if list_ is None:
            _hand_over(_open_link(session, found), out)
            return
        plan = _plan(session, found, list_, chosen)
        _tell(plan)
        if dry_run:
            return
        if plan.warnings and not yes:
            raise Refusal("Kijk deze punten na. Klopt het zo? Herhaal de opdracht dan met --yes.")
        addresses.apply(session, found, plan, connection.now(), connection.operator())
        units = {each.unit for each in plan.newcomers}
        _hand_over(linkfile.write(session, found, connection.current_settings().base_url, units), out)


@click.command("links")
@click.argument("wave")
@OUT
def links(wave: str, out: Path | None) -> None:
    """Print the personal links of everybody on the address list of WAVE, as often as you like until it closes."""
    with connection.database() as database, database.transaction() as session:
        found = waves.named(session, wave)
        text = linkfile.write(session, found, connection.current_settings().base_url)
        events.record(session, found.municipality, "links.download", connection.now(), connection.operator(), found)
        _hand_over(text, out)


def _open_link(session: Session, wave: Wave) -> str:
    link = f"{connection.current_settings().base_url}/o/{invitations.make_open_link(session, wave)}"
    events.record(session, wave.municipality, "wave.open_link", connection.now(), connection.operator(), wave)
    return f"{link}\n"


def _plan(session: Session, wave: Wave, path: Path, chosen: tuple[str, ...]) -> Plan:
    try:
        found = table.from_file(path.name, path.read_bytes())
    except OSError:
        raise Refusal(f"Het bestand {path} is niet te lezen.") from None
    lock(session, wave)
    roles = _roles(session, wave, found, chosen)
    if faults := columns.faults(roles, waves.questionnaire_of(wave)):
        raise Refusal("\n".join(_fault(found, place, text) for place, text in faults.items()))
    plan = addresses.plan(session, wave, found, roles)
    if plan.problems:
        raise Refusal("\n".join((*map(str, plan.problems), "Er is niemand uitgenodigd.")))
    return plan


def _fault(found: Table, place: int, text: str) -> str:
    return f"Kolom “{found.titles[place]}”: {text}" if place >= 0 else f"{text} Bijvoorbeeld: --map Vereniging=name"


def _roles(session: Session, wave: Wave, found: Table, chosen: tuple[str, ...]) -> Roles:
    """The guess, with what was chosen on the command line instead."""
    roles = list(columns.guess(found, waves.questionnaire_of(wave), known.remembered(session, wave)))
    places = {columns.key(title): place for place, title in enumerate(found.titles)}
    for choice in chosen:
        title, _, part = choice.rpartition("=")
        if columns.key(title) not in places:
            raise Refusal(f"De lijst heeft geen kolom “{title[:60]}”. Er is wel: {', '.join(found.titles)}.")
        roles[places[columns.key(title)]] = part if part in PARTS or not part else FACT + part
    return tuple(roles)


def _tell(plan: Plan) -> None:
    """What would happen, apart from the links."""
    counted = {
        "nieuw": len(plan.newcomers),
        "herkend uit een eerdere meting": plan.recognised,
        "veranderd": len(plan.changes),
        "ongewijzigd": plan.unchanged,
        "alleen op de oude lijst, blijft": plan.elsewhere,
        "afgemeld voor mail": len(plan.withdrawn),
    }
    click.echo(", ".join(f"{what}: {number}" for what, number in counted.items() if number), err=True)
    for change in plan.changes:
        for label, old, new in change.fields:
            click.echo(f"Regel {change.line}: {change.known.name}: {label}: {old or 'leeg'} → {new}", err=True)
    for remark in (*plan.notes, *plan.warnings):
        click.echo(str(remark), err=True)


def _hand_over(text: str, out: Path | None) -> None:
    if out:
        export.write(out, text.encode("utf-8-sig"))
    else:
        sys.stdout.write(text)
