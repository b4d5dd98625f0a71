"""One function per block of the report: what is drawn for it and which structure nodes that fills."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, cast

from surveyapp.report import model
from surveyapp.report.pdf import flow
from surveyapp.report.pdf.figure import Figure, drawings
from surveyapp.report.pdf.noted import noted
from surveyapp.report.pdf.panel import Panel
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import AREA, WIDTH, Look
from surveyapp.report.pdf.tables import grid
from surveyapp.report.pdf.text import Text
from surveyapp.report.printable import one_line

_OPENING = 0.2 * AREA.height
"""Words at the start of a chapter that are higher than this may stand alone on a page."""


@dataclass(frozen=True)
class Heading:
    """A line of the contents: ``level`` 0 is a chapter, 1 a finding."""

    title: str
    key: str
    level: int


@dataclass
class Story:
    """What a report becomes, in reading order: blocks to place and headings to list."""

    look: Look
    colour: str
    headings: list[Heading] = field(default_factory=list)

    def heading(self, title: str, level: int, parent: Node) -> Text:
        """A heading, H1 for a chapter and H2 for a finding, noted for contents and bookmarks."""
        type_ = (self.look.chapter, self.look.heading)[level]
        entry = Heading(one_line(title) or "–", f"k{len(self.headings)}", level)
        self.headings.append(entry)
        node = parent.add(f"H{level + 1}")
        return Text(title or "–", type_, node, kept=True, anchor=(entry.key, entry.title, level))

    def chapter(self, chapter: model.Chapter, root: Node) -> list[flow.Block]:
        """A chapter: its heading and its blocks. A few opening words stay with what they open."""
        section = root.add("Sect")
        drawn = [self.heading(chapter.title, 0, section), *self._blocks(chapter.blocks, section)]
        opening = len(list(takewhile(lambda block: isinstance(block, model.Paragraph), chapter.blocks)))
        words = drawn[1 : 1 + opening]
        if len(drawn) > 1 + opening and sum(block.height(WIDTH) for block in words) < _OPENING:
            for block in words:
                cast(Text, block).kept = True
        return drawn

    def _blocks(self, blocks: tuple[model.Block, ...], parent: Node) -> list[flow.Block]:
        return [drawn for block in blocks for drawn in DRAWN[type(block)](self, block, parent)]


def _paragraph(story: Story, block: model.Paragraph, parent: Node) -> list[flow.Block]:
    node = parent.add("P", language=block.language)
    return [Text(block.text, story.look.lead if block.lead else story.look.body, node)]


def _listing(story: Story, block: model.Listing, parent: Node) -> list[flow.Block]:
    numbering = "Decimal" if block.ordered else "Disc"
    node = parent.append(Node("L", attributes={"O": "List", "ListNumbering": numbering}))
    digits = len(str(len(block.items))) if block.ordered else 0
    type_ = replace(story.look.item, indent=story.look.item.indent + 5 * digits)
    drawn: list[flow.Block] = []
    for number, text in enumerate(block.items, start=1):
        item = node.add("LI")
        label = (f"{number}." if block.ordered else "•", item.add("Lbl"))
        drawn.append(Text(text, type_, item.add("LBody"), label=label))
    return drawn


def _note(story: Story, block: model.Note, parent: Node) -> list[flow.Block]:
    return [Text(block.text, story.look.small, parent.add("P"))]


def _callout(story: Story, block: model.Callout, parent: Node) -> list[flow.Block]:
    node = parent.add("Div")
    title = Text(block.title, story.look.box_title, node.add("P"), kept=True)
    inside = [title] if block.title else []
    return [Panel([*inside, *_listing(story, model.Listing(block.items), node)], story.look)]


def _table(story: Story, block: model.Table, parent: Node) -> list[flow.Block]:
    node = parent.add("Table")
    caption = [Text(block.caption, story.look.caption, node.add("Caption"), kept=True)] if block.caption else []
    return [*caption, grid(block, node, story.look, WIDTH)]


def _chart(story: Story, block: model.Chart, parent: Node) -> list[flow.Block]:
    node = parent.add("Div")
    title = [Text(block.title, story.look.caption, node.add("P"), kept=True)] if block.title else []
    figure = Figure(
        drawings(block, story.colour, WIDTH),
        node.add("Figure", alt=one_line(block.alt)),
        kept=bool(block.base),
        faces=story.look.faces,
    )
    base = [Text(block.base, story.look.small, node.add("P"))] if block.base else []
    return [*title, figure, *base]


def _finding(story: Story, block: model.Finding, parent: Node) -> list[flow.Block]:
    """Title and statement, then the chart, the table, the base line unless the chart has it, and the notes.

    A chart or table with the same title as the finding does not repeat it.
    """
    section = parent.add("Sect")
    drawn: list[flow.Block] = [story.heading(block.title, 1, section)]
    if block.statement:
        leads = block.chart is not None or block.table is not None
        drawn.append(Text(block.statement, story.look.lead, section.add("P"), kept=leads))
    if block.chart:
        title = block.chart.title if block.chart.title != block.title else ""
        drawn += _chart(story, replace(block.chart, title=title), section)
    if block.table:
        caption = block.table.caption if block.table.caption != block.title else ""
        drawn += _table(story, replace(block.table, caption=caption), section)
    repeated = block.chart and block.chart.base == block.base
    texts = [*([block.base] if block.base and not repeated else []), *block.notes]
    notes = [part for text in texts for part in _note(story, model.Note(text), section)]
    return noted(drawn, notes) if block.table else [*drawn, *notes]


DRAWN: dict[type, Callable[[Story, Any, Node], list[flow.Block]]] = {
    model.Paragraph: _paragraph,
    model.Listing: _listing,
    model.Note: _note,
    model.Callout: _callout,
    model.Table: _table,
    model.Chart: _chart,
    model.Finding: _finding,
}
"""How every kind of block is drawn; a contract test fails when one is missing."""
