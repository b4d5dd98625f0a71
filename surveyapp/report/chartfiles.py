"""The charts of a report as files, SVG and PNG, in a zip: each with its title, its base and its source in the picture.

``LEESMIJ.txt`` has the text alternative of each, to put beside it where it is used.
"""

import re
from collections.abc import Iterator

from surveyapp.report import charts
from surveyapp.report.archive import archive
from surveyapp.report.charts import raster, vector
from surveyapp.report.charts.framed import framed
from surveyapp.report.model import Report
from surveyapp.report.pictures import pictures
from surveyapp.report.printable import one_line
from surveyapp.report.translation import say

_UNSAFE = re.compile(r"[^a-zA-Z0-9_-]+")
_FIRST_LINES = """\
Elk diagram van dit rapport is er twee keer: als svg (blijft scherp, hoe groot u het ook maakt) en als png.
Gebruikt u een diagram ergens anders? Zet dan de tekst erbij die hieronder staat, voor wie het beeld niet ziet.
"""


def render(report: Report) -> bytes:
    """The zip. The same report gives the same bytes."""
    return archive(_files(report))


def _files(report: Report) -> Iterator[tuple[str, bytes]]:
    told = [one_line(report.marked_title), source(report), "", say(report.language, _FIRST_LINES)]
    for picture in pictures(report):
        name = f"{picture.chapter:02}-{picture.number:03}-{_UNSAFE.sub('_', picture.code)}"[:80]
        title, told_by = one_line(picture.chart.title), one_line(picture.chart.alt)
        drawing = framed(
            charts.layout(picture.chart, report.colour), title, picture.chart.base, source(report), report.mark
        )
        yield f"{name}.svg", vector.svg(drawing, title, told_by, alone=True).encode()
        yield f"{name}.png", raster.png(drawing, title, told_by)
        told += [
            name,
            "  " + say(report.language, "Titel: {title}", title=title),
            "  " + say(report.language, "Beschrijving: {words}", words=told_by),
            "  " + say(report.language, "Basis: {words}", words=one_line(picture.chart.base)),
            "",
        ]
    yield say(report.language, "LEESMIJ.txt"), "\n".join(told).encode()


def source(report: Report) -> str:
    """Where a picture comes from, on the picture itself."""
    where = ", ".join(one_line(text) for text in (report.title, report.municipality, report.date))
    return say(report.language, "Bron: {where}", where=where)
