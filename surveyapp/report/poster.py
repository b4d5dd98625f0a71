"""A poster with the open link: who asks, what for, a large QR code and the address. One accessible page on A4."""

from dataclasses import dataclass, replace

from surveyapp.report.pdf.finish import About, finish
from surveyapp.report.pdf.flow import Area, Block, Flow
from surveyapp.report.pdf.fonts import BOLD
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import LEFT, MM, PAGE, WIDTH, Look
from surveyapp.report.pdf.symbol import Symbol
from surveyapp.report.pdf.text import Text
from surveyapp.report.printable import one_line

_QR = 110 * MM
_BAND = 34 * MM
_SPOKEN = {"nl": "nl-NL", "en": "en-GB"}


@dataclass(frozen=True)
class Poster:
    """``how`` says what to do with the code, ``alt`` what the code is."""

    language: str
    owner: str
    colour: str
    title: str
    how: str
    link: str
    alt: str
    until: str = ""


def render(poster: Poster) -> bytes:
    """The poster; the same poster gives the same bytes."""
    look = Look(poster.colour)
    language = _SPOKEN.get(poster.language, _SPOKEN["nl"])
    about = About(one_line(poster.title) or "–", one_line(poster.owner), "", language)
    pen, root = Pen(PAGE, about.title, language), Node("Document")
    with pen.artifact():
        pen.rectangle(0, PAGE[1] - _BAND, PAGE[0], _BAND, look.band)
    owner = Text(poster.owner, replace(look.owner, size=20, leading=26), root.add("P"))
    owner.draw(pen, LEFT, PAGE[1] - _BAND / 2 + 13, WIDTH)
    area = Area(LEFT, 18 * MM, WIDTH, PAGE[1] - _BAND - 32 * MM)
    flow = Flow(pen, area, _plain)
    flow.place(_story(poster, look, root))
    flow.end_page()
    return finish(pen.save(), root, pen.marks, about)


def _plain(_pen: Pen) -> None:
    """A poster has no running header or footer."""


def _story(poster: Poster, look: Look, root: Node) -> list[Block]:
    large = replace(look.body, size=15, leading=22, after=10)
    size = 26 if len(poster.title) <= 90 else 18
    title = replace(look.chapter, size=size, leading=size * 1.25, before=0, after=14)
    told = [Text(poster.title, title, root.add("H1")), Text(poster.how, large, root.add("P"))]
    code = Symbol(poster.link, _QR, root.add("Figure", alt=poster.alt))
    address = Text(poster.link, replace(large, size=11, leading=16, font=BOLD), root.add("P"))
    until = [Text(poster.until, large, root.add("P"))] if poster.until else []
    return [*told, code, address, *until]
