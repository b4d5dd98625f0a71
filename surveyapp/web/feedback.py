"""Feedback for those who took part by name: an officer asks for a report for each of them, in one file."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import linked, reportrequests, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import PERSONAL, Wanted
from surveyapp.problems import SourceError
from surveyapp.storage.database import Session
from surveyapp.storage.tables import ReportRequest, Wave
from surveyapp.web import access, library, own_definitions
from surveyapp.web.site import site, today
from surveyapp.web.staff_forms import FeedbackForm
from surveyapp.yamlsource import read_text

pages = Blueprint("feedback", __name__, url_prefix="/beheer/metingen/<slug>/terugkoppeling")

NO_REPORT = "Er is geen rapport voor één deelnemer dat bij deze vragenlijst past."


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """What it is, and what to choose; or why it cannot be."""
    return _page(slug)


@pages.post("")
@access.officer
def ask(slug: str) -> ResponseReturnValue:
    """Ask for the reports."""
    with site().database.reading() as session:
        form = FeedbackForm(_fitting(access.the_wave(session, slug)))
    if not form.is_accepted():
        return _page(slug, form, status=422)
    try:
        with site().database.transaction() as session:
            asked = _asked(session, access.the_wave(session, slug), form.definition.data)
    except (Refusal, SourceError) as refusal:
        return _page(slug, form, str(refusal), 409)
    return redirect(url_for("report_requests.show", slug=slug, number=asked.id), 303)


def _page(slug: str, form: FeedbackForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        fitting = _fitting(wave)
        total = waves.counts(session, wave).submitted
    form = form or FeedbackForm(fitting, formdata=None)
    why = _why_not(wave) or ("" if fitting else NO_REPORT)
    return render_template("manage/feedback.html", wave=wave, form=form, total=total, why=why, refusal=refusal), status


def _why_not(wave: Wave) -> str:
    try:
        linked.require_names(wave)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _fitting(wave: Wave) -> dict[str, str]:
    """The reports for one participant that fit what was asked, title by name."""
    return {name: each.definition.title for name, each in library.personal().items() if _fits(wave, each)}


def _fits(wave: Wave, shelved: library.ShelvedReport) -> bool:
    try:
        own_definitions.fitting(read_text(shelved.path, shelved.path.name), shelved.path.name, [wave])
    except SourceError:
        return False
    return True


def _asked(session: Session, wave: Wave, name: str) -> ReportRequest:
    linked.require_names(wave)
    path = library.personal()[name].path
    text = read_text(path, path.name)
    definition = own_definitions.fitting(text, path.name, [wave])
    wanted = Wanted(definition.title, f"{name}-{wave.slug}", PERSONAL, path.name, text, today())
    return reportrequests.ask(session, wave, [], wanted, site().now(), access.member().email)
