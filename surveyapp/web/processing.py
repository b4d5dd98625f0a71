"""The text for the processing register and the DPIA: on screen, as pdf, and as Markdown to paste elsewhere."""

from collections.abc import Callable

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events
from surveyapp.report.model import Report
from surveyapp.web import access
from surveyapp.web.downloads import sent_file
from surveyapp.web.site import site, today

pages = Blueprint("processing", __name__, url_prefix="/beheer/metingen/<slug>/privacy/register")


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """The text, made from the wave as it is now."""
    from surveyapp.produce import processing

    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        report = processing.register(session, wave, today())
    return render_template("manage/processing.html", wave=wave, report=report)


@pages.post("/pdf")
@access.officer
def pdf(slug: str) -> ResponseReturnValue:
    """As a pdf that everybody can read."""
    from surveyapp.produce import reports

    return _file(slug, "pdf", "application/pdf", lambda report: reports.render(report, "pdf"))


@pages.post("/tekst")
@access.officer
def text(slug: str) -> ResponseReturnValue:
    """As text with simple marks, for another document."""
    from surveyapp.produce import markdown

    return _file(slug, "md", "text/markdown; charset=utf-8", markdown.render)


def _file(slug: str, kind: str, content_type: str, render: Callable[[Report], bytes]) -> ResponseReturnValue:
    from surveyapp.produce import processing

    with site().database.transaction() as session:
        wave = access.the_wave(session, slug)
        report = processing.register(session, wave, today())
        events.record(session, wave.municipality, "register.download", site().now(), access.member().email, wave, kind)
    return sent_file(render(report), f"verwerkingsregister-{wave.slug}.{kind}", content_type)
