"""What can be taken along from a closed wave: the report, the answers, and the questionnaire as it was asked."""

import re
from typing import cast

from flask import Blueprint, Response, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, ownreports, publications, reportrequests
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import PERSONAL, Wanted
from surveyapp.problems import SourceError
from surveyapp.questionnaire.model import Perspective
from surveyapp.report import editing
from surveyapp.report.definition import ReportDefinition
from surveyapp.storage.database import Session
from surveyapp.storage.tables import ReportRequest, Wave
from surveyapp.web import access, library, own_definitions
from surveyapp.web.beside import beside, earlier
from surveyapp.web.own_report_forms import BeginForm
from surveyapp.web.site import site, today
from surveyapp.web.staff_forms import AnswersForm, ReportForm
from surveyapp.yamlsource import read_text

pages = Blueprint("downloads", __name__, url_prefix="/beheer/metingen/<slug>/downloads")

REPORT_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "grafieken.zip": "application/zip",
    "opendata.zip": "application/zip",
    "bewijs.zip": "application/zip",
    PERSONAL: "application/zip",
    publications.KIND: "application/zip",
}
FOR_OFFICERS = (PERSONAL, publications.KIND)
"""Kinds of files that readers do not see: who answered what, and what is not public yet."""
ANSWER_TYPES = {"csv": REPORT_TYPES["csv"], "xlsx": REPORT_TYPES["xlsx"], "sav": "application/x-spss-sav"}


@pages.get("")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """What there is to take along."""
    return _page(slug)


def _page(
    slug: str,
    report: ReportForm | None = None,
    answers: AnswersForm | None = None,
    title: BeginForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        files = sorted(wave.sources)
        own = ownreports.listing(session, wave)
        officer = access.member().is_officer
        requests = [each for each in reportrequests.listing(session, wave) if officer or each.kind not in FOR_OFFICERS]
        report = report or _report_form(session, wave, formdata=None)
    page = render_template(
        "manage/downloads.html",
        wave=wave,
        files=files,
        report=report,
        own=own,
        requests=requests,
        explained={name: _needs(each.definition) for name, each in library.reports().items()},
        answers=answers or AnswersForm(formdata=None, prefix="antwoorden-"),
        title=title or _begin_form(report, formdata=None),
        refusal=refusal,
    )
    return page, status


def _needs(report: ReportDefinition) -> str:
    if report.perspectives:
        return "Deze meting naast de laatste metingen onder andere groepen."
    return "Over deze meting." if report.waves == 1 else "Deze meting naast eerdere metingen."


@pages.post("/rapport")
@access.staff
def report(slug: str) -> ResponseReturnValue:
    """Ask for a report, over the closed waves that belong beside this one."""
    with site().database.reading() as session:
        form = _report_form(session, closed_wave(session, slug))
    if not form.validate():
        return _page(slug, report=form, status=422)
    try:
        with site().database.transaction() as session:
            asked = _asked(session, closed_wave(session, slug), form)
    except (Refusal, SourceError) as refusal:
        return _page(slug, report=form, refusal=str(refusal), status=409)
    return redirect(url_for("report_requests.show", slug=slug, number=asked.id), 303)


def _asked(session: Session, wave: Wave, form: ReportForm) -> ReportRequest:
    name = form.definition.data
    shelved = library.reports()[name]
    others = beside(session, wave, shelved.definition, form.beside.data or ())
    text = read_text(shelved.path, shelved.path.name)
    definition = own_definitions.fitting(text, shelved.path.name, [wave, *others])
    wanted = Wanted(definition.title, f"{name}-{wave.slug}", form.kind.data, shelved.path.name, text, today())
    return reportrequests.ask(session, wave, others, wanted, site().now(), access.member().email)


@pages.post("/antwoorden")
@access.staff
def answers(slug: str) -> ResponseReturnValue:
    """The answers, one row for each response, in codes."""
    from surveyapp.produce import answerfiles

    form = AnswersForm(prefix="antwoorden-")
    if not form.validate():
        return _page(slug, answers=form, status=422)
    kind = form.kind.data
    with site().database.reading() as session:
        wave = closed_wave(session, slug)
        content = answerfiles.render(session, wave, kind)
    record(wave.slug, "answers.download", kind)
    return sent_file(content, f"antwoorden-{wave.slug}.{kind}", ANSWER_TYPES[kind])


@pages.post("/eigen-rapport")
@access.officer
def begin(slug: str) -> ResponseReturnValue:
    """Begin a report of one's own: empty, or with the chapters of another."""
    with site().database.reading() as session:
        form = _begin_form(_report_form(session, closed_wave(session, slug)))
    if not form.is_accepted():
        return _page(slug, title=form, status=422)
    try:
        with site().database.transaction() as session:
            wave = closed_wave(session, slug)
            made = own_definitions.add(session, wave, _begun(session, wave, form))
    except (Refusal, SourceError) as refusal:
        form.title.errors = [str(refusal)]
        return _page(slug, title=form, status=409)
    return redirect(url_for("own_reports.show", slug=slug, report=made.slug), 303)


def _begin_form(report: ReportForm, **kwargs: None) -> BeginForm:
    return BeginForm(report.titles, prefix="eigen-", **kwargs)


def _begun(session: Session, wave: Wave, form: BeginForm) -> ReportDefinition:
    shelved = library.reports().get(form.start.data or "")
    if shelved is None:
        return editing.begun(form.tidy, cast(Perspective, wave.perspective))
    about = [wave, *beside(session, wave, shelved.definition)]
    text = read_text(shelved.path, shelved.path.name)
    return editing.begun_from(form.tidy, own_definitions.fitting(text, shelved.path.name, about))


@pages.get("/vragenlijst/<name>")
@access.staff
def source(slug: str, name: str) -> ResponseReturnValue:
    """A file of the questionnaire, exactly as it was frozen with the wave."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        text = access.found(wave.sources.get(name))
    return sent_file(text.encode(), name, "application/yaml; charset=utf-8")


def closed_wave(session: Session, slug: str) -> Wave:
    """The wave, if it is closed: before that there is nothing to take along."""
    wave = access.the_wave(session, slug)
    return access.found(wave if wave.state == "closed" else None)


def _report_form(session: Session, wave: Wave, **kwargs: None) -> ReportForm:
    """The reports that can be made of what was asked in this wave: those on several waves only when there is something
    to lay beside it."""
    found = sorted(library.reports().items(), key=lambda item: item[1].definition.waves)
    possible = {name: each.definition for name, each in found if is_possible(session, wave, each)}
    return ReportForm(possible, {each.slug: each.title for each in earlier(session, wave)}, **kwargs)


def is_possible(session: Session, wave: Wave, shelved: library.ShelvedReport) -> bool:
    """Whether this report can be made of what was asked in this wave and what lies beside it."""
    others = beside(session, wave, shelved.definition)
    if shelved.definition.personal or shelved.definition.waves > 1 + len(others):
        return False
    try:
        own_definitions.fitting(read_text(shelved.path, shelved.path.name), shelved.path.name, [wave, *others])
    except SourceError:
        return False
    return True


def record(slug: str, action: str, detail: str) -> None:
    """Write down that somebody took something along."""
    with site().database.transaction() as session:
        wave = access.the_wave(session, slug)
        events.record(session, wave.municipality, action, site().now(), access.member().email, wave, detail)


def sent_file(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, under this name."""
    response = make_response(content)
    response.headers["Content-Type"] = kind
    safe = re.sub(r"[^a-zA-Z0-9._-]+", "-", name)
    response.headers["Content-Disposition"] = f'attachment; filename="{safe}"'
    return response
