"""The report as one html file: nothing to fetch, readable on a phone, on paper and by a screen reader.

The template escapes everything. Only the drawings go in as they are: ``charts`` made them, with their text alternative.
"""

from base64 import b64encode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from surveyapp.report import charts
from surveyapp.report.model import Block, Chart, Report
from surveyapp.report.printable import clean
from surveyapp.report.translation import say

_environment = Environment(
    loader=PackageLoader("surveyapp.report"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=lambda value: clean(value) if type(value) is str else value,
)


def _kind(block: Block) -> str:
    """The name of the macro that places this block: that of its class."""
    return type(block).__name__.lower()


_environment.filters["kind"] = _kind


def _words(language: str) -> dict[str, str]:
    """What the page itself says."""
    return {"skip": say(language, "Naar de inhoud"), "contents": say(language, "Inhoud")}


PHONE = 220.0
"""Width of a chart for a narrow screen, in points: its letters stay as large as the text around it."""


def both_widths(chart: Chart, colour: str) -> Markup:
    """A chart for a page of the site: wide, and narrow for a phone. The stylesheet shows one."""
    wide, narrow = charts.svg(chart, colour), charts.svg(chart, colour, PHONE)
    both = f'<div class="drawing__wide">{wide}</div><div class="drawing__narrow">{narrow}</div>'
    return Markup(both)  # noqa: S704 - made by us, with its texts escaped


def chapters(report: Report) -> str:
    """The chapters alone, for inside a page of the site."""

    def drawn(chart: Chart) -> Markup:
        return both_widths(chart, report.colour)

    return _environment.get_template("page.html").render(report=report, drawn=drawn)


def render(report: Report) -> bytes:
    """The whole page. Characters that have no shape are left out, everything else is shown as it was typed."""

    def drawn(chart: Chart) -> Markup:
        return Markup(charts.svg(chart, report.colour))  # noqa: S704 - made by us, with its texts escaped

    logo = f"data:image/png;base64,{b64encode(report.logo or b'').decode()}"
    template = _environment.get_template("report.html")
    page = template.render(report=report, drawn=drawn, logo=logo, **_words(report.language))
    return page.encode()
