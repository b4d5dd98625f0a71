"""A report that was asked for: how far it is, and the file once it is there. ``surveyapp work`` makes it."""

from flask import Blueprint, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import reportrequests
from surveyapp.fieldwork.reportrequests import PERSONAL
from surveyapp.storage.database import Session
from surveyapp.storage.tables import ReportRequest, Wave
from surveyapp.web import access
from surveyapp.web.downloads import REPORT_TYPES, closed_wave, record, sent_file
from surveyapp.web.site import site

pages = Blueprint("report_requests", __name__, url_prefix="/beheer/metingen/<slug>/downloads/aangevraagd/<number>")

SOON, LATER = 3, 15
"""Seconds after which the page looks again: while it is being made, and once it takes long."""


def the(session: Session, slug: str, number: str) -> tuple[Wave, ReportRequest]:
    """The wave and the request; one that tells who answered what is there for officers only."""
    wave = closed_wave(session, slug)
    request = access.found(reportrequests.find(session, wave, access.found(_number(number))))
    return wave, access.found(request if request.kind != PERSONAL or access.member().is_officer else None)


def _number(text: str) -> int | None:
    """What stands in the address, if it can be the number of a request."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@pages.get("")
@access.staff
def show(slug: str, number: str) -> ResponseReturnValue:
    """How far it is. The page looks again by itself, without scripts, until it is settled."""
    now = site().now()
    with site().database.reading() as session:
        wave, request = the(session, slug, number)
        unattended = reportrequests.seems_unattended(session, request, now)
        page = render_template(
            "manage/report_request.html",
            wave=wave,
            wanted=request,
            counted=request.kind == PERSONAL and request.steps > 1,
            ahead=reportrequests.ahead(session, request),
            unattended=unattended,
            last_day=request.ended_at + reportrequests.KEPT if request.ended_at else None,
        )
    response = make_response(page)
    if request.ended_at is None:
        seconds = LATER if now - request.asked_at > reportrequests.OVERDUE else SOON
        response.headers["Refresh"] = f"{seconds}; url={url_for('.show', slug=slug, number=number)}"
    return response


@pages.post("/ophalen")
@access.staff
def take(slug: str, number: str) -> ResponseReturnValue:
    """The file."""
    with site().database.reading() as session:
        _, request = the(session, slug, number)
        content = access.found(request.content)
    record(slug, "report.download", f"{request.title}.{request.kind}")
    return sent_file(content, f"{request.name}.{request.kind}", REPORT_TYPES[request.kind])
