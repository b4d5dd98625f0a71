"""What makes sense for a wave: its name, its period, whom to ask, and how long things are kept."""

import datetime

from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import keeping
from surveyapp.fieldwork.waves.period import closing_moment, day_of, exists, opening_moment
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import MODES, Wave

LONGEST_TITLE, LONGEST_CONTACT = 120, 120


class Senseless(Refusal):
    """One of the things that an officer fills in cannot be; ``field`` is the column of the wave."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def require_sense(wave: Wave) -> None:
    """Raises Senseless for what can never be, whatever the day."""
    _require_name(wave)
    _require_times(wave)
    _require_contact(wave)
    if wave.state != "closed":
        _require_days(wave)


def _require_name(wave: Wave) -> None:
    if wave.mode not in MODES:
        raise Senseless("mode", f"“{wave.mode}” is geen vorm van privacy. Kies uit: {', '.join(MODES)}.")
    if not wave.title.strip():
        raise Senseless("title", "Geef de meting een titel.")
    if len(wave.title) > LONGEST_TITLE:
        raise Senseless("title", f"Houd de titel korter dan {LONGEST_TITLE} tekens.")
    if wave.ordinal < 0:
        raise Senseless("ordinal", "Het volgnummer is 0 of hoger.")
    if wave.population is not None and wave.population < 1:
        raise Senseless("population", "Het aantal organisaties is 1 of hoger.")


def _require_times(wave: Wave) -> None:
    for day_field, time_field in (("opens_on", "opens_time"), ("closes_on", "closes_time")):
        day, time = getattr(wave, day_field), getattr(wave, time_field)
        if time is not None and day is None:
            raise Senseless(day_field, "U gaf wel een tijd, maar geen dag.")
        if time is not None and not exists(day, time):
            raise Senseless(
                time_field,
                f"Op {format_date(day, 'nl')} bestaat {time:%H:%M} uur niet: die nacht gaat de klok een uur vooruit. "
                "Kies een andere tijd.",
            )
    opening, closing = opening_moment(wave), closing_moment(wave)
    if opening and closing and closing <= opening:
        raise Senseless("closes_on", "De meting sluit dan voordat hij opengaat. Kies een later moment.")


def _require_contact(wave: Wave) -> None:
    for field in ("contact_name", "contact_phone"):
        text = getattr(wave, field)
        if len(text) > LONGEST_CONTACT or not text.isprintable():
            raise Senseless(field, f"Houd dit op één regel, korter dan {LONGEST_CONTACT} tekens.")
    if wave.contact_email and mailbox(wave.contact_email) != wave.contact_email:
        raise Senseless("contact_email", "Dit is geen e-mailadres. Zo ziet het eruit: naam@gemeente.nl.")


def _require_days(wave: Wave) -> None:
    """How long things are kept, as far as the officer chose it."""
    end = keeping.last_day(wave)
    for field, months in (("addresses_until", keeping.MOST_ADDRESS_MONTHS), ("key_until", keeping.KEY_MONTHS)):
        day = getattr(wave, field)
        if day is None:
            continue
        if end is None:
            raise Senseless(field, "Kies dan ook een laatste dag om mee te doen: vanaf die dag telt de bewaartijd.")
        latest = keeping.months_later(end, months)
        if not end <= day <= latest:
            text = f"Kies een dag van {format_date(end, 'nl')} tot en met {format_date(latest, 'nl')}."
            raise Senseless(field, f"Bewaren kan tot hoogstens {months} maanden na het sluiten. {text}")


def require_ahead(wave: Wave, field: str, now: datetime.datetime) -> None:
    """Raises Senseless when the day or moment that was just chosen is over already."""
    if field == "closes_on" and wave.closes_time is not None:
        end = closing_moment(wave)
        if end is not None and end <= now:
            raise Senseless(field, "Dit moment is al voorbij. Kies een later moment.")
    elif (day := getattr(wave, field)) is not None and day < day_of(now):
        raise Senseless(field, "Deze dag is al voorbij. Kies een latere dag.")


def require_promised(wave: Wave, field: str, before: datetime.date | None) -> None:
    """Raises Senseless when something is kept longer than respondents were told; ``before`` is what they were told."""
    day: datetime.date | None = getattr(wave, field)
    if before is not None and (day is None or day > before):
        raise Senseless(
            field,
            f"Deelnemers lazen dat dit tot en met {format_date(before, 'nl')} wordt bewaard. Eerder mag, later niet.",
        )
