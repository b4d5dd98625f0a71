"""Holding a wave in the demonstration: everybody invited, answers page by page through the ordinary doors."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from surveyapp.demo.answers import answers_for
from surveyapp.fieldwork import declining, invitations, responses, waves
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Municipality, Wave

BY = "demonstratie"
CONTACT = {
    "contact_name": "Sam de Wit, team Samenleving",
    "contact_email": "beleid@veldhove.example.org",
    "contact_phone": "0900 000 0000",
}


@dataclass(frozen=True)
class Plan:
    """A wave to be: what is asked, of whom, and when. ``guests`` are columns of invitations."""

    title: str
    ordinal: int
    mode: str
    sources: Mapping[str, str]
    main: str
    guests: Sequence[Mapping[str, Any]]
    opens: datetime.datetime
    closes_on: datetime.date
    sectors: Sequence[str] = field(default_factory=tuple)
    """The sector of each guest, where the answers follow it."""


def make(session: Session, municipality: Municipality, plan: Plan) -> Wave:
    """The wave, not yet open."""
    return waves.create(
        session,
        session.merge(municipality),
        plan.sources,
        plan.main,
        plan.title,
        plan.ordinal,
        plan.mode,
        plan.opens,
        BY,
        closes_on=plan.closes_on,
        population=len(plan.guests),
        **CONTACT,  # type: ignore[arg-type]
    )


def invite(session: Session, wave: Wave, plan: Plan) -> list[str]:
    """Open it with everybody invited; the tokens of their links in the order of the guests."""
    waves.open_(session, wave, plan.opens, BY)
    return invitations.add(session, wave, plan.guests)


def answer(
    database: Database, plan: Plan, tokens: Sequence[str], places: Iterable[int], now: datetime.datetime
) -> None:
    """The guests at these places answer, page by page, and hand in."""
    for place in places:
        sector = plan.sectors[place] if plan.sectors else ""
        with database.transaction() as session:
            ticket = invitations.find(session, tokens[place])
            if ticket:
                posted = answers_for(waves.questionnaire_of(ticket.wave), place, plan.ordinal, sector)
                _respond(session, ticket, posted, now)


def _respond(session: Session, ticket: Ticket, posted: dict[str, list[str]], now: datetime.datetime) -> None:
    progress = responses.draft(session, ticket)
    for section in waves.questionnaire_of(ticket.wave).sections:
        reading = section.read(posted, progress.answers)
        progress = responses.save(session, ticket, reading.answers, progress.version, now)
    responses.submit(session, ticket, progress.version, now)


def decline(database: Database, tokens: Iterable[str], now: datetime.datetime) -> None:
    """Those with these links say that they do not take part."""
    with database.transaction() as session:
        for token in tokens:
            if ticket := invitations.find(session, token):
                declining.decline(session, ticket, now)


def close(database: Database, wave: Wave, now: datetime.datetime) -> None:
    """Nobody answers after this."""
    with database.transaction() as session:
        waves.close(session, session.merge(wave), now, BY)
