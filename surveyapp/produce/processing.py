"""The text for the processing register (AVG art. 30) and the DPIA (art. 35) of a wave, made from the wave itself."""

import datetime
from collections.abc import Iterator

from sqlalchemy.orm import Session

from surveyapp.fieldwork import housestyle, privacy
from surveyapp.fieldwork.addressing import owner
from surveyapp.fieldwork.privacy import Facts
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import cycles, goals
from surveyapp.produce.processingwords import (
    COMPARED,
    CYCLE,
    GROUND,
    LAWFUL,
    MEASURES,
    NECESSITY,
    PEOPLE,
    PURPOSE,
    RECIPIENTS,
    RISKS,
    SECURITY,
    STILL_TO_FILL,
)
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.model import Block, Callout, Cell, Chapter, Listing, Paragraph, Report, Row, Table
from surveyapp.report.palette import FALLBACK, strong, written
from surveyapp.storage.tables import Wave


def register(session: Session, wave: Wave, today: datetime.date) -> Report:
    """The text as a report, so that it is a page and an accessible pdf like every other."""
    facts = privacy.facts(session, wave)
    municipality = wave.municipality
    chapters = (_entry(wave, facts), *_cycle(session, wave), _described(wave, facts), _risks(wave), _to_do(wave))
    colour = housestyle.main_colour(municipality.theme)
    return Report(
        title="Verwerkingsregister en DPIA",
        subtitle=wave.title,
        municipality=municipality.name,
        language="nl",
        date=format_date(today, "nl"),
        facts=(("Vragenlijst", questionnaire_of(wave).title), ("Belofte", promise(wave, "nl").title)),
        chapters=chapters,
        colour=written(strong(colour or FALLBACK)),
    )


def _entry(wave: Wave, facts: Facts) -> Chapter:
    rows = tuple(Row(name, (Cell(text),)) for name, text in _fields(wave, facts))
    table = Table("Gegevens voor het register van verwerkingsactiviteiten", "Onderdeel", ("Beschrijving",), rows)
    lead = Paragraph("Dit is gemaakt uit de instellingen van de meting. Neem het over in uw eigen register.", lead=True)
    return Chapter("register", "Verwerkingsregister", (lead, table))


def _cycle(session: Session, wave: Wave) -> Iterator[Chapter]:
    """What is kept beside waves, once there is something of it."""
    if not cycles.listing(session, wave.municipality_id) and not goals.until(session, wave):
        return
    rows = tuple(Row(name, (Cell(text),)) for name, text in CYCLE)
    table = Table("De verwerking “Beleidscyclus, werkbladen en doelen”", "Onderdeel", ("Beschrijving",), rows)
    lead = Paragraph("Naast deze meting houdt u een beleidscyclus bij. Dat is een eigen verwerking.", lead=True)
    yield Chapter("beleidscyclus", "Beleidscyclus, werkbladen en doelen", (lead, table))


def _fields(wave: Wave, facts: Facts) -> Iterator[tuple[str, str]]:
    questionnaire = questionnaire_of(wave)
    yield "Naam van de verwerking", f"{wave.title} (vragenlijst “{questionnaire.title}”)"
    yield (
        "Verwerkingsverantwoordelijke",
        f"College van burgemeester en wethouders, {owner(wave.municipality, 'nl')}",
    )
    yield "Contact", ", ".join(facts.contact) or "Nog niet ingevuld bij de meting."
    yield "Vragen over privacy", facts.privacy_email or "Nog niet ingevuld bij de gemeente."
    yield "Doel", PURPOSE
    yield "Grondslag", GROUND
    yield "Betrokkenen", PEOPLE[questionnaire.perspective]
    yield "Persoonsgegevens", " ".join(_data(questionnaire, facts))
    yield "Bijzondere gegevens", _special(questionnaire)
    yield "Herkomst", "De adreslijst die de gemeente zelf aanlevert, en de deelnemers."
    recipients = RECIPIENTS.format(threshold=wave.municipality.threshold)
    yield "Ontvangers", f"{recipients} {COMPARED}" if wave.municipality.compares else recipients
    yield "Doorgifte buiten de EER", "Door dit programma niet. Vul aan waar uw server en uw mailserver staan."
    yield "Bewaartermijnen", " ".join(kept(facts))
    yield "Beveiliging", SECURITY


def _data(questionnaire: Questionnaire, facts: Facts) -> Iterator[str]:
    post = ", postadres" if facts.by_post else ""
    yield f"Van genodigden: naam, e-mailadres, aanhef{post}, of zij meededen, en welke mails zij kregen."
    if facts.listed:
        yield f"Uit de adreslijst: {', '.join(label.rstrip('?.:') for label in facts.listed)}."
    asked = sum(1 for each in questionnaire.questions.values() if each.on_page and each.measure)
    sections = ", ".join(section.title for section in questionnaire.sections if section.title)
    yield f"Antwoorden op hoogstens {asked} vragen ({sections})."
    yield "Los daarvan: het e-mailadres van wie de uitkomsten wil ontvangen."


def _special(questionnaire: Questionnaire) -> str:
    open_ones = sum(1 for each in questionnaire.questions.values() if each.measure is Measure.TEXT)
    if not open_ones:
        return "De vragenlijst vraagt er niet naar, en heeft geen open vragen. Controleer dit bij eigen vragen."
    many = "1 open vraag" if open_ones == 1 else f"{open_ones} open vragen"
    return (
        f"Kijk na of een vraag ernaar vraagt. Er {'is' if open_ones == 1 else 'zijn'} {many}: daarin kunnen deelnemers "
        "zelf zulke gegevens noemen. Een medewerker leest open antwoorden na voordat ze openbaar worden."
    )


def kept(facts: Facts) -> Iterator[str]:
    """How long what is kept."""
    day = format_date(facts.addresses_until, "nl") if facts.addresses_until else "drie maanden na het sluiten"
    gone = "zijn verwijderd" if facts.purged else f"blijven tot en met {day}" if facts.addresses_until else f"tot {day}"
    yield f"Namen, adressen, wensen en de lijst van mails {gone}."
    if facts.mode == "anonymous":
        yield "Antwoorden die niet zijn ingestuurd en de sleutel van de stembus gaan weg bij het sluiten."
    if facts.mode == "confidential":
        key = format_date(facts.key_until, "nl") if facts.key_until else "vier jaar na het sluiten"
        state = "is vernietigd" if facts.key_gone else f"blijft tot en met {key}" if facts.key_until else f"tot {key}"
        yield f"De sleutel van de geheime codes {state}."
    yield "Antwoorden zonder naam blijven bewaard, om metingen te kunnen vergelijken."


def _described(wave: Wave, facts: Facts) -> Chapter:
    told = promise(wave, "nl")
    blocks: list[Block] = [
        Paragraph("De DPIA begint met wat u doet en waarom dat nodig is.", lead=True),
        Callout(f"Wat deelnemers lezen: {told.title}", (told.text,)),
        Listing((*NECESSITY, LAWFUL[wave.mode])),
        Paragraph("Hoe de belofte technisch wordt waargemaakt:"),
        Listing((*MEASURES[wave.mode], *kept(facts))),
    ]
    return Chapter("beschrijving", "Beschrijving, noodzaak en evenredigheid", tuple(blocks))


def _risks(wave: Wave) -> Chapter:
    rows = tuple(Row(risk, (Cell(answers[wave.mode]),)) for risk, answers in RISKS)
    table = Table("Risico's voor deelnemers", "Risico", ("Wat ertegen is gedaan, en wat overblijft",), rows)
    return Chapter("risicos", "Risico's en maatregelen", (table,))


def _to_do(wave: Wave) -> Chapter:
    lead = Paragraph("Dit weet het programma niet. Vul het aan voordat u de tekst gebruikt.", lead=True)
    return Chapter("aanvullen", "Zelf aanvullen", (lead, Listing(STILL_TO_FILL)))
