"""Taking along what is explored: as a chapter of a report of one's own, or as a file. The address says what it is."""

from typing import cast

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import ownreports
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import SourceError
from surveyapp.questionnaire.model import Perspective
from surveyapp.report import editing
from surveyapp.report.definition import ReportDefinition
from surveyapp.storage.database import Session
from surveyapp.storage.tables import OwnReport, Wave
from surveyapp.web import access, explore, own_definitions
from surveyapp.web.downloads import REPORT_TYPES, closed_wave, record, sent_file
from surveyapp.web.explore_forms import ExploreForm
from surveyapp.web.own_report_forms import KeepForm, ViewFileForm
from surveyapp.web.site import site

pages = Blueprint("explored", __name__, url_prefix=explore.pages.url_prefix)


@pages.post("/verkennen/in-rapport")
@access.officer
def keep(slug: str) -> ResponseReturnValue:
    """Put it in a report, at the end of what is in it already; or begin a report with it."""
    with site().database.reading() as session:
        form = KeepForm(ownreports.listing(session, closed_wave(session, slug)))
    if not form.is_accepted():
        return explore.page(slug, keep=form, status=422)
    try:
        with site().database.transaction() as session:
            wave = closed_wave(session, slug)
            report = _kept(session, wave, form, _view(explore.form_of(session, wave)))
    except (Refusal, SourceError) as refusal:
        why = [str(refusal)] if isinstance(refusal, Refusal) else own_definitions.advice(refusal)
        form.report.errors = why
        return explore.page(slug, keep=form, status=409)
    flash(f"De uitkomst staat in het rapport “{report.title}”.")
    return redirect(url_for("own_reports.show", slug=slug, report=report.slug), 303)


def _view(chosen: ExploreForm) -> own_definitions.Step:
    """What was chosen as a chapter. Raises Refusal when it was not something to show."""
    if not chosen.validate() or not chosen.question.data:
        raise Refusal("Kies eerst een uitkomst om te laten zien.")
    title, question = chosen.heading, str(chosen.question.data)
    by, beside = [chosen.by.data] if chosen.by.data else [], chosen.beside.data or []

    def step(definition: ReportDefinition) -> ReportDefinition:
        return editing.with_view(definition, title, question, by, beside)

    return step


def _kept(session: Session, wave: Wave, form: KeepForm, view: own_definitions.Step) -> OwnReport:
    if form.report.data:
        report = access.found(ownreports.locked(session, wave, form.report.data))
        own_definitions.change(session, wave, report, view)
        return report
    return own_definitions.add(session, wave, view(editing.begun(form.tidy, cast(Perspective, wave.perspective))))


@pages.post("/verkennen/ophalen")
@access.staff
def take(slug: str) -> ResponseReturnValue:
    """The table behind it as a file."""
    from surveyapp.produce import reports

    file = ViewFileForm()
    if not file.is_accepted():
        return explore.page(slug, file=file, status=422)
    kind = file.kind.data
    with site().database.reading() as session:
        wave = closed_wave(session, slug)
        chosen = explore.form_of(session, wave)
        if not chosen.validate() or not chosen.question.data:
            return explore.page(slug, file=file, status=422)
        try:
            made = explore.report_of(session, wave, chosen)
        except Refusal:
            return explore.page(slug, file=file, status=409)
    name = "-".join(filter(None, (chosen.question.data, chosen.by.data and f"per-{chosen.by.data}", slug)))
    record(slug, "view.download", f"{name}.{kind}")
    return sent_file(reports.render(made, kind), f"{name}.{kind}", REPORT_TYPES[kind])
