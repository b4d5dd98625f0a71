"""What respondents are promised, per mode, in their language. The one place; "anoniem" is kept for the ballot box.

The first page, the mails, the letters and the privacy page all take it from here, so that they agree.
"""

from dataclasses import dataclass

from surveyapp.fieldwork.waves import keeping
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import Wave


@dataclass(frozen=True)
class Promise:
    """``title`` names the mode, ``text`` is what the first page and the mails say."""

    title: str
    text: str


PROMISES: dict[str, dict[str, Promise]] = {
    "anonymous": {
        "nl": Promise(
            "Anoniem",
            "Uw antwoorden zijn anoniem. Ze gaan in een digitale stembus die dicht blijft tot de vragenlijst sluit. "
            "We weten wel wie heeft meegedaan, maar niemand kan zien wie wat heeft geantwoord: wij niet, en later ook "
            "niet. Zegt u dat u niet meedoet, dan zien we dat. Let op met namen in open antwoorden. Na het insturen "
            "kunt u uw antwoorden niet meer bekijken of veranderen.",
        ),
        "en": Promise(
            "Anonymous",
            "Your answers are anonymous. They go into a digital ballot box that stays sealed until the survey closes. "
            "We know who took part, but nobody can see who answered what: not us, and not later. If you say that you "
            "will not take part, we see that. Be careful with names in open answers. Once you have sent your answers, "
            "you cannot view or change them.",
        ),
    },
    "confidential": {
        "nl": Promise(
            "Vertrouwelijk",
            "We gaan vertrouwelijk met uw antwoorden om. Uw naam staat niet bij uw antwoorden. Er is wel een geheime "
            "code, waarmee we een volgende keer kunnen zien of er iets veranderd is. Medewerkers van de gemeente zien "
            "alleen uitkomsten van groepen, nooit wat u zelf hebt ingevuld. {key}",
        ),
        "en": Promise(
            "Confidential",
            "We treat your answers as confidential. Your name is not kept with your answers. There is a secret code, "
            "so that next time we can see whether anything has changed. The municipality's staff see results of groups "
            "only, never what you filled in yourself. {key}",
        ),
    },
    "named": {
        "nl": Promise(
            "Op naam",
            "Uw antwoorden staan op naam. De gemeente kan zien wat u hebt ingevuld en kan daarover contact met u "
            "opnemen. {names}",
        ),
        "en": Promise(
            "With your name",
            "Your answers are kept with your name. The municipality can see what you filled in and may contact you "
            "about it. {names}",
        ),
    },
}
KEY = {
    "nl": ("De sleutel van die code vernietigen we {until}.", "na {date}", "uiterlijk vier jaar na het sluiten"),
    "en": (
        "We destroy the key to that code {until}.",
        "after {date}",
        "no later than four years after the survey closes",
    ),
}
NAMES = {
    "nl": ("{until} verwijderen we uw naam en adres.", "Na {date}", "Drie maanden na het sluiten"),
    "en": (
        "{until} we remove your name and address.",
        "After {date}",
        "Three months after the survey closes",
    ),
}
"""A sentence, and when: with a date, or without one while the wave has no last day."""


def promise(wave: Wave, language: str) -> Promise:
    """What this wave promises its respondents, in this language."""
    found = PROMISES[wave.mode][language]
    return Promise(found.title, found.text.format(key=_key(wave, language), names=names_go(wave, language)))


def _key(wave: Wave, language: str) -> str:
    """When the key of the pseudonyms goes; from then on no answer can be led back to somebody."""
    sentence, dated, undated = KEY[language]
    day = keeping.key_until(wave)
    return sentence.format(until=dated.format(date=format_date(day, language)) if day else undated)


def names_go(wave: Wave, language: str) -> str:
    """When names and addresses go, as a sentence."""
    sentence, dated, undated = NAMES[language]
    day = keeping.addresses_until(wave)
    return sentence.format(until=dated.format(date=format_date(day, language)) if day else undated)
