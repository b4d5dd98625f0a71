"""From the first page to "thank you": drafts, saving, submitting, and the documents that analysis reads.

Where answers are kept depends on the promise: ``linked`` in a confidential or named wave, ``ballotbox`` in an anonymous
one. What is allowed is the same and stands here.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVarTuple

import orjson
from sqlalchemy import Select, Text, cast, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import ballotbox, corrections, linked
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.progress import Progress, Store
from surveyapp.fieldwork.refusal import AlreadySubmitted, Incomplete, Refusal, Stale
from surveyapp.fieldwork.waves import NETHERLANDS, questionnaire_of, require_open
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.tables import Invitation, Response, Wave
from surveyapp.storage.tenant import of_wave

READ_AT_ONCE = 2000
Columns = TypeVarTuple("Columns")
_INVITED = ("link", "paper")
"""The channels of who was invited in person."""


def _store(wave: Wave, *, correcting: bool = False) -> Store:
    if wave.mode == "anonymous":
        return ballotbox
    return corrections if correcting else linked


def draft(session: Session, ticket: Ticket) -> Progress:
    """What this respondent answered so far, with what the address list already knows.

    In an anonymous wave nothing can be read back once it is submitted.
    """
    known = _background(questionnaire_of(ticket.wave), ticket)
    progress = _store(ticket.wave).progress(session, ticket)
    return replace(progress, answers={**known, **progress.answers})


def _background(questionnaire: Questionnaire, ticket: Ticket) -> dict[str, Value | None]:
    given = ticket.invitation.background
    return {
        code: given[code]
        for code, question in questionnaire.questions.items()
        if not question.on_page and code in given
    }


def save(
    session: Session,
    ticket: Ticket,
    answers: Answers,
    version: int,
    now: datetime.datetime,
    before: Progress | None = None,
) -> Progress:
    """Keep the answers of one page, on top of what was there; what is no longer asked is dropped.

    ``version`` is that of the draft when the page was shown; ``before`` the draft, when this transaction has read it.
    Raises WaveClosed, AlreadySubmitted, or Stale when the draft has changed since; the same page saved twice is no
    change.
    """
    require_open(session, ticket.wave, now)
    before = before or draft(session, ticket)
    if before.submitted and not before.correcting:
        raise AlreadySubmitted
    kept = questionnaire_of(ticket.wave).prune({**before.answers, **answers})
    if before.version == version:
        return _store(ticket.wave, correcting=before.correcting).keep(session, ticket, kept, version)
    if before.answers == kept:
        return before  # a double click, or a second try after a broken connection
    raise Stale


def submit(
    session: Session, ticket: Ticket, version: int, now: datetime.datetime, before: Progress | None = None
) -> Progress:
    """Hand in the draft as it was shown in this version, or the correction. Handing in twice is the same as once.

    Returns the answers as they are counted: the last moment to show them in an anonymous wave. Raises WaveClosed,
    Stale, or Incomplete when required questions are open, except on paper.
    """
    before = before or draft(session, ticket)
    if before.submitted and not before.correcting:
        return before
    require_open(session, ticket.wave, now)
    if before.version != version:
        raise Stale
    questionnaire = questionnaire_of(ticket.wave)
    missing = questionnaire.missing_required(before.answers)
    if missing and not ticket.on_paper:  # what stands open on paper cannot be asked again
        raise Incomplete(missing)
    answers = questionnaire.complete(before.answers)
    store = _store(ticket.wave, correcting=before.correcting)
    return store.hand_in(session, ticket, answers, version, now.astimezone(NETHERLANDS).date())


def may_correct(wave: Wave) -> bool:
    """Whether answers can be changed after handing in, until the wave closes: not when nobody can read them back."""
    return wave.mode != "anonymous"


def reopen(session: Session, ticket: Ticket, now: datetime.datetime) -> Progress:
    """Begin to change answers that were handed in; they count until the correction is handed in with ``submit``.

    What is being changed already is left as it is. Raises WaveClosed, Stale, or Refusal in an anonymous wave.
    """
    require_open(session, ticket.wave, now)
    if not may_correct(ticket.wave):
        raise Refusal("In een anonieme meting kan niemand antwoorden nog bekijken of veranderen.")
    before = draft(session, ticket)
    return corrections.reopen(session, ticket, before) if before.submitted and not before.correcting else before


def keep_as_it_was(session: Session, ticket: Ticket, now: datetime.datetime) -> None:
    """Drop what was being changed; what was handed in stays. Raises WaveClosed or Stale."""
    require_open(session, ticket.wave, now)
    before = draft(session, ticket)
    if before.correcting:
        corrections.abandon(session, ticket, before)


def documents(session: Session, wave: Wave) -> Iterator[dict[str, Value | None]]:
    """The submitted answers of this wave, one document per response, in an order that says nothing.

    While the wave is open: nothing from the ballot box, and in a confidential wave only what was released.
    """
    loads = orjson.loads
    for text in session.scalars(counted(wave, select(cast(Response.answers, Text)))):
        yield loads(text)


def documents_with_units(session: Session, wave: Wave) -> Iterator[tuple[str | None, dict[str, Value | None]]]:
    """The same documents in the same order, each behind a name for its unit that other waves know too.

    None for who cannot be recognised in another wave: everybody in an anonymous wave, who came by the open link or from
    a file, and everybody of a named wave whose names were removed. Two waves know the same names only if both are
    named, or if both are confidential and share their key.
    """
    query = select(cast(Response.answers, Text), Response.channel, Response.pseudonym, Invitation.unit)
    query = query.outerjoin(Invitation, Invitation.id == Response.invitation_id)
    for text, channel, pseudonym, unit in session.execute(counted(wave, query)):
        yield _unit(wave, channel, pseudonym, unit), orjson.loads(text)


def units(session: Session, wave: Wave) -> list[str | None]:
    """The names of the units behind the responses, in the order of ``documents``; see ``documents_with_units``."""
    query = select(Response.channel, Response.pseudonym, Invitation.unit)
    query = query.outerjoin(Invitation, Invitation.id == Response.invitation_id)
    return [_unit(wave, *row) for row in session.execute(counted(wave, query))]


def _unit(wave: Wave, channel: str, pseudonym: str | None, unit: str | None) -> str | None:
    known = f"{wave.key_name}:{pseudonym}" if pseudonym else unit
    return known if channel in _INVITED else None


def counted(wave: Wave, query: Select[*Columns]) -> Select[*Columns]:
    """The responses that count now, in an order that says nothing. Raises Refusal for a ballot box that is closed."""
    if wave.mode == "anonymous" and wave.state == "open":
        raise Refusal("De stembus van deze meting is nog dicht. Er zijn pas uitkomsten als de meting gesloten is.")
    query = query.where(*of_wave(Response, wave), Response.state == "submitted").order_by(Response.id)
    if wave.state == "open":
        query = query.where(Response.released)
    return query.execution_options(yield_per=READ_AT_ONCE)
