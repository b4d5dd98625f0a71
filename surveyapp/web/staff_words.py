"""What the pages for staff call things, in Dutch: one screen to review the tone."""

import datetime

from surveyapp.fieldwork.waves import NETHERLANDS, Counts
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.numbers import NOTHING, Notation
from surveyapp.storage.tables import Wave

DUTCH = Notation("nl")

STATES = {"draft": "Concept", "open": "Open", "closed": "Gesloten"}

MODES = {"anonymous": "Anoniem", "confidential": "Vertrouwelijk", "named": "Op naam"}

CONSEQUENCES = {
    "anonymous": "Antwoorden gaan in een verzegelde stembus. Uitkomsten ziet u pas als de meting gesloten is. Twee "
    "metingen vergelijkt u als geheel, niet per organisatie.",
    "confidential": "Niemand ziet op het scherm wie wat antwoordde. Bij genoeg antwoorden ziet u ook tussentijdse "
    "uitkomsten. Een geheime code koppelt twee metingen van dezelfde organisatie.",
    "named": "U kunt zien wie wat antwoordde. Kies dit alleen als u de antwoorden wilt bespreken, bijvoorbeeld met "
    "collega's.",
}
"""What each kind of privacy means for the officer who has to choose."""

ORDINALS = {
    0: "0-meting: de beginstand, vóór het nieuwe beleid",
    1: "1-meting: de eerste keer daarna",
    2: "2-meting: de tweede keer daarna",
}

PERSPECTIVES = {
    "organisations": "voor vrijwilligersorganisaties",
    "colleagues": "voor collega's",
    "partners": "voor partners",
    "self": "voor de ambtenaar zelf",
}

REPORT_KINDS = {
    "pdf": "Pdf, om te lezen en te versturen",
    "html": "Webpagina",
    "xlsx": "Excel, met alle tabellen",
    "json": "Json, met alle cijfers onafgerond",
}

ANSWER_KINDS = {"csv": "Csv", "xlsx": "Excel"}

ROLES = {"administrator": "Beheerder", "officer": "Beleidsmedewerker", "reader": "Lezer"}

ACTIONS = {
    "installation.municipality": "voegde een gemeente toe",
    "municipality.add": "voegde de gemeente toe",
    "account.add": "maakte een account",
    "account.deactivate": "zette een account stil",
    "account.password": "veranderde een wachtwoord",
    "account.sign_in": "logde in",
    "wave.create": "maakte een meting",
    "wave.open": "opende een meting",
    "wave.population": "veranderde het totaal aantal van een meting",
    "municipality.restyle": "nam de huisstijl over",
    "municipality.undress": "haalde de huisstijl weg",
    "municipality.name": "veranderde de naam van de gemeente",
    "municipality.languages": "veranderde de talen",
    "municipality.threshold": "veranderde de kleinste groep in uitkomsten",
    "municipality.sender_email": "veranderde de afzender van mails",
    "municipality.privacy_email": "veranderde het adres voor vragen over privacy",
    "municipality.logo": "veranderde het logo",
    "municipality.logo_remove": "haalde het logo weg",
    "account.link_provider": "logde voor het eerst in via de inlogdienst",
    "wave.close": "sloot een meting",
    "wave.invite": "nodigde uit",
    "wave.open_link": "maakte een open link",
    "wave.import": "las antwoorden in uit een bestand",
    "letters.make": "maakte brieven",
    "letters.words": "veranderde de tekst van de brief",
    "paper.make": "maakte papieren formulieren",
    "paper.hand_in": "typte een papieren formulier over",
    "report.download": "haalde een rapport op",
    "answers.download": "haalde antwoorden op",
    "wishes.download": "haalde de wensen van deelnemers op",
}
"""Names of events, as a sentence that begins with who did it."""


def ordinal_name(ordinal: int) -> str:
    """ "0-meting"."""
    return f"{ordinal}-meting"


def moment(at: datetime.datetime) -> str:
    """A moment on the clock of the Netherlands: "3 maart 2026, 14:05"."""
    local = at.astimezone(NETHERLANDS)
    return f"{format_date(local.date(), 'nl')}, {local:%H:%M}"


def day(at: datetime.datetime | None) -> str:
    """The day of a moment, in the Netherlands; a dash when there is none."""
    return format_date(at.astimezone(NETHERLANDS).date(), "nl") if at else NOTHING


def period(wave: Wave) -> str:
    """From when to when the wave could be answered, as far as that is known."""
    if wave.opened_at is None:
        return f"t/m {format_date(wave.closes_on, 'nl')}" if wave.closes_on else "nog niet geopend"
    if wave.closed_at:
        return f"{day(wave.opened_at)} – {day(wave.closed_at)}"
    until = f"t/m {format_date(wave.closes_on, 'nl')}" if wave.closes_on else "zonder einddatum"
    return f"sinds {day(wave.opened_at)}, {until}"


def number(value: int | None) -> str:
    """A whole number; a dash when nobody may know."""
    return DUTCH.number(value)


def response_rate(counts: Counts) -> str:
    """Answered as a share of invited; a dash when nobody was invited by name."""
    return DUTCH.percent(counts.answered / counts.invited) if counts.invited else NOTHING


def about(questionnaire: Questionnaire) -> str:
    """One line about a questionnaire: for whom, how many questions, how long it takes."""
    asked = sum(1 for question in questionnaire.questions.values() if question.on_page and question.measure)
    minutes = max(1, round(questionnaire.minutes))
    return f"{PERSPECTIVES[questionnaire.perspective]}, {asked} vragen, ongeveer {minutes} minuten".capitalize()


def long_date(date: datetime.date) -> str:
    """A date in words: "31 december 2026"."""
    return format_date(date, "nl")
