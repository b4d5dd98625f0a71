"""The demonstration: a municipality with a closed 0-meting and an open 1-meting, played through the ordinary doors,
and three neighbours to compare with.

Every answer goes through the same functions as a respondent's, so the demonstration is also a first proof that the main
job runs.
"""

import csv
import datetime
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from surveyapp import produce
from surveyapp.demo import neighbours
from surveyapp.demo.answers import answers_for
from surveyapp.fieldwork import accounts, declining, invitations, municipalities, responses, retention, waves, wishes
from surveyapp.fieldwork.addresses import Address
from surveyapp.fieldwork.addresses.address import HOME
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.units import unit_of
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave

QUESTIONNAIRE = "verenigingen.yaml"
MUNICIPALITY = "Gemeente Veldhove"
OFFICER = "beleid@veldhove.example.org"
BY = "demonstratie"
SILENT_IN_0 = (7, 19, 33)
"""Places in the address list of who did not answer the 0-meting: 38 of 41 did."""
ANSWERED_IN_1 = 17
DECLINED_IN_1 = (27, 38)
WISHES_EVERY = 3
"""One in so many who answer leave an address for the results."""
CONTACT = ("Sam de Wit, team Samenleving", OFFICER, "0900 000 0000")


@dataclass(frozen=True)
class Scene:
    """What the demonstration leaves behind, for whoever opens it."""

    password: str
    baseline: int  # id of the closed 0-meting
    current: int  # id of the open 1-meting
    respondent: str  # token of an organisation that has not answered the 1-meting


def addresses() -> list[Address]:
    """The 41 organisations of the address list."""
    text = files("surveyapp.demo").joinpath("organisations.csv").read_text(encoding="utf-8")
    return [
        Address(
            row["name"],
            row["email"],
            {"sector": row["sector"], "kern": row["kern"]},
            home={part: row[part] for part in HOME},
        )
        for row in csv.DictReader(text.splitlines())
    ]


def play(database: Database, library: Path, now: datetime.datetime) -> Scene:
    """Fill an empty database. ``now`` is when the demonstration starts; the 0-meting was two years ago."""
    then = now - datetime.timedelta(days=730)
    password = secrets.token_urlsafe(12)
    sources = read_folder(library / "questionnaires" / QUESTIONNAIRE)
    with database.transaction() as session:
        municipality = municipalities.add(session, MUNICIPALITY, then, BY)
        neighbours.take_part(session, municipality, then, BY)
        accounts.add(session, municipality, OFFICER, password, "officer", then, BY, "Sam de Wit")
    baseline, tokens = _open(database, municipality, sources, 0, then, then + datetime.timedelta(days=27))
    _answer(database, tokens, 0, then, [place for place in range(len(tokens)) if place not in SILENT_IN_0])
    with database.transaction() as session:
        waves.close(session, session.merge(baseline), then + datetime.timedelta(days=28), BY)
    retention.once(database, then + datetime.timedelta(days=150), BY)
    sectors = [str(address.background["sector"]) for address in addresses()]
    neighbours.play(database, sources, QUESTIONNAIRE, sectors, then, BY)
    week_ago = now - datetime.timedelta(days=7)
    current, tokens = _open(database, municipality, sources, 1, week_ago, now + datetime.timedelta(days=21))
    _answer(database, tokens, 1, now, range(ANSWERED_IN_1))
    _decline(database, [tokens[place] for place in DECLINED_IN_1], now)
    return Scene(password, baseline.id, current.id, tokens[ANSWERED_IN_1])


def _open(
    database: Database,
    municipality: Municipality,
    sources: Mapping[str, str],
    ordinal: int,
    now: datetime.datetime,
    until: datetime.datetime,
) -> tuple[Wave, list[str]]:
    """A new anonymous wave with everyone invited, and the tokens of their links in the order of the list."""
    invited = addresses()
    with database.transaction() as session:
        wave = waves.create(
            session,
            session.merge(municipality),
            sources,
            QUESTIONNAIRE,
            f"{ordinal}-meting {now.year}",
            ordinal,
            "anonymous",
            now,
            BY,
            closes_on=until.date(),
            population=len(invited),
            contact_name=CONTACT[0],
            contact_email=CONTACT[1],
            contact_phone=CONTACT[2],
        )
        waves.open_(session, wave, now, BY)
        tokens = invitations.add(session, wave, map(_guest, invited))
    return wave, tokens


def _guest(address: Address) -> dict[str, Any]:
    return {
        "unit": unit_of(address.name, address.email),
        "name": address.name,
        "email": address.email,
        "address": address.home,
        "background": address.background,
    }


def _decline(database: Database, tokens: Iterable[str], now: datetime.datetime) -> None:
    with database.transaction() as session:
        for token in tokens:
            if ticket := invitations.find(session, token):
                declining.decline(session, ticket, now)


def _answer(database: Database, tokens: list[str], ordinal: int, now: datetime.datetime, places: Iterable[int]) -> None:
    """The organisations at these places answer, page by page, and hand in."""
    sectors = [str(address.background["sector"]) for address in addresses()]
    for place in places:
        with database.transaction() as session:
            ticket = invitations.find(session, tokens[place])
            if ticket:
                _respond(
                    session,
                    ticket,
                    answers_for(waves.questionnaire_of(ticket.wave), place, ordinal, sectors[place]),
                    now,
                )
                if place % WISHES_EVERY == 0:
                    wishes.put(session, ticket.wave, wishes.Wanted(ticket.invitation.email, True, place % 2 == 0))


def _respond(session: Session, ticket: Ticket, posted: dict[str, list[str]], now: datetime.datetime) -> None:
    progress = responses.draft(session, ticket)
    for section in waves.questionnaire_of(ticket.wave).sections:
        reading = section.read(posted, progress.answers)
        progress = responses.save(session, ticket, reading.answers, progress.version, now)
    responses.submit(session, ticket, progress.version, now)


def write_reports(
    database: Database, library: Path, made: Scene, paths: list[Path], now: datetime.datetime
) -> list[Path]:
    """Write the report of the 0-meting to these files."""
    with database.reading() as session:
        wave = session.get_one(Wave, made.baseline)
        today = now.astimezone(waves.NETHERLANDS).date()
        produce.write(produce.report(session, library / "reports" / "nulmeting.yaml", [wave], today), paths)
    return paths
