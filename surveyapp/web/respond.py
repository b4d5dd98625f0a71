"""The respondent's pages behind a personal link: the first page, the questions, and stopping halfway.

GET changes and counts nothing, for mail scanners open links. A section's code never has a hyphen; our own addresses do.
"""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import responses
from surveyapp.fieldwork.addressing import whole_minutes
from surveyapp.fieldwork.declining import has_declined
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.refusal import AlreadySubmitted, Stale, WaveClosed
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Reading, Section
from surveyapp.web.access import found, respondent
from surveyapp.web.forms import DIRECTION, TOLD, VERSION, Posted
from surveyapp.web.outcome import Line, typed_lines
from surveyapp.web.page import Page
from surveyapp.web.show import ended, page_address, show
from surveyapp.web.site import site
from surveyapp.web.visit import Visit, open_visit

pages = Blueprint("respond", __name__)
ANYWAY = "-anyway"
"""Behind a direction: go there, and leave out what cannot be an answer."""


def read_visit(token: str) -> Visit:
    """The visit behind this token, for a page that changes nothing."""
    with site().database.reading() as session:
        return open_visit(session, token, site().now())


@pages.get("/v/<token>")
@respondent
def first_page(token: str) -> ResponseReturnValue:
    """Why, for whom, how long, and what happens with the answers."""
    visit = read_visit(token)
    if visit.state != "open":
        return ended(visit)
    onward = page_address(visit, visit.resume_at)
    minutes = whole_minutes(visit.questionnaire.minutes)
    return show(
        "start",
        visit,
        onward=onward,
        minutes=minutes,
        promise=promise(visit.wave, visit.language),
        declined=has_declined(visit.ticket),
    )


@pages.get("/v/<token>/<code>")
@respondent
def questions(token: str, code: str) -> ResponseReturnValue:
    """One page of questions, filled with what was saved."""
    visit = read_visit(token)
    if visit.state != "open":
        return ended(visit)
    section = found(visit.questionnaire.section(code))
    if not visit.leads_to(section):
        return redirect(page_address(visit, visit.resume_at), 303)
    return _show_page(visit, _page(visit, section, None))


@pages.post("/v/<token>/<code>")
@respondent
def answer(token: str, code: str) -> ResponseReturnValue:
    """Save one page and go on, back, or home. With errors: the page again, with everything that was typed."""
    posted: Posted = request.form.to_dict(flat=False)
    try:
        return _save(token, code, posted)
    except (Stale, AlreadySubmitted, WaveClosed):
        return _not_saved(token, code, posted)


def _save(token: str, code: str, posted: Posted) -> ResponseReturnValue:
    with site().database.transaction() as session:
        visit = open_visit(session, token, site().now())
        if visit.state != "open":
            raise WaveClosed
        section = found(visit.questionnaire.section(code))
        page = _page(visit, section, posted)
        direction, anyway, _ = _last(posted, DIRECTION).partition(ANYWAY)
        if not page.form.is_genuine:
            return _show_page(visit, page, 422, expired=True)
        reading = page.read()
        if _must_look_again(page, reading, posted, leaving=direction in ("back", "later"), anyway=bool(anyway)):
            return _show_page(visit, page, 422, direction=direction)
        progress = responses.save(
            session, visit.ticket, reading.answers, posted_version(posted), site().now(), visit.progress
        )
    return redirect(_onward(visit, progress.answers, section, direction), 303)


def _must_look_again(page: Page, reading: Reading, posted: Posted, leaving: bool, anyway: bool) -> bool:
    """Whether something on the page stands in the way. Who leaves may leave required questions open."""
    if anyway:
        return False
    told = set(posted.get(TOLD, ()))
    blocking = page.malformed(reading) if leaving else list(reading.errors)
    return bool(blocking) | bool(page.unasked(reading, told))


def _onward(visit: Visit, answers: Answers, section: Section, direction: str) -> str:
    """Where to go after saving; the new answers decide which pages there are."""
    if direction == "later":
        return url_for(".saved", token=visit.token)
    after = visit.with_answers(answers)
    if direction == "back":
        before = after.neighbour(section, -1)
        return page_address(after, before) if before else url_for(".first_page", token=visit.token)
    return page_address(after, after.neighbour(section, +1))


@pages.get("/v/<token>/later-verder")
@respondent
def saved(token: str) -> ResponseReturnValue:
    """How to come back."""
    visit = read_visit(token)
    if visit.state != "open":
        return ended(visit)
    link = site().settings.base_url + url_for(".first_page", token=token)
    return show("saved", visit, link=link, onward=page_address(visit, visit.resume_at))


def _not_saved(token: str, code: str, posted: Posted) -> ResponseReturnValue:
    """Another tab was first, or the wave has closed: say so, and show what was typed, so that it can be copied."""
    visit = read_visit(token)
    section = found(visit.questionnaire.section(code))
    typed: list[Line] = typed_lines(visit.questionnaire, section, posted)
    if visit.state == "open":
        return show("conflict", visit, 409, typed=typed, onward=page_address(visit, visit.resume_at))
    page, status = ended(visit, typed=typed)
    return page, max(status, 409)


def _page(visit: Visit, section: Section, posted: Posted | None) -> Page:
    return Page(visit.questionnaire, section, visit.token, visit.begun, posted, visit.t)


def _show_page(
    visit: Visit, page: Page, status: int = 200, expired: bool = False, direction: str = "next"
) -> ResponseReturnValue:
    section = page.section
    number, count = visit.part(section)
    return show(
        "page",
        visit,
        status,
        page=page,
        number=number,
        count=count,
        minutes=visit.minutes_left(section),
        version=posted_version(page.posted) if page.posted is not None else visit.progress.version,
        expired=expired,
        anyway=direction + ANYWAY if direction in ("back", "later") else "",
    )


def _last(posted: Posted, name: str) -> str:
    values = posted.get(name) or [""]
    return values[-1]


def posted_version(posted: Posted) -> int:
    """The version of the draft that this page was made from; one that never fits when it is not a number."""
    text = _last(posted, VERSION)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
