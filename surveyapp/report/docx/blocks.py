"""One function per block of the report: what it becomes in Word."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Doc
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from surveyapp.report import charts
from surveyapp.report.charts import raster
from surveyapp.report.docx import styles, tables
from surveyapp.report.docx.pictures import described
from surveyapp.report.docx.text import write
from surveyapp.report.model import Block, Callout, Chart, Finding, Listing, Note, Paragraph, Table


@dataclass(frozen=True)
class Story:
    """The document that grows, in the colour of the municipality."""

    document: Doc
    colour: str

    def line(self, text: str, style: str = "Normal", language: str | None = None) -> WordParagraph:
        """One paragraph."""
        paragraph = self.document.add_paragraph(style=style)
        write(paragraph, text, language=language)
        return paragraph


def _paragraph(story: Story, block: Paragraph) -> None:
    story.line(block.text, styles.LEAD if block.lead else "Normal", block.language)


def _listing(story: Story, block: Listing) -> None:
    """A list of Word's; one with numbers begins at 1 again."""
    number = _fresh_numbers(story.document) if block.ordered and block.items else None
    for item in block.items:
        paragraph = story.document.add_paragraph(style="List Number" if block.ordered else "List Bullet")
        if number is not None:
            properties: Any = paragraph._p.get_or_add_pPr()
            listed = properties.get_or_add_numPr()
            listed.get_or_add_ilvl().val, listed.get_or_add_numId().val = 0, number
        write(paragraph, item)


def _fresh_numbers(document: Doc) -> int:
    """A list of its own with the look of "List Number"."""
    numbering: Any = document.part.numbering_part.element
    style: Any = document.styles["List Number"].element
    of_style = numbering.num_having_numId(style.pPr.numPr.numId.val)
    number = numbering.add_num(of_style.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _note(story: Story, block: Note) -> None:
    story.line(block.text, styles.NOTE)


def _callout(story: Story, block: Callout) -> None:
    """A tinted box: a title and points."""
    lines = [story.line(block.title, styles.BOX_TITLE)] if block.title else []
    lines += [story.line(item, styles.BOX_ITEM) for item in block.items]
    for last in lines[-1:]:
        last.paragraph_format.space_after = Pt(10)


def _table(story: Story, block: Table) -> None:
    tables.add(story.document, block)


def _chart(story: Story, block: Chart) -> None:
    """A picture as wide as the text, with its text alternative; what it is called above it, the base below it."""
    if block.title:
        story.line(block.title, "Caption")
    _picture(story, block)
    if block.base:
        story.line(block.base, styles.NOTE)


def _picture(story: Story, block: Chart) -> None:
    drawing = charts.layout(block, story.colour)
    paragraph = story.document.add_paragraph(style=styles.PICTURE)
    height = styles.WIDTH * drawing.height / drawing.width
    high = {"height": styles.TALLEST} if height > styles.TALLEST else {"width": styles.WIDTH}
    shape = paragraph.add_run().add_picture(io.BytesIO(raster.png(drawing)), **high)
    described(shape, "Diagram", block.alt)


def _finding(story: Story, block: Finding) -> None:
    """Title and statement, then the chart, the table, the base line unless the chart has it, and the notes."""
    write(story.document.add_heading(level=2), block.title)
    if block.statement:
        story.line(block.statement, styles.LEAD)
    if block.chart:
        if block.chart.title and block.chart.title != block.title:
            story.line(block.chart.title, "Caption")
        _picture(story, block.chart)
        if block.chart.base:
            story.line(block.chart.base, styles.NOTE)
    if block.table:
        tables.add(story.document, block.table)
    if block.base and not (block.chart and block.chart.base == block.base):
        story.line(block.base, styles.NOTE)
    for note in block.notes:
        story.line(note, styles.NOTE)


WRITERS: dict[type[Block], Callable[[Story, Any], None]] = {
    Paragraph: _paragraph,
    Listing: _listing,
    Note: _note,
    Callout: _callout,
    Table: _table,
    Chart: _chart,
    Finding: _finding,
}
"""How every kind of block is written; a contract test fails when one is missing."""
