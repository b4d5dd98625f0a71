"""What can be taken along from a closed wave: the report, the answers, and the questionnaire as it was asked."""

import re

from flask import Blueprint, Response, make_response, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, export, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import SourceError
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access, library
from surveyapp.web.site import site, today
from surveyapp.web.staff_forms import AnswersForm, ReportForm

pages = Blueprint("downloads", __name__, url_prefix="/beheer/metingen/<slug>/downloads")

REPORT_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "grafieken.zip": "application/zip",
}
ANSWER_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": REPORT_TYPES["xlsx"]}


@pages.get("")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """What there is to take along."""
    return _page(slug)


def _page(
    slug: str,
    report: ReportForm | None = None,
    answers: AnswersForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.found(waves.find(session, access.municipality(), slug))
        files = sorted(wave.sources)
        report = report or _report_form(session, wave)
    page = render_template(
        "manage/downloads.html",
        wave=wave,
        files=files,
        report=report,
        explained={name: _needs(each) for name, each in library.reports().items()},
        answers=answers or AnswersForm(formdata=None, prefix="antwoorden-"),
        refusal=refusal,
    )
    return page, status


def _needs(report: library.ShelvedReport) -> str:
    if report.perspectives:
        return "Deze meting naast de laatste metingen onder andere groepen."
    return "Over deze meting." if report.waves == 1 else "Deze meting naast de vorige."


@pages.post("/rapport")
@access.staff
def report(slug: str) -> ResponseReturnValue:
    """Make a report and hand it over, with the closed waves that belong beside this one."""
    from surveyapp import produce

    with site().database.reading() as session:
        wave = _closed(session, slug)
        form = _report_form(session, wave)
        if not form.validate():
            return _page(slug, report=form, status=422)
        name, kind = form.definition.data, form.kind.data
        try:
            definition = library.reports()[name]
            made = produce.report(session, definition.path, [wave, *_beside(session, wave, definition)], today())
        except (Refusal, SourceError) as refusal:
            return _page(slug, report=form, refusal=str(refusal), status=409)
    content = produce.render(made, kind)
    _record(wave.slug, "report.download", f"{name}.{kind}")
    return sent_file(content, f"{name}-{wave.slug}.{kind}", REPORT_TYPES[kind])


@pages.post("/antwoorden")
@access.staff
def answers(slug: str) -> ResponseReturnValue:
    """The answers, one row for each response, in codes."""
    form = AnswersForm(prefix="antwoorden-")
    if not form.validate():
        return _page(slug, answers=form, status=422)
    kind = form.kind.data
    with site().database.reading() as session:
        wave = _closed(session, slug)
        content = export.render(session, wave, kind)
    _record(wave.slug, "answers.download", kind)
    return sent_file(content, f"antwoorden-{wave.slug}.{kind}", ANSWER_TYPES[kind])


@pages.get("/vragenlijst/<name>")
@access.staff
def source(slug: str, name: str) -> ResponseReturnValue:
    """A file of the questionnaire, exactly as it was frozen with the wave."""
    with site().database.reading() as session:
        wave = access.found(waves.find(session, access.municipality(), slug))
        text = access.found(wave.sources.get(name))
    return sent_file(text.encode(), name, "application/yaml; charset=utf-8")


def _closed(session: Session, slug: str) -> Wave:
    """The wave, if it is closed: before that there is nothing to take along."""
    wave = access.found(waves.find(session, access.municipality(), slug))
    return access.found(wave if wave.state == "closed" else None)


def earlier(session: Session, wave: Wave) -> list[Wave]:
    """Closed waves that this one can be compared with, the latest first."""
    others = waves.listing(session, wave.municipality_id)
    same = [w for w in others if w.state == "closed" and w.perspective == wave.perspective and w.ordinal < wave.ordinal]
    return sorted(same, key=lambda w: w.ordinal, reverse=True)


def _beside(session: Session, wave: Wave, report: library.ShelvedReport) -> list[Wave]:
    """What this report lays beside the wave: earlier ones of the same group, or the latest of each other group."""
    if not report.perspectives:
        return earlier(session, wave)[: report.waves - 1]
    closed = [each for each in waves.listing(session, wave.municipality_id) if each.state == "closed"]
    wanted = [each for each in report.perspectives if each != wave.perspective]
    latest = ([each for each in closed if each.perspective == group][:1] for group in wanted)
    return [each for some in latest for each in some] if wave.perspective in report.perspectives else []


def _report_form(session: Session, wave: Wave) -> ReportForm:
    """The reports that can be made: those on several waves only when there is something to lay beside this one."""
    found = sorted(library.reports().items(), key=lambda item: item[1].waves)
    possible = {name: each for name, each in found if each.waves <= 1 + len(_beside(session, wave, each))}
    return ReportForm({name: each.title for name, each in possible.items()})


def _record(slug: str, action: str, detail: str) -> None:
    with site().database.transaction() as session:
        wave = access.found(waves.find(session, access.municipality(), slug))
        events.record(session, wave.municipality, action, site().now(), access.member().email, wave, detail)


def sent_file(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, under this name."""
    response = make_response(content)
    response.headers["Content-Type"] = kind
    safe = re.sub(r"[^a-zA-Z0-9._-]+", "-", name)
    response.headers["Content-Disposition"] = f'attachment; filename="{safe}"'
    return response
