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


@pages.get("/uitkomsten")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """Everything that may be shown at this moment, or why there is nothing yet."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
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
    from surveyapp.report import html

    colour = report.colour if report else ""
    return lambda chart: html.both_widths(chart, colour)
