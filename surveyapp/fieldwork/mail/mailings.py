"""What an officer plans: one kind of mail of a wave, to everybody who is to get it and did not get it yet."""

import datetime
from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.mail import audience, kinds, queue, shared, words
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import closing_moment
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.fieldwork.waves.period import NETHERLANDS
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Mailing, Message, Wave
from surveyapp.storage.tenant import of_wave

NAMES = {
    kinds.INVITATION: "uitnodiging",
    "reminder1": "eerste herinnering",
    "reminder2": "tweede herinnering",
    "reminder3": "derde herinnering",
    kinds.THANKS: "bedankje",
    kinds.RESULTS: "mail met de uitkomsten",
    kinds.MEETING: "mail over de bijeenkomst",
}
THANKS_LAST = datetime.timedelta(days=2)
"""So long after closing the last ones are still thanked: in an anonymous wave they show only then."""
AT_ONCE = 500
QUIET = {"synchronize_session": False}


class WrongMoment(Refusal):
    """It cannot go at that moment."""


def of_wave_by_kind(session: Session, wave: Wave) -> dict[str, Mailing]:
    """What was planned."""
    query = select(Mailing).where(*of_wave(Mailing, wave))
    return {each.kind: each for each in session.scalars(query)}


def plan(session: Session, wave: Wave, kind: str, at: datetime.datetime, now: datetime.datetime, by: str) -> None:
    """Let this kind go out at this moment, or at another one than was planned; started, it goes to who is still to get
    it. Before the wave is open nothing goes. Raises Refusal.
    """
    lock(session, wave)
    _require_sense(session, wave, kind, at, now)
    words.require_fit(wave, kind)
    if lacking := shared.missing(session, wave, kind, max(at, now)):
        raise WrongMoment(lacking) if lacking == shared.OVER else Refusal(lacking)
    known = of_wave_by_kind(session, wave).get(kind)
    if known is None:
        known = Mailing(municipality_id=wave.municipality_id, wave_id=wave.id, kind=kind)
        session.add(known)
    known.state, known.due_at, known.planned_by = "planned", max(at, now), by
    detail = f"{NAMES[kind]}, {'meteen' if at <= now else in_words(at)}"
    events.record(session, wave.municipality, "mail.plan", now, by, wave, detail)


def _require_sense(session: Session, wave: Wave, kind: str, at: datetime.datetime, now: datetime.datetime) -> None:
    if kind not in kinds.MAILINGS:
        raise Refusal("Zo'n mail is er niet.")
    if wave.purged_at is not None:
        raise Refusal("De adressen van deze meting zijn verwijderd. Er kan geen mail meer uit.")
    if kind in kinds.WISHED and wave.state != "closed":
        what = (
            "De uitkomsten zijn er" if kind == kinds.RESULTS else "De lijst met wie van een bijeenkomst wil horen is er"
        )
        raise Refusal(f"{what} pas als de meting gesloten is.")
    if kind not in kinds.WISHED and wave.state == "closed":
        raise Refusal("Deze meting is gesloten. Deze mail heeft geen zin meer.")
    end = closing_moment(wave)
    if kind in kinds.ASKS and end is not None and at >= end:
        raise WrongMoment("Dan is de meting al gesloten. Kies een eerder moment.")
    _require_order(of_wave_by_kind(session, wave), kind, max(at, now))


def _require_order(known: dict[str, Mailing], kind: str, at: datetime.datetime) -> None:
    """A reminder goes after what it reminds of."""
    order = (kinds.INVITATION, *kinds.REMINDERS)
    if kind not in order:
        return
    place = order.index(kind)
    for other in order[:place]:
        if other in known and known[other].state == "planned" and known[other].due_at >= at:
            raise WrongMoment(f"De {NAMES[other]} gaat dan pas later uit: {in_words(known[other].due_at)}.")
    for other in order[place + 1 :]:
        if other in known and known[other].state == "planned" and known[other].due_at <= at:
            raise WrongMoment(f"De {NAMES[other]} gaat al eerder uit: {in_words(known[other].due_at)}.")


def in_words(at: datetime.datetime) -> str:
    """On the clock of the Netherlands: "3 maart 2026, 9:00 uur"."""
    local = at.astimezone(NETHERLANDS)
    return f"{format_date(local.date(), 'nl')}, {local.hour}:{local:%M} uur"


def stop(session: Session, wave: Wave, kind: str, now: datetime.datetime, by: str) -> None:
    """Send nothing more of this kind; it can be planned again. Raises Refusal when there is nothing to stop."""
    lock(session, wave)
    known = of_wave_by_kind(session, wave).get(kind)
    if known is None or known.state == "stopped":
        raise Refusal("Er is niets om te stoppen.")
    known.state = "stopped"
    queue.drop(session, wave, kind, "gestopt", now)
    events.record(session, wave.municipality, "mail.stop", now, by, wave, NAMES[kind])


def start_due(database: Database, now: datetime.datetime) -> None:
    """Put into the queue what is due: a mailing per transaction. Of several workers one does it."""
    for number, kind in _due(database, now):
        with database.transaction() as session:
            wave = session.get_one(Wave, number)
            lock(session, wave)
            mailing = of_wave_by_kind(session, wave).get(kind)
            if mailing is not None and _is_due(wave, mailing, now):
                _start(session, wave, mailing, now)


def _due(database: Database, now: datetime.datetime) -> list[tuple[int, str]]:
    """Waves and kinds, to be looked at once more under lock."""
    with database.reading() as session:
        possible = (Mailing.state == "planned") & (Mailing.due_at <= now)
        query = select(Wave, Mailing).join(Mailing, Mailing.wave_id == Wave.id)
        query = query.where(possible | ((Mailing.state == "started") & (Mailing.kind == kinds.THANKS)))
        found = session.execute(query.order_by(Mailing.due_at, Mailing.id)).all()
        return [
            (wave.id, mailing.kind)
            for wave, mailing in found
            if _is_due(wave, mailing, now)
            and (mailing.state == "planned" or audience.recipients(session, wave, mailing.kind))
        ]


def _is_due(wave: Wave, mailing: Mailing, now: datetime.datetime) -> bool:
    """Thanks go on for as long as people answer; everything else starts once it is planned."""
    goes_on = mailing.kind == kinds.THANKS and mailing.state == "started"
    if not goes_on and (mailing.state != "planned" or mailing.due_at > now):
        return False
    if wave.purged_at is not None or wave.state == "draft":
        return False
    if mailing.kind == kinds.THANKS:
        return wave.closed_at is None or now < wave.closed_at + THANKS_LAST
    return (wave.state == "closed") == (mailing.kind in kinds.WISHED)


def _start(session: Session, wave: Wave, mailing: Mailing, now: datetime.datetime) -> None:
    """A message for everybody who is to get one; what was dropped earlier is due again."""
    mailing.state = "started"
    found = list(audience.recipients(session, wave, mailing.kind))
    column = Message.wish_id if mailing.kind in kinds.WISHED else Message.invitation_id
    session.flush()
    mine = (*of_wave(Message, wave), Message.kind == mailing.kind, Message.state == "dropped")
    again = {"state": "due", "next_at": now, "ended_at": None, "error": "", "attempts": 0, "claim": None}
    for some in audience.split(found, AT_ONCE):
        dropped = session.scalars(select(column).where(*mine, column.in_(some))).all()
        session.execute(update(Message).where(*mine, column.in_(some)).values(again), execution_options=QUIET)
        _insert(session, wave, mailing.kind, column.key, [each for each in some if each not in set(dropped)], now)


def _insert(
    session: Session, wave: Wave, kind: str, column: str, numbers: Sequence[int | str], now: datetime.datetime
) -> None:
    fixed = {"municipality_id": wave.municipality_id, "wave_id": wave.id, "kind": kind, "next_at": now}
    rows = [{**fixed, column: number} for number in numbers]
    if rows:
        session.execute(insert(Message), rows)
