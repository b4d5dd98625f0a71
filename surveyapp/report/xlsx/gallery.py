"""Charts that Excel draws itself, and the sheet with the numbers behind them.

An officer can restyle them and paste them into a memo. What they draw stands in cells; every text of a chart refers to
one or is checked, because Excel takes ``x!A1`` in a title or a label for a reference.
"""

import re
from collections.abc import Callable
from itertools import pairwise

import xlsxwriter
from xlsxwriter.chart import Chart as Native

from surveyapp.report.charts import quadrant
from surveyapp.report.charts.sheet import answer_colours, colours_of, ends, text_at, value_at
from surveyapp.report.model import Chart, ChartKind, Series
from surveyapp.report.palette import INK, SOFT, Colour, distinct, ink_on, written
from surveyapp.report.printable import one_line
from surveyapp.report.xlsx.ledger import Ledger, Line
from surveyapp.report.xlsx.page import FORMATS, Page, scaled

WIDTH = 720
ROW = 20
"""Pixels of a row of a sheet."""
_REFERENCE = re.compile(r"^(=?[^!]+!)(?=\$?[A-Za-z])")
_NARROW = 0.04
"""A segment below this share has no room for its value."""
_MARKERS = ("circle", "square", "triangle", "diamond", "x")
_DASHES = ("solid", "dash", "round_dot", "long_dash_dot", "square_dot")


class Gallery:
    """The charts of one workbook, in the colour of the municipality."""

    def __init__(self, book: xlsxwriter.Workbook, colour: str, below: int, language: str = "nl") -> None:
        """``below`` is how many rows the sheet with numbers has on top of them."""
        self._book, self._colour = book, colour
        self.ledger = Ledger(below, language)

    def hang(self, page: Page, chart: Chart) -> None:
        """Put a chart below what the page has, with its text alternative. One without anything to draw is left out."""
        if not chart.categories or not chart.series:
            return
        native, height = NATIVE[chart.kind](self, chart)
        native.set_size({"width": WIDTH, "height": height})
        about = {"description": one_line(chart.alt), "object_position": 2, "x_offset": 4, "y_offset": 6}
        page.sheet.insert_chart(page.row, 0, native, about)
        page.row += (height + 12) // ROW + 1

    def _new(self, kind: dict[str, str]) -> Native:
        made = self._book.add_chart(kind)
        assert made is not None
        return made

    def of_lines(self, chart: Chart, kind: dict[str, str], lines: list[Line]) -> Native:
        """A chart with a series per line, its title and its legend."""
        native = self._new(kind)
        title = self.ledger.add(chart, lines)
        native.set_title(
            {"name": title, "name_font": {"size": 11}, "overlay": False} if chart.title else {"none": True}
        )
        if len(chart.series) > 1:
            again = [place for place, line in enumerate(lines) if line.again]
            native.set_legend({"position": "bottom", "delete_series": again})
        else:
            native.set_legend({"none": True})
        return native

    def bars(self, chart: Chart, colour: list[Colour], kind: dict[str, str]) -> Native:
        """Bars or columns; what cannot be shown is written where its bar would begin."""
        lines = [
            Line(series, _or_words(series, len(chart.categories)), shade)
            for series, shade in zip(chart.series, colour, strict=True)
        ]
        native = self.of_lines(chart, kind, lines)
        for line in lines:
            native.add_series(
                {**self.ledger.series(line), **_filled(line.colour), "gap": 45, "data_labels": _labels(line)}
            )
        return native

    def rows(self, chart: Chart) -> tuple[Native, int]:
        """Horizontal bars."""
        native = self.bars(chart, colours_of(chart, self._colour), {"type": "bar"})
        native.set_x_axis({"reverse": True, "major_tick_mark": "none", "label_position": "low"})
        native.set_y_axis({**_measure(chart), "visible": False})
        return native, 90 + len(chart.categories) * (16 + 16 * len(chart.series))

    def columns(self, chart: Chart) -> tuple[Native, int]:
        """Upright bars."""
        native = self.bars(chart, colours_of(chart, self._colour), {"type": "column"})
        native.set_x_axis({"major_tick_mark": "none", "label_position": "low"})
        native.set_y_axis({**_measure(chart), "visible": False})
        return native, 320

    def stacked(self, chart: Chart) -> tuple[Native, int]:
        """Rows that add up to 100 %, in the order of the answers; behind them, in grey, who gave none."""
        answers = [series for series in chart.series if not series.muted]
        order = [*answers, *(series for series in chart.series if series.muted)]
        colours = dict(zip(map(id, chart.series), answer_colours(chart, self._colour), strict=True))
        lines = [
            Line(series, _first_words(series, len(chart.categories), answers), colours[id(series)]) for series in order
        ]
        native = self.of_lines(chart, {"type": "bar", "subtype": "stacked"}, lines)
        for line in lines:
            look = {**_filled(line.colour, "#ffffff"), "gap": 45, "data_labels": _labels(line, inside=True)}
            native.add_series({**self.ledger.series(line), **look})
        native.set_x_axis({"reverse": True, "major_tick_mark": "none", "label_position": "low"})
        native.set_y_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})
        return native, 130 + len(chart.categories) * 34

    def trend(self, chart: Chart) -> tuple[Native, int]:
        """Lines over waves, with limits; a line stops where waves cannot be compared."""
        lines = [
            Line(series, values, colour, bool(part), place)
            for place, (series, colour) in enumerate(zip(chart.series, self._lines(chart), strict=True))
            for part, values in enumerate(_pieces(series, len(chart.categories)))
        ]
        return self._points(chart, lines, joined=True), 340

    def dots(self, chart: Chart) -> tuple[Native, int]:
        """Points with limits, side by side per category."""
        count = len(chart.categories)
        lines = [
            Line(series, tuple(value_at(series, place) for place in range(count)), colour, number=number)
            for number, (series, colour) in enumerate(zip(chart.series, self._lines(chart), strict=True))
        ]
        return self._points(chart, lines, joined=False), 380

    def gaps(self, chart: Chart) -> tuple[Native, int]:
        """Points of all groups above each other per category, joined from the lowest to the highest."""
        native, height = self.dots(chart)
        native.set_high_low_lines({"line": {"color": written(SOFT), "width": 1.5}})
        return native, height

    def _lines(self, chart: Chart) -> list[Colour]:
        return list(distinct(self._colour, len(chart.series)))

    def _points(self, chart: Chart, lines: list[Line], *, joined: bool) -> Native:
        native = self.of_lines(chart, {"type": "line"}, lines)
        for line in lines:
            shade, style = written(line.colour), line.number % len(_MARKERS)
            drawn = {"color": shade, "width": 2, "dash_type": _DASHES[style]} if joined else {"none": True}
            marker = {"type": _MARKERS[style], "size": 8, "fill": {"color": shade}, "border": {"color": shade}}
            look = {"line": drawn, "marker": marker, "data_labels": _labels(line), **_whiskers(line, chart)}
            native.add_series({**self.ledger.series(line), **look})
        native.set_x_axis({"major_tick_mark": "none", "label_position": "low"})
        native.set_y_axis(_measure(chart))
        return native

    def quadrant(self, chart: Chart) -> tuple[Native, int]:
        """Points in four fields: the axes cross where low turns into high."""
        axes = chart.axes or quadrant.axes_of(chart)
        native = self._new({"type": "scatter"})
        place = self.ledger.add_points(chart, axes)
        native.set_title({"name": place.title, "name_font": {"size": 11}} if chart.title else {"none": True})
        for number, (series, colour) in enumerate(
            zip(chart.series, distinct(self._colour, len(chart.series)), strict=True)
        ):
            native.add_series({**place.point(number), **_dot(series, number, colour)})
        if chart.corners:
            words = {"value": True, "position": "center", "custom": [{"value": _safe(name)} for name in chart.corners]}
            native.add_series({**place.corners(len(chart.corners)), "marker": {"type": "none"}, "data_labels": words})
        for axis, name, setting in zip(axes, place.names, (native.set_x_axis, native.set_y_axis), strict=True):
            places = zip(("min", "max", "crossing"), (axis.low, axis.high, axis.line), strict=True)
            limits = {key: scaled(value, chart.unit) for key, value in places}
            setting(
                {
                    **limits,
                    "num_format": FORMATS[chart.unit],
                    "name": name,
                    "label_position": "low",
                    "major_gridlines": {"visible": False},
                }
            )
        native.set_legend({"none": True})
        return native, 520


NATIVE: dict[ChartKind, Callable[[Gallery, Chart], tuple[Native, int]]] = {
    ChartKind.BARS: Gallery.rows,
    ChartKind.COLUMNS: Gallery.columns,
    ChartKind.STACKED: Gallery.stacked,
    ChartKind.DIVERGING: Gallery.stacked,
    ChartKind.LINES: Gallery.trend,
    ChartKind.DOTS: Gallery.dots,
    ChartKind.GAP: Gallery.gaps,
    ChartKind.QUADRANT: Gallery.quadrant,
}
"""How every kind of chart is drawn, and how high; a contract test fails when one is missing."""


def _or_words(series: Series, count: int) -> tuple[float | str | None, ...]:
    """The values; where there is none, the words that stand in its place. Excel draws words as zero."""
    return tuple(
        value if (value := value_at(series, place)) is not None else text_at(series, place) or None
        for place in range(count)
    )


def _first_words(series: Series, count: int, answers: list[Series]) -> tuple[float | str | None, ...]:
    """The values of a segment; of a row without any, the words stand once, in the first answer."""

    def empty(place: int) -> bool:
        return series is answers[0] and all(value_at(each, place) is None for each in answers)

    words = _or_words(series, count)
    return tuple(words[place] if empty(place) else value_at(series, place) for place in range(count))


def _pieces(series: Series, count: int) -> list[tuple[float | None, ...]]:
    """The values in pieces of a line that is not drawn towards its breaks, each as long as the whole."""
    starts = [0, *sorted(place for place in set(series.breaks) if 0 < place < count), count]
    return [
        tuple(value_at(series, place) if start <= place < stop else None for place in range(count))
        for start, stop in pairwise(starts)
    ]


def _filled(colour: Colour, edge: str = "") -> dict[str, object]:
    return {"fill": {"color": written(colour)}, "border": {"color": edge or written(colour)}}


def _measure(chart: Chart) -> dict[str, object]:
    """The value axis: zero is always on it."""
    low, high = (scaled(end, chart.unit) for end in ends(chart))
    limits = {"min": low, "max": high} if not any(series.limits for series in chart.series) else {"min": low}
    return {**limits, "num_format": FORMATS[chart.unit], "major_gridlines": {"visible": False}}


def _labels(line: Line, *, inside: bool = False) -> dict[str, object]:
    """The values as the report prints them, so that the drawing says what the table says."""
    custom: list[dict[str, object]] = []
    for place, value in enumerate(line.values):
        text = text_at(line.series, place)
        small = inside and isinstance(value, float | int) and value < _NARROW
        custom.append({"delete": True} if value is None or not text or small else {"value": _safe(text)})
    ink = ink_on(line.colour) if inside and not line.series.muted else INK
    return {"value": True, "custom": custom, "font": {"size": 9, "color": written(ink)}}


def _safe(text: str) -> str:
    """A text that is not taken for a reference to a cell, not even ``x!A1``."""
    return _REFERENCE.sub("\\1\N{NO-BREAK SPACE}", one_line(text)) or " "


def _whiskers(line: Line, chart: Chart) -> dict[str, object]:
    """The limits as error bars; none where there is no point."""
    plus, minus = [], []
    for place, value in enumerate(line.values):
        limits = line.series.limits[place] if place < len(line.series.limits) else None
        known = isinstance(value, float | int) and limits is not None
        low, high = limits if known and limits else (0.0, 0.0)
        middle = value if known and isinstance(value, float | int) else 0.0
        plus.append(scaled(high - middle, chart.unit))
        minus.append(scaled(middle - low, chart.unit))
    if not any(plus) and not any(minus):
        return {}
    bars = {"type": "custom", "plus_values": plus, "minus_values": minus, "line": {"color": written(line.colour)}}
    return {"y_error_bars": bars}


def _dot(series: Series, number: int, colour: Colour) -> dict[str, object]:
    """A point with its name and its two scores."""
    shade = {"color": written(colour)}
    scores = " · ".join(text for text in series.labels if text)
    name = _safe(f"{series.label} ({scores})" if scores else series.label)
    marker = {"type": _MARKERS[number % len(_MARKERS)], "size": 9, "fill": shade, "border": shade}
    return {"marker": marker, "data_labels": {"value": True, "position": "right", "custom": [{"value": name}]}}
