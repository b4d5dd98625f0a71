"""How the document looks: Word's own styles in the municipality's colour, and a few of ours."""

from typing import Any

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from surveyapp.report.docx.text import write
from surveyapp.report.model import Report
from surveyapp.report.palette import SOFT, Colour, strong, tint, written

FACT, LEAD, NOTE, BOX_TITLE, BOX_ITEM, PICTURE = "Feit", "Kernzin", "Toelichting", "Kader", "Kader punt", "Diagram"
FONT = "Arial"
WIDTH = Cm(16.5)
"""Of the text on an A4 page."""
LOGO = (Cm(7), Cm(2))
"""The most width and height of a logo."""
TALLEST = Cm(22)
"""A picture that is higher is made smaller."""
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_SIZES = {"Title": 26, "Subtitle": 14, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11, "Caption": 10}


def language(report: Report) -> str:
    """The language of the document, with its country."""
    return _LANGUAGES.get(report.language, report.language)


def dress(document: Doc, report: Report) -> None:
    """Page, styles, language, and what runs along every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    _speak(document, language(report))
    _own(document, report.colour, report.font or FONT)
    _added(document, report.colour, report.font or FONT)
    if report.mark:
        write(section.header.paragraphs[0], report.mark, bold=True)
    foot = section.footer.paragraphs[0]
    write(foot, f"{report.title} · {report.municipality} · ")
    _field(foot, "PAGE")


def _speak(document: Doc, code: str) -> None:
    """The language that everything is in unless it says otherwise."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), code)


def _own(document: Doc, colour: str, font: str) -> None:
    """Word's own styles: one font, headings in the colour of the municipality."""
    _set_font(document.styles["Normal"], font, 10.5)
    for name, size in _SIZES.items():
        style = document.styles[name]
        _set_font(style, font, size)
        style.font.color.rgb = _rgb(strong(colour))
        style.font.italic = False
        style.paragraph_format.keep_with_next = True
    _without_rule(document.styles["Title"])


def _added(document: Doc, colour: str, font: str) -> None:
    """Our own styles, each based on one of Word's."""
    lead = _new(document, LEAD, "Normal", font, 12)
    lead.paragraph_format.keep_with_next = True
    note = _new(document, NOTE, "Normal", font, 9)
    note.font.color.rgb = _rgb(SOFT)
    note.paragraph_format.space_after = Pt(4)
    _new(document, FACT, "Normal", font, 10.5).paragraph_format.space_after = Pt(2)
    _new(document, PICTURE, "Normal", font, 10.5).paragraph_format.keep_with_next = True
    for name, based_on in ((BOX_TITLE, "Normal"), (BOX_ITEM, "List Bullet")):
        box = _new(document, name, based_on, font, 10.5)
        box.paragraph_format.space_after = Pt(0)
        _shade(box, written(tint(colour, 0.92)), written(strong(colour)))
    document.styles[BOX_TITLE].font.bold = True
    document.styles[BOX_TITLE].paragraph_format.keep_with_next = True


def _new(document: Doc, name: str, based_on: str, font: str, size: float) -> ParagraphStyle:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[based_on]
    style.quick_style = True
    _set_font(style, font, size)
    made: ParagraphStyle = style
    return made


def _set_font(style: Any, font: str, size: float) -> None:
    """One font for every script; the fonts of the theme would win from it."""
    style.font.name = font
    style.font.size = Pt(size)
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(key), font)


def _without_rule(style: Any) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _shade(style: ParagraphStyle, ground: str, edge: str) -> None:
    """A tinted ground with a bar along its left side."""
    properties: Any = style.element.get_or_add_pPr()
    borders, left, shade = (OxmlElement(name) for name in ("w:pBdr", "w:left", "w:shd"))
    for key, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", edge.removeprefix("#"))):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", ground.removeprefix("#"))):
        shade.set(qn(f"w:{key}"), value)
    later = ("w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    properties.insert_element_before(borders, *later)
    properties.insert_element_before(shade, *later)


def _field(paragraph: Any, instruction: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), instruction)
    paragraph._p.append(simple)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)


def _rgb(colour: Colour) -> RGBColor:
    return RGBColor.from_string(written(colour).removeprefix("#").upper())
