"""The finished report: every number is already text, in reading order. Renderers only place it.

A report is a title, some facts for the cover and chapters; a chapter is a row of blocks. A ``Cell`` keeps the
unrounded value beside its text, so that xlsx and json hand on exactly what the pdf rounds.
"""

import datetime
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from surveyapp.report.printable import one_line
from surveyapp.report.translation import say


class Unit(Enum):
    """What a number counts; decides the notation in ``numbers.py`` and the number format in xlsx."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"  # 0..1, shown as a percentage
    POINTS = "points"  # difference of two shares, -1..1, shown in percentage points
    MEAN = "mean"
    P_VALUE = "p_value"


class ChartKind(Enum):
    """The drawings that ``charts.py`` knows."""

    BARS = "bars"  # horizontal, one bar per category and series
    COLUMNS = "columns"  # vertical, for ordered classes
    STACKED = "stacked"  # one row per category, one segment per series, adds up to 100 %
    DIVERGING = "diverging"  # as stacked, with the negative half of the answers left of a line and the positive right
    LINES = "lines"  # categories are waves
    DOTS = "dots"  # a row per category, a point with its limits per series, on one axis
    GAP = "gap"  # a row per category, the points of all series on one line that joins the outer two
    QUADRANT = "quadrant"  # series values are (x, y) points; categories are the two axis labels


@dataclass(frozen=True)
class Cell:
    """One table cell: the text as printed and the unrounded value; ``value`` is None when nothing can be said."""

    text: str
    value: float | int | None = None
    unit: Unit = Unit.TEXT


@dataclass(frozen=True)
class Row:
    """A table row with its row header; ``total`` rows are set apart."""

    header: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """Column headers exclude the row header's own column, which is titled ``corner``."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Series:
    """One series of a chart; ``values`` and ``labels`` have one entry per category. None is drawn as a gap.

    ``muted`` series ("weet niet") are drawn apart from the others, in grey. ``limits`` are drawn as whiskers; a line is
    not drawn towards the places in ``breaks``.
    """

    label: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    muted: bool = False
    limits: tuple[tuple[float, float] | None, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Axis:
    """One axis of a quadrant: its ends, and where the line lies that divides low from high."""

    low: float
    line: float
    high: float

    def place(self, value: float) -> float:
        """Where a value lies between the ends, 0..1."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Chart:
    """A drawing as data. ``alt`` is made from the same numbers; ``base`` is the line that is printed under it."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    base: str
    unit: Unit = Unit.SHARE
    maximum: float | None = None  # end of the value axis, in the unit; None lets the renderer choose
    reach: tuple[float, float] | None = None  # of a diverging part of a longer chart: how far to the left and right
    axes: tuple[Axis, Axis] | None = None  # of a quadrant, when the lines are not in the middle
    corners: tuple[str, ...] = ()  # of a quadrant: top left, top right, bottom left, bottom right


@dataclass(frozen=True)
class Paragraph:
    """Running text. ``language`` is set when it differs from the report's (an answer in English). ``codes`` are the
    variables behind a sentence that the program wrote; a ``lead`` is the conclusion with which a chapter opens."""

    text: str
    lead: bool = False
    language: str | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list with bullets or, when ``ordered``, with numbers. Open answers are a Listing.

    ``codes`` has the variables behind each item, when the program wrote the items about figures. Where there is room
    for one page only, items may make place for a last one that says how many are left out: ``others`` has those words
    for one item, for two and so on; ``first`` is the order, by place, in which items are kept.
    """

    items: tuple[str, ...]
    ordered: bool = False
    codes: tuple[tuple[str, ...], ...] = ()
    first: tuple[int, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """Small print: base, method, reason for a dash."""

    text: str


@dataclass(frozen=True)
class Callout:
    """A box that stands out: the summary's key figures, a warning about comparability. ``codes``: as of a Listing."""

    title: str
    items: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Finding:
    """One question or indicator: statement, chart, table, base line and notes. Headed one level below its chapter.

    ``code`` is the variable's code; every sentence in ``statement`` rests on the figure with that code.
    """

    code: str
    title: str
    statement: str
    base: str
    chart: Chart | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()


Block: TypeAlias = Paragraph | Listing | Note | Callout | Table | Chart | Finding


@dataclass(frozen=True)
class Chapter:
    """A chapter starts with a heading; ``code`` is its anchor."""

    code: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Typeface:
    """The files of one family. ``digest`` is of both: another version is another typeface."""

    family: str
    regular: Path
    bold: Path
    digest: str


@dataclass(frozen=True)
class Report:
    """The whole report. ``facts`` are the cover's label-value pairs; ``data`` is the json document of all figures.

    ``mark`` stands on every page, and in what the file says about itself, when this is not the real thing.
    """

    title: str
    subtitle: str
    municipality: str
    language: str
    date: str  # as printed
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    data: dict[str, object] = field(default_factory=dict)
    colour: str = "#154273"  # the municipality's main colour
    logo: bytes | None = None  # the municipality's, a PNG
    font: str = ""  # the name of its typeface, for who has it
    typeface: Typeface | None = None  # its files, to embed
    mark: str = ""
    brief: bool = False  # a page or two: no cover, no contents, and chapters that follow each other

    @property
    def marked_title(self) -> str:
        """The title as it stands where the pages cannot be seen: in metadata, tabs and file lists."""
        return f"{self.mark}: {self.title}" if self.mark else self.title

    @property
    def logo_alt(self) -> str:
        """What a screen reader says in place of the logo."""
        return say(self.language, "Logo van {owner}", owner=one_line(self.municipality))

    @property
    def made_on(self) -> datetime.datetime:
        """The day of the report, for files that must have a moment: the clock is no part of a report."""
        about = self.data.get("report")
        return datetime.datetime.fromisoformat(about["date"] if isinstance(about, dict) else "2000-01-01")
