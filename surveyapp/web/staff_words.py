"""What the pages for staff call things, in Dutch: one screen to review the tone."""

import datetime
from collections.abc import Container

from surveyapp.fieldwork.retention import Plan
from surveyapp.fieldwork.trial import Trial, in_short
from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.notation import format_date
from surveyapp.report import actionwords
from surveyapp.report.numbers import NOTHING, Notation
from surveyapp.storage.tables import Invitation, Wave

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
    "docx": "Word, om stukken uit over te nemen in een nota",
    "xlsx": "Excel, met alle tabellen en met diagrammen die u zelf kunt opmaken",
    "opendata.zip": "Open data: alle cijfers als csv en json, met een woordenboek erbij",
    "grafieken.zip": "Alle diagrammen als losse plaatjes (svg en png)",
    "json": "Json, met alle cijfers onafgerond",
}

REQUEST_KINDS = {
    **REPORT_KINDS,
    "bewijs.zip": "Bewijsbundel: het rapport met alles waar het op rust, om het later na te kunnen rekenen",
}
"""What can be asked of ``surveyapp work``."""

ASKED_KINDS = {
    **REQUEST_KINDS,
    "terugkoppeling.zip": "Een zip met een pdf voor elke deelnemer",
    "uitkomsten.zip": "Een openbare pagina voor wie meedeed, met een pdf",
}
"""The same, with what is asked for on a page of its own."""

REQUEST_STEPS = ("antwoorden lezen en tellen", "het bestand opmaken")
REQUEST_STATES = {"waiting": "wacht", "making": "wordt gemaakt", "ready": "klaar", "failed": "niet gelukt"}

DOCUMENT_KINDS = {kind: REPORT_KINDS[kind] for kind in ("pdf", "docx", "html")}

STEPS = {
    1: "Bepaal hoe ver u wilt gaan",
    2: "Maak een visie en zoek steun",
    3: "Laat zien waar vrijwilligers zijn",
    4: "Breng collega's bij elkaar",
    5: "Zet afspraken in een plan",
    6: "Verzamel inbreng",
    7: "Schrijf het beleid",
    8: "Voer het samen uit",
    9: "Kijk terug",
}
"""The nine steps of the policy cycle, in our own words."""

CYCLE_STATES = {"open": "Loopt", "closed": "Gesloten"}

STEP_STATES = {
    "niet_begonnen": "Nog niet begonnen",
    "bezig": "Mee bezig",
    "klaar": "Klaar",
    "nvt": "Niet van toepassing",
}

VIEW_KINDS = {
    "xlsx": "Excel",
    "csv": "Csv, alles in één lange tabel",
    "json": "Json, met alle cijfers onafgerond",
}
"""One outcome as a file."""

FUNCTIONS = {
    "": "Kies een basisfunctie",
    **{str(number): f"{number}. {name}" for number, name in actionwords.FUNCTIONS.items()},
}
ADVICE_KINDS = {
    "conclusion": "Een conclusie: wat u uit de uitkomsten opmaakt",
    "recommendation": "Een aanbeveling: wat er moet gebeuren",
}
ACTION_STATES = {"open": "Nog niet begonnen", "busy": "Mee bezig", "done": "Gedaan", "dropped": "Vervalt"}

GOAL_DIRECTIONS = {"at_least": "Omhoog: minstens deze waarde", "at_most": "Omlaag: hoogstens deze waarde"}

ANSWER_KINDS = {"csv": "Csv", "xlsx": "Excel", "sav": "SPSS (sav), met labels en codes voor wie geen antwoord gaf"}

ACCOUNT_STATES = {"ended": "Stopgezet", "invited": "Uitgenodigd, nog geen wachtwoord", "active": "Actief"}

ROLES = {"administrator": "Beheerder", "officer": "Beleidsmedewerker", "reader": "Lezer"}

COMMENTARY = {"explanation": "Toelichting", "recommendation": "Aanbevelingen"}
"""What a municipality itself writes in a chapter of a report."""

ACTIONS = {
    "installation.municipality": "voegde een gemeente toe",
    "municipality.add": "voegde de gemeente toe",
    "account.add": "maakte een account",
    "account.invite": "nodigde iemand uit voor een account",
    "account.link": "kreeg een link te zien waarmee iemand een wachtwoord kiest",
    "account.role": "veranderde de rol van een account",
    "account.deactivate": "zette een account stop",
    "account.activate": "zette een account weer aan",
    "account.password": "veranderde een wachtwoord",
    "account.sign_in": "logde in",
    "account.sign_out_others": "logde zichzelf uit op andere apparaten",
    "account.second_factor_on": "zette de tweede stap bij het inloggen aan",
    "account.second_factor_off": "zette de tweede stap bij het inloggen uit",
    "account.recovery_codes": "maakte nieuwe herstelcodes",
    "account.recovery": "gebruikte een herstelcode",
    "goal.add": "legde een doel vast",
    "goal.change": "veranderde een doel",
    "goal.withdraw": "liet een doel los",
    "advice.add": "schreef een conclusie of aanbeveling",
    "advice.change": "veranderde een conclusie of aanbeveling",
    "action.add": "legde een actie vast",
    "action.change": "veranderde een actie",
    "wave.create": "maakte een meting",
    "wave.open": "opende een meting",
    "wave.try": "draaide proef met een meting",
    "wave.new_key": "liet een nieuwe sleutel voor een lege stembus maken",
    "wave.population": "veranderde het totaal aantal van een meting",
    "wave.change": "veranderde een meting",
    "wave.compose": "stelde de vragenlijst van een meting samen",
    "wave.extend": "veranderde het sluitmoment van een meting",
    "wave.addresses_until": "veranderde hoe lang namen en adressen worden bewaard",
    "wave.key_until": "veranderde hoe lang de sleutel van de geheime codes wordt bewaard",
    "wave.purge": "verwijderde namen en adressen van een meting",
    "key.destroy": "vernietigde de sleutel van de geheime codes",
    "person.export": "verstrekte iemand zijn gegevens",
    "person.remove": "verwijderde iemand op verzoek",
    "register.download": "haalde de tekst voor het verwerkingsregister op",
    "municipality.restyle": "nam de huisstijl over",
    "municipality.undress": "haalde de huisstijl weg",
    "municipality.name": "veranderde de naam van de gemeente",
    "municipality.languages": "veranderde de talen",
    "municipality.threshold": "veranderde de kleinste groep in uitkomsten",
    "municipality.sender_email": "veranderde de afzender van mails",
    "municipality.privacy_email": "veranderde het adres voor vragen over privacy",
    "municipality.compares": "veranderde of de gemeente meedoet aan de vergelijking met andere gemeenten",
    "municipality.reminds_owners": "veranderde of wie een actie doet herinneringen krijgt",
    "municipality.logo": "veranderde het logo",
    "municipality.logo_remove": "haalde het logo weg",
    "account.link_provider": "logde voor het eerst in via de inlogdienst",
    "wave.close": "sloot een meting",
    "wave.invite": "las een adreslijst in",
    "invitation.change": "verbeterde een uitnodiging",
    "invitation.mark": "noteerde iets bij een uitnodiging",
    "invitation.remove": "haalde een uitnodiging van de lijst",
    "links.download": "haalde de persoonlijke links op",
    "wave.open_link": "maakte een open link",
    "wave.import": "las antwoorden in uit een bestand",
    "mail.plan": "plande een mail",
    "mail.stop": "stopte een mail",
    "mail.again": "liet een mail opnieuw versturen",
    "mail.leave": "liet een onzekere mail zo",
    "mail.words": "veranderde de tekst van een mail",
    "letters.make": "maakte brieven",
    "letters.words": "veranderde de tekst van de brief",
    "paper.make": "maakte papieren formulieren",
    "paper.hand_in": "typte een papieren formulier over",
    "wave.export": "haalde antwoorden op via de opdrachtregel",
    "publication.change": "veranderde de bijeenkomst of het bericht bij de uitkomsten",
    "publication.publish": "maakte de uitkomsten openbaar",
    "publication.withdraw": "haalde de openbare uitkomsten weg",
    "report.ask": "vroeg een rapport aan",
    "report.download": "haalde een rapport op",
    "view.download": "haalde een uitkomst op als bestand",
    "commentary.add": "schreef een eigen tekst in een rapport",
    "commentary.change": "veranderde een eigen tekst in een rapport",
    "commentary.confirm": "keek een eigen tekst in een rapport na bij nieuwe cijfers",
    "commentary.withdraw": "haalde een eigen tekst uit een rapport",
    "own_report.create": "begon een eigen rapport",
    "own_report.change": "veranderde een eigen rapport",
    "own_report.remove": "verwijderde een eigen rapport",
    "cycle.start": "begon een beleidscyclus",
    "cycle.close": "sloot een beleidscyclus",
    "cycle.step": "veranderde wie een stap doet en wanneer",
    "cycle.wave": "zette een meting bij een stap",
    "cycle.wave_off": "haalde een meting weg bij een stap",
    "cycle.guests": "haalde een adreslijst uit de werkbladen op",
    "worksheet.change": "vulde een werkblad aan",
    "document.ask": "vroeg een document aan",
    "document.download": "haalde een document op",
    "answers.download": "haalde antwoorden op",
    "wishes.download": "haalde de wensen van deelnemers op",
}
"""Names of events, as a sentence that begins with who did it."""


DISPOSITIONS = {
    "refused": "doet niet mee",
    "bounced": "mail komt niet aan",
    "ineligible": "hoort niet bij de groep",
}
"""Why no answer is to be expected from somebody on the address list."""


def remarks(guest: Invitation, wave: Wave, withdrawn: Container[str]) -> str:
    """What there is to know of somebody on the address list. In a confidential wave not whether they answered."""
    took_part = guest.state == "answered" and wave.mode != "confidential"
    found = ["heeft meegedaan" if took_part else DISPOSITIONS.get(guest.disposition, "")]
    found += ["afgemeld voor mail"] if guest.email and guest.email in withdrawn else []
    found += [f"brief van {format_date(guest.letter_on, 'nl')}"] if guest.letter_on else []
    found += ["in het Engels"] if guest.language == "en" else []
    return ", ".join(filter(None, found))


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
        planned = " ".join(filter(None, (since(wave), until(wave) if wave.closes_on else "")))
        return planned or "nog niet geopend"
    if wave.closed_at:
        return f"{day(wave.opened_at)} – {day(wave.closed_at)}"
    if wave.opens_on and wave.opens_on > wave.opened_at.astimezone(NETHERLANDS).date():
        return f"{since(wave)}, {until(wave)}"
    return f"sinds {day(wave.opened_at)}, {until(wave) if wave.closes_on else 'zonder einddatum'}"


def since(wave: Wave) -> str:
    """From when one can take part: "vanaf 1 mei 2026, 9:00 uur"; empty when that is from the opening."""
    if wave.opens_on is None:
        return ""
    return f"vanaf {format_date(wave.opens_on, 'nl')}{_clock(wave.opens_time)}"


def until(wave: Wave) -> str:
    """Until when one can take part: "tot en met 31 mei 2026", or with a time."""
    if wave.closes_on is None:
        return "tot u de meting sluit"
    if wave.closes_time is None:
        return f"tot en met {format_date(wave.closes_on, 'nl')}"
    return f"tot {format_date(wave.closes_on, 'nl')}{_clock(wave.closes_time)}"


def _clock(time: datetime.time | None) -> str:
    return f", {time.hour}:{time:%M} uur" if time else ""


def number(value: int | None) -> str:
    """A whole number; a dash when nobody may know."""
    return DUTCH.number(value)


def percent(rate: float | None) -> str:
    """A share in whole percents; a dash when there is none."""
    return DUTCH.percent(rate)


def about(questionnaire: Questionnaire) -> str:
    """One line about a questionnaire: for whom, how many questions, how long it takes."""
    asked = sum(1 for question in questionnaire.questions.values() if question.on_page and question.measure)
    minutes = max(1, round(questionnaire.minutes))
    return f"{PERSPECTIVES[questionnaire.perspective]}, {asked} vragen, ongeveer {minutes} minuten".capitalize()


def long_date(date: datetime.date) -> str:
    """A date in words: "31 december 2026"."""
    return format_date(date, "nl")


def pairing(plan: Plan, earlier: Wave | None, wave: Wave) -> str:
    """Whether answers can be paired with those of other measurements; empty where there are no codes."""
    if wave.mode != "confidential":
        return ""
    if plan.key_state == "gone":
        return "Niet meer te koppelen met een volgende meting: de sleutel van de geheime codes is vernietigd."
    until_day = f" De sleutel gaat weg na {long_date(plan.key_until)}." if plan.key_until else ""
    if plan.key_state == "none":
        other = f"Te koppelen met “{earlier.title}”." if earlier else "Krijgt bij het openen een eigen sleutel."
        return other + until_day
    shared = f" Zelfde sleutel als “{'”, “'.join(plan.shared_with)}”." if plan.shared_with else ""
    return f"Te koppelen met een volgende vertrouwelijke meting.{shared}{until_day}"


OUTCOMES = {"ok": "In orde", "warning": "Let op", "failed": "Mislukt"}

AREAS = {
    "keys": "Sleutels",
    "mail": "Mail",
    "report": "Verslag",
    "list": "Adreslijst",
    "period": "Datums",
    "texts": "Teksten en adres van de site",
}
"""What a trial run looks at, in the order of the page."""


def trial_in_short(trial: Trial) -> str:
    """How a trial run went: "1 mislukt, 2 aandachtspunten"."""
    return in_short(trial)
