"""The response account: who was invited, who answered, when, under which promise."""

from collections.abc import Iterator, Sequence

from surveyapp.questionnaire.notation import format_date
from surveyapp.report.cells import EMPTY
from surveyapp.report.chapters.groups import by_group
from surveyapp.report.chapters.ways import by_way
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.inputs import INVITED, Mode, WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Note, Paragraph, Row, Table, Unit
from surveyapp.report.numbers import NOTHING, Notation
from surveyapp.report.wording import people_of

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
    notation, people = material.printer.notation, people_of(wave.questionnaire.perspective, material.printer.notation)
    took_part, rate = people.count(wave.table.responses, notation), wave.participation.rate
    prefix = f"{wave.title}: " if len(material.waves) > 1 else ""
    if rate is not None:
        invited = people.count(wave.participation.invited, notation)
        told = material.say(
            "Van de {invited} die een uitnodiging kregen, vulden {number} de vragenlijst in. De respons is {percent}.",
            invited=invited,
            number=notation.number(wave.participation.answered),
            percent=notation.percent(rate),
        )
        yield f"{prefix}{told[0].lower()}{told[1:]}" if prefix else told
    elif wave.table.responses == 1:
        yield material.say("{prefix}{took_part} deed mee.", prefix=prefix, took_part=took_part)
    else:
        yield material.say("{prefix}{took_part} deden mee.", prefix=prefix, took_part=took_part)
    if wave.participation.open_link:
        extra = people.count(wave.participation.open_link, notation)
        if wave.participation.open_link == 1:
            yield material.say("Via de open link kwam er {extra} bij.", extra=extra)
        else:
            yield material.say("Via de open link kwamen er {extra} bij.", extra=extra)


def _table(material: Material) -> Table:
    waves = material.waves
    count = material.printer.number
    parts = [wave.participation for wave in waves]
    rows = [
        Row(material.say("Uitgenodigd"), tuple(count(part.invited) for part in parts)),
        Row(material.say("Ingevuld na een uitnodiging"), tuple(count(part.answered) for part in parts)),
        Row(material.say("Respons"), tuple(_rate(material, part.rate) for part in parts)),
    ]
    optional = (
        (material.say("Liet weten niet mee te doen"), [part.refusal for part in parts]),
        (material.say("Begonnen, niet afgemaakt"), [part.break_off for part in parts]),
        (material.say("Geen reactie"), [part.no_contact if part.invited else 0 for part in parts]),
        (material.say("Uitnodiging kwam niet aan"), [part.unknown for part in parts]),
        (material.say("Hoort er toch niet bij"), [part.not_eligible for part in parts]),
        (material.say("Waarvan op papier"), [wave.channels.get("paper", 0) for wave in waves]),
        (material.say("Ingevuld via de open link"), [part.open_link for part in parts]),
        (material.say("Ingelezen uit een bestand"), [wave.imported for wave in waves]),
    )
    if any(part.not_eligible for part in parts):
        rows.insert(0, Row(material.say("Op de adreslijst (bruto)"), tuple(count(part.gross) for part in parts)))
    rows += [Row(label, tuple(map(count, numbers))) for label, numbers in optional if any(numbers)]
    rows.append(
        Row(material.say("Totaal ingevuld (n)"), tuple(count(wave.table.responses) for wave in waves), total=True)
    )
    populations = [wave.table.population for wave in waves]
    rows.append(
        Row(material.say("Zo veel zijn er in totaal (N)"), tuple(EMPTY if n is None else count(n) for n in populations))
    )
    rows.append(Row(material.say("Periode"), tuple(Cell(period(wave, material.printer.notation)) for wave in waves)))
    rows.append(
        Row(material.say("Belofte"), tuple(Cell(material.say(PROMISES[wave.mode]).partition(":")[0]) for wave in waves))
    )
    return Table(
        material.say("Wie deed mee"), material.say("Onderdeel"), tuple(wave.title for wave in waves), tuple(rows)
    )


def _channels(material: Material) -> Iterator[Table]:
    """The response of those who were invited, divided over the ways in which they answered."""
    waves, notation = material.waves, material.printer.notation
    if not any(wave.participation.answered and wave.channels.get("paper") for wave in waves):
        return

    def share(wave: WaveInput, channel: str) -> Cell:
        rate = wave.participation.along(wave.channels.get(channel, 0))["RR2"]
        return EMPTY if rate is None else Cell(notation.percent(rate, 1), rate, Unit.SHARE)

    rows = [Row(material.say(WAYS[channel]), tuple(share(wave, channel) for wave in waves)) for channel in INVITED]
    total = (wave.participation.rate for wave in waves)
    cells = tuple(EMPTY if rate is None else Cell(notation.percent(rate, 1), rate, Unit.SHARE) for rate in total)
    titles = tuple(wave.title for wave in waves)
    yield Table(
        material.say("Respons per manier van invullen"),
        material.say("Manier"),
        titles,
        (*rows, Row(material.say("Samen"), cells, total=True)),
    )


def _precision(material: Material) -> Iterator[str]:
    """The rule of thumb of municipalities, where it applies, with its source."""
    notation, people = material.printer.notation, material.voice.people
    found = [(wave, wave.precision) for wave in material.waves if wave.precision and wave.precision.margin is not None]
    for wave, each in found:
        told = (
            material.say("Dat is gehaald.")
            if each.kept
            else material.say("Dat is niet gehaald: lees verschillen extra voorzichtig.")
        )
        yield material.say(
            "{title}: vuistregel van gemeenten (Burgerpeiling, KING/VNG, protocol 2017): een marge van "
            "hoogstens 5\u00a0procentpunt, met 95% zekerheid. Van {count} zijn daarvoor {number} antwoorden "
            "nodig. Het zijn er {number2}, met een marge van {number3}\u00a0procentpunt. {told}",
            title=wave.title,
            count=people.count(each.population, notation),
            number=notation.number(each.needed),
            number2=notation.number(each.answers),
            number3=notation.number((each.margin or 0.0) * 100, 1),
            told=told,
        )


def _rate(material: Material, rate: float | None) -> Cell:
    return EMPTY if rate is None else Cell(material.printer.notation.percent(rate), rate, Unit.SHARE)


def period(wave: WaveInput, notation: Notation) -> str:
    """From the day a wave opened until the day it closed."""
    if wave.opened is None:
        return NOTHING
    opened = format_date(wave.opened, notation.language)
    if wave.closed is None:
        return notation.say("vanaf {day}, nog open", day=opened)
    return notation.say("{first} tot en met {last}", first=opened, last=format_date(wave.closed, notation.language))


def _notes(material: Material) -> Iterator[str]:
    waves = material.waves
    if any(wave.participation.rate is not None for wave in waves):
        yield material.say(
            "De respons is het deel van de uitgenodigden dat de vragenlijst heeft ingestuurd (AAPOR, RR2)."
        )
        one = people_of(waves[-1].questionnaire.perspective, material.printer.notation).one
        yield material.say(
            "Er is geteld per {one}: van elke {one2} telt één antwoord. Wat niet is ingestuurd, telt nergens mee.",
            one=one,
            one2=one,
        )
    yield from _precision(material)
    if any(wave.participation.open_link for wave in waves):
        yield material.say(
            "Bij een open link is niet bekend hoeveel mensen hem zagen. Daarvoor is er geen responspercentage."
        )
    yield from dict.fromkeys(material.say(PROMISES[wave.mode]) for wave in waves)
    for wave in waves:
        if wave.remark:
            yield f"{wave.title}: {wave.remark}"
    yield material.say(
        "Uitkomsten over minder dan {threshold} {many} laten we niet zien.",
        threshold=material.figures.threshold,
        many=material.voice.people.many,
    )
