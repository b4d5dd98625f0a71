"""Reports on waves and documents of policy cycles that were asked for: asking, whose turn it is to make one, how far it
is, and fetching the file.

Made by ``surveyapp work``, by as many workers as there are: a request is claimed with a conditional update. A worker
says every few seconds that it is still at it. When it no longer does it has died, and another one begins anew.
"""

import datetime
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson
from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from surveyapp import __version__
from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Cycle, Event, Municipality, ReportRequest, Response, Wave
from surveyapp.storage.tenant import of_wave, owned

PERSONAL = "terugkoppeling.zip"
"""The kind of file in which it stands who answered what: for officers, and gone as soon as the names are."""
KEPT = datetime.timedelta(days=14)
"""How long a file can be fetched after it was made."""
LOST = datetime.timedelta(minutes=1)
"""A worker that has said nothing for so long is gone."""
BEAT = 10.0
"""Seconds between two signs of life."""
OVERDUE = datetime.timedelta(minutes=2)
"""So long after asking a page may say that no worker seems to run: longer than the longest pause of a worker."""
MOST_ATTEMPTS = 3
MOST_WAITING = 40
GIVEN_UP = (
    f"Het maken is {MOST_ATTEMPTS} keer begonnen en niet afgekomen. Waarschijnlijk is er te weinig geheugen, of werd "
    "het programma gestopt. Vraag uw beheerder in het logboek te kijken."
)
READING = (
    *("report.ask", "report.download", "view.download", "answers.download", "publication.publish"),
    *("document.ask", "document.download"),
)
"""What somebody does without changing anything that a report tells."""
QUIET = {"synchronize_session": False}
Subject: TypeAlias = Wave | Cycle
"""What a file is about, and on whose pages it is asked for: a wave has reports, a policy cycle has documents."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for. ``definition`` is its text, called ``source``; ``kind`` what the name of the file ends in;
    ``part`` the code of one letter of a document with several.
    """

    title: str
    name: str
    kind: str
    source: str
    definition: str
    day: datetime.date
    part: str = ""


@dataclass(frozen=True)
class Claim:
    """The right to make the file of this request, of one worker at a time."""

    number: int
    token: str


def ask(
    session: Session, subject: Subject, beside: Sequence[Wave], wanted: Wanted, now: datetime.datetime, by: str
) -> ReportRequest:
    """The request for this file: a new one, or the one that somebody already did for the very same. ``beside`` are the
    other waves that it tells of. Raises Refusal when too many are waiting."""
    _lock(session, subject)
    digest = _digest(session, subject, beside, wanted)
    known: ReportRequest | None = session.scalar(
        _about(subject)
        .where(ReportRequest.digest == digest, ReportRequest.state != "failed")
        .order_by(ReportRequest.id.desc())
    )
    if known:
        return known
    waiting = select(func.count()).select_from(ReportRequest).filter_by(**_columns(subject), state="waiting")
    if (session.scalar(waiting) or 0) >= MOST_WAITING:
        raise Refusal(f"Hiervan wachten er al {MOST_WAITING}. Wacht tot er een paar klaar zijn.")
    made = ReportRequest(
        **_columns(subject),
        beside=[each.id for each in beside],
        **vars(wanted),
        digest=digest,
        state="waiting",
        asked_by=by,
        asked_at=now,
        attempts=0,
        done=0,
        steps=1,
    )
    session.add(made)
    session.flush()
    record(session, subject, "ask", made, now, by)
    return made


def record(
    session: Session, subject: Subject, done: str, request: ReportRequest, now: datetime.datetime, by: str
) -> None:
    """Write in the trail that somebody did "ask" for this file, or its "download"."""
    told = f"{request.title}.{request.kind}"
    if isinstance(subject, Wave):
        events.record(session, subject.municipality, f"report.{done}", now, by, subject, told)
    else:
        events.record(session, subject.municipality, f"document.{done}", now, by, detail=f"{subject.years}: {told}")


def _lock(session: Session, subject: Subject) -> None:
    """Nobody else asks for a file about this meanwhile."""
    table = type(subject)
    session.scalar(select(table.id).where(table.id == subject.id).with_for_update())


def _columns(subject: Subject) -> dict[str, int]:
    """What keeps a request inside one wave or one cycle of one municipality."""
    column = "wave_id" if isinstance(subject, Wave) else "cycle_id"
    return {"municipality_id": subject.municipality_id, column: subject.id}


def _about(subject: Subject) -> Select[Any]:
    return owned(ReportRequest, subject.municipality_id).filter_by(**_columns(subject))


def _digest(session: Session, subject: Subject, beside: Sequence[Wave], wanted: Wanted) -> str:
    """Of all that decides about the file. What else was done in the municipality since counts as a change."""
    town, told_of = subject.municipality, [subject, *beside]
    last = session.scalar(
        select(func.max(Event.id)).where(Event.municipality_id == town.id, Event.action.not_in(READING))
    )
    waves = [each.id for each in told_of if isinstance(each, Wave)]
    answers = session.scalar(
        select(func.count()).where(Response.municipality_id == town.id, Response.wave_id.in_(waves))
    )
    about = [(each.__tablename__, each.id) for each in told_of]
    facts: list[Any] = [__version__, about, vars(wanted), last, answers, town.name, town.threshold, town.theme]
    return hashlib.sha256(orjson.dumps(facts)).hexdigest()


def listing(session: Session, subject: Subject) -> Sequence[ReportRequest]:
    """The requests about this wave or cycle, newest first, without their files."""
    return session.scalars(_about(subject).order_by(ReportRequest.id.desc())).all()


def find(session: Session, subject: Subject, number: int) -> ReportRequest | None:
    """The request with this number, if it is about this wave or cycle."""
    found: ReportRequest | None = session.scalar(_about(subject).where(ReportRequest.id == number))
    return found


def ahead(session: Session, request: ReportRequest) -> int:
    """How many of all municipalities come before this one."""
    busy = ReportRequest.state.in_(("waiting", "making"))
    return session.scalar(select(func.count()).where(busy, ReportRequest.id < request.id)) or 0


def seems_unattended(session: Session, request: ReportRequest, now: datetime.datetime) -> bool:
    """Whether it has waited so long, with nobody at work on any request, that no worker can be running."""
    if request.state in ("ready", "failed") or now - (request.seen_at or request.asked_at) < OVERDUE:
        return False
    alive = select(ReportRequest.id).where(ReportRequest.state == "making", ReportRequest.seen_at > now - OVERDUE)
    ended = select(ReportRequest.id).where(ReportRequest.ended_at > now - OVERDUE)
    return session.scalar(alive.limit(1)) is None and session.scalar(ended.limit(1)) is None


def _free(now: datetime.datetime) -> ColumnElement[bool]:
    lost = and_(ReportRequest.state == "making", ReportRequest.seen_at < now - LOST)
    return or_(ReportRequest.state == "waiting", lost)


def is_due(database: Database, now: datetime.datetime) -> bool:
    """Whether there is something to make: asked without writing, for it is asked every second."""
    with database.reading() as session:
        return session.scalar(select(ReportRequest.id).where(_free(now)).limit(1)) is not None


def take(session: Session, now: datetime.datetime) -> Claim | None:
    """Claim the request that was done first. None when nothing is free. What was begun too often fails here."""
    free = select(ReportRequest).where(_free(now)).order_by(ReportRequest.id)
    first = free.limit(1).with_for_update(skip_locked=True)  # the others are for other workers
    while request := session.scalar(first):
        if request.attempts >= MOST_ATTEMPTS:
            request.state, request.claim, request.problem, request.ended_at = "failed", None, GIVEN_UP, now
            session.flush()
            continue
        claim = Claim(request.id, secrets.token_hex(16))
        request.state, request.claim, request.seen_at = "making", claim.token, now
        request.attempts, request.done = request.attempts + 1, 0
        return claim
    return None


def beat(session: Session, claim: Claim, now: datetime.datetime) -> None:
    """Say that this worker is still at it."""
    _update(session, claim, {"seen_at": now})


def progress(session: Session, claim: Claim, done: int, steps: int, now: datetime.datetime) -> None:
    """Say how far it is."""
    _update(session, claim, {"done": done, "steps": steps, "seen_at": now})


def finish(session: Session, claim: Claim, content: bytes, now: datetime.datetime) -> bool:
    """The file is there, whole. False when another worker took the request over; then its file counts."""
    return _update(session, claim, {"state": "ready", "content": content, "claim": None, "ended_at": now})


def fail(session: Session, claim: Claim, problem: str, now: datetime.datetime) -> bool:
    """There will be no file, for this reason."""
    return _update(session, claim, {"state": "failed", "problem": problem, "claim": None, "ended_at": now})


def _update(session: Session, claim: Claim, values: dict[str, Any]) -> bool:
    mine = (ReportRequest.id == claim.number, ReportRequest.claim == claim.token)
    changed = session.execute(update(ReportRequest).where(*mine).values(values), execution_options=QUIET)
    return bool(changed.rowcount)  # type: ignore[attr-defined]


def sweep(session: Session, now: datetime.datetime) -> int:
    """Remove what was kept long enough; how many."""
    over = delete(ReportRequest).where(ReportRequest.ended_at <= now - KEPT)
    return int(session.execute(over, execution_options=QUIET).rowcount)  # type: ignore[attr-defined]


def drop_personal(session: Session, wave: Wave) -> None:
    """Remove, ready or not, what tells who answered what in this wave."""
    personal = delete(ReportRequest).where(*of_wave(ReportRequest, wave), ReportRequest.kind == PERSONAL)
    session.execute(personal, execution_options=QUIET)


def drop(session: Session, municipality: Municipality) -> None:
    """Remove all of this municipality, ready or not: what they hold may not be kept any longer."""
    every = delete(ReportRequest).where(ReportRequest.municipality_id == municipality.id)
    session.execute(every, execution_options=QUIET)
