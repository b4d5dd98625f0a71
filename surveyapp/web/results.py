"""The results of one wave on screen: every question with its chart, table and base.

A report like those of the downloads, so that small groups are hidden in the same way. An open wave shows what was
released so far.
"""

from collections.abc import Callable

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.waves import Counts
from surveyapp.report.model import Chart, Report
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.site import site, today

pages = Blueprint("results", __name__, url_prefix="/beheer/metingen/<slug>")

PHONE = 220.0
"""Width of a chart for a narrow screen, in points: its letters stay as large as the text around it."""


@pages.get("/uitkomsten")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """Everything that may be shown at this moment, or why there is nothing yet."""
    with site().database.reading() as session:
        wave = access.found(waves.find(session, access.municipality(), slug))
        report = None if (why := waiting(wave, waves.counts(session, wave))) else _report(session, wave)
    return render_template("manage/results.html", wave=wave, report=report, waiting=why, drawn=drawn(report))


def waiting(wave: Wave, counts: Counts) -> str:
    """Why there are no results yet; empty when there are."""
    if wave.state == "draft":
        return "Deze meting is nog niet geopend."
    if wave.state == "open" and wave.mode == "anonymous":
        return "De stembus van deze anonieme meting blijft dicht tot u de meting sluit. Dan ziet u hier de uitkomsten."
    least = wave.municipality.threshold
    if counts.submitted < least:
        return f"Uitkomsten zijn te zien vanaf {least} inzendingen. Zo is niemand te herkennen."
    return ""


def _report(session: Session, wave: Wave) -> Report:
    from surveyapp.produce import reports

    return reports.results(session, wave, today())


def drawn(report: Report | None) -> Callable[[Chart], Markup]:
    """What draws a chart, with its own text alternative: wide, and narrow for a phone. The stylesheet shows one."""
    from surveyapp.report import charts

    colour = report.colour if report else ""

    def both_widths(chart: Chart) -> Markup:
        wide, narrow = charts.svg(chart, colour), charts.svg(chart, colour, PHONE)
        both = f'<div class="drawing__wide">{wide}</div><div class="drawing__narrow">{narrow}</div>'
        return Markup(both)  # noqa: S704 - made by us, with its texts escaped

    return both_widths
