"""How many were invited and took part, as far as may be shown."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Invitation, Response, SealedBallot, Wave
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Counts:
    """What may be shown about participation at this moment.

    ``invited`` and ``answered`` are about the address list; ``open`` came by the open link and has no response rate;
    ``imported`` came from a file. ``partial`` of the address list started and did not finish, and ``open_partial`` of
    those who came by the open link; None when nobody may know. In an anonymous wave that is not closed, ``answered``
    and ``open`` lag behind: they change for several respondents at a time.
    """

    invited: int
    answered: int
    open: int
    imported: int
    partial: int | None
    open_partial: int | None = None

    @property
    def submitted(self) -> int:
        """Everybody who handed in."""
        return self.answered + self.open + self.imported


def live(session: Session, wave: Wave) -> Counts:
    """How many were invited and took part, counted now, as far as may be shown; see ``ledger.counts``."""
    people = _tally(session, wave, Invitation, (Invitation.channel, Invitation.state))
    invited = sum(number for (channel, _), number in people.items() if channel == "link")
    if wave.mode == "anonymous" and wave.state != "closed":
        query = (
            select(SealedBallot.channel, func.sum(SealedBallot.responses))
            .where(*of_wave(SealedBallot, wave))
            .group_by(SealedBallot.channel)
        )
        boxes = {row[0]: int(row[1]) for row in session.execute(query)}
        imported = boxes.get("import", 0)  # forms on paper are of invited people: they count in groups, as names do
        return Counts(invited, people.get(("link", "answered"), 0), people.get(("open", "answered"), 0), imported, None)
    found = _tally(session, wave, Response, (Response.channel, Response.state))
    submitted = {channel: number for (channel, state), number in found.items() if state == "submitted"}
    if wave.mode == "anonymous":  # its answers do not tell which came on paper, from the list or from elsewhere
        answered, by_open = people.get(("link", "answered"), 0), submitted.get("open", 0)
        return Counts(invited, answered, by_open, sum(submitted.values()) - answered - by_open, None)
    begun = {channel: number for (channel, state), number in found.items() if state == "draft"}
    by_open = begun.pop("open", 0)
    by_link, typed = submitted.get("link", 0), submitted.get("paper", 0)
    on_paper = min(typed, max(people.get(("link", "answered"), 0) - by_link, 0))  # invited, and answered on paper
    return Counts(
        invited,
        by_link + on_paper,
        submitted.get("open", 0),
        submitted.get("import", 0) + typed - on_paper,
        sum(begun.values()),
        by_open,
    )


def _tally(
    session: Session, wave: Wave, table: type[Invitation] | type[Response], by: tuple[object, object]
) -> dict[tuple[str, str], int]:
    query = select(*by, func.count()).where(*of_wave(table, wave)).group_by(*by)  # type: ignore[call-overload]
    return {(first, second): number for first, second, number in session.execute(query)}
