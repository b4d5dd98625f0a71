"""Exploring the results of a wave: one question, per group, beside earlier waves. The address holds what was chosen.

What is shown is a small report, made as every other one, so that small groups are hidden in the same way.
"""

from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.report.model import Report
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.downloads import earlier
from surveyapp.web.explore_forms import ExploreForm
from surveyapp.web.results import drawn, waiting
from surveyapp.web.site import site, today

pages = Blueprint("explore", __name__, url_prefix="/beheer/metingen/<slug>")


@pages.get("/verkennen")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """What there is to choose, and what was chosen."""
    with site().database.reading() as session:
        wave = access.found(waves.find(session, access.municipality(), slug))
        if why := waiting(wave, waves.counts(session, wave)):
            return render_template("manage/explore.html", wave=wave, waiting=why)
        before = earlier(session, wave)
        form = ExploreForm(wave, before, request.args)
        report, refusal, status = _seen(session, wave, before, form)
    page = render_template(
        "manage/explore.html", wave=wave, form=form, report=report, refusal=refusal, drawn=drawn(report)
    )
    return page, status


def _seen(session: Session, wave: Wave, before: Sequence[Wave], form: ExploreForm) -> tuple[Report | None, str, int]:
    """The report on what was chosen, or why there is none, and the status of the page."""
    if not form.validate():
        return None, "", 422
    if not form.question.data:
        return None, "", 200
    chosen = [wave, *(each for each in before if each.slug in (form.beside.data or ()))]
    try:
        return _report(session, chosen, form), "", 200
    except Refusal as refusal:
        return None, str(refusal), 409


def _report(session: Session, chosen: Sequence[Wave], form: ExploreForm) -> Report:
    from surveyapp import produce

    by = [form.by.data] if form.by.data else []
    return produce.tabulated(session, chosen, str(form.question.data), by, today())
