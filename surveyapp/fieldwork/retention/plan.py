"""What will go and when, shown beforehand; and choosing an earlier day."""

import datetime
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, pseudonyms
from surveyapp.fieldwork.pseudonyms import KeyState
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import keeping, rules
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import Invitation, Message, Response, Wave, Wish
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Plan:
    """What there is to remove now, and the days. ``None`` for a day: not known before the wave has a last day."""

    people: int
    messages: int
    wishes: int
    unfinished: int | None
    """Answers that were never handed in; None while nobody may know."""
    answers: int
    """What stays."""
    addresses_until: datetime.date | None
    key_until: datetime.date | None
    key_state: KeyState
    shared_with: tuple[str, ...]
    """Titles of other waves with the same key."""


def plan(session: Session, wave: Wave) -> Plan:
    """What will go of this wave, and when."""
    others = [each.title for each in pseudonyms.sharing(session, wave) if each.id != wave.id]
    key_day = pseudonyms.last_day(session, wave) if wave.key_name else None
    submitted = (*of_wave(Response, wave), Response.state == "submitted")
    return Plan(
        people=_number(session, *of_wave(Invitation, wave), Invitation.channel == "link"),
        messages=_number(session, *of_wave(Message, wave)),
        wishes=_number(session, *of_wave(Wish, wave)) if wave.state == "closed" else 0,
        unfinished=_unfinished(session, wave),
        answers=_number(session, *submitted) if wave.state == "closed" else 0,
        addresses_until=keeping.addresses_until(wave),
        key_until=key_day or keeping.key_until(wave),
        key_state=pseudonyms.key_state(session, wave),
        shared_with=tuple(others),
    )


def _number(session: Session, *conditions: object) -> int:
    return session.scalar(select(func.count()).where(*conditions)) or 0  # type: ignore[arg-type]


def _unfinished(session: Session, wave: Wave) -> int | None:
    if wave.mode == "anonymous":
        return 0 if wave.state == "closed" else None
    return _number(session, *of_wave(Response, wave), Response.state == "draft")


def choose(session: Session, wave: Wave, field: str, day: datetime.date, now: datetime.datetime, by: str) -> None:
    """Let names and addresses (``addresses_until``) or the key (``key_until``) go on another day.

    Raises Senseless: after the opening only an earlier day can be chosen, and nothing goes before the wave is closed.
    """
    lock(session, wave)
    if wave.purged_at and field == "addresses_until":
        raise Refusal("De namen en adressen zijn al verwijderd.")
    told = _told(session, wave, field)
    before = getattr(wave, field)
    setattr(wave, field, day)
    rules.require_ahead(wave, field, now)
    if wave.state == "draft":
        rules.require_sense(wave)
    else:
        rules.require_promised(wave, field, told or _latest(wave, field))
        _require_after_closing(session, wave, field, day)
    if field == "key_until" and wave.key_name:
        session.flush()
        pseudonyms.agree(session, wave)
    detail = f"{_words(before)} → {_words(day)}"
    events.record(session, wave.municipality, f"wave.{field}", now, by, wave, detail)


def _told(session: Session, wave: Wave, field: str) -> datetime.date | None:
    if field == "key_until":
        return pseudonyms.last_day(session, wave) or keeping.key_until(wave)
    return keeping.addresses_until(wave) if wave.state == "open" else wave.addresses_until


def _latest(wave: Wave, field: str) -> datetime.date | None:
    """For a wave that was closed before days were kept: the latest day that can be chosen."""
    end = keeping.last_day(wave)
    months = keeping.KEY_MONTHS if field == "key_until" else keeping.MOST_ADDRESS_MONTHS
    return keeping.months_later(end, months) if end else None


def _require_after_closing(session: Session, wave: Wave, field: str, day: datetime.date) -> None:
    for each in pseudonyms.sharing(session, wave) if field == "key_until" else [wave]:
        if each.state == "open" and (each.closes_on is None or day < each.closes_on):
            raise rules.Senseless(
                field, f"De meting “{each.title}” is dan nog open. Kies een dag na het sluiten van die meting."
            )


def _words(day: datetime.date | None) -> str:
    return format_date(day, "nl") if day else "–"
