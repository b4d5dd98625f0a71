"""The demonstration: a municipality that walked one policy cycle and begins the next, with three neighbours to compare.

Two years ago: a 0-meting with goals fixed beforehand, conclusions, policy, a programme and actions. Now: what came of
those, the 1-meting with all four sides beside each other, the evaluation, and an open survey with which the next cycle
begins. Every answer goes through the same functions as a respondent's, so the demonstration is also a first proof that
the main job runs.
"""

import csv
import datetime
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from surveyapp.demo import cycles, followup, holding, insiders, neighbours, sharing
from surveyapp.demo.holding import BY, Plan
from surveyapp.fieldwork import accounts, invitations, municipalities, retention, wishes
from surveyapp.fieldwork.addresses import Address
from surveyapp.fieldwork.addresses.address import HOME
from surveyapp.fieldwork.units import unit_of
from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.policycycle import steps
from surveyapp.produce import reports
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Cycle, Municipality, Wave

QUESTIONNAIRE = "verenigingen.yaml"
MUNICIPALITY = "Gemeente Veldhove"
OFFICER = holding.CONTACT["contact_email"]
DAYS = 27
"""How long a measurement is open."""
SILENT_IN_0 = (7, 19, 33)
"""Places in the address list of who did not answer the 0-meting: 38 of 41 did."""
SILENT_IN_1 = (3, 7, 22, 33, 40)
FOLLOW_UP = "base: verenigingen\nshort: yes\nthemes: [th02]\n"
"""The evaluation shows that finding volunteers is the problem: the next cycle begins with a short survey on that."""
ANSWERED_NOW = 17
DECLINED_NOW = (27, 38)
WISHES_EVERY = 3
"""One in so many who answer leave an address for the results."""
REPORTS = {
    "nulmeting": ("nulmeting.pdf", "nulmeting.html"),
    "evaluatie": ("evaluatie.pdf", "evaluatie.html"),
    "perspectieven": ("perspectieven.pdf",),
}
"""What the demonstration leaves as files, by report definition."""


@dataclass(frozen=True)
class Scene:
    """What the demonstration leaves behind, for whoever opens it: numbers of waves, and a link."""

    password: str
    baseline: int  # the closed 0-meting
    evaluated: int  # the closed 1-meting
    sides: dict[str, int]  # colleagues, partners, the officer's own and the typetest, by questionnaire
    current: int  # the open survey that the next cycle begins with
    respondent: str  # token of an organisation that has not answered that one
    public: tuple[str, ...]  # where the results of the 0-meting and the 1-meting are for everybody


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
    then, lately = now - datetime.timedelta(days=730), now - datetime.timedelta(days=60)
    password = secrets.token_urlsafe(12)
    sources = read_folder(library / "questionnaires" / QUESTIONNAIRE)
    with database.transaction() as session:
        municipality = municipalities.add(session, MUNICIPALITY, then, BY)
        neighbours.take_part(session, municipality, then, BY)
        accounts.add(session, municipality, OFFICER, password, "officer", then, BY, "Sam de Wit")
        cycle = cycles.begin(session, municipality, then)
    baseline = _measure(database, municipality, cycle, _plan(sources, 0, then), SILENT_IN_0)
    shared = [_conclude(database, library, baseline.id, then)]
    retention.once(database, then + datetime.timedelta(days=150), BY)
    sectors = [str(address.background["sector"]) for address in addresses()]
    neighbours.play(database, sources, QUESTIONNAIRE, sectors, then, BY)
    evaluated = _measure(database, municipality, cycle, _plan(sources, 1, lately), SILENT_IN_1)
    sides = insiders.play(database, library, municipality, cycle, lately, lately + datetime.timedelta(days=DAYS))
    with database.transaction() as session:
        followup.report(session, session.get_one(Wave, baseline.id), then)
    shared.append(_conclude(database, library, evaluated.id, then))
    with database.transaction() as session:
        followup.report(session, session.get_one(Wave, evaluated.id), then)
        following = cycles.go_on(session, session.merge(municipality), session.merge(cycle), now, BY)
    current, token = _begun(database, library, municipality, following, now)
    numbers = {code: wave.id for code, wave in sides.items()}
    return Scene(password, baseline.id, evaluated.id, numbers, current.id, token, tuple(shared))


def _plan(sources: Mapping[str, str], ordinal: int, opens: datetime.datetime, title: str = "") -> Plan:
    invited = addresses()
    return Plan(
        title=title or f"{ordinal}-meting {opens.year}",
        ordinal=ordinal,
        mode="anonymous",
        sources=sources,
        main=next(iter(sources)) if title else QUESTIONNAIRE,
        guests=[guest(address) for address in invited],
        opens=opens,
        closes_on=(opens + datetime.timedelta(days=DAYS)).date(),
        sectors=[str(address.background["sector"]) for address in invited],
    )


def guest(address: Address) -> dict[str, Any]:
    """An organisation of the list as the columns of its invitation."""
    return {
        "unit": unit_of(address.name, address.email),
        "name": address.name,
        "email": address.email,
        "address": address.home,
        "background": address.background,
    }


def _measure(database: Database, municipality: Municipality, cycle: Cycle, plan: Plan, silent: Collection[int]) -> Wave:
    """A measurement among the organisations, from goals to closing: the first one fixes goals and asks for input, the
    second looks back."""
    first = plan.ordinal == 0
    with database.transaction() as session:
        wave = holding.make(session, municipality, plan)
        if first:
            cycles.aim(session, wave, plan.closes_on + datetime.timedelta(days=700), plan.opens, OFFICER)
        tokens = holding.invite(session, wave, plan)
        steps.attach(session, session.merge(cycle), 6 if first else 9, wave, plan.opens, BY)
    places = [place for place in range(len(tokens)) if place not in silent]
    holding.answer(database, plan, tokens, places, plan.opens)
    _wish(database, [tokens[place] for place in places])
    holding.close(database, wave, plan.opens + datetime.timedelta(days=DAYS + 1))
    if first:
        with database.transaction() as session:
            cycles.fill(session, session.merge(cycle), plan.opens)
    return wave


def _conclude(database: Database, library: Path, number: int, baseline: datetime.datetime) -> str:
    """What follows from the outcomes of this wave, and the page on which everybody reads that."""
    with database.transaction() as session:
        followup.agree(session, session.get_one(Wave, number), baseline)
    return sharing.publish(database, library, number, baseline, OFFICER)


def _begun(
    database: Database, library: Path, municipality: Municipality, cycle: Cycle, now: datetime.datetime
) -> tuple[Wave, str]:
    """The survey that the next cycle begins with, a week old; and the link of who has not answered yet."""
    shelf = {path.name: path.read_text("utf-8") for path in sorted((library / "questionnaires").glob("*.yaml"))}
    sources = {"verdieping.yaml": FOLLOW_UP, **shelf}
    plan = _plan(sources, 2, now - datetime.timedelta(days=7), f"Verdieping vrijwilligers vinden {now.year}")
    with database.transaction() as session:
        wave = holding.make(session, municipality, plan)
        tokens = holding.invite(session, wave, plan)
        steps.attach(session, session.merge(cycle), 6, wave, now, BY)
    holding.answer(database, plan, tokens, range(ANSWERED_NOW), now)
    holding.decline(database, [tokens[place] for place in DECLINED_NOW], now)
    _wish(database, tokens[:ANSWERED_NOW])
    return wave, tokens[ANSWERED_NOW]


def _wish(database: Database, tokens: Sequence[str]) -> None:
    """Some of those with these links want to hear of the results, and some of a meeting too."""
    with database.transaction() as session:
        for place in range(0, len(tokens), WISHES_EVERY):
            ticket = invitations.find(session, tokens[place])
            if ticket:
                wishes.put(session, ticket.wave, wishes.Wanted(ticket.invitation.email, True, place % 2 == 0))


def write_reports(
    database: Database, library: Path, made: Scene, folder: Path, now: datetime.datetime
) -> dict[str, list[Path]]:
    """Write the reports to files in this folder; which there are, by report definition."""
    about = {
        "nulmeting": [made.baseline],
        "evaluatie": [made.baseline, made.evaluated],
        "perspectieven": [made.evaluated, *(made.sides[code] for code in ("collega", "partners", "zelfevaluatie"))],
    }
    today, written = now.astimezone(NETHERLANDS).date(), {}
    with database.reading() as session:
        for name, numbers in about.items():
            waves = [session.get_one(Wave, number) for number in numbers]
            written[name] = [folder / file for file in REPORTS[name]]
            reports.write(reports.report(session, library / "reports" / f"{name}.yaml", waves, today), written[name])
    return written
