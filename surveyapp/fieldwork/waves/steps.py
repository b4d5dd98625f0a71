"""A wave is opened once and closed once. Opening freezes the text; closing freezes the count."""

import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import ballotbox, corrections, events, links, pseudonyms, wishes
from surveyapp.fieldwork.mail import queue
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import keeping, ledger, rules
from surveyapp.fieldwork.waves.frozen import questionnaire_of
from surveyapp.fieldwork.waves.period import day_of, is_due
from surveyapp.storage.tables import Invitation, PaperEntry, Wave
from surveyapp.storage.tenant import of_wave


def open_(session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
    """Start accepting answers, from the first day on. The keys that the promise rests on are made and tried first, and
    how long things are kept is promised from here. Raises KeyMissing or Refusal, also when a key does not work.
    """
    if is_due(wave, now):
        raise Refusal("De laatste dag van deze meting is al voorbij. Kies een latere dag.")
    if wave.state == "draft":
        rules.require_sense(wave)
        keeping.fix(wave)
        _prepare_keys(session, wave)
    session.flush()
    _move(session, wave, "draft", {"state": "open", "opened_at": now}, "Deze meting is al eens geopend.")
    events.record(session, wave.municipality, "wave.open", now, by, wave)


def _prepare_keys(session: Session, wave: Wave) -> None:
    if wave.mode == "anonymous":
        ballotbox.prepare(session, wave)
        ballotbox.rehearse(session, wave)
    if wave.mode == "confidential":
        pseudonyms.prepare(session, wave)
        pseudonyms.rehearse(session, wave.key_name or "")


def close(session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
    """Stop accepting answers, for good. In an anonymous wave the ballot box is opened here, once.

    Whoever is submitting at this moment is either counted or told that the wave is closed.
    """
    _move(session, wave, "open", {"state": "closed", "closed_at": now}, "Deze meting staat niet open.")
    came_in = None
    if wave.mode == "anonymous":
        came_in = ballotbox.open_box(session, wave, questionnaire_of(wave), day_of(now))
    else:
        corrections.settle(session, wave)
    wishes.settle(session, wave)
    _take_back_marks(session, wave)
    session.execute(delete(PaperEntry).where(*of_wave(PaperEntry, wave)))  # what was typed in and never handed in
    queue.close(session, wave, now)
    links.forget(session, wave)
    keeping.fix(wave)
    ledger.write(session, wave, came_in)
    events.record(session, wave.municipality, "wave.close", now, by, wave)


def _take_back_marks(session: Session, wave: Wave) -> None:
    """Who answered after all, has taken part. In a secret wave that shows now, for all at once."""
    answered = update(Invitation).where(*of_wave(Invitation, wave), Invitation.state == "answered")
    session.execute(answered.values(disposition="none"), execution_options={"synchronize_session": False})


def _move(session: Session, wave: Wave, state: str, values: dict[str, object], otherwise: str) -> None:
    """One conditional update: of two who do this at the same moment, one is refused."""
    changed = session.execute(
        update(Wave).where(Wave.municipality_id == wave.municipality_id, Wave.id == wave.id, Wave.state == state),
        values,
        execution_options={"synchronize_session": False},
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Refusal(otherwise)
    session.refresh(wave, list(values))
