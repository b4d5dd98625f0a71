"""A chart that stands alone: with its title, its base and where it comes from, on white."""

from dataclasses import replace

from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Bar, Drawing, moved
from surveyapp.report.charts.sheet import LEADING, SIZE, Sheet
from surveyapp.report.palette import INK, MARK, SOFT, WHITE, Colour

_TITLE, _TITLE_LEADING = 11.0, 15.0
_MARGIN = 14.0
_MOST_LINES = 12
"""Of a title or a base line: the picture is not made to hold a whole page of words."""


def framed(drawing: Drawing, title: str, base: str, source: str, mark: str = "") -> Drawing:
    """The drawing below its title (and a mark, of a report that is no result), above its base line and its source."""
    sheet = Sheet(drawing.width)
    _words(sheet, mark, _TITLE, MARK)
    _words(sheet, title, _TITLE)
    sheet.y -= 6 + drawing.height
    sheet.shapes += [moved(shape, 0.0, sheet.y) for shape in drawing.shapes]
    sheet.y -= 8
    for text in (base, source):
        _words(sheet, text, SIZE, SOFT)
    inner = sheet.drawing()
    width, height = inner.width + 2 * _MARGIN, inner.height + 2 * _MARGIN
    ground = Bar(0.0, 0.0, width, height, WHITE)
    return replace(
        inner, width=width, height=height, shapes=[ground, *(moved(s, _MARGIN, _MARGIN) for s in inner.shapes)]
    )


def _words(sheet: Sheet, text: str, size: float, colour: Colour = INK) -> None:
    bold, leading = size == _TITLE, _TITLE_LEADING if size == _TITLE else LEADING
    lines = measure.wrapped(text, sheet.width, size, bold)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…"]
    for line in lines:
        sheet.label(line, 0.0, sheet.y - leading / 2, "start", size=size, bold=bold, colour=colour)
        sheet.y -= leading
