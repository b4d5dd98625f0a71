"""Where the fieldwork of one wave stands: the whole of it, per channel and per group."""

import datetime
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.monitoring.amounts import Amount, exactly, in_steps, unless_few
from surveyapp.fieldwork.monitoring.groups import Breakdown, People, breakdowns, people
from surveyapp.fieldwork.waves import Counts, counts, ledger
from surveyapp.storage.tables import Draft, Invitation, Message, Response, SealedBallot, Wave
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Standing:
    """What may be shown now. ``counts`` are the numbers that every page has; the rest is more about the same people.

    ``unreached``: every mail to them failed and no letter was made, or the officer said so. ``typed`` came in on paper,
    with a code or without; ``nameless`` without one, so from nobody on the list. ``begun`` and not handed in.
    """

    counts: Counts
    not_eligible: int
    refused: Amount
    unreached: Amount
    begun: Amount | None
    typed: Amount
    nameless: int
    breakdowns: tuple[Breakdown, ...]
    days: tuple[tuple[datetime.date, int], ...]

    @property
    def eligible(self) -> int:
        """Everybody on the list who belongs there."""
        return self.counts.invited - self.not_eligible

    @property
    def reached(self) -> Amount:
        """Everybody who belongs there and got the invitation, as far as is known."""
        return Amount(max(self.eligible - self.unreached.most, 0), self.eligible - self.unreached.least)


def standing(session: Session, wave: Wave) -> Standing:
    """Where this wave stands, in a handful of queries whatever the length of the list."""
    everybody, count = people(session, wave), counts(session, wave)
    threshold = wave.municipality.threshold
    silent = Counter[str]()
    for some in everybody:
        if some.channel == "link" and some.state == "invited":
            silent[some.disposition] += some.number
    refused, unreached = silent["refused"], _unreached(session, wave)
    named = wave.mode == "named"
    return Standing(
        counts=count,
        not_eligible=silent["ineligible"],
        refused=exactly(refused) if named else unless_few(refused, threshold, count.invited),
        unreached=exactly(unreached) if named else unless_few(unreached, threshold, count.invited),
        begun=_begun(session, wave, count, everybody),
        typed=_typed(session, wave),
        nameless=_answered(everybody, "paper"),
        breakdowns=breakdowns(session, wave, everybody),
        days=_days(session, wave),
    )


def _answered(everybody: list[People], *channels: str) -> int:
    return sum(some.number for some in everybody if some.state == "answered" and some.channel in channels)


def _unreached(session: Session, wave: Wave) -> int:
    """How many did not get it, and have not answered as far as may be known."""
    of_it = Message.invitation_id == Invitation.id
    failed = exists().where(of_it, Message.state == "failed") & ~exists().where(of_it, Message.state == "sent")
    lost = or_(Invitation.disposition == "bounced", failed & Invitation.letter_on.is_(None))
    silent = (
        Invitation.channel == "link",
        Invitation.state == "invited",
        Invitation.disposition.in_(("none", "bounced")),
    )
    query = select(func.count()).select_from(Invitation).where(*of_wave(Invitation, wave), *silent, lost)
    return session.scalar(query) or 0


def _begun(session: Session, wave: Wave, count: Counts, everybody: list[People]) -> Amount | None:
    """Who began and did not hand in. In an anonymous wave: everybody who began less who is known to have answered, so
    that handing in changes nothing here; None when nobody can know any more.
    """
    if wave.mode != "anonymous":
        return exactly(count.partial or 0)
    if wave.state == "closed":
        return None
    began = session.scalar(select(func.count()).select_from(Draft).where(*of_wave(Draft, wave))) or 0
    left = max(began - _answered(everybody, "link", "open", "paper"), 0)
    step = wave.municipality.threshold
    return in_steps(left, step, left // step * step + step - 1)


def _typed(session: Session, wave: Wave) -> Amount:
    """Forms on paper that were handed in."""
    if wave.mode == "anonymous" and wave.state != "closed":
        ballots = select(func.count()).select_from(SealedBallot)
        number = session.scalar(ballots.where(*of_wave(SealedBallot, wave), SealedBallot.channel == "paper")) or 0
        step = wave.municipality.threshold
        return in_steps(number, step, number // step * step + step - 1)
    if wave.mode == "anonymous":  # the answers do not tell any more
        account = ledger.read(session, wave) or {"channels": {}}
        return exactly(account["channels"].get("paper", 0))
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
