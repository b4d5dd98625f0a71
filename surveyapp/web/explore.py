"""Exploring the results of a wave: one question, per group, beside earlier waves. The address holds what was chosen.

What is shown is a small report, made as every other one, so that small groups are hidden in the same way.
"""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import ownreports, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.report.model import Report
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.beside import earlier
from surveyapp.web.explore_forms import ExploreForm
from surveyapp.web.own_report_forms import KeepForm, ViewFileForm
from surveyapp.web.results import drawn, waiting
from surveyapp.web.site import site, today

pages = Blueprint("explore", __name__, url_prefix="/beheer/metingen/<slug>")


@pages.get("/verkennen")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """What there is to choose, and what was chosen."""
    return page(slug)


def page(
    slug: str, keep: KeepForm | None = None, file: ViewFileForm | None = None, status: int = 200
) -> ResponseReturnValue:
    """The page, with the forms to take along what is shown as they were sent."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        if why := waiting(wave, waves.counts(session, wave)):
            return render_template("manage/explore.html", wave=wave, waiting=why)
        form = form_of(session, wave)
        report, refusal, found = _seen(session, wave, form)
        keep = keep or KeepForm(ownreports.listing(session, wave), formdata=None)
    shown = render_template(
        "manage/explore.html",
        wave=wave,
        form=form,
        report=report,
        refusal=refusal,
        drawn=drawn(report),
        keep=keep,
        file=file or ViewFileForm(formdata=None),
    )
    return shown, max(status, found)


def form_of(session: Session, wave: Wave) -> ExploreForm:
    """What was chosen, by the address of the page."""
    return ExploreForm(wave, earlier(session, wave), request.args)


def report_of(session: Session, wave: Wave, form: ExploreForm) -> Report:
    """The report on what was chosen. Raises Refusal."""
    from surveyapp.produce import reports

    others = [each for each in earlier(session, wave) if each.slug in (form.beside.data or ())]
    by = [form.by.data] if form.by.data else []
    return reports.tabulated(session, [wave, *others], str(form.question.data), by, today())


def _seen(session: Session, wave: Wave, form: ExploreForm) -> tuple[Report | None, str, int]:
    """The report on what was chosen, or why there is none, and the status of the page."""
    if not form.validate():
        return None, "", 422
    if not form.question.data:
        return None, "", 200
    try:
        return report_of(session, wave, form), "", 200
    except Refusal as refusal:
        return None, str(refusal), 409
