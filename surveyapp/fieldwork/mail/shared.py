"""What a mail can tell of what the municipality shares afterwards: where the results stand, and when the meeting is.

Read again when a mail leaves: a page that was taken away is nowhere to go to, so the mail waits until it is back, and
one about a meeting until there is a date.
"""

import datetime

from sqlalchemy.orm import Session

from surveyapp.fieldwork import publications
from surveyapp.fieldwork.mail import kinds, places, words
from surveyapp.fieldwork.waves.period import NETHERLANDS
from surveyapp.questionnaire.notation import format_date
from surveyapp.settings import Settings
from surveyapp.storage.tables import Wave

PAUSE = datetime.timedelta(minutes=15)
"""So long a mail waits before it is looked at again."""
NO_RESULTS = (
    "Maak de uitkomsten eerst openbaar, of vul in waar de uitkomsten staan op een eigen website. Dat adres komt in de "
    "mail."
)
NO_MEETING = "Er is nog geen datum voor de bijeenkomst. Vul die eerst in bij Delen."
OVER = "De bijeenkomst is al geweest."
WAITS = {
    kinds.RESULTS: "Wacht: de uitkomsten staan niet meer openbaar.",
    kinds.MEETING: "Wacht: er is geen datum meer voor de bijeenkomst.",
}


def results_at(session: Session, settings: Settings, wave: Wave) -> str:
    """Where the results can be seen: their public page, or else where the officer said; empty when nowhere."""
    if publications.is_public(session, wave):
        return settings.base_url.rstrip("/") + publications.path(wave)
    return _elsewhere(wave)


def _elsewhere(wave: Wave) -> str:
    """An address that the officer typed, unless it is that of our own page, which is not there."""
    typed = words.results_at(wave)
    return "" if typed.rstrip("/").endswith(publications.path(wave)) else typed


def meeting(session: Session, wave: Wave, language: str) -> str:
    """Date, time and place of the meeting about the results; empty without a date."""
    told = publications.shared(session, wave)
    if told.meeting_on is None:
        return ""
    parts = (format_date(told.meeting_on, language), told.meeting_time, told.meeting_place)
    return ", ".join(part for part in (each.strip() for each in parts) if part)


def filled_in(session: Session, settings: Settings, wave: Wave, language: str) -> dict[str, str]:
    """What stands in the places of these mails; empty where there is nothing to tell."""
    return {
        places.RESULTS: results_at(session, settings, wave),
        places.MEETING: meeting(session, wave, language),
    }


def missing(session: Session, wave: Wave, kind: str, at: datetime.datetime) -> str:
    """Why a mail of this kind cannot go out at this moment, in words; empty when it can."""
    if kind == kinds.RESULTS and not (publications.is_public(session, wave) or _elsewhere(wave)):
        return NO_RESULTS
    if kind == kinds.MEETING and publications.shared(session, wave).meeting_on is None:
        return NO_MEETING
    return OVER if is_over(session, wave, kind, at) else ""


def is_over(session: Session, wave: Wave, kind: str, at: datetime.datetime) -> bool:
    """Whether this tells of a meeting that was before the day of this moment."""
    day = publications.shared(session, wave).meeting_on if kind == kinds.MEETING else None
    return day is not None and day < at.astimezone(NETHERLANDS).date()
