"""The look of the pages: A4, one measure of text, few sizes; every colour from the municipality's own."""

from dataclasses import dataclass, replace

from surveyapp.report.palette import INK, SOFT, WHITE, Colour, ink_on, parse, strong, tint
from surveyapp.report.pdf.flow import Area
from surveyapp.report.pdf.fonts import OWN, REGULAR, Faces

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
LEFT = 25 * MM
WIDTH = PAGE[0] - 2 * LEFT
AREA = Area(LEFT, 24 * MM, WIDTH, PAGE[1] - 24 * MM - 28 * MM)


@dataclass(frozen=True)
class Type:
    """How a text is set; lengths in points. ``align`` is "left" or "right" (the outer edge of a number column)."""

    font: str = REGULAR
    size: float = 9.5
    leading: float = 14.5
    colour: Colour = INK
    before: float = 0.0
    after: float = 7.0
    indent: float = 0.0
    align: str = "left"


class Look:
    """The typography of one report."""

    def __init__(self, colour: str, brief: bool = False, faces: Faces = OWN) -> None:
        regular, bold = faces.regular, faces.bold
        self.faces = faces
        accent = strong(colour)
        self.accent = accent
        self.band = parse(colour)
        self.on_band = ink_on(self.band)
        self.wash = tint(colour, 0.93)
        self.rule = tint(colour, 0.7)
        self.body = Type(regular)
        self.lead = Type(regular, size=11, leading=16.5, after=9)
        large = Type(bold, 20, 26, accent, before=34, after=12)
        self.chapter = replace(large, size=15, leading=20, before=18, after=6) if brief else large
        self.heading = Type(bold, 11 if brief else 13, 18, accent, before=12 if brief else 20, after=4)
        self.caption = Type(bold, 9, 12.5, before=8, after=4)
        self.box_title = Type(bold, 10.5, 15, accent, after=5)
        self.small = Type(regular, size=8, leading=11.5, colour=SOFT, after=3)
        self.item = replace(self.body, indent=14, after=4)
        self.cell = Type(regular, size=8.5, leading=11.5, after=0)
        self.head = replace(self.cell, font=bold)
        self.running = Type(regular, size=7.5, leading=10, colour=SOFT)
        self.mark = Type(bold, 10, 13, WHITE, after=0)
        below = Type(regular, size=9.5, leading=14, after=1, indent=14)
        self.contents = (Type(bold, 9.5, 15, before=9, after=1), below)
        self.owner = Type(bold, 12, 16, self.on_band, after=0)
        self.title = Type(bold, 28, 35, self.on_band, after=12)
        self.long_title = Type(bold, 16, 21, self.on_band, after=10)
        self.masthead = Type(bold, 20, 26, self.on_band, after=4)
        self.byline = Type(regular, size=11, leading=16, colour=self.on_band, after=0)
        self.fact = replace(self.body, font=bold)
        self.date = replace(self.body, before=22)
        self.subtitle = Type(regular, size=14, leading=20, colour=self.on_band, after=0)
