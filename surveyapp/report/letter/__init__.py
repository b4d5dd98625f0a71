"""Letters as one accessible PDF (PDF/UA-1 and PDF/A-2a), one after the other, ready to print and fold."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from surveyapp.report.letter import sheet
from surveyapp.report.letter.access import WayIn
from surveyapp.report.letter.model import Letter, Stationery
from surveyapp.report.letter.words import Words, words
from surveyapp.report.pdf.finish import About, finish
from surveyapp.report.pdf.flow import Block, Flow
from surveyapp.report.pdf.fonts import BOLD
from surveyapp.report.pdf.logo import Logo
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import LEFT, MM, PAGE, WIDTH, Look, Type
from surveyapp.report.pdf.text import Text
from surveyapp.report.printable import one_line

_ADDRESS = Type(size=10, leading=12.4, after=0)
_ADDRESS_LINES = 5
"""What fits in the window of an envelope."""
_FACT = Type(size=9, leading=13, after=2)


def render(letters: Sequence[Letter], stationery: Stationery) -> bytes:
    """The file with these letters, each on a page of its own. The same letters give the same bytes."""
    look = Look(stationery.colour)
    about = About(
        title=one_line(stationery.title) or "–",
        author=one_line(stationery.owner),
        subject="",
        language=words(stationery.language).language,
    )
    pen, root = Pen(PAGE, about.title, about.language), Node("Document")
    desk = _Desk(stationery, look, pen)
    group = ""
    for number, letter in enumerate(letters):
        desk.write(letter, root, number, first=letter.group != group)
        group = letter.group
    return finish(pen.save(), root, pen.marks, about)


class _Desk:
    """Writes letters on the same paper, one after the other."""

    def __init__(self, stationery: Stationery, look: Look, pen: Pen) -> None:
        self._stationery, self._look, self._pen = stationery, look, pen
        self._logo = Logo(stationery.logo, sheet.LOGO) if stationery.logo else None
        self._body = replace(look.body, size=9.8, leading=14.2, after=7)

    def write(self, letter: Letter, root: Node, number: int, first: bool) -> None:
        """One letter. The first of a group is filed under its name in the document's outline."""
        t = words(letter.language)
        section = root.append(Node("Sect", language=t.language))
        self._head(t, section)
        self._address(letter, section)
        start = self._pen.page
        flow = Flow(self._pen, sheet.FIRST, partial(self._dress, start, t), sheet.LATER)
        if letter.group and first:
            self._pen.bookmark(f"g{number}", one_line(letter.group), 0, PAGE[1])
        flow.place(self._story(letter, t, section, number))
        flow.end_page()

    def _head(self, t: Words, node: Node) -> None:
        """The logo, or else the name in the municipality's colour."""
        if self._logo is None:
            owner = Text(self._stationery.owner, replace(self._look.heading, size=15, leading=20), node.add("P"))
            owner.draw(self._pen, LEFT, sheet.LOGO_TOP - 4 * MM, WIDTH)
            return
        figure = node.add("Figure", alt=t.logo.format(owner=one_line(self._stationery.owner)))
        self._logo.draw(self._pen, figure, LEFT, sheet.LOGO_TOP)

    def _address(self, letter: Letter, node: Node) -> None:
        """The address in the window, nothing else near it. A long name takes more lines, in smaller type at worst."""
        x, width = sheet.WINDOWS[self._stationery.window]
        block = node.add("Div")
        lines = [Text(line, _ADDRESS, block.add("P")) for line in map(one_line, letter.address) if line]
        while sum(len(line.lines(width)) for line in lines) * lines[0].type.leading > sheet.WINDOW_HEIGHT:
            smaller = replace(lines[0].type, size=lines[0].type.size * 0.92, leading=lines[0].type.leading * 0.92)
            block.kids.clear()
            lines = [Text(line, smaller, block.add("P")) for line in map(one_line, letter.address) if line]
        y = sheet.WINDOW_TOP
        for line in lines:
            line.draw(self._pen, x, y, width)
            y -= line.height(width)

    def _dress(self, start: int, t: Words, pen: Pen) -> None:
        """Fold marks on the first page, a number on the others."""
        if pen.page == start:
            sheet.mark_folds(pen)
            return
        page = t.page.format(number=pen.page - start + 1)
        with pen.artifact("Pagination", "Footer"):
            type_ = self._look.running
            pen.write_late(LEFT + WIDTH, 13 * MM, type_.size, type_.colour, lambda: page)

    def _story(self, letter: Letter, t: Words, node: Node, number: int) -> list[Block]:
        facts = [Text(f"{label}: {value}", _FACT, node.add("P")) for label, value in letter.facts]
        name = one_line(letter.address[0]) if letter.address else one_line(letter.subject)
        anchor = (f"b{number}", name or "–", 1 if letter.group else 0)
        title = replace(self._look.heading, size=12, leading=17, before=14, after=8)
        subject = Text(letter.subject, title, node.add("H1"), kept=True, anchor=anchor)
        above = [Text(text, self._body, node.add("P")) for text in letter.body]
        way = WayIn(letter.access, t, self._look, node.add("Sect"))
        below = [Text(text, self._body, node.add("P")) for text in letter.rest]
        return [*facts, subject, *above, way, *below, *self._end(letter, t, node.add("Sect"))]

    def _end(self, letter: Letter, t: Words, node: Node) -> list[Block]:
        """What happens with the answers, and whom to ask: small, but always there."""
        small = replace(self._look.small, size=8.2, leading=11.4, after=6)
        title = replace(small, font=BOLD, after=1, before=4)
        told = [(letter.promise[0], letter.promise[1])]
        told += [(t.questions, letter.contact)] if letter.contact else []
        return [
            text
            for heading, words_ in told
            for text in (Text(heading, title, node.add("H2"), kept=True), Text(words_, small, node.add("P")))
        ]
