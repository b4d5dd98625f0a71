"""A report that was asked for: how far it is, and the file once it is there. ``surveyapp work`` makes it."""

from dataclasses import dataclass

from flask import Blueprint, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import reportrequests
from surveyapp.fieldwork.publications import KIND
from surveyapp.fieldwork.reportrequests import PERSONAL, Subject
from surveyapp.storage.database import Session
from surveyapp.storage.tables import ReportRequest, Wave
from surveyapp.web import access
from surveyapp.web.downloads import FOR_OFFICERS, REPORT_TYPES, closed_wave, sent_file
from surveyapp.web.site import site

pages = Blueprint("report_requests", __name__, url_prefix="/beheer/metingen/<slug>/downloads/aangevraagd/<number>")

SOON, LATER = 3, 15
"""Seconds after which the page looks again: while it is being made, and once it takes long."""


@dataclass(frozen=True)
class Place:
    """Where a request is shown and fetched, and the page where somebody asked for it."""

    thing: str
    """What it becomes: "rapport"."""
    page: str
    file: str
    home: str
    crumb: str
    """Name of the page at ``home``, and the same within a sentence."""
    within: str
    look: str = ""
    """Where to look at what was made; empty for a file."""


def the(session: Session, slug: str, number: str) -> tuple[Wave, ReportRequest]:
    """The wave and the request; some kinds are there for officers only."""
    wave = closed_wave(session, slug)
    request = numbered(session, wave, number)
    return wave, access.found(request if request.kind not in FOR_OFFICERS or access.member().is_officer else None)


def numbered(session: Session, subject: Subject, number: str) -> ReportRequest:
    """The request about this wave or cycle whose number stands in the address."""
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    return access.found(reportrequests.find(session, subject, access.found(asked)))


@pages.get("")
@access.staff
def show(slug: str, number: str) -> ResponseReturnValue:
    """How far it is. The page looks again by itself, without scripts, until it is settled."""
    with site().database.reading() as session:
        wave, request = the(session, slug, number)
        place = Place(
            thing="rapport",
            page=url_for(".show", slug=slug, number=number),
            file=url_for(".take", slug=slug, number=number),
            home=url_for("downloads.show", slug=slug),
            crumb=f"{wave.title}: downloads",
            within="de downloads",
            look=url_for("sharing.preview", slug=slug, number=number) if request.kind == KIND else "",
        )
        return standing(session, request, place)


def standing(session: Session, request: ReportRequest, place: Place) -> ResponseReturnValue:
    """The page of any request."""
    now = site().now()
    page = render_template(
        "manage/report_request.html",
        wanted=request,
        place=place,
        counted=request.kind == PERSONAL and request.steps > 1,
        ahead=reportrequests.ahead(session, request),
        unattended=reportrequests.seems_unattended(session, request, now),
        last_day=request.ended_at + reportrequests.KEPT if request.ended_at else None,
    )
    response = make_response(page)
    if request.ended_at is None:
        seconds = LATER if now - request.asked_at > reportrequests.OVERDUE else SOON
        response.headers["Refresh"] = f"{seconds}; url={place.page}"
    return response


@pages.post("/ophalen")
@access.staff
def take(slug: str, number: str) -> ResponseReturnValue:
    """The file."""
    with site().database.transaction() as session:
        return taken(session, *the(session, slug, number))


def taken(session: Session, subject: Subject, request: ReportRequest) -> ResponseReturnValue:
    """The file of any request, which is written in the trail."""
    content = access.found(request.content)
    reportrequests.record(session, subject, "download", request, site().now(), access.member().email)
    return sent_file(content, f"{request.name}.{request.kind}", REPORT_TYPES[request.kind])
