"""``surveyapp wave``: make, change, open, extend, close and show waves, and invite to them.

WAVE is everywhere its number, or the short names of municipality and wave: ``zonstad/0-meting-2026``.
"""

import datetime
from pathlib import Path
from typing import Any

import click

from surveyapp.cli import connection, inviting, trying
from surveyapp.cli.wavedetails import DAY, TIME, chosen, details
from surveyapp.fieldwork import municipalities, retention, waves
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.tables import MODES, Wave


@click.group()
def command() -> None:
    """Make, change, open, close and show waves (metingen).

    WAVE is its number, or "municipality/wave" by their short names, for instance zonstad/0-meting-2026.
    """


@command.command("create")
@click.argument("questionnaire")
@click.option("--municipality", required=True, help="Short name of the municipality.")
@click.option("--title", required=True, help='For instance "0-meting 2026"; the short name is made from it.')
@click.option("--ordinal", type=click.IntRange(0), default=0, show_default=True, help="0 for the 0-meting, and so on.")
@click.option("--mode", type=click.Choice(MODES), default="anonymous", show_default=True, help="What is promised.")
@details
@click.option("--open", "at_once", is_flag=True, help="Open it at once, without a trial run.")
def create(
    questionnaire: str, municipality: str, title: str, ordinal: int, mode: str, at_once: bool, **given: Any
) -> None:
    """Make a wave of QUESTIONNAIRE: a path, or the name of a file in questionnaires/. Prints number and short name."""
    with connection.database() as database:
        path = _questionnaire(questionnaire)
        sources, now, who = read_folder(path), connection.now(), connection.operator()
        with database.transaction() as session:
            owner = municipalities.find(session, municipality)
            made = waves.create(session, owner, sources, path.name, title, ordinal, mode, now, who, **chosen(given))
            if at_once:
                waves.open_(session, made, now, who)
    click.echo(f"{made.id}\t{_name(made)}")
    if at_once:
        _warn_about_key(made)


@command.command("change")
@click.argument("wave")
@click.option("--title", help="Another title; the short name stays.")
@click.option("--ordinal", type=click.IntRange(0), help="0 for the 0-meting, and so on.")
@click.option("--mode", type=click.Choice(MODES), help="What is promised: only before WAVE is open.")
@details
def change(wave: str, **given: Any) -> None:
    """Change WAVE, as far as that is fair to those who were told. "-" instead of a date or time takes it away."""
    with connection.database() as database, database.transaction() as session:
        waves.change(session, waves.named(session, wave), connection.now(), connection.operator(), **chosen(given))
    click.echo("De meting is veranderd.")


def _questionnaire(given: str) -> Path:
    path = Path(given)
    if path.suffix == ".yaml" or path.exists():
        return path
    return connection.current_settings().library / "questionnaires" / f"{given}.yaml"


def _name(wave: Wave) -> str:
    return f"{wave.municipality.slug}/{wave.slug}"


@command.command("open")
@click.argument("wave")
@click.option("--untried", is_flag=True, help="Although there was no trial run, or WAVE has changed since.")
def open_(wave: str, untried: bool) -> None:
    """Open WAVE for answers, after a trial run. Its text and its promise cannot change after this."""
    with connection.database() as database, database.transaction() as session:
        found = waves.named(session, wave)
        if not untried and found.state == "draft":
            trying.require(session, found)
        waves.open_(session, found, connection.now(), connection.operator())
    click.echo("De meting is open.")
    _warn_about_key(found)


def _warn_about_key(wave: Wave) -> None:
    """The one thing an operator has to take care of: without the key the answers are lost."""
    if wave.key_name:
        path = connection.current_settings().key_dir / f"{wave.key_name}.key"
        click.echo(f"Bewaar een kopie van {path}, apart van de database: zonder deze sleutel gaan antwoorden verloren.")
    if wave.mode == "anonymous":
        click.echo("Vernietig die kopie zodra de meting gesloten is: dan blijven de antwoorden voor altijd anoniem.")


@command.command("population")
@click.argument("wave")
@click.argument("number", type=click.IntRange(1))
def population(wave: str, number: int) -> None:
    """Correct how many there are in all, invited or not, in WAVE: intervals and response rest on it."""
    with connection.database() as database, database.transaction() as session:
        waves.correct_population(session, waves.named(session, wave), number, connection.now(), connection.operator())
    click.echo(f"Het totaal is nu {number}.")


@command.command("close")
@click.argument("wave")
def close(wave: str) -> None:
    """Close WAVE for good. An anonymous wave opens its ballot box here."""
    with connection.database() as database:
        with database.transaction() as session:
            found = waves.named(session, wave)
            waves.close(session, found, connection.now(), connection.operator())
        with database.reading() as session:
            number = waves.counts(session, found).submitted
    click.echo(f"De meting is gesloten met {number} inzendingen.")


@command.command("extend")
@click.argument("wave")
@click.argument("day", type=DAY)
@click.argument("time", type=TIME, required=False)
def extend(wave: str, day: datetime.date, time: datetime.time | None) -> None:
    """Let an open WAVE close on another DAY, at TIME or at midnight: later, or earlier but not in the past."""
    with connection.database() as database, database.transaction() as session:
        found = waves.named(session, wave)
        waves.extend(session, found, day, time, connection.now(), connection.operator())
    click.echo(f"De meting sluit nu op {waves.moment_in_words(found)}.")


@command.command("purge")
@click.argument("wave")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def purge(wave: str, yes: bool) -> None:
    """Remove names and addresses of a closed WAVE now. Answers and counts stay."""
    with connection.database() as database:
        with database.reading() as session:
            found = waves.named(session, wave)
            people = retention.plan(session, found).people
        if not yes:
            click.confirm(f"{people} genodigden van “{found.title}” voorgoed verwijderen?", abort=True)
        with database.transaction() as session:
            retention.purge(session, waves.named(session, wave), connection.now(), connection.operator())
    click.echo("De namen en adressen zijn verwijderd.")


@command.command("list")
@click.option("--municipality", help="Short name; without it, all municipalities.")
def list_(municipality: str | None) -> None:
    """Print number, short name, state, and who answered."""
    with connection.database() as database, database.reading() as session:
        owners = [municipalities.find(session, municipality)] if municipality else municipalities.listing(session)
        for owner in owners:
            for wave in waves.listing(session, owner.id):
                counts = waves.counts(session, wave)
                click.echo(f"{wave.id}\t{_name(wave)}\t{wave.state}\t{counts.submitted} ingestuurd")


@command.command("show")
@click.argument("wave")
def show(wave: str) -> None:
    """Print what there is to know about WAVE."""
    with connection.database() as database, database.reading() as session:
        found = waves.named(session, wave)
        counts, plan = waves.counts(session, found), retention.plan(session, found)
    facts = {
        "meting": f"{found.id} {_name(found)}",
        "titel": found.title,
        "vragenlijst": found.main,
        "privacy": found.mode,
        "stand": found.state,
        "eerste dag": found.opens_on,
        "laatste dag": found.closes_on and waves.moment_in_words(found),
        "namen en adressen tot en met": plan.addresses_until,
        "sleutel tot en met": plan.key_until,
        "populatie": found.population,
        "uitgenodigd": counts.invited,
        "ingestuurd via uitnodiging": counts.answered,
        "ingestuurd via open link": counts.open,
        "ingelezen uit bestand": counts.imported,
        "niet afgemaakt": None if counts.partial is None else counts.partial + (counts.open_partial or 0),
    }
    for label, fact in facts.items():
        click.echo(f"{label}: {'–' if fact is None else fact}")


command.add_command(inviting.invite)
command.add_command(inviting.links)
command.add_command(trying.try_)
