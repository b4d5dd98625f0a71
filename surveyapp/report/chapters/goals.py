"""Goals: what was fixed beforehand, what was measured, what can be said of it, and what changed in between."""

from collections.abc import Iterator, Sequence

from surveyapp.questionnaire.notation import format_date
from surveyapp.report import goalwords as words
from surveyapp.report.cells import EMPTY
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.goals import Judged, judged
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Listing, Note, Paragraph, Row, Table, Unit
from surveyapp.report.numbers import Notation

NONE = (
    "Er zijn geen doelen vastgelegd. Daardoor is achteraf niet te zeggen of het beleid zijn doel heeft bereikt. Leg "
    "voor de volgende meting vast welk cijfer u wilt halen en wanneer."
)
RULE = (
    "Een doel is gehaald of niet gehaald als het hele 95%-interval aan één kant van het doel ligt. Ligt het doel "
    "binnen het interval, dan kan toeval de doorslag geven en is het niet te zeggen. Deed iedereen mee, dan telt het "
    "cijfer zelf."
)


def goals(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A table with the verdicts, a sentence for each, where the targets come from, and every later change."""
    about, notation = judged(material), material.printer.notation
    if not about:
        return [Paragraph(material.say(NONE))]
    blocks: list[Block] = []
    codes = tuple(each.goal.variable for each in about)
    if total := words.total(notation, about):
        blocks.append(Paragraph(total, lead=True, codes=codes))
    blocks.append(_verdicts(about, notation))
    blocks.append(Listing(tuple(words.sentence(notation, each) for each in about), codes=tuple((c,) for c in codes)))
    blocks += [Note(material.say(RULE)), _origins(about, notation)]
    if changes := _changes(about, notation):
        blocks += [Paragraph(material.say("Deze doelen zijn veranderd nadat ze waren vastgelegd:")), changes]
    return blocks


def _verdicts(about: Sequence[Judged], notation: Notation) -> Table:
    columns = (
        notation.say("Bij het vastleggen"),
        notation.say("Doel"),
        notation.say("Voor de"),
        notation.say("Nu gemeten"),
        notation.say("95%-interval"),
        notation.say("Oordeel"),
    )
    rows = tuple(Row(each.title, tuple(_verdict(each, notation))) for each in about)
    return Table(notation.say("Doelen en wat er gemeten is"), notation.say("Doel"), columns, rows)


def _verdict(about: Judged, notation: Notation) -> Iterator[Cell]:
    unit = Unit.SHARE if about.share else Unit.MEAN
    found, goal = about.verdict, about.goal
    before = about.baseline
    yield _level(notation, before.level, about.share) if before else EMPTY
    yield Cell(words.aim(notation, goal, about.share))
    yield Cell(notation.say("{ordinal}-meting", ordinal=goal.ordinal))
    yield Cell(words.measured(notation, about), found.level, unit) if found.level is not None else EMPTY
    yield Cell(words.limits(notation, about))
    yield Cell(words.outcome(notation, about))


def _level(notation: Notation, value: float, share: bool) -> Cell:
    text = notation.percent(value) if share else notation.number(value, 1)
    return Cell(text, value, Unit.SHARE if share else Unit.MEAN)


def _origins(about: Sequence[Judged], notation: Notation) -> Table:
    """When each was fixed, by when it is to be reached, and what it rests on."""
    rows = []
    for each in about:
        goal = each.goal
        fixed = format_date(goal.fixed, notation.language) if goal.fixed else notation.say("nog niet")
        norm = words.level(notation, goal.norm, each.share)
        cells = (fixed, format_date(goal.due, notation.language), norm, goal.source)
        rows.append(Row(each.title, tuple(map(Cell, cells))))
    return Table(
        notation.say("Waar de doelen op rusten"),
        notation.say("Doel"),
        (notation.say("Vastgelegd op"), notation.say("Te halen op"), notation.say("Norm"), notation.say("Bron")),
        tuple(rows),
    )


def _changes(about: Sequence[Judged], notation: Notation) -> Table | None:
    rows = [
        Row(each.title, tuple(map(Cell, (one.on, one.by, one.what, one.was or "–", one.became or "–", one.reason))))
        for each in about
        for one in words.changes(notation, each.goal, each.share)
    ]
    columns = (
        notation.say("Datum"),
        notation.say("Door"),
        notation.say("Wat"),
        notation.say("Was"),
        notation.say("Werd"),
        notation.say("Reden"),
    )
    return (
        Table(notation.say("Veranderingen in de doelen"), notation.say("Doel"), columns, tuple(rows)) if rows else None
    )
