"""What respondents are promised, per mode, in their language. The one place; "anoniem" is kept for the ballot box."""

from dataclasses import dataclass

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
            "niet. Let daarom op met namen in open antwoorden. Na het insturen kunt u uw antwoorden niet meer "
            "bekijken of veranderen.",
        ),
        "en": Promise(
            "Anonymous",
            "Your answers are anonymous. They go into a digital ballot box that stays sealed until the survey closes. "
            "We know who took part, but nobody can see who answered what: not us, and not later. So be careful with "
            "names in open answers. Once you have sent your answers, you cannot view or change them.",
        ),
    },
    "confidential": {
        "nl": Promise(
            "Vertrouwelijk",
            "We gaan vertrouwelijk met uw antwoorden om. Uw naam staat niet bij uw antwoorden. Er is wel een geheime "
            "code, waarmee we een volgende keer kunnen zien of er iets veranderd is. Medewerkers van de gemeente zien "
            "alleen uitkomsten van groepen, nooit wat u zelf hebt ingevuld.",
        ),
        "en": Promise(
            "Confidential",
            "We treat your answers as confidential. Your name is not kept with your answers. There is a secret code, "
            "so that next time we can see whether anything has changed. The municipality's staff see results of groups "
            "only, never what you filled in yourself.",
        ),
    },
    "named": {
        "nl": Promise(
            "Op naam",
            "Uw antwoorden staan op naam. De gemeente kan zien wat u hebt ingevuld en kan daarover contact met u "
            "opnemen.",
        ),
        "en": Promise(
            "With your name",
            "Your answers are kept with your name. The municipality can see what you filled in and may contact you "
            "about it.",
        ),
    },
}


def promise(wave: Wave, language: str) -> Promise:
    """What this wave promises its respondents, in this language."""
    return PROMISES[wave.mode][language]
