"""Answers in a confidential or named wave: the draft row becomes the response, found by pseudonym or invitation."""

import datetime
import secrets
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.progress import Progress
from surveyapp.fieldwork.pseudonyms import pseudonym
from surveyapp.fieldwork.refusal import Refusal, Stale
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.storage.tables import Invitation, Response, Wave
from surveyapp.storage.tenant import of_wave


def _kept_by(column: str) -> Select[Any]:
    row = Response.__table__.c
    mine = (row[name] == bindparam(name) for name in ("municipality_id", "wave_id", column))
    return select(row.answers, row.version, row.state, row.correction).where(*mine)


_KEPT = {column: _kept_by(column) for column in ("pseudonym", "invitation_id")}
"""What is kept for one respondent, by either link. Built once: every request of a respondent asks it."""


def new_id() -> str:
    """A response number that says nothing about order."""
    return secrets.token_hex(16)


def _link(session: Session, ticket: Ticket) -> dict[str, Any]:
    if ticket.wave.mode == "named":
        return {"invitation_id": ticket.invitation.id}
    return {"pseudonym": pseudonym(session, ticket.invitation)}


def _mine(wave: Wave, link: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [*of_wave(Response, wave), *(getattr(Response, column) == value for column, value in link.items())]


def of_respondent(session: Session, ticket: Ticket) -> list[ColumnElement[bool]]:
    """Conditions that keep a query or an update to the one row of this respondent."""
    return _mine(ticket.wave, _link(session, ticket))


def progress(session: Session, ticket: Ticket) -> Progress:
    """What is kept for this respondent; also after submitting, and then with what they are changing since."""
    if ticket.wave.key_name is None and ticket.wave.mode == "confidential":
        return Progress({}, 0, False)  # not opened yet: nothing can be kept
    ((column, value),) = _link(session, ticket).items()
    wave = ticket.wave
    given = {"municipality_id": wave.municipality_id, "wave_id": wave.id, column: value}
    row = session.execute(_KEPT[column], given).one_or_none()
    if row is None:
        return Progress({}, 0, False)
    later = row.correction or {}  # see ``corrections``
    answers = later.get("draft", later.get("handed_in", row.answers))
    return Progress(answers, row.version, row.state == "submitted", correcting="draft" in later)


def require_names(wave: Wave) -> None:
    """Raises Refusal unless it may be known who answered what, and nothing changes any more."""
    if wave.mode != "named":
        raise Refusal(
            f"De meting “{wave.title}” is niet op naam. Niemand mag dan zien wie wat antwoordde, dus een verslag per "
            "deelnemer kan niet."
        )
    if wave.state != "closed":
        raise Refusal(f"De meting “{wave.title}” is niet gesloten. Maak de verslagen als iedereen heeft geantwoord.")
    if wave.purged_at is not None:
        raise Refusal(f"De namen bij de meting “{wave.title}” zijn verwijderd. Niemand weet nu nog wie wat antwoordde.")


def handed_in(session: Session, wave: Wave) -> Iterator[tuple[str, Answers]]:
    """Who handed in, by name, with what they answered, in the order of the names. In a wave by name only."""
    named = select(Invitation.name, Response.answers).join(Response, Response.invitation_id == Invitation.id)
    mine = [*of_wave(Response, wave), *of_wave(Invitation, wave), Response.state == "submitted"]
    yield from ((name, answers) for name, answers in session.execute(named.where(*mine).order_by(Invitation.name)))


def keep(session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int) -> Progress:
    """Replace the draft of this version. Raises Stale."""
    _write(session, ticket, version, {"answers": answers, "state": "draft"})
    return Progress(answers, version + 1, False)


def hand_in(
    session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int, today: datetime.date
) -> Progress:
    """Turn the draft of this version into a response. Raises Stale."""
    released = ticket.wave.mode == "named"
    values = {"answers": answers, "state": "submitted", "submitted_on": today, "released": released}
    values["channel"] = ticket.channel  # who began on screen may hand in on paper
    _write(session, ticket, version, values)
    session.execute(
        update(Invitation)
        .where(*of_wave(Invitation, ticket.wave), Invitation.id == ticket.invitation.id)
        .values(state="answered", **({"disposition": "none"} if released else {}))
        .execution_options(synchronize_session=False)
    )
    if not released:
        release(session, ticket.wave)
    return Progress(answers, version + 1, True)


def _write(session: Session, ticket: Ticket, version: int, values: dict[str, Any]) -> None:
    """Insert the first version, or update exactly the version that was shown."""
    link = _link(session, ticket)
    if version == 0:
        try:
            session.add(_row(ticket, link, values))
            session.flush()
        except IntegrityError:
            raise Stale from None
        return
    changed = session.execute(
        update(Response)
        .where(*_mine(ticket.wave, link), Response.version == version, Response.state == "draft")
        .values(version=version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale


def _row(ticket: Ticket, link: dict[str, Any], values: dict[str, Any]) -> Response:
    return Response(
        id=new_id(),
        municipality_id=ticket.wave.municipality_id,
        wave_id=ticket.wave.id,
        **{"channel": ticket.channel, **link, **values},
    )


def release(session: Session, wave: Wave) -> None:
    """Let interim results show what is new, but only when there are enough of them: no step tells about one person."""
    waiting = session.scalars(
        select(Response.id)
        .where(*of_wave(Response, wave), Response.state == "submitted", Response.released.is_(False))
        .with_for_update(skip_locked=True)
    ).all()
    if len(waiting) >= wave.municipality.threshold:
        session.execute(
            update(Response)
            .where(*of_wave(Response, wave), Response.id.in_(waiting))
            .values(released=True)
            .execution_options(synchronize_session=False)
        )
