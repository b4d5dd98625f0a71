"""What became of everybody on the address list, in whole numbers; the same for the page and for the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.monitoring.amounts import Amount, exactly, in_steps
from surveyapp.fieldwork.people import People, people
from surveyapp.fieldwork.waves import Counts, account, counts
from surveyapp.storage.tables import Draft, Wave
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Outcomes:
    """``counts`` are the numbers that every page has. ``refused`` said no, ``unreached`` got no invitation,
    ``not_eligible`` should not have been on the list, ``begun`` began and did not hand in; None: nobody can know.

    Where answers are secret, the first three are about marks and mails, whether or not somebody answered since: else
    one of them would change when somebody answers. What was written down at closing is exact.
    """

    counts: Counts
    refused: int
    unreached: int
    not_eligible: int
    begun: Amount | None

    @property
    def eligible(self) -> int:
        """Everybody on the list who belongs there."""
        return self.counts.invited - self.not_eligible

    @property
    def reached(self) -> int:
        """Everybody who belongs there and got the invitation, as far as is known."""
        return self.eligible - self.unreached


def outcomes(session: Session, wave: Wave) -> Outcomes:
    """What became of everybody so far, or as it was written down at closing."""
    written = account(session, wave)
    totals = written["totals"] if written else None
    return told(session, wave, [] if totals else people(session, wave), totals)


def told(session: Session, wave: Wave, everybody: Sequence[People], totals: dict[str, int] | None = None) -> Outcomes:
    """The same, of people who were counted already."""
    count = counts(session, wave)
    begun = _begun(session, wave, count, everybody)
    if totals is not None:
        return Outcomes(count, totals["refused"], totals["bounced"], totals["ineligible"], begun)
    some = marked(wave, everybody)
    return Outcomes(
        counts=count,
        refused=sum(each.number for each in some if each.refused),
        unreached=sum(each.number for each in some if each.unreached),
        not_eligible=sum(each.number for each in some if not each.eligible),
        begun=begun,
    )


def marked(wave: Wave, everybody: Sequence[People]) -> list[People]:
    """Those on the list whose marks and mails count: all of them where answering must not show."""
    secret = wave.mode != "named"
    return [each for each in everybody if each.listed and (secret or each.state == "invited")]


def _begun(session: Session, wave: Wave, count: Counts, everybody: Sequence[People]) -> Amount | None:
    """Who began and did not hand in. In an anonymous wave: everybody who began less who is known to have answered, so
    that handing in changes nothing here.
    """
    if wave.mode != "anonymous":
        return exactly(count.partial or 0)
    if wave.state == "closed":
        return None
    began = session.scalar(select(func.count()).select_from(Draft).where(*of_wave(Draft, wave))) or 0
    known = sum(each.number for each in everybody if each.state == "answered")
    return in_steps(max(began - known, 0), wave.municipality.threshold)
