"""Prints copies of one form: the cover with instructions and code, then section by section, then how it goes back."""

from dataclasses import replace
from functools import partial

from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.report.paper.fields import Lines
from surveyapp.report.paper.forms import Press, question
from surveyapp.report.paper.model import Copy, Cover
from surveyapp.report.paper.numbering import Numbering
from surveyapp.report.paper.routing import Routing
from surveyapp.report.paper.words import words
from surveyapp.report.pdf import flow
from surveyapp.report.pdf.fonts import MONO
from surveyapp.report.pdf.logo import Logo
from surveyapp.report.pdf.pages import written_line
from surveyapp.report.pdf.panel import Panel
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import LEFT, MM, PAGE, WIDTH, Look, Type
from surveyapp.report.pdf.text import Text
from surveyapp.report.printable import one_line

_AREA = flow.Area(LEFT, 20 * MM, WIDTH, PAGE[1] - 20 * MM - 24 * MM)
_LOGO = (60 * MM, 16 * MM)
_FIRST = flow.Area(LEFT, 20 * MM, WIDTH, PAGE[1] - 20 * MM - 34 * MM)
_CODE = Type(MONO, 12, 19, after=6)


class Printer:
    """Prints copies of one questionnaire with one pen."""

    def __init__(self, questionnaire: Questionnaire, cover: Cover, pen: Pen) -> None:
        self._questionnaire, self._cover, self._pen = questionnaire, cover, pen
        self._t = words(questionnaire.language)
        self._look = Look(cover.colour)
        self._logo = Logo(cover.logo, _LOGO) if cover.logo else None
        self._numbering = Numbering(questionnaire, self._t)
        self._routing = Routing(questionnaire, self._numbering, self._t)
        self._press = Press(self._t, self._look, self._numbering)
        self._copies = 0

    def print(self, copy: Copy, node: Node) -> None:
        """One copy, on pages of its own, numbered from 1."""
        first = self._pen.page
        ends: list[int] = []
        self._head(node)
        pages = flow.Flow(self._pen, _FIRST, partial(self._dress, copy, first, ends), _AREA)
        pages.place(self._cover_story(copy, node))
        for section in self._questionnaire.sections:
            pages.place(self._section(section, node))
        pages.place(self._end(node))
        pages.end_page()
        ends.append(self._pen.page - first)
        self._copies += 1

    def _head(self, node: Node) -> None:
        """The logo, or else the name in the municipality's colour."""
        top = PAGE[1] - 14 * MM
        if self._logo is None:
            owner = Text(self._cover.owner, replace(self._look.heading, size=15, leading=20), node.add("P"))
            owner.draw(self._pen, LEFT, top, WIDTH)
            return
        figure = node.add("Figure", alt=self._t.logo.format(owner=one_line(self._cover.owner)))
        self._logo.draw(self._pen, figure, LEFT, top)

    def _dress(self, copy: Copy, first: int, ends: list[int], pen: Pen) -> None:
        """Title, number of the form and page; the number of pages is known when the copy ends."""
        number = pen.page - first + 1
        type_ = self._look.running
        with pen.artifact("Pagination", "Header"):
            if number > 1:
                y = PAGE[1] - 16 * MM
                written_line(pen, one_line(self._questionnaire.title), type_, LEFT, y, WIDTH * 0.7)
                label = self._t.number.format(number=copy.number) if copy.number else ""
                written_line(pen, label, type_, LEFT + WIDTH * 0.72, y, WIDTH * 0.28, right=True)
        with pen.artifact("Pagination", "Footer"):
            page = self._t.page
            pen.write_late(
                LEFT + WIDTH, 12 * MM, type_.size, type_.colour, lambda: page.format(number=number, total=ends[0])
            )

    def _cover_story(self, copy: Copy, node: Node) -> list[flow.Block]:
        look, t = self._look, self._t
        key = (f"copy{self._copies}", one_line(copy.name or self._questionnaire.title), 0)
        title = replace(look.chapter, size=18, leading=23, before=0, after=8)
        drawn: list[flow.Block] = [Text(self._questionnaire.title, title, node.add("H1"), anchor=key)]
        for paragraph in self._questionnaire.intro.split("\n\n"):
            drawn.append(Text(paragraph.strip(), replace(look.body, size=9, leading=13), node.add("P")))
        drawn += self._code(copy, node)
        drawn += self._told(t.how, "", node)[:1]
        bullets = node.append(Node("L", attributes={"O": "List", "ListNumbering": "Disc"}))
        for text in t.instructions:
            item = bullets.add("LI")
            type_ = replace(look.item, size=9, leading=13, after=2)
            label = ("•", item.add("Lbl"))
            drawn.append(Text(text, type_, item.add("LBody"), label=label))
        return [
            *drawn,
            *self._told(*self._cover.promise, node),
            *self._told(t.back, f"{self._cover.until} {self._cover.back}".strip(), node),
            *(self._told(t.questions, self._cover.contact, node) if self._cover.contact else ()),
        ]

    def _told(self, title: str, text: str, node: Node) -> list[flow.Block]:
        heading = Text(title, replace(self._look.box_title, before=8, after=2), node.add("H2"), kept=True)
        body = replace(self._look.body, size=9, leading=13, after=4)
        return [heading, Text(text, body, node.add("P"))] if text else [heading]

    def _code(self, copy: Copy, node: Node) -> list[flow.Block]:
        """The words of this copy, or lines to copy them onto, and what they are for."""
        t, inside = self._t, node.add("Div")
        blocks: list[flow.Block] = [Text(t.code, self._look.box_title, inside.add("H2"), kept=True)]
        if copy.words:
            blocks.append(Text(copy.words, _CODE, inside.add("P")))
        else:
            blocks.append(Text(t.code_blank, replace(self._look.small, after=0), inside.add("P")))
            blocks.append(Lines(1, inside.field("tv", t.code)))
        if copy.number:
            blocks.append(Text(t.number.format(number=copy.number), self._look.small, inside.add("P")))
        why = f"{t.code_why} {t.code_sealed}" if self._cover.sealed else t.code_why
        return [Panel([*blocks, Text(why, self._look.small, inside.add("P"))], self._look)]

    def _section(self, section: Section, parent: Node) -> list[flow.Block]:
        """Its title, for whom it is, and its questions."""
        runs = self._routing.runs(section)
        if not runs:
            return []
        look, node = self._look, parent.add("Sect")
        drawn: list[flow.Block] = [Text(section.title, look.heading, node.add("H2"), kept=True)]
        if rule := self._routing.part(section):
            drawn.append(self._rule(rule, node))
        if section.text:
            drawn.append(Text(self._numbering.told(section.text), look.body, node.add("P"), kept=True))
        for run in runs:
            if run.rule:
                drawn.append(self._rule(run.rule, node))
            drawn += [part for block in run.blocks for part in question(self._press, block, node)]
        return drawn

    def _rule(self, text: str, node: Node) -> flow.Block:
        type_ = replace(self._look.box_title, size=9, leading=13, before=12, after=0)
        return Text(f"→ {text}", type_, node.add("P"), kept=True)

    def _end(self, parent: Node) -> list[flow.Block]:
        node = parent.add("Sect")
        back = f"{self._t.end_text} {self._cover.until} {self._cover.back}".strip()
        return [
            Text(self._t.end, self._look.heading, node.add("H2"), kept=True),
            Text(back, self._look.body, node.add("P")),
        ]
