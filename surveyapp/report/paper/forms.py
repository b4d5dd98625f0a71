"""One function per widget: how a question looks on paper. A contract test fails when one is missing."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.model import Block
from surveyapp.questionnaire.question import Question
from surveyapp.report.paper import rating
from surveyapp.report.paper.fields import Beside, Cells, Lines, Option, Row
from surveyapp.report.paper.numbering import Numbering, letters
from surveyapp.report.paper.words import Words
from surveyapp.report.pdf import flow
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import WIDTH, Look
from surveyapp.report.pdf.text import Text

_TOGETHER = 12
"""So many options at most stay on one page."""
_DIGITS = 6
"""Boxes for a number without a highest value."""
_CHARACTERS_PER_LINE = 70
_MOST_LINES = 12


@dataclass(frozen=True)
class Press:
    """What every form needs: the words, the look, and the numbers of the questions."""

    t: Words
    look: Look
    numbering: Numbering

    def hint(self, text: str, node: Node) -> Text:
        """A line in small type that says how to answer."""
        return Text(text, self.look.small, node.add("P"), kept=True)


Drawn = list[flow.Block]


def question(press: Press, block: Block, parent: Node) -> Drawn:
    """A block as it is printed: number and label, explanation, and what there is to fill in."""
    node = parent.add("Div")
    return PRINTED[block.lead.widget](press, block, node)


def _label(press: Press, block: Block, node: Node) -> Drawn:
    number = press.numbering.of(block.lead.code)
    type_ = replace(press.look.fact, before=13, after=3, indent=24, leading=13.5)
    heading = node.add("H3")
    label = Text(press.numbering.told(block.lead.label), type_, heading, kept=True, label=(f"{number}.", heading))
    drawn: Drawn = [label]
    if block.lead.help:
        drawn.append(press.hint(press.numbering.told(block.lead.help), node))
    if block.lead.required:
        drawn.append(press.hint(press.t.required, node))
    return drawn


def _options(press: Press, choices: tuple[Choice, ...], node: Node) -> Drawn:
    """A list of boxes; on one line when they fit there and none asks for words."""
    body = replace(press.look.body, size=9, leading=14, after=1)
    items = node.append(Node("L", attributes={"O": "List", "ListNumbering": "None"}))
    made = [_item(press, choice, body, items) for choice in choices]
    beside = Beside([(box, label) for box, label, _ in made])
    if len(choices) > 1 and beside.natural() <= WIDTH and not any(line for _, _, line in made):
        return [beside]
    last = len(made) - 1
    return [
        Option(label, box, line, kept=place != last and (last < _TOGETHER or place in (0, last - 1)))
        for place, (box, label, line) in enumerate(made)
    ]


def _item(press: Press, choice: Choice, body: Any, items: Node) -> tuple[Node, Text, Node | None]:
    item = items.add("LI")
    box = item.add("Lbl").field("cb", press.t.box.format(label=choice.label))
    content = item.add("LBody")
    label = Text(choice.label, body, content.add("P"))
    return box, label, content.field("tv", press.t.write) if choice.open else None


def _single(press: Press, block: Block, node: Node) -> Drawn:
    drawn = [*_label(press, block, node), press.hint(press.t.tick_one, node)]
    return drawn + _options(press, block.lead.categories, node)


def _multiple(press: Press, block: Block, node: Node) -> Drawn:
    minimum, maximum = getattr(block.lead, "minimum", None), getattr(block.lead, "maximum", None)
    t = press.t
    if minimum is not None:
        how = t.tick_at_least if maximum is None else t.tick_between
    else:
        how = t.tick_many if maximum is None else t.tick_at_most
    drawn = [*_label(press, block, node), press.hint(how.format(minimum=minimum, maximum=maximum), node)]
    return drawn + _options(press, block.lead.categories, node)


def _grade(press: Press, block: Block, node: Node) -> Drawn:
    lowest, highest = int(getattr(block.lead, "minimum", 1)), int(getattr(block.lead, "maximum", 10))
    body = replace(press.look.body, size=9, leading=14, after=1)
    label = [*_label(press, block, node), press.hint(press.t.grade, node)]
    items = node.append(Node("L", attributes={"O": "List", "ListNumbering": "None"}))
    options = []
    for grade in range(lowest, highest + 1):
        item = items.add("LI")
        box = item.add("Lbl").field("cb", press.t.box.format(label=grade))
        options.append((box, Text(str(grade), body, item.add("LBody"))))
    return [*label, Beside(options, gap=11.0)]


def _grid(press: Press, block: Block, node: Node) -> Drawn:
    label = [*_label(press, block, node), press.hint(press.t.tick_row, node)]
    told = [(letters(place), press.numbering.told(q.label)) for place, q in enumerate(block.questions)]
    labels = [choice.label for choice in block.lead.categories]
    table = rating.table(told, labels, press.t, press.look, node)
    if table is not None:
        table.before = 4.0
        return [*label, table]
    return label + [part for row in told for part in _row_as_list(press, row, block.lead, node)]


def _row_as_list(press: Press, row: tuple[str, str], lead: Question, node: Node) -> Drawn:
    type_ = replace(press.look.body, size=9, leading=13, before=6, after=2)
    statement = Text(f"{row[0]}. {row[1]}", type_, node.add("P"), kept=True)
    return [statement, *_options(press, lead.categories, node)]


def _text(press: Press, block: Block, node: Node) -> Drawn:
    wanted = getattr(block.lead, "lines", 1)
    longest = math.ceil(getattr(block.lead, "max_length", 1) / _CHARACTERS_PER_LINE)
    count = min(max(wanted + 1 if wanted > 1 else 1, 1), max(longest, 1), _MOST_LINES)
    return [*_label(press, block, node), Lines(count, node.field("tv", press.t.write))]


def _number(press: Press, block: Block, node: Node) -> Drawn:
    label = _label(press, block, node)
    highest, decimals = getattr(block.lead, "maximum", None), getattr(block.lead, "decimals", 0)
    digits = len(str(int(highest))) if highest is not None and highest >= 1 else _DIGITS
    groups = (digits, decimals) if decimals else (digits,)
    field = node.field("tv", press.t.write)
    unit = getattr(block.lead, "unit", "")
    behind = Text(unit, press.look.body, node.add("P")) if unit else None
    return [*label, Cells(groups, field, behind, Text(press.t.decimal, press.look.fact, None))]


def _date(press: Press, block: Block, node: Node) -> Drawn:
    label = _label(press, block, node)
    field = node.field("tv", press.t.write)
    return [*label, Cells((2, 2, 4), field, Text(press.t.date, press.look.small, node.add("P")))]


def _ranking(press: Press, block: Block, node: Node) -> Drawn:
    places = len(block.lead.fields())
    label = [*_label(press, block, node), press.hint(press.t.rank.format(count=places), node)]
    return label + _rows(press, block.lead.categories, len(str(places)), node)


def _allocation(press: Press, block: Block, node: Node) -> Drawn:
    total, unit = getattr(block.lead, "total", 100), getattr(block.lead, "unit", "") or press.t.points
    label = [*_label(press, block, node), press.hint(press.t.divide.format(total=total, unit=unit), node)]
    rows = _rows(press, block.lead.categories, len(str(total)), node, kept=True)
    together = f"{press.t.together.format(total=total)} {unit}"
    return [*label, *rows, Text(together, press.look.fact, node.add("P"))]


def _rows(press: Press, choices: tuple[Choice, ...], count: int, node: Node, kept: bool = False) -> Drawn:
    """Boxes for a number before every choice."""
    body = replace(press.look.body, size=9, leading=13, after=1)
    items = node.append(Node("L", attributes={"O": "List", "ListNumbering": "None"}))
    drawn: Drawn = []
    for place, choice in enumerate(choices, start=1):
        item = items.add("LI")
        field = item.add("Lbl").field("tv", press.t.box.format(label=choice.label))
        label = Text(choice.label, body, item.add("LBody"))
        drawn.append(Row(count, field, label, kept or place < len(choices)))
    return drawn


def _note(press: Press, block: Block, node: Node) -> Drawn:
    texts = [press.numbering.told(text) for text in (block.lead.label, block.lead.help) if text]
    type_ = replace(press.look.body, before=8)
    return [Text(text, type_, node.add("P"), kept=True) for text in texts]


PRINTED: dict[str, Callable[[Press, Block, Node], Drawn]] = {
    "single": _single,
    "scale": _single,
    "multiple": _multiple,
    "grade": _grade,
    "grid": _grid,
    "text": _text,
    "number": _number,
    "date": _date,
    "ranking": _ranking,
    "allocation": _allocation,
    "note": _note,
}
"""By widget, as the templates of the pages are."""
