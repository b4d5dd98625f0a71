"""What stands round the text: the cover, and the running header and footer of every other page."""

from surveyapp.report.model import Report
from surveyapp.report.palette import MARK
from surveyapp.report.pdf.flow import Area, Block, Flow
from surveyapp.report.pdf.lines import Measured
from surveyapp.report.pdf.logo import Logo
from surveyapp.report.pdf.pair import Pair
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import AREA, LEFT, MM, PAGE, WIDTH, Look, Type
from surveyapp.report.pdf.text import Text
from surveyapp.report.pdf.words import words
from surveyapp.report.printable import one_line

_BAND = 150 * MM
"""The height of the coloured band of the cover."""
_LOGO, _SMALL_LOGO = (70 * MM, 20 * MM), (60 * MM, 13 * MM)
"""The most room that the logo takes on a cover and on a masthead: width and height."""
_BAR = 9 * MM
"""The height of a bar with a mark."""


class Dress:
    """What every page of one report has besides its text.

    The mark of a report that is not the real thing is content, not decoration: one element at the start of the
    document, drawn on every page and read once.
    """

    def __init__(self, report: Report, look: Look, root: Node) -> None:
        self._report, self._look = report, look
        self._mark = root.add("P", actual=one_line(report.mark)) if report.mark else None

    def every(self, pen: Pen) -> None:
        """The running header and footer of a page of a brief report: its first page has a masthead for a header."""
        if pen.page:
            self.running(pen)
        else:
            self._footer(pen)
            self.mark(pen)

    def running(self, pen: Pen) -> None:
        """The running header and footer of the current page, as artifacts, and the mark."""
        report, type_ = self._report, self._look.running
        with pen.artifact("Pagination", "Header"):
            y, right = PAGE[1] - 16 * MM, LEFT + WIDTH * 0.62
            written_line(pen, one_line(report.title), type_, LEFT, y, WIDTH * 0.6)
            written_line(pen, one_line(report.municipality), type_, right, y, WIDTH * 0.38, right=True)
            pen.rectangle(LEFT, PAGE[1] - 18.5 * MM, WIDTH, 0.4, self._look.rule)
        self._footer(pen)
        self.mark(pen)

    def _footer(self, pen: Pen) -> None:
        type_, number, page = self._look.running, pen.page + 1, words(self._report.language).page
        with pen.artifact("Pagination", "Footer"):
            pen.write_late(
                LEFT + WIDTH,
                13 * MM,
                type_.size,
                type_.colour,
                lambda: page.format(number=number, total=pen.page),
                type_.font,
            )

    def mark(self, pen: Pen) -> None:
        """A bar across the head and the foot of the page, with the mark in it."""
        if self._mark is None:
            return
        with pen.artifact():
            for y in (0.0, PAGE[1] - _BAR):
                pen.rectangle(0, y, PAGE[0], _BAR, MARK)
            self._mark_line(pen, 0.0)
        with pen.tag(self._mark):
            self._mark_line(pen, PAGE[1] - _BAR)

    def _mark_line(self, pen: Pen, y: float) -> None:
        written_line(pen, one_line(self._report.mark), self._look.mark, LEFT, y + 0.32 * _BAR, WIDTH)


def written_line(pen: Pen, text: str, type_: Type, x: float, y: float, width: float, *, right: bool = False) -> None:
    """A text on one line; what does not fit is left out behind an ellipsis."""
    measured = Measured(text, type_.font)
    room = width / type_.size * 1000
    if measured.units(0, len(measured.text)) > room:
        kept = measured.lines(room - 1000)[:1]
        measured = Measured(measured.text[: kept[0].end].rstrip() + "…", type_.font)
    used = measured.units(0, len(measured.text)) * type_.size / 1000
    start = x + width - used if right else x
    pen.write(start, y, measured.pieces(0, len(measured.text)), type_.size, type_.colour)


def draw_cover(report: Report, look: Look, pen: Pen, node: Node, dress: Dress) -> None:
    """The cover: logo, then municipality, title and subtitle on a band in the municipality's colour, then the facts."""
    head = _draw_logo(report, pen, node, _LOGO)
    owner = Text(report.municipality, look.owner, node.add("P"))
    title = Text(report.title, _fitting(report.title, look), node.add("Title"))
    subtitle = Text(report.subtitle, look.subtitle, node.add("Subtitle"))
    height = title.height(WIDTH) + title.after + subtitle.height(WIDTH)
    band = max(_BAND, head + height + owner.height(WIDTH) + 60 * MM)
    with pen.artifact():
        pen.rectangle(0, PAGE[1] - band, PAGE[0], band - head, look.band)
    owner.draw(pen, LEFT, PAGE[1] - (head + 14 * MM if head else 30 * MM), WIDTH)
    top = PAGE[1] - band + 24 * MM + height
    title.draw(pen, LEFT, top, WIDTH)
    subtitle.draw(pen, LEFT, top - title.height(WIDTH) - title.after, WIDTH)
    below = Area(LEFT, AREA.bottom, WIDTH, max(PAGE[1] - band - 16 * MM - AREA.bottom, 60 * MM))
    flow = Flow(pen, below, lambda pen: dress.running(pen) if pen.page else dress.mark(pen))
    facts: list[Block] = [_fact(label, value, look, node.add("P")) for label, value in report.facts]
    flow.place([*facts, Text(report.date, look.date, node.add("P"))])
    flow.end_page()


def draw_masthead(report: Report, look: Look, pen: Pen, node: Node) -> Flow:
    """The head of the first page of a brief report, in place of a cover; the flow that goes on below it."""
    dress = Dress(report, look, node)
    head = _draw_logo(report, pen, node, _SMALL_LOGO)
    lines = [
        Text(report.municipality, look.owner, node.add("P")),
        Text(report.title, look.masthead, node.add("Title")),
        Text(report.subtitle, look.byline, node.add("Subtitle")),
    ]
    above = head + 6 * MM if head else 14 * MM
    band = above + sum(line.height(WIDTH) + line.after for line in lines) + 8 * MM
    with pen.artifact():
        pen.rectangle(0, PAGE[1] - band, PAGE[0], band - head, look.band)
    top = PAGE[1] - above
    for line in lines:
        line.draw(pen, LEFT, top, WIDTH)
        top -= line.height(WIDTH) + line.after
    below = Area(LEFT, AREA.bottom, WIDTH, PAGE[1] - band - 8 * MM - AREA.bottom)
    flow = Flow(pen, below, dress.every, AREA)
    facts: list[Block] = [_fact(label, value, look, node.add("P")) for label, value in report.facts]
    flow.place([*facts, Text(report.date, look.body, node.add("P"))])
    return flow


def _draw_logo(report: Report, pen: Pen, node: Node, most: tuple[float, float]) -> float:
    """The logo on white above the band, and the height of that white, in which a mark fits too; 0 without a logo."""
    if report.logo is None:
        return 0.0
    logo, above = Logo(report.logo, most), _BAR + 3 * MM
    logo.draw(pen, node.add("Figure", alt=report.logo_alt), LEFT, PAGE[1] - above)
    return above + logo.height + 6 * MM


def _fitting(title: str, look: Look) -> Type:
    """The type of the title, smaller for a long one."""
    return look.title if len(title) <= 90 else look.long_title


def _fact(label: str, value: str, look: Look, node: Node) -> Pair:
    """One fact: its label and its value side by side."""
    return Pair(Text(label, look.body, node.add("Span")), Text(value, look.fact, node.add("Span")))
