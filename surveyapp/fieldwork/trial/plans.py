"""What somebody with experience looks at in the dates and the texts before fieldwork. Only what is known here."""

import datetime
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.addressing import whole_minutes
from surveyapp.fieldwork.mail.words import RESULTS_AT
from surveyapp.fieldwork.trial.model import Check, counted
from surveyapp.fieldwork.waves import closing_moment, is_due, opening_moment, questionnaire_of
from surveyapp.fieldwork.waves.period import day_of
from surveyapp.questionnaire.checks.effort import MOST_MINUTES
from surveyapp.questionnaire.notation import format_date
from surveyapp.settings import Settings
from surveyapp.storage.tables import Invitation, Mailing, Wave
from surveyapp.storage.tenant import of_wave

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKEND = 5
LANGUAGES = {"nl": "Nederlands", "en": "Engels"}
LOCAL = ("localhost", "127.0.0.1", "::1")


def checks(
    session: Session, wave: Wave, people: Sequence[Invitation], settings: Settings, now: datetime.datetime
) -> list[Check]:
    """Everything there is to say about when and how people are asked."""
    return [
        *_period(session, wave, now),
        _length(wave),
        _contact(wave),
        *_languages(wave, people),
        *_address_of_the_site(settings),
    ]


def _period(session: Session, wave: Wave, now: datetime.datetime) -> Iterator[Check]:
    title, remedy = "De sluitingsdatum is handig gekozen", "Kies een andere laatste dag bij Meting veranderen."
    if wave.closes_on is None:
        text = "Er is geen laatste dag. Een duidelijke laatste dag helpt mensen om mee te doen."
        yield Check("period", "closing", "warning", title, text, "Kies een laatste dag bij Meting veranderen.")
    elif is_due(wave, now):
        yield Check("period", "closing", "failed", title, "De laatste dag is al voorbij.", remedy)
    elif (weekday := wave.closes_on.weekday()) >= WEEKEND:
        day = f"{DAYS[weekday]} {format_date(wave.closes_on, 'nl')}"
        text = f"De meting sluit op {day}. In het weekend kan niemand bij de gemeente vragen beantwoorden."
        yield Check("period", "closing", "warning", title, text, remedy)
    else:
        day = f"{DAYS[weekday]} {format_date(wave.closes_on, 'nl')}"
        yield Check("period", "closing", "ok", title, f"De laatste dag is {day}.")
    yield from _mailings(session, wave)


def _mailings(session: Session, wave: Wave) -> Iterator[Check]:
    """Nothing asks to take part before that is possible, or after."""
    planned = select(Mailing).where(*of_wave(Mailing, wave), Mailing.state == "planned").order_by(Mailing.due_at)
    mailings = [each for each in session.scalars(planned) if each.kind.startswith(("invitation", "reminder"))]
    begin, end = opening_moment(wave), closing_moment(wave)
    title = "Mails gaan weg terwijl de meting open is"
    early = [each for each in mailings if begin and each.due_at < begin]
    late = [each for each in mailings if end and each.due_at >= end]
    remedy = "Kies bij Mail een ander moment, of verander de datums van de meting."
    if early:
        text = "Er gaat een mail weg voordat mensen kunnen meedoen."
        yield Check("period", "mail_early", "failed", title, text, remedy)
    if late:
        text = "De laatste herinnering gaat pas weg als de meting al gesloten is."
        yield Check("period", "mail_late", "failed", title, text, remedy)
    if mailings and not early and not late:
        last = format_date(day_of(mailings[-1].due_at), "nl")
        yield Check("period", "mail", "ok", title, f"De laatste mail gaat weg op {last}.")


def _contact(wave: Wave) -> Check:
    title = "Deelnemers weten wie ze iets kunnen vragen"
    if wave.contact_email or wave.contact_phone:
        told = ", ".join(filter(None, (wave.contact_name, wave.contact_email, wave.contact_phone)))
        return Check("texts", "contact", "ok", title, told)
    text = "Er is geen contactpersoon met een e-mailadres of telefoonnummer."
    return Check("texts", "contact", "warning", title, text, "Vul die in bij Meting veranderen.")


def _languages(wave: Wave, people: Sequence[Invitation]) -> Iterator[Check]:
    """Every language that respondents may choose, or that somebody on the list reads, has its texts."""
    for language in dict.fromkeys([*wave.municipality.languages, *(each.language for each in people)]):
        name, readers = LANGUAGES.get(language, language), [each for each in people if each.language == language]
        title = f"De vragenlijst is er in het {name}"
        if questionnaire_of(wave, language).language == language:
            yield Check("texts", f"language_{language}", "ok", title, "Deelnemers kunnen deze taal kiezen.")
        else:
            text = f"Er is geen vertaling in het {name}. Deelnemers kunnen die taal dus niet kiezen."
            if readers:
                one, many = (
                    " Op de lijst staat 1 organisatie met die taal.",
                    " Op de lijst staan {} organisaties met die taal.",
                )
                text += counted(len(readers), one, many)
            remedy = f"Maak een meting met een vertaalde vragenlijst, of haal {name} weg bij Gemeente."
            yield Check("texts", f"language_{language}", "warning", title, text, remedy)
        yield from _own_words(wave, language, name, bool(readers))


def _own_words(wave: Wave, language: str, name: str, read: bool) -> Iterator[Check]:
    """A text that was changed in one language alone says something else in another."""
    kinds = [kind for kind, own in wave.texts.items() if own and language not in own and kind != RESULTS_AT]
    if kinds and (read or language in wave.municipality.languages):
        text = f"U veranderde teksten van brieven of mails, maar niet in het {name}."
        remedy = f"Pas ook de tekst in het {name} aan, zodat iedereen hetzelfde leest."
        yield Check("texts", f"words_{language}", "warning", f"De eigen teksten zijn er in het {name}", text, remedy)


def _address_of_the_site(settings: Settings) -> Iterator[Check]:
    title, host = "De links wijzen naar een adres dat iedereen kan openen", urlsplit(settings.base_url).hostname or ""
    remedy = "Vraag de beheerder om SURVEYAPP_BASE_URL in te stellen op het adres van de site."
    if host in LOCAL:
        text = f"De links wijzen naar {settings.base_url}. Dat adres werkt alleen op de server zelf."
        yield Check("texts", "site", "warning", title, text, remedy)
    elif not settings.https:
        text = f"De links wijzen naar {settings.base_url}, zonder https: wat mensen invullen is onderweg te lezen."
        yield Check("texts", "site", "warning", title, text, remedy)


def _length(wave: Wave) -> Check:
    minutes, title = questionnaire_of(wave).minutes, "De vragenlijst is kort genoeg"
    told = f"Invullen duurt naar schatting {counted(whole_minutes(minutes), '1 minuut', '{} minuten')}."
    if minutes <= MOST_MINUTES:
        return Check("texts", "length", "ok", title, told)
    return Check(
        "texts",
        "length",
        "warning",
        title,
        f"{told} Boven de {MOST_MINUTES} minuten doen minder mensen mee.",
        "Laat een thema of vragen weg die u niet nodig hebt voor een besluit.",
    )
