"""The response account: who was invited, who answered, when, under which promise."""

from collections.abc import Iterator, Sequence
from datetime import date

from surveyapp.questionnaire.notation import format_date
from surveyapp.report.cells import EMPTY
from surveyapp.report.chapters.groups import by_group
from surveyapp.report.chapters.ways import by_way
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.inputs import INVITED, Mode, WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Note, Paragraph, Row, Table, Unit
from surveyapp.report.numbers import NBSP, NOTHING
from surveyapp.report.wording import PEOPLE

PROMISES: dict[Mode, str] = {
    "anonymous": "Anoniem: niemand kan zien wie welk antwoord gaf.",
    "confidential": "Vertrouwelijk: antwoorden worden niet met een naam erbij getoond.",
    "named": "Op naam: bij elk antwoord is bekend wie het gaf.",
}


WAYS = {"link": "Op het scherm, met de eigen link", "paper": "Op papier"}


def response(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A sentence, the table with a column per wave, and what to know when reading it; in brief the sentence."""
    told = [
        Paragraph(sentence, lead=not material.definition.brief, codes=(wave.code,))
        for wave in material.waves
        for sentence in _sentences(material, wave)
    ]
    if material.definition.brief:
        return told
    return [
        *told,
        _table(material),
        *_channels(material),
        *by_way(material),
        *by_group(material),
        *(Note(text) for text in _notes(material)),
    ]


def _sentences(material: Material, wave: WaveInput) -> Iterator[str]:
    notation, people = material.printer.notation, PEOPLE[wave.questionnaire.perspective]
    took_part, rate = people.count(wave.table.responses, notation), wave.participation.rate
    prefix = f"{wave.title}: " if len(material.waves) > 1 else ""
    if rate is not None:
        invited = people.count(wave.participation.invited, notation)
        yield (
            f"{prefix}{'v' if prefix else 'V'}an de {invited} die een uitnodiging kregen, vulden "
            f"{notation.number(wave.participation.answered)} de vragenlijst in. De respons is {notation.percent(rate)}."
        )
    else:
        verb = "deed" if wave.table.responses == 1 else "deden"
        yield f"{prefix}{took_part} {verb} mee."
    if wave.participation.open_link:
        extra = people.count(wave.participation.open_link, notation)
        yield f"Via de open link {'kwam' if wave.participation.open_link == 1 else 'kwamen'} er {extra} bij."


def _table(material: Material) -> Table:
    waves = material.waves
    count = material.printer.number
    parts = [wave.participation for wave in waves]
    rows = [
        Row("Uitgenodigd", tuple(count(part.invited) for part in parts)),
        Row("Ingevuld na een uitnodiging", tuple(count(part.answered) for part in parts)),
        Row("Respons", tuple(_rate(material, part.rate) for part in parts)),
    ]
    optional = (
        ("Liet weten niet mee te doen", [part.refusal for part in parts]),
        ("Begonnen, niet afgemaakt", [part.break_off for part in parts]),
        ("Geen reactie", [part.no_contact if part.invited else 0 for part in parts]),
        ("Uitnodiging kwam niet aan", [part.unknown for part in parts]),
        ("Hoort er toch niet bij", [part.not_eligible for part in parts]),
        ("Waarvan op papier", [wave.channels.get("paper", 0) for wave in waves]),
        ("Ingevuld via de open link", [part.open_link for part in parts]),
        ("Ingelezen uit een bestand", [wave.imported for wave in waves]),
    )
    if any(part.not_eligible for part in parts):
        rows.insert(0, Row("Op de adreslijst (bruto)", tuple(count(part.gross) for part in parts)))
    rows += [Row(label, tuple(map(count, numbers))) for label, numbers in optional if any(numbers)]
    rows.append(Row("Totaal ingevuld (n)", tuple(count(wave.table.responses) for wave in waves), total=True))
    populations = [wave.table.population for wave in waves]
    rows.append(Row("Zo veel zijn er in totaal (N)", tuple(EMPTY if n is None else count(n) for n in populations)))
    rows.append(Row("Periode", tuple(Cell(period(wave)) for wave in waves)))
    rows.append(Row("Belofte", tuple(Cell(PROMISES[wave.mode].partition(":")[0]) for wave in waves)))
    return Table("Wie deed mee", "Onderdeel", tuple(wave.title for wave in waves), tuple(rows))


def _channels(material: Material) -> Iterator[Table]:
    """The response of those who were invited, divided over the ways in which they answered."""
    waves, notation = material.waves, material.printer.notation
    if not any(wave.participation.answered and wave.channels.get("paper") for wave in waves):
        return

    def share(wave: WaveInput, channel: str) -> Cell:
        rate = wave.participation.along(wave.channels.get(channel, 0))["RR2"]
        return EMPTY if rate is None else Cell(notation.percent(rate, 1), rate, Unit.SHARE)

    rows = [Row(WAYS[channel], tuple(share(wave, channel) for wave in waves)) for channel in INVITED]
    total = (wave.participation.rate for wave in waves)
    cells = tuple(EMPTY if rate is None else Cell(notation.percent(rate, 1), rate, Unit.SHARE) for rate in total)
    titles = tuple(wave.title for wave in waves)
    yield Table("Respons per manier van invullen", "Manier", titles, (*rows, Row("Samen", cells, total=True)))


def _precision(material: Material) -> Iterator[str]:
    """The rule of thumb of municipalities, where it applies, with its source."""
    notation, people = material.printer.notation, material.voice.people
    found = [(wave, wave.precision) for wave in material.waves if wave.precision and wave.precision.margin is not None]
    for wave, each in found:
        told = "Dat is gehaald." if each.kept else "Dat is niet gehaald: lees verschillen extra voorzichtig."
        yield (
            f"{wave.title}: vuistregel van gemeenten (Burgerpeiling, KING/VNG, protocol 2017): een marge van hoogstens "
            f"5{NBSP}procentpunt, met 95% zekerheid. Van {people.count(each.population, notation)} zijn daarvoor "
            f"{notation.number(each.needed)} antwoorden nodig. Het zijn er {notation.number(each.answers)}, met een "
            f"marge van {notation.number((each.margin or 0.0) * 100, 1)}{NBSP}procentpunt. {told}"
        )


def _rate(material: Material, rate: float | None) -> Cell:
    return EMPTY if rate is None else Cell(material.printer.notation.percent(rate), rate, Unit.SHARE)


def period(wave: WaveInput) -> str:
    """From the day a wave opened until the day it closed."""
    if wave.opened is None:
        return NOTHING
    if wave.closed is None:
        return f"vanaf {_day(wave.opened)}, nog open"
    return f"{_day(wave.opened)} tot en met {_day(wave.closed)}"


def _day(day: date) -> str:
    return format_date(day, "nl")


def _notes(material: Material) -> Iterator[str]:
    waves = material.waves
    if any(wave.participation.rate is not None for wave in waves):
        yield "De respons is het deel van de uitgenodigden dat de vragenlijst heeft ingestuurd (AAPOR, RR2)."
        one = PEOPLE[waves[-1].questionnaire.perspective].one
        yield f"Er is geteld per {one}: van elke {one} telt één antwoord. Wat niet is ingestuurd, telt nergens mee."
    yield from _precision(material)
    if any(wave.participation.open_link for wave in waves):
        yield "Bij een open link is niet bekend hoeveel mensen hem zagen. Daarvoor is er geen responspercentage."
    yield from dict.fromkeys(PROMISES[wave.mode] for wave in waves)
    for wave in waves:
        if wave.remark:
            yield f"{wave.title}: {wave.remark}"
    yield (f"Uitkomsten over minder dan {material.figures.threshold} {material.voice.people.many} laten we niet zien.")
