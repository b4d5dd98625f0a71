"""Mails to look at: every mail of a wave for a made-up person. Their links lead nowhere."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from surveyapp.fieldwork.addressing import GREETING
from surveyapp.fieldwork.mail import compose, kinds, places, post, words
from surveyapp.fieldwork.mail.compose import Recipient
from surveyapp.fieldwork.unsubscribing import PATH
from surveyapp.settings import Settings
from surveyapp.storage.tables import Wave

PERSON = {"nl": "mevrouw De Vries", "en": "Ms De Vries"}
ORGANISATION = {"nl": "Korfbalclub De Pijl", "en": "Korfball Club De Pijl"}
MEETING = {"nl": "12 maart, 19.30 uur, Dorpshuis De Brink", "en": "12 March, 19:30, Village Hall De Brink"}
NOWHERE = "VOORBEELD"
NOTE = {
    "nl": "Dit is een proefmail. De links werken niet.",
    "en": "This is a test mail. The links do not work.",
}


@dataclass(frozen=True)
class Sample:
    """One mail of a wave: which text, in which language, and how it reads."""

    text: str
    language: str
    mail: EmailMessage


def render_all(settings: Settings, wave: Wave, to: str, now: datetime.datetime) -> Iterator[Sample]:
    """Every mail of this wave, in every language that it is there in. Raises WrongWords for what cannot be sent."""
    for kind in (*kinds.MAILINGS, kinds.HANDOVERS[0]):
        for text in words.of_kind(kind, wave):
            for language in words.offered(wave):
                given = {(text, language): words.text_of(wave, text, language)}
                if wrong := words.judge(wave, given):
                    raise words.WrongWords(wrong)
                yield Sample(text, language, render(settings, wave, text, language, to, now))


def render(
    settings: Settings,
    wave: Wave,
    text: str,
    language: str,
    to: str,
    now: datetime.datetime,
    told: Mapping[str, str] | None = None,
) -> EmailMessage:
    """One mail of this wave for a made-up person, addressed to ``to``. ``told``: what is known of the results and the
    meeting, see ``shared``; where nothing is known stands an example."""
    link = f"{settings.base_url}/v/{NOWHERE}"
    away = f"{settings.base_url}{PATH}{NOWHERE}"
    person, _ = GREETING[language]
    greeting = person.format(name=PERSON[language])
    why = text if text in kinds.WISHED else "listed"
    examples = {places.RESULTS: f"{settings.base_url}/uitkomsten/{NOWHERE}", places.MEETING: MEETING[language]}
    known = {name: value for name, value in (told or {}).items() if value}
    recipient = Recipient(to, language, greeting, ORGANISATION[language], link, away, why, {**examples, **known})
    return compose.write(settings, wave, text, recipient, now, note=NOTE[language])


def send(settings: Settings, wave: Wave, text: str, language: str, to: str, now: datetime.datetime) -> None:
    """Send one such mail now, to whoever wants to see it. Raises MailRefused or NoAddress."""
    post.send_now(settings, render(settings, wave, text, language, to, now))
