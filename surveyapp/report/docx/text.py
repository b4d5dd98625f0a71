"""Text in a Word paragraph: what is printable of it, in its language and direction."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from surveyapp.report.direction import language_of, runs_right_to_left
from surveyapp.report.printable import clean


def write(paragraph: Paragraph, text: str, *, bold: bool = False, language: str | None = None) -> Run:
    """Add a text to a paragraph; its line breaks stay. A text that runs from right to left turns the paragraph."""
    run = paragraph.add_run(clean(text))
    if bold:
        run.bold = True
    if runs_right_to_left(text):
        _child(paragraph._p.get_or_add_pPr(), "w:bidi")
        _child(run._r.get_or_add_rPr(), "w:rtl")
        _speak(run, "w:bidi", language or language_of(text))
    elif language:
        _speak(run, "w:val", language)
    return run


def _speak(run: Run, attribute: str, language: str | None) -> None:
    if language:
        _child(run._r.get_or_add_rPr(), "w:lang").set(qn(attribute), language)


_AFTER = {
    "w:bidi": ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"),
    "w:rtl": ("w:cs", "w:em", "w:lang"),
    "w:lang": ("w:eastAsianLayout", "w:specVanish"),
}
"""What the schema wants behind each: Word is strict about the order."""


def _child(parent: Any, name: str) -> Any:
    """The child with this name, made at its place when it is not there."""
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.insert_element_before(found, *_AFTER[name])
    return found
