"""The report as a Word document: to read, and above all to paste from into a memo.

Headings, lists and captions are Word's own styles, so that what is pasted takes over the look of the document where it
lands. Charts are pictures with their text alternative; tables are tables.
"""

import io

from docx import Document
from docx.document import Document as Doc
from docx.shared import Length

from surveyapp.report.archive import repacked
from surveyapp.report.docx import contents, styles
from surveyapp.report.docx.blocks import WRITERS, Story
from surveyapp.report.docx.pictures import described
from surveyapp.report.docx.text import write
from surveyapp.report.model import Report
from surveyapp.report.printable import one_line

_LONGEST_PROPERTY = 255


def render(report: Report) -> bytes:
    """The document. The same report gives the same bytes."""
    document = Document()
    _about(document, report)
    styles.dress(document, report)
    story = Story(document, report.colour)
    _cover(document, report)
    if not report.brief:
        contents.add(document, report)
    for number, chapter in enumerate(report.chapters, 1):
        heading = document.add_heading(level=1)
        write(heading, chapter.title)
        contents.mark(heading, number)
        for block in chapter.blocks:
            WRITERS[type(block)](story, block)
    file = io.BytesIO()
    document.save(file)
    return repacked(file.getvalue())


def _cover(document: Doc, report: Report) -> None:
    if report.logo:
        _logo(document, report.logo, report.logo_alt)
    write(document.add_paragraph(style="Title"), report.title)
    if report.subtitle:
        write(document.add_paragraph(style="Subtitle"), report.subtitle)
    write(document.add_paragraph(), f"{report.municipality}, {report.date}")
    for label, value in report.facts:
        fact = document.add_paragraph(style=styles.FACT)
        write(fact, f"{label}: ", bold=True)
        write(fact, value)


def _logo(document: Doc, png: bytes, alt: str) -> None:
    """The logo above the title, in its own proportions, no larger than its place."""
    shape = document.add_paragraph(style=styles.PICTURE).add_run().add_picture(io.BytesIO(png))
    scale = min(most / side for most, side in zip(styles.LOGO, (shape.width, shape.height), strict=True))
    shape.width, shape.height = Length(shape.width * scale), Length(shape.height * scale)
    described(shape, "Logo", alt)


def _about(document: Doc, report: Report) -> None:
    """What the file tells about itself; its date is the day of the report, and the picture of an empty page goes."""
    about = document.core_properties
    about.title = one_line(report.marked_title)[:_LONGEST_PROPERTY]
    about.subject = one_line(report.subtitle)[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = one_line(report.municipality)[:_LONGEST_PROPERTY]
    about.comments = one_line(report.mark)[:_LONGEST_PROPERTY]
    about.language = styles.language(report)
    about.created = about.modified = report.made_on
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
