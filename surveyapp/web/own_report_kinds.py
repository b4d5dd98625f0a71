"""Choosing a chapter for an officer's own report: which kinds there are, and what each is to show."""

from typing import cast

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import SourceError
from surveyapp.report import editing, faults, offering
from surveyapp.report.definition import ReportDefinition, Show
from surveyapp.report.offering import FIELDS, Shelf
from surveyapp.report.writing import text_of
from surveyapp.storage.database import Session
from surveyapp.storage.tables import OwnReport, Wave
from surveyapp.web import access, own_definitions, own_reports
from surveyapp.web.beside import beside, earlier
from surveyapp.web.chapter_forms import ContentForm
from surveyapp.web.chapter_words import EXPLAINED, LACKS, SHOWS
from surveyapp.web.site import site

pages = Blueprint("own_report_kinds", __name__, url_prefix=own_reports.pages.url_prefix)


@pages.get("/hoofdstuk-kiezen")
@access.officer
def choose(slug: str, report: str) -> ResponseReturnValue:
    """Every kind of chapter, and of what is not possible why."""
    wave, own, definition = own_reports.readable(slug, report)
    with site().database.reading() as session:
        shelf = _shelf(session, wave, definition)
    lacks = {show: LACKS.get(offering.lacking(definition, shelf, show), "") for show in FIELDS}
    return render_template(
        "manage/own_report_kinds.html", wave=wave, own=own, lacks=lacks, explained=EXPLAINED, shows=SHOWS
    )


@pages.route("/hoofdstuk-kiezen/<kind>", methods=["GET", "POST"])
@access.officer
def add(slug: str, report: str, kind: str) -> ResponseReturnValue:
    """What a new chapter of this kind is to show."""
    show = cast(Show, access.found(kind if kind in FIELDS else None))
    wave, own, definition = own_reports.readable(slug, report)
    with site().database.reading() as session:
        shelf = _shelf(session, wave, definition)
    if lack := offering.lacking(definition, shelf, show):
        return own_reports.page(slug, report, refusal=f"{SHOWS[show]}: {LACKS[lack]}", status=409)
    form = ContentForm.new(show, shelf, compares=offering.compares(definition))
    made: list[str] = []

    def step(now: ReportDefinition) -> ReportDefinition:
        changed = editing.with_chapter(now, show, form.chosen)
        made[:] = [each.code for each in changed.chapters if each not in now.chapters]
        return changed

    return _answered(wave, own, form, show, step, made)


@pages.route("/hoofdstuk/<chapter>/inhoud", methods=["GET", "POST"])
@access.officer
def change(slug: str, report: str, chapter: str) -> ResponseReturnValue:
    """What a chapter that is there is to show."""
    wave, own, definition = own_reports.readable(slug, report)
    found = own_reports.chapter(definition, chapter)
    access.found(found.show if found.show in FIELDS else None)
    with site().database.reading() as session:
        shelf = _shelf(session, wave, definition)
        whole = [each.slug for each in beside(session, wave, definition)]
    form = ContentForm.of_chapter(found, shelf, whole, compares=offering.compares(definition))

    def step(now: ReportDefinition) -> ReportDefinition:
        chosen = form.chosen
        if found.beside is None and set(chosen.get("beside", whole)) == set(whole):
            chosen.pop("beside", None)  # it goes on to follow the report
        return editing.rechosen(now, chapter, chosen)

    return _answered(wave, own, form, found.show, step, [chapter])


def _shelf(session: Session, wave: Wave, definition: ReportDefinition) -> Shelf:
    """What there is to choose from in this wave, for this report."""
    others = beside(session, wave, definition) if definition.perspectives else []
    return Shelf(
        waves.questionnaire_of(wave),
        {each.slug: each.title for each in earlier(session, wave)},
        [waves.questionnaire_of(each) for each in others],
        {code: each.title for code, each in own_definitions.published().items()},
    )


def _answered(
    wave: Wave, own: OwnReport, form: ContentForm, show: Show, step: own_definitions.Step, made: list[str]
) -> ResponseReturnValue:
    """The page with the form, or back to the report once what was chosen is kept. ``made``: the code of the chapter."""
    refusal = ""
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                own_definitions.change(session, *own_reports.to_change(session, wave.slug, own.slug), step)
        except Refusal as refused:
            refusal = str(refused)
        except SourceError as error:
            refusal = _complained(own, form, step, made, error)
        else:
            anchor = f"hoofdstuk-{made[0]}"
            return redirect(url_for("own_reports.show", slug=wave.slug, report=own.slug, _anchor=anchor), 303)
    page = render_template(
        "manage/own_report_content.html",
        wave=wave,
        own=own,
        form=form,
        name=SHOWS[show],
        told=EXPLAINED[show],
        refusal=refusal,
    )
    return page, 409 if refusal else 422 if form.errors else 200


def _complained(
    own: OwnReport, form: ContentForm, step: own_definitions.Step, made: list[str], error: SourceError
) -> str:
    """Every problem beside its field; what is about no field is given back."""
    definition, _ = own_definitions.read(own)
    text = text_of(step(definition)) if definition else own.text
    rest: list[str] = []
    for key, problems in faults.by_key(text, made[0], error.problems).items():
        told = own_definitions.advice(SourceError(problems))
        if key in form:
            for message in told:
                form.complain(key, message)
        else:
            rest += told
    return " ".join(rest)
