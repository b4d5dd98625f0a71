"""The words of a wave's mails: the officer's own, or else ours."""

import datetime
from collections.abc import Mapping
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, owntexts
from surveyapp.fieldwork.lettertexts import Text
from surveyapp.fieldwork.mail import kinds
from surveyapp.fieldwork.mail.defaults import default
from surveyapp.fieldwork.mail.places import problems
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.tables import Wave

LANGUAGES = ("nl", "en")
RESULTS_AT = "results_at"
LONGEST_ADDRESS = 500
Words = Mapping[tuple[str, str], Text]
"""Texts by name and language."""


class WrongWords(Refusal):
    """Some texts cannot be sent; ``problems``: what is wrong, by text, language and field."""

    def __init__(self, found: Mapping[tuple[str, str, str], str]) -> None:
        super().__init__(next(iter(found.values())))
        self.problems = found


def offered(wave: Wave) -> list[str]:
    """The languages that people can be written to: those that the questionnaire is there in."""
    return [each for each in LANGUAGES if questionnaire_of(wave, each).language == each]


def of_kind(kind: str, wave: Wave) -> list[str]:
    """The texts of a kind. In an anonymous wave nobody can know who began, so there a reminder has one."""
    begun = kind in kinds.REMINDERS and wave.mode != "anonymous"
    return [kinds.text_of(kind), *([kinds.text_of(kind, begun=True)] if begun else [])]


def standard(wave: Wave, text: str, language: str) -> Text:
    """Our own words."""
    return default(text, language, anonymous=wave.mode == "anonymous")


def text_of(wave: Wave, text: str, language: str) -> Text:
    """The words of this wave."""
    return owntexts.read(wave, text, language, standard(wave, text, language))


def judge(wave: Wave, words: Words) -> dict[tuple[str, str, str], str]:
    """What is wrong with these words, by text, language and field."""
    return {
        (text, language, field): trouble
        for (text, language), given in words.items()
        for field, trouble in problems(text, given, wave.mode).items()
    }


def require_fit(wave: Wave, kind: str) -> None:
    """Raises WrongWords when a mail of this kind cannot go out as it is written now."""
    current = {(text, each): text_of(wave, text, each) for text in of_kind(kind, wave) for each in offered(wave)}
    if wrong := judge(wave, current):
        raise WrongWords(wrong)


def keep(session: Session, wave: Wave, words: Words, now: datetime.datetime, by: str) -> None:
    """Keep the officer's words, all or none. Raises WrongWords, or Refusal when nothing of it can be sent any more."""
    lock(session, wave)
    for text in {text for text, _ in words}:
        if kinds.kind_of(text) not in kinds.AFTERWARDS:
            owntexts.require_changeable(wave)
    if wrong := judge(wave, words):
        raise WrongWords(wrong)
    for (text, language), given in words.items():
        owntexts.keep(wave, text, language, given, standard(wave, text, language))
    events.record(session, wave.municipality, "mail.words", now, by, wave)


def results_at(wave: Wave) -> str:
    """Where on a website of its own the municipality shows the results; empty while nobody said so."""
    return str(wave.texts.get(RESULTS_AT, {}).get("nl", {}).get("body", ""))


def set_results_at(wave: Wave, address: str) -> None:
    """Say where the results can be seen. Raises Refusal when this is no address on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    printable = address.isprintable() and not set(address) & set(' <>"{}')
    if parts.scheme not in ("http", "https") or not parts.hostname or not printable or len(address) > LONGEST_ADDRESS:
        raise Refusal("Dit is geen webadres. Zo ziet het eruit: https://www.gemeente.nl/uitkomsten.")
    wave.texts = {**wave.texts, RESULTS_AT: {"nl": {"subject": "", "body": address}}}
