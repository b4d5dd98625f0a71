"""What stands round the text: the cover, and the running header and footer of every other page."""

from surveyapp.report.model import Report
from surveyapp.report.pdf.flow import Block
from surveyapp.report.pdf.lines import Measured
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import LEFT, MM, PAGE, WIDTH, Look, Type
from surveyapp.report.pdf.text import Text
from surveyapp.report.pdf.words import words
from surveyapp.report.printable import one_line

_BAND = 150 * MM
"""The height of the coloured band of the cover."""
_SIDE = 0.34
"""The part of the width that the labels of the facts take."""


def running(report: Report, look: Look, pen: Pen) -> None:
    """The running header and footer of the current page, as artifacts."""
    with pen.artifact("Pagination", "Header"):
        y = PAGE[1] - 16 * MM
        _one_line(pen, one_line(report.title), look.running, LEFT, y, WIDTH * 0.6)
        _one_line(pen, one_line(report.municipality), look.running, LEFT + WIDTH * 0.62, y, WIDTH * 0.38, right=True)
        pen.rectangle(LEFT, PAGE[1] - 18.5 * MM, WIDTH, 0.4, look.rule)
    with pen.artifact("Pagination", "Footer"):
        number = pen.page + 1
        page = words(report.language).page
        type_ = look.running
        pen.write_late(
            LEFT + WIDTH, 13 * MM, type_.size, type_.colour, lambda: page.format(number=number, total=pen.page)
        )


def _one_line(pen: Pen, text: str, type_: Type, x: float, y: float, width: float, *, right: bool = False) -> None:
    """A text on one line; what does not fit is left out behind an ellipsis."""
    measured = Measured(text, type_.font)
    room = width / type_.size * 1000
    if measured.units(0, len(measured.text)) > room:
        kept = measured.lines(room - 1000)[:1]
        measured = Measured(measured.text[: kept[0].end].rstrip() + "…", type_.font)
    used = measured.units(0, len(measured.text)) * type_.size / 1000
    start = x + width - used if right else x
    pen.write(start, y, measured.pieces(0, len(measured.text)), type_.size, type_.colour)


def draw_cover(report: Report, look: Look, pen: Pen, node: Node) -> None:
    """The cover: municipality, title and subtitle on a band in the municipality's colour, facts and date below."""
    with pen.artifact():
        pen.rectangle(0, PAGE[1] - _BAND, PAGE[0], _BAND, look.band)
    _stack(pen, [Text(report.municipality, look.owner, node.add("P"))], PAGE[1] - 30 * MM)
    title = Text(report.title, _fitting(report.title, look.title), node.add("Title"))
    subtitle = Text(report.subtitle, look.subtitle, node.add("Subtitle"))
    head = title.height(WIDTH) + title.after + subtitle.height(WIDTH)
    _stack(pen, [title, subtitle], PAGE[1] - _BAND + 24 * MM + head)
    top = PAGE[1] - _BAND - 16 * MM
    for label, value in report.facts:
        top = _fact(pen, look, node, top, label, value)
    date = Text(report.date, look.body, node.add("P"))
    date.draw(pen, LEFT, 30 * MM, WIDTH)
    pen.end_page()


def _fitting(title: str, type_: Type) -> Type:
    """The type of the title, smaller for a long one."""
    if len(title) <= 90:
        return type_
    return (
        Type(type_.font, 18, 23, type_.colour, after=type_.after)
        if len(title) <= 220
        else Type(type_.font, 11, 14, type_.colour)
    )


def _stack(pen: Pen, blocks: list[Text], top: float) -> None:
    for block in blocks:
        block.draw(pen, LEFT, top, WIDTH)
        top -= block.height(WIDTH) + block.after


def _fact(pen: Pen, look: Look, node: Node, top: float, label: str, value: str) -> float:
    """One fact: its label and its value side by side; returns the top of the next."""
    paragraph = node.add("P")
    name: Block = Text(label, look.cell, paragraph.add("Span"))
    fact: Block = Text(value, look.head, paragraph.add("Span"))
    side = WIDTH * _SIDE
    name.draw(pen, LEFT, top, side - 8)
    fact.draw(pen, LEFT + side, top, WIDTH - side)
    return top - max(name.height(side - 8), fact.height(WIDTH - side)) - 5
