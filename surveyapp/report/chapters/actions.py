"""What is concluded from this wave and what will be done; and what came of the actions of earlier waves.

Both are silent when there is nothing: a report then has no such chapter.
"""

from collections.abc import Iterator, Sequence

from surveyapp.report import actionwords as words
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.inputs import Action, Advice
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Callout, Cell, Listing, Paragraph, Row, Table
from surveyapp.report.numbers import NOTHING


def actions(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """Per basisfunctie the conclusions, the recommendations and the actions of the last wave."""
    return [block for function in words.FUNCTIONS for block in _function(material, function)]


def _function(material: Material, function: int) -> Iterator[Block]:
    notation = material.printer.notation
    said = [each for each in material.last.advice if each.function == function]
    agreed = [each for each in of_last(material) if each.function == function]
    title = words.heading(notation, function)
    if said or agreed:
        yield Paragraph(title)
    if said:
        yield Listing(tuple(_advice(material, each) for each in said))
    if agreed:
        columns = tuple(notation.say(each) for each in ("Wie", "Klaar op", "Budget", "Beleidsstuk", "Stand"))
        rows = tuple(Row(each.text, _cells(material, each)) for each in agreed)
        yield Table(notation.say("Acties: {function}", function=title), notation.say("Actie"), columns, rows)


def of_last(material: Material) -> list[Action]:
    """The actions that rest on the last wave."""
    return [each for each in material.last.actions if each.wave == material.last.code]


def _advice(material: Material, advice: Advice) -> str:
    say = material.printer.notation.say
    conclusion = advice.kind == "conclusion"
    told = say("Conclusie: {said}", said=advice.text) if conclusion else say("Aanbeveling: {said}", said=advice.text)
    figure = _figure(material, advice.variable)
    return say("{told} (rust op: {figure})", told=told, figure=figure) if figure else told


def _figure(material: Material, code: str) -> str:
    """What a figure is called: a part of a question by its own words."""
    subject, part = material.subjects.get(code), material.figures.variables.get(code)
    if subject:
        return subject.title
    return part.label.rstrip(".") if part else ""


def _cells(material: Material, action: Action) -> tuple[Cell, ...]:
    notation = material.printer.notation
    return (
        Cell(words.owner(notation, action)),
        Cell(words.due(notation, action)),
        Cell(words.budget(notation, action.budget)),
        Cell(action.document or NOTHING),
        Cell(words.state(notation, action)),
    )


def followup(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """How the actions of earlier waves stand: the counts, then every action with its owner and note."""
    notation = material.printer.notation
    earlier = [each for each in material.last.actions if each.wave != material.last.code]
    if not earlier:
        return []
    columns = tuple(notation.say(each) for each in ("Meting", "Wie", "Klaar op", "Stand", "Toelichting"))
    rows = tuple(Row(each.text, _standing(material, each)) for each in earlier)
    return [
        Callout(notation.say("Hoe het staat met de acties"), words.totals(notation, earlier)),
        Table(notation.say("Wat er kwam van eerdere acties"), notation.say("Actie"), columns, rows),
    ]


def _standing(material: Material, action: Action) -> tuple[Cell, ...]:
    notation = material.printer.notation
    told = (
        action.wave_title,
        words.owner(notation, action),
        words.due(notation, action),
        words.state(notation, action),
        action.note or NOTHING,
    )
    return tuple(map(Cell, told))
