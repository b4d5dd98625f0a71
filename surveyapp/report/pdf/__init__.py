"""The report as an accessible PDF: PDF/UA-1 and PDF/A-2a, drawn in one pass on ReportLab, finished with pikepdf."""

from itertools import pairwise

from surveyapp.report.model import Report
from surveyapp.report.pdf import pages
from surveyapp.report.pdf.blocks import Story
from surveyapp.report.pdf.contents import Entry
from surveyapp.report.pdf.finish import About, finish
from surveyapp.report.pdf.flow import Block, Flow
from surveyapp.report.pdf.fonts import faces
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.shortened import shortenings
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import AREA, PAGE, Look
from surveyapp.report.pdf.text import Text
from surveyapp.report.pdf.words import words
from surveyapp.report.printable import one_line

_CROWDED = 0.5
"""A chapter starts on a new page when more than this part of the page is used."""


def render(report: Report) -> bytes:
    """The PDF file of a report. The same report gives the same bytes, whenever and wherever it is made.

    Text is printed as it stands: nothing in it is markup. A chapter starts on a new page, unless the page before it
    is still largely empty. A brief report keeps to one page when leaving out items of a list that allows it helps.
    """
    pen, root = _drawn(report)
    if report.brief and pen.page > 1:
        shorter = map(_drawn, shortenings(report))
        pen, root = next((drawn for drawn in shorter if drawn[0].page == 1), (pen, root))
    return finish(pen.save(), root, pen.marks, _about(report))


def _drawn(report: Report) -> tuple[Pen, Node]:
    about, look = _about(report), Look(report.colour, report.brief, faces(report.typeface))
    pen, root = Pen(PAGE, about.title, about.language), Node("Document")
    place = _brief if report.brief else _whole
    place(report, look, pen, root)
    return pen, root


def _brief(report: Report, look: Look, pen: Pen, root: Node) -> None:
    """A page or two: chapters that follow each other under a masthead."""
    flow = pages.draw_masthead(report, look, pen, root.add("Sect"))
    story = Story(look, report.colour)
    for chapter in report.chapters:
        flow.place(story.chapter(chapter, root))
    flow.end_page()


def _whole(report: Report, look: Look, pen: Pen, root: Node) -> None:
    """Cover, contents and chapters."""
    dress = pages.Dress(report, look, root)
    pages.draw_cover(report, look, pen, root.add("Sect"), dress)
    front = root.add("Sect")
    story = Story(look, report.colour)
    chapters = [story.chapter(chapter, root) for chapter in report.chapters]
    flow = Flow(pen, AREA, dress.running)
    flow.place(_contents(story, front, report.language))
    flow.end_page()
    for blocks in chapters:
        flow.turn(_CROWDED)
        flow.place(blocks)
    flow.turn(0.0)


def _about(report: Report) -> About:
    return About(
        title=one_line(report.marked_title) or "–",
        author=one_line(report.municipality),
        subject=one_line(". ".join(filter(None, (report.mark, report.subtitle)))),
        language=words(report.language).language,
    )


def _contents(story: Story, node: Node, language: str) -> list[Block]:
    """The contents: a heading and a line for every chapter. Findings have a line too where that stays on one page; the
    bookmarks have them all.
    """
    title = words(language[:2]).contents
    heading = Text(title, story.look.chapter, node.add("H1"), kept=True, anchor=("contents", title, 0))
    every, chapters = _lines(story, 1), _lines(story, 0)
    table, lines = every if _height([heading, *every[1]]) <= AREA.height else chapters
    node.append(table)
    return [heading, *lines]


def _lines(story: Story, depth: int) -> tuple[Node, list[Block]]:
    """A list of the headings down to this level, and its lines."""
    table = Node("TOC")
    headings = [line for line in story.headings if line.level <= depth]
    types = story.look.contents
    return table, [Entry(line.title, line.key, types[line.level], table, kept=line.level < depth) for line in headings]


def _height(blocks: list[Block]) -> float:
    """The height of blocks that stand below each other."""
    white = sum(max(above.after, below.before) for above, below in pairwise(blocks))
    return sum(block.height(AREA.width) for block in blocks) + white
