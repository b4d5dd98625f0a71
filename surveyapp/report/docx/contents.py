"""The contents: a field that Word can renew, filled beforehand with a link to every chapter."""

from typing import Any

from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from surveyapp.report.docx.text import write
from surveyapp.report.model import Report

_TITLES = {"nl": "Inhoud", "en": "Contents"}
_INSTRUCTION = r' TOC \o "1-1" \n \h \z \u '


def add(document: Doc, report: Report) -> None:
    """The heading, which is no chapter itself, and a line per chapter."""
    title = document.add_paragraph(style="Subtitle")
    write(title, _TITLES.get(report.language, _TITLES["nl"]))
    for number, chapter in enumerate(report.chapters, 1):
        line = document.add_paragraph()
        line.paragraph_format.space_after = 0
        if number == 1:
            _marker(line, "begin")
            _instruct(line)
            _marker(line, "separate")
        _link(line, chapter.title, number)
        if number == len(report.chapters):
            _marker(line, "end")


def mark(heading: Paragraph, number: int) -> None:
    """Make a heading the place that the line with this number leads to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(number))
    runs: Any = heading._p.r_lst
    if runs:
        runs[0].addprevious(start)
    else:
        heading._p.append(start)
    heading._p.append(end)


def _name(number: int) -> str:
    return f"_Toc{number:06}"


def _link(paragraph: Paragraph, text: str, number: int) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(number))
    link.set(qn("w:history"), "1")
    run = write(paragraph, text)
    run._r.addprevious(link)
    link.append(run._r)


def _marker(paragraph: Paragraph, kind: str) -> None:
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(character)


def _instruct(paragraph: Paragraph) -> None:
    words = OxmlElement("w:instrText")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = _INSTRUCTION
    paragraph.add_run()._r.append(words)
