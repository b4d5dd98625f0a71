"""The sealed ballot box of an anonymous wave (stembus).

Who answered and what was answered meet nowhere:

* A submitted response is sealed with the wave's public key and padded, under a random number. Nobody reads it until the
  wave closes; then all are opened at once, shuffled and written with new random numbers and one date, the sealed ones
  are removed and the private key is destroyed. What backups hold of the box can never be opened again.
* That an invitation has answered is a sealed note too. Notes are opened when there are at least as many as the
  threshold, together, so that no two backups differ by one name.
* A draft is found and read with the respondent's own token only, of which the database has another hash.
* Facts from the address list stay with the answers only if enough respondents share them (``crowd``), and that a form
  came in on paper does not stay at all: few do, and others may know who got one.
* The version of a draft is a random number: how often somebody saved tells which pages were asked.
"""

import datetime
import random
import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import sealing
from surveyapp.fieldwork.crowd import Crowd
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.progress import Progress
from surveyapp.fieldwork.refusal import Refusal, Stale
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.database import Database, after_commit, keys_of
from surveyapp.storage.tables import Draft, Invitation, Response, SealedBallot, Wave
from surveyapp.storage.tenant import of_wave

TRIAL = b"proefstem"
AT_ONCE = 1000
VERSIONS = 10**9
"""Below this: what a page carries along has nine digits at most."""
_ROW = Draft.__table__.c
_KEPT = select(_ROW.ciphertext, _ROW.version, _ROW.submitted).where(_ROW.id == bindparam("id"))
"""Built once: every request of a respondent asks it."""


class WrongKey(Refusal):
    """The key file is there, but it is not the one of this wave."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Het sleutelbestand {name}.key hoort niet bij deze meting, of is beschadigd. Zet het juiste bestand terug "
            "uit uw reservekopie."
        )


def prepare(session: Session, wave: Wave) -> None:
    """Make the box of this wave, unless a trial run did: its keys, which wait outside the database."""
    if wave.key_name is None:
        private = sealing.new_private_key()
        wave.key_name = keys_of(session).add("ballotbox", private)
        wave.ballot_public_key = sealing.public_key(private)


def rehearse(session: Session, wave: Wave, ballot: bytes = TRIAL) -> None:
    """A trial opening: close an envelope and a note as respondents do, and open them as closing the wave does.

    Nothing is kept. Raises KeyMissing, or WrongKey.
    """
    name, number = wave.key_name or "", secrets.randbelow(10**6)
    sealed, note = sealing.seal(ballot, _public_key(wave)), sealing.seal_note(number, _public_key(wave))
    private = keys_of(session).read(name)
    try:
        opened = (sealing.unseal(sealed, private), sealing.unseal_note(note, private))
    except ValueError:
        raise WrongKey(name) from None
    if opened != (ballot, number):
        raise WrongKey(name)


def discard(session: Session, wave: Wave) -> None:
    """Forget the box of a wave that never opened: nobody can have put anything in. Raises Refusal once it did."""
    if wave.state != "draft":
        raise Refusal("In de stembus van deze meting kunnen al stemmen zitten. De sleutel kan niet meer veranderen.")
    if name := wave.key_name:
        after_commit(session, lambda database: database.keys.destroy(name))
    wave.key_name = wave.ballot_public_key = None


def progress(session: Session, ticket: Ticket) -> Progress:
    """The draft of this respondent. Once submitted, the answers cannot be read back."""
    row = session.execute(_KEPT, {"id": sealing.draft_id(ticket.token)}).one_or_none()
    if row is None:
        return Progress({}, 0, False)
    answers = {} if row.ciphertext is None else orjson.loads(sealing.unlock_draft(row.ciphertext, ticket.token))
    return Progress(answers, row.version, row.submitted)


def keep(session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int) -> Progress:
    """Replace the draft of this version. Raises Stale."""
    locked = sealing.lock_draft(orjson.dumps(answers), ticket.token)
    return Progress(answers, _write(session, ticket, version, {"ciphertext": locked, "submitted": False}), False)


def hand_in(
    session: Session, ticket: Ticket, answers: dict[str, Value | None], version: int, today: datetime.date
) -> Progress:
    """Put the answers in the box and drop the draft. Raises Stale. The day is not kept: it would tell who."""
    wave = ticket.wave
    note = sealing.seal_note(ticket.invitation.id, _public_key(wave))
    written = _write(session, ticket, version, {"ciphertext": None, "submitted": True, "note": note})
    drop_in(session, wave, ticket.channel, [answers])
    _open_notes(session, wave, wave.municipality.threshold)
    return Progress(answers, written, True)


def drop_in(session: Session, wave: Wave, channel: str, documents: Sequence[dict[str, Value | None]]) -> None:
    """Seal these documents together in one envelope."""
    envelope = sealing.seal(orjson.dumps(documents), _public_key(wave))
    session.execute(
        insert(SealedBallot).values(
            id=secrets.token_hex(16),
            municipality_id=wave.municipality_id,
            wave_id=wave.id,
            channel=channel,
            responses=len(documents),
            ciphertext=envelope,
        )
    )


def _public_key(wave: Wave) -> bytes:
    if wave.ballot_public_key is None:
        raise Refusal("Deze meting heeft nog geen stembus.")
    return wave.ballot_public_key


def _write(session: Session, ticket: Ticket, version: int, values: dict[str, Any]) -> int:
    """Insert the first version, or update exactly the version that was shown; returns the new one."""
    place, wave = sealing.draft_id(ticket.token), ticket.wave
    new = _new_version(version)
    if version == 0:
        fixed = {"id": place, "municipality_id": wave.municipality_id, "wave_id": wave.id, "version": new}
        try:
            session.execute(insert(Draft).values(**fixed, **values))
        except IntegrityError:
            raise Stale from None
        return new
    changed = session.execute(
        update(Draft)
        .where(*of_wave(Draft, wave), Draft.id == place, Draft.version == version, Draft.submitted.is_(False))
        .values(version=new, **values)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    return new


def _new_version(old: int) -> int:
    """Another number than before, that counts nothing."""
    new = 1 + secrets.randbelow(VERSIONS - 1)
    return new if new != old else _new_version(old)


def _open_notes(session: Session, wave: Wave, at_least: int) -> None:
    """Mark invitations as answered, ``at_least`` of one channel together; fewer stay sealed."""
    waiting = session.execute(
        select(Draft.id, Draft.note)
        .where(*of_wave(Draft, wave), Draft.note.is_not(None))
        .with_for_update(skip_locked=True)
    ).all()
    if len(waiting) < at_least:
        return
    private = keys_of(session).read(wave.key_name or "")
    places = {sealing.unseal_note(note, private): place for place, note in waiting if note}
    for invitations in _by_channel(session, wave, places):
        if len(invitations) >= at_least:
            _mark(session, wave, invitations, [places[each] for each in invitations])


def _by_channel(session: Session, wave: Wave, ids: Iterable[int]) -> list[list[int]]:
    """Names and nameless visitors apart: together they would let one name change among visitors."""
    found: dict[str, list[int]] = defaultdict(list)
    wanted = list(ids)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        query = select(Invitation.channel, Invitation.id).where(*of_wave(Invitation, wave), Invitation.id.in_(some))
        for channel, number in session.execute(query):
            found[channel].append(number)
    return list(found.values())


def _mark(session: Session, wave: Wave, invitations: list[int], places: list[str]) -> None:
    quiet = {"synchronize_session": False}
    for start in range(0, len(invitations), AT_ONCE):
        some, drafts = invitations[start : start + AT_ONCE], places[start : start + AT_ONCE]
        answered = update(Invitation).where(*of_wave(Invitation, wave), Invitation.id.in_(some))
        session.execute(answered.values(state="answered"), execution_options=quiet)
        opened = update(Draft).where(*of_wave(Draft, wave), Draft.id.in_(drafts))
        session.execute(opened.values(note=None), execution_options=quiet)


def open_box(session: Session, wave: Wave, questionnaire: Questionnaire, today: datetime.date) -> Counter[str]:
    """Open every envelope once, shuffle, and write responses that carry ``today`` and nothing of their history.

    Returns how many came in along each channel: the number is kept, which they were is not. The private key is
    destroyed as soon as this transaction is safe. Raises KeyMissing.
    """
    private = keys_of(session).read(wave.key_name or "")
    _open_notes(session, wave, at_least=1)
    ballots = _ballots(session, wave, private)
    random.SystemRandom().shuffle(ballots)
    _write_responses(session, wave, questionnaire, ballots, today)
    session.execute(delete(SealedBallot).where(*of_wave(SealedBallot, wave)))
    session.execute(delete(Draft).where(*of_wave(Draft, wave)))
    after_commit(session, lambda database: _forget(database, wave.key_name or ""))
    return Counter(channel for channel, _ in ballots)


def _forget(database: Database, key_name: str) -> None:
    database.keys.destroy(key_name)
    database.vacuum()


def _ballots(session: Session, wave: Wave, private: bytes) -> list[tuple[str, str]]:
    """Channel and answers of every response in the box, as JSON text: a tenth of the memory of objects."""
    query = select(SealedBallot.channel, SealedBallot.ciphertext).where(*of_wave(SealedBallot, wave))
    return [
        (channel, orjson.dumps(document).decode())
        for channel, ciphertext in session.execute(query.execution_options(yield_per=100))
        for document in orjson.loads(sealing.unseal(ciphertext, private))
    ]


def _write_responses(
    session: Session,
    wave: Wave,
    questionnaire: Questionnaire,
    ballots: list[tuple[str, str]],
    today: datetime.date,
) -> None:
    crowds = _crowds(questionnaire, ballots, wave.municipality.threshold)
    for start in range(0, len(ballots), AT_ONCE):
        some = [(_shown(channel), orjson.loads(text)) for channel, text in ballots[start : start + AT_ONCE]]
        rows = [_row(wave, channel, crowds[channel].let_stay(answers), today) for channel, answers in some]
        session.execute(insert(Response), rows)


def _crowds(questionnaire: Questionnaire, ballots: Sequence[tuple[str, str]], threshold: int) -> dict[str, Crowd]:
    """What may stay of the facts, per channel that stays with the answers: its respondents must be a crowd alone."""
    texts: dict[str, list[str]] = defaultdict(list)
    for channel, text in ballots:
        texts[_shown(channel)].append(text)
    return {channel: Crowd(questionnaire, map(orjson.loads, some), threshold) for channel, some in texts.items()}


def _shown(channel: str) -> str:
    """The channel that stays with the answers."""
    return "link" if channel == "paper" else channel


def _row(wave: Wave, channel: str, answers: Answers, today: datetime.date) -> dict[str, Any]:
    return {
        "id": secrets.token_hex(16),
        "municipality_id": wave.municipality_id,
        "wave_id": wave.id,
        "channel": channel,
        "state": "submitted",
        "answers": answers,
        "submitted_on": today,
    }
