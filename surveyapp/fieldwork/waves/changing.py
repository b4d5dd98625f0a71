"""Changing a wave. What may still change depends on how far it is: what respondents were told stays true."""

import datetime
from typing import Any, Unpack

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import ballotbox, events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import ledger, rules
from surveyapp.fieldwork.waves.making import AHEAD, Details, fill, trimmed
from surveyapp.fieldwork.waves.period import has_begun, is_due
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import Invitation, Message, Wave
from surveyapp.storage.tenant import of_wave

ALWAYS = ("title", "remark", "contact_name", "contact_email", "contact_phone")
PERIOD = ("closes_on", "closes_time")
KEPT = ("addresses_until", "key_until")
DRAFT = ("mode", "ordinal", "population", "opens_on", "opens_time", *PERIOD, *KEPT)
NAMES = {
    "title": "titel",
    "remark": "opmerking",
    "contact_name": "contactpersoon",
    "contact_email": "contactpersoon",
    "contact_phone": "contactpersoon",
    "mode": "belofte",
    "ordinal": "volgnummer",
    "population": "totaal aantal",
    "opens_on": "opening",
    "opens_time": "opening",
    "closes_on": "sluiting",
    "closes_time": "sluiting",
    "addresses_until": "bewaartijd van adressen",
    "key_until": "bewaartijd van de sleutel",
}
"""Columns as the audit trail calls them."""


class Changes(Details, total=False):
    """What an officer may change, beside what may be told when it is made."""

    title: str
    mode: str
    ordinal: int


def changeable(wave: Wave, now: datetime.datetime) -> tuple[str, ...]:
    """The columns that an officer may still change on the form of the wave."""
    if wave.state == "draft":
        return (*ALWAYS, *DRAFT)
    if wave.state == "open" and not has_begun(wave, now):
        return (*ALWAYS, "opens_on", "opens_time")
    return ALWAYS


def change(session: Session, wave: Wave, now: datetime.datetime, by: str, **changes: Unpack[Changes]) -> None:
    """Change a wave. Raises Senseless, or Refusal for what is fixed by now."""
    lock(session, wave)
    before = {field: getattr(wave, field) for field in changes}
    values = {field: value for field, value in trimmed(changes).items() if value != before[field]}
    changed, told = list(values), promised(session, wave)
    if fixed := [field for field in changed if field not in changeable(wave, now)]:
        raise Refusal(f"Dit staat vast sinds de opening: {_named(fixed)}.")
    fill(wave, values)
    if "mode" in changed:
        ballotbox.discard(session, wave)  # a trial run may have made one
    _require(wave, changed, before, now, told)
    if changed:
        events.record(session, wave.municipality, "wave.change", now, by, wave, _named(changed))


def _require(wave: Wave, changed: list[str], before: dict[str, Any], now: datetime.datetime, told: bool) -> None:
    if "mode" in changed and told:
        raise rules.Senseless("mode", "Er zijn al brieven of mails met deze belofte. Die kan dus niet meer veranderen.")
    rules.require_sense(wave)
    for field in AHEAD:
        if field in changed or (field == "closes_on" and "closes_time" in changed):
            rules.require_ahead(wave, field, now)
    for field in KEPT:
        if told and field in changed:
            rules.require_promised(wave, field, before[field])


def _named(fields: list[str]) -> str:
    return ", ".join(dict.fromkeys(NAMES[field] for field in fields))


def promised(session: Session, wave: Wave) -> bool:
    """Whether anybody was told what this wave promises: it is open, or letters or mails were made."""
    if wave.state != "draft":
        return True
    letters = exists().where(*of_wave(Invitation, wave), Invitation.letter_on.is_not(None))
    mails = exists().where(*of_wave(Message, wave), Message.state.in_(["sending", "sent", "uncertain"]))
    return bool(session.scalar(select(or_(letters, mails))))


def extend(
    session: Session,
    wave: Wave,
    day: datetime.date,
    time: datetime.time | None,
    now: datetime.datetime,
    by: str,
) -> None:
    """Let an open wave close at another moment: later, or earlier but not in the past. Never after it has closed.

    What was promised about names and keys stays: the wave closes before they go.
    """
    lock(session, wave)
    if wave.state != "open" or is_due(wave, now):
        raise Refusal("Deze meting is niet meer open. Verlengen kan alleen zolang deelnemers nog mee kunnen doen.")
    before = moment_in_words(wave)
    wave.closes_on, wave.closes_time = day, time
    rules.require_ahead(wave, "closes_on", now)
    for field, what in (("addresses_until", "de adressen worden"), ("key_until", "de sleutel wordt")):
        kept: datetime.date | None = getattr(wave, field)
        if kept is not None and day > kept:
            raise rules.Senseless(
                "closes_on", f"Beloofd is dat {what} bewaard tot en met {format_date(kept, 'nl')}. Kies een dag ervoor."
            )
    rules.require_sense(wave)
    events.record(session, wave.municipality, "wave.extend", now, by, wave, f"{before} → {moment_in_words(wave)}")


def moment_in_words(wave: Wave) -> str:
    """When it closes: "31 december 2026, 17:00"."""
    if wave.closes_on is None:
        return "zonder laatste dag"
    day = format_date(wave.closes_on, "nl")
    return f"{day}, {wave.closes_time:%H:%M}" if wave.closes_time else day


def lock(session: Session, wave: Wave) -> None:
    """Nobody else changes, closes or answers this wave until this transaction ends; what was read is read again."""
    session.flush()
    session.execute(select(Wave.id).where(Wave.id == wave.id).with_for_update())
    session.refresh(wave)


def correct_population(session: Session, wave: Wave, population: int, now: datetime.datetime, by: str) -> None:
    """Set how many there are in all; the audit trail keeps what it was. Raises Refusal when more have answered."""
    answered = ledger.counts(session, wave).submitted
    if population < max(answered, 1):
        raise Refusal(f"Er zijn al {answered} antwoorden. Het totaal kan niet kleiner zijn.")
    before, wave.population = wave.population, population
    detail = f"{before if before is not None else '–'} → {population}"
    events.record(session, wave.municipality, "wave.population", now, by, wave, detail)
