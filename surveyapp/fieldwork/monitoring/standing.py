"""Where the fieldwork of one wave stands: the whole of it, per channel and per group."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.monitoring.amounts import Amount, exactly, in_steps
from surveyapp.fieldwork.monitoring.groups import Breakdown, breakdowns
from surveyapp.fieldwork.monitoring.outcomes import Outcomes, marked, told
from surveyapp.fieldwork.people import People, people
from surveyapp.fieldwork.waves import account
from surveyapp.storage.tables import Response, SealedBallot, Wave
from surveyapp.storage.tenant import of_wave

WAYS = {
    (True, False): "mail",
    (False, True): "letter",
    (True, True): "both",
    (False, False): "neither",
}
"""How the invitation went: by mail, by letter."""


@dataclass(frozen=True)
class Way:
    """Those who were invited in one way. None of these numbers is about who answered."""

    code: str
    invited: int
    unreached: int
    refused: int


@dataclass(frozen=True)
class Standing:
    """What may be shown now. ``typed`` came in on paper, with a code or without; ``days``: handed in per day."""

    outcomes: Outcomes
    typed: Amount
    ways: tuple[Way, ...]
    breakdowns: tuple[Breakdown, ...]
    days: tuple[tuple[datetime.date, int], ...]


def standing(session: Session, wave: Wave) -> Standing:
    """Where this wave stands, in a handful of queries whatever the length of the list."""
    everybody, written = people(session, wave), account(session, wave)
    return Standing(
        outcomes=told(session, wave, everybody, written["totals"] if written else None),
        typed=_typed(session, wave),
        ways=tuple(_ways(wave, everybody)),
        breakdowns=breakdowns(session, wave, everybody),
        days=_days(session, wave),
    )


def _ways(wave: Wave, everybody: Sequence[People]) -> list[Way]:
    found = []
    for (by_mail, by_letter), code in WAYS.items():
        some = [each for each in everybody if each.listed and (each.by_mail, each.by_letter) == (by_mail, by_letter)]
        silent = marked(wave, some)
        way = Way(
            code=code,
            invited=sum(each.number for each in some),
            unreached=sum(each.number for each in silent if each.unreached),
            refused=sum(each.number for each in silent if each.refused),
        )
        found += [way] if some else []
    return found


def _typed(session: Session, wave: Wave) -> Amount:
    """Forms on paper that were handed in."""
    if wave.mode == "anonymous" and wave.state != "closed":
        ballots = select(func.count()).select_from(SealedBallot)
        number = session.scalar(ballots.where(*of_wave(SealedBallot, wave), SealedBallot.channel == "paper")) or 0
        return in_steps(number, wave.municipality.threshold)
    if wave.mode == "anonymous":  # the answers do not tell any more
        written = account(session, wave) or {"channels": {}}
        return exactly(written["channels"].get("paper", 0))
    responses = select(func.count()).select_from(Response).where(*of_wave(Response, wave))
    handed_in = responses.where(Response.state == "submitted", Response.channel == "paper")
    return exactly(session.scalar(handed_in) or 0)


def _days(session: Session, wave: Wave) -> tuple[tuple[datetime.date, int], ...]:
    """How many handed in per day. In an anonymous wave the day is not kept."""
    if wave.mode == "anonymous":
        return ()
    query = select(Response.submitted_on, func.count()).where(*of_wave(Response, wave), Response.state == "submitted")
    without_files = query.where(Response.channel != "import").group_by(Response.submitted_on)
    return tuple((day, number) for day, number in session.execute(without_files.order_by(Response.submitted_on)) if day)
