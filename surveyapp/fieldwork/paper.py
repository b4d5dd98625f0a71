"""Forms on paper, typed in by staff: once or twice, compared, and handed in like everybody's answers.

What was typed waits in a row that is found and locked with the form's own link, as a respondent's draft is. In an
anonymous wave the row names nobody, and it is gone once the form is handed in.
"""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import orjson
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, invitations, links, responses, sealing
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.refusal import Refusal, Stale
from surveyapp.fieldwork.waves import questionnaire_of, require_open
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.questionnaire.question import Question
from surveyapp.storage.tables import Invitation, PaperEntry, Wave
from surveyapp.storage.tenant import of_wave, owned

TURNS = (1, 2)
MOST_FOUND = 25


class AlreadyIn(Refusal):
    """The form was handed in, on paper or on screen."""

    def __init__(self) -> None:
        super().__init__("Met deze code is de vragenlijst al ingestuurd. Dit formulier telt niet nog een keer mee.")


class Busy(Refusal):
    """Somebody else is typing this form in."""

    def __init__(self, entry: "Entry") -> None:
        super().__init__(f"{entry.entered_by} is met dit formulier bezig. Neem het alleen over als dat is afgesproken.")
        self.entry = entry


@dataclass(frozen=True)
class Entry:
    """A form as it was typed in so far. ``done``: it waits for the second time."""

    id: str
    turn: int
    entered_by: str
    answers: dict[str, Value | None]
    version: int
    done: bool
    locked: bytes
    """What is kept of it now: a change must begin from exactly this."""


def with_words(session: Session, wave: Wave, typed: str) -> Ticket:
    """The ticket of the form with these eight words. Raises Refusal when they are not a code of this wave."""
    token = links.from_words(typed)
    found = invitations.find(session, token) if token else None
    if found is None or found.wave.id != wave.id:
        raise Refusal("Deze acht woorden horen niet bij deze meting. Kijk ze nog eens na.")
    return replace(found, on_paper=True)


def with_token(session: Session, wave: Wave, token: str) -> Ticket | None:
    """The same with the token itself; None when it is none of this wave."""
    found = invitations.find(session, token)
    return replace(found, on_paper=True) if found and found.wave.id == wave.id else None


def of_invitation(session: Session, wave: Wave, number: int) -> Ticket | None:
    """The ticket of the invitation with this number. Never in an anonymous wave: there a form is known by its code."""
    _require_names(wave)
    query = owned(Invitation, wave.municipality_id).where(Invitation.wave_id == wave.id, Invitation.id == number)
    found: Invitation | None = session.scalar(query.where(Invitation.channel == "link"))
    return Ticket(found, links.token_of(session, found), on_paper=True) if found else None


def search(session: Session, wave: Wave, text: str) -> Sequence[Invitation]:
    """Invitations with this number, or with this in their name. Never in an anonymous wave."""
    _require_names(wave)
    wanted = text.strip()
    query = owned(Invitation, wave.municipality_id).where(Invitation.wave_id == wave.id, Invitation.channel == "link")
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        query = query.where(Invitation.id == int(wanted))
    else:
        query = query.where(func.lower(Invitation.name).contains(wanted.lower(), autoescape=True))
    return session.scalars(query.order_by(Invitation.name, Invitation.id).limit(MOST_FOUND)).all()


def _require_names(wave: Wave) -> None:
    if wave.mode == "anonymous":
        raise Refusal("In een anonieme meting zoekt u een formulier alleen op met de acht woorden die erop staan.")


def unfinished(session: Session, wave: Wave) -> int:
    """How many forms were begun and not handed in."""
    query = select(func.count()).where(*of_wave(PaperEntry, wave), PaperEntry.turn == TURNS[0])
    return session.scalar(query) or 0


def entries(session: Session, ticket: Ticket) -> tuple[Entry, ...]:
    """What was typed in of this form, the first time before the second."""
    places = [_place(ticket.token, turn) for turn in TURNS]
    query = select(PaperEntry).where(*of_wave(PaperEntry, ticket.wave), PaperEntry.id.in_(places))
    found = [_opened(row, ticket) for row in session.scalars(query).all()]
    return tuple(sorted(found, key=lambda entry: entry.turn))


def _place(token: str, turn: int) -> str:
    return hashlib.blake2b(f"{turn}:{token}".encode(), digest_size=24, person=b"paper-place").hexdigest()


def _opened(row: PaperEntry, ticket: Ticket) -> Entry:
    kept = orjson.loads(sealing.unlock_draft(row.ciphertext, ticket.token))
    answers = {**_known(ticket), **kept["answers"]}
    return Entry(row.id, row.turn, row.entered_by, answers, kept["version"], kept["done"], row.ciphertext)


def _known(ticket: Ticket) -> dict[str, Value | None]:
    """What the address list knows: questions that stand on no form, but may decide which ones do."""
    questions, given = questionnaire_of(ticket.wave).questions, ticket.invitation.background
    return {code: given[code] for code, question in questions.items() if not question.on_page and code in given}


def _locked(ticket: Ticket, answers: Answers, version: int, done: bool) -> bytes:
    document = {"answers": dict(answers), "version": version, "done": done}
    return sealing.lock_draft(orjson.dumps(document), ticket.token)


def begin(session: Session, ticket: Ticket, now: datetime.datetime, by: str, *, take_over: bool = False) -> Entry:
    """The entry to go on with: the first, or the second once the first is done.

    Raises WaveClosed, AlreadyIn, or Busy when somebody else is typing it in and it is not to be taken over.
    """
    require_open(session, ticket.wave, now)
    if responses.draft(session, ticket).submitted:
        raise AlreadyIn
    found = entries(session, ticket)
    current = found[-1] if found else None
    if current is None or (current.done and current.turn < TURNS[-1]):
        return _add(session, ticket, len(found) + 1, by)
    if current.entered_by == by:
        return current
    if not take_over:
        raise Busy(current)
    return _write(session, ticket, current, current.answers, done=False, by=by)


def _add(session: Session, ticket: Ticket, turn: int, by: str) -> Entry:
    wave = ticket.wave
    row = PaperEntry(
        id=_place(ticket.token, turn),
        municipality_id=wave.municipality_id,
        wave_id=wave.id,
        invitation_id=None if wave.mode == "anonymous" else ticket.invitation.id,
        turn=turn,
        entered_by=by,
        ciphertext=_locked(ticket, {}, 1, False),
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # at the same moment: a colleague, or a second click of one's own
        there = entries(session, ticket)[-1]
        if there.entered_by == by:
            return there
        raise Busy(there) from None
    return _opened(row, ticket)


def keep(
    session: Session, ticket: Ticket, entry: Entry, answers: Answers, version: int, by: str, *, done: bool = False
) -> Entry:
    """Keep the answers of a page on top of what was typed before. Raises Stale when it has changed since."""
    if entry.version != version or entry.entered_by != by:
        raise Stale
    kept = questionnaire_of(ticket.wave).prune({**entry.answers, **answers})
    return _write(session, ticket, entry, kept, done, by)


def _write(session: Session, ticket: Ticket, entry: Entry, answers: Answers, done: bool, by: str) -> Entry:
    """Replace exactly what was read: of two who do this at the same moment, one is told."""
    locked = _locked(ticket, answers, entry.version + 1, done)
    changed = session.execute(
        update(PaperEntry)
        .where(*of_wave(PaperEntry, ticket.wave), PaperEntry.id == entry.id, PaperEntry.ciphertext == entry.locked)
        .values(ciphertext=locked, entered_by=by)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale
    return replace(entry, answers=dict(answers), version=entry.version + 1, done=done, entered_by=by, locked=locked)


@dataclass(frozen=True)
class Difference:
    """A question that was typed in differently the second time."""

    section: Section
    question: Question
    values: tuple[Value | None, Value | None]


def differences(questionnaire: Questionnaire, first: Answers, second: Answers) -> list[Difference]:
    """The questions of which the two entries differ, in order. Not asked and left empty are the same."""
    return [
        Difference(section, question, (first.get(question.code), second.get(question.code)))
        for section in questionnaire.sections
        for question in section.plain
        if question.on_page and first.get(question.code) != second.get(question.code)
    ]


def settled(first: Answers, found: Sequence[Difference], choices: Mapping[str, int]) -> dict[str, Value | None]:
    """The answers once somebody has chosen, for every difference, which of the two it is (1 or 2)."""
    chosen = {each.question.code: each.values[choices[each.question.code] - 1] for each in found}
    return {**first, **chosen}


def hand_in(
    session: Session, ticket: Ticket, seen: Sequence[Entry], answers: Answers, now: datetime.datetime, by: str
) -> None:
    """Hand in these answers and forget what was typed. What the form leaves open was asked and skipped.

    In an anonymous wave the audit trail has no line for it: a line per form would tell when somebody's came in.
    Raises WaveClosed, AlreadyIn, or Stale when anything was typed since ``seen``.
    """
    before = responses.draft(session, ticket)
    if before.submitted:
        raise AlreadyIn
    gone = session.execute(
        delete(PaperEntry)
        .where(*of_wave(PaperEntry, ticket.wave), PaperEntry.ciphertext.in_([entry.locked for entry in seen]))
        .execution_options(synchronize_session=False)
    )
    if gone.rowcount != len(seen) or not seen:  # type: ignore[attr-defined]
        raise Stale
    questions = questionnaire_of(ticket.wave).questions
    told = {code: answers.get(code) for code, question in questions.items() if question.on_page}
    progress = responses.save(session, ticket, told, before.version, now, before)
    responses.submit(session, ticket, progress.version, now)
    if ticket.wave.mode != "anonymous":
        events.record(session, ticket.wave.municipality, "paper.hand_in", now, by, ticket.wave)
