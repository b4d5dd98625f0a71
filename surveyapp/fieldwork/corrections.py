"""Changing answers after handing in, in a confidential or named wave: what was handed in counts until it is replaced.

``Response.correction`` holds up to two documents: ``draft``, what the respondent is changing now, and ``handed_in``, a
correction that waits. In a confidential wave, what interim results show already changes for several respondents at a
time, so that no two looks at the screen differ by one of them; what they do not show yet is replaced at once. At
closing all that was handed in is in force, and drafts are dropped: the number of responses never changes.
"""

import datetime
from typing import Any

from sqlalchemy import Row, null, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import linked
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.progress import Progress
from surveyapp.fieldwork.refusal import Stale
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.tables import Response, Wave
from surveyapp.storage.tenant import of_wave

DRAFT, HANDED_IN = "draft", "handed_in"
progress = linked.progress


def reopen(session: Session, ticket: Ticket, before: Progress) -> Progress:
    """Begin to change what was handed in: the draft is a copy of it. Raises Stale."""
    return keep(session, ticket, before.answers, before.version)


def keep(session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int) -> Progress:
    """Replace the draft of the correction. Raises Stale."""
    row = _locked(session, ticket, version)
    _write(session, ticket, version, correction={**(row.correction or {}), DRAFT: answers})
    return Progress(answers, version + 1, True, correcting=True)


def hand_in(
    session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int, today: datetime.date
) -> Progress:
    """Let the correction replace what was handed in before: now, or together with others. Raises Stale.

    The day stays that of the first time, and so does the channel.
    """
    row = _locked(session, ticket, version)
    if ticket.wave.mode == "named" or not row.released:
        _write(session, ticket, version, answers=answers, correction=null(), corrected=False)
    else:
        _write(session, ticket, version, correction={HANDED_IN: answers}, corrected=True)
        _apply(session, ticket.wave, at_least=ticket.wave.municipality.threshold)
    return Progress(answers, version + 1, True)


def abandon(session: Session, ticket: Ticket, before: Progress) -> None:
    """Leave everything as it was handed in. Raises Stale."""
    row = _locked(session, ticket, before.version)
    left = {name: answers for name, answers in (row.correction or {}).items() if name != DRAFT}
    _write(session, ticket, before.version, correction=left or null())


def settle(session: Session, wave: Wave) -> None:
    """At closing: what was handed in replaces what it corrects, what was not is dropped."""
    _apply(session, wave, at_least=1)
    session.execute(
        update(Response)
        .where(*of_wave(Response, wave), Response.correction.is_not(None))
        .values(correction=null())
        .execution_options(synchronize_session=False)
    )


def _locked(session: Session, ticket: Ticket, version: int) -> Row[Any]:
    """The row of this respondent, which nobody else changes until this transaction ends. Raises Stale."""
    row = session.execute(
        select(Response.version, Response.released, Response.correction)
        .where(*linked.of_respondent(session, ticket), Response.state == "submitted")
        .with_for_update()
    ).one_or_none()
    if row is None or row.version != version:
        raise Stale
    return row


def _write(session: Session, ticket: Ticket, version: int, **values: Any) -> None:
    session.execute(
        update(Response)
        .where(*linked.of_respondent(session, ticket))
        .values(version=version + 1, **values)
        .execution_options(synchronize_session=False)
    )


def _apply(session: Session, wave: Wave, at_least: int) -> None:
    """Put waiting corrections in force, ``at_least`` so many together. No version changes, for no draft does."""
    waiting = session.execute(
        select(Response.id, Response.correction)
        .where(*of_wave(Response, wave), Response.corrected)
        .with_for_update(skip_locked=True)
    ).all()
    if len(waiting) < at_least:
        return
    for number, correction in waiting:
        left = {DRAFT: correction[DRAFT]} if DRAFT in correction else null()
        session.execute(
            update(Response)
            .where(*of_wave(Response, wave), Response.id == number)
            .values(answers=correction[HANDED_IN], correction=left, corrected=False)
            .execution_options(synchronize_session=False)
        )
