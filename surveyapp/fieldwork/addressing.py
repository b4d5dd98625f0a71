"""How letters and mails address people and name things: one place, so that both say the same."""

import math

from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import Invitation, Municipality, Wave

GREETING = {"nl": ("Geachte {name}", "Beste mensen van {name}"), "en": ("Dear {name}", "Dear people of {name}")}
NEUTRAL = {"nl": "Goedendag", "en": "Dear reader"}
NOBODY = {"nl": "uw organisatie", "en": "your organisation"}
ANYTIME = {"nl": "de dag waarop de vragenlijst sluit", "en": "the day on which the survey closes"}


def owner(municipality: Municipality, language: str) -> str:
    """Who writes: "Gemeente Zonstad"."""
    name = municipality.name
    if name.casefold().startswith(("gemeente ", "municipality ")):
        return name
    return f"{'Municipality of' if language == 'en' else 'Gemeente'} {name}"


def contact(wave: Wave) -> str:
    """Whom to ask, as one line; empty when nobody was named."""
    return ", ".join(filter(None, (wave.contact_name, wave.contact_email, wave.contact_phone)))


def greeting(invitation: Invitation, language: str) -> str:
    """How a letter to this invitation begins: the person, or the people of the organisation, or anybody."""
    person, people = GREETING[language]
    if invitation.salutation:
        return person.format(name=invitation.salutation)
    return people.format(name=invitation.name) if invitation.name else NEUTRAL[language]


def whole_minutes(minutes: float) -> int:
    """An estimate as people say it: whole minutes, at least one."""
    return max(1, math.ceil(minutes - 0.25))


def about(wave: Wave, language: str) -> dict[str, str]:
    """What is filled in about the wave, whoever reads it; see ``lettertexts.PLACES``."""
    questionnaire = questionnaire_of(wave, language)
    return {
        "gemeente": owner(wave.municipality, language),
        "vragenlijst": questionnaire.title,
        "minuten": str(whole_minutes(questionnaire.minutes)),
        "laatste dag": format_date(wave.closes_on, language) if wave.closes_on else ANYTIME[language],
        "contact": contact(wave) or owner(wave.municipality, language),
    }
