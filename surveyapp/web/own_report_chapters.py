"""What an officer changes in a report of their own: its title, the order of its chapters, and the words in them."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import SourceError
from surveyapp.report import editing
from surveyapp.report.definition import ReportDefinition
from surveyapp.web import access, own_definitions, own_reports
from surveyapp.web.own_report_forms import ChapterForm, CoverForm
from surveyapp.web.site import site

pages = Blueprint("own_report_chapters", __name__, url_prefix=own_reports.pages.url_prefix)
STEPS = {"omhoog": -1, "omlaag": 1}


@pages.route("/titel", methods=["GET", "POST"])
@access.officer
def cover(slug: str, report: str) -> ResponseReturnValue:
    """Another title on the cover."""
    wave, own, definition = own_reports.readable(slug, report)
    form = CoverForm(data={"title": definition.title, "subtitle": definition.subtitle})
    if form.is_accepted():
        title, subtitle = _stripped(form.title.data), _stripped(form.subtitle.data)
        try:
            return _changed(slug, report, lambda found: editing.retitled(found, title, subtitle))
        except SourceError as error:
            form.title.errors = own_definitions.advice(error)
    page = render_template("manage/own_report_cover.html", wave=wave, own=own, form=form)
    return page, 422 if form.errors else 200


@pages.route("/hoofdstuk/<chapter>", methods=["GET", "POST"])
@access.officer
def words(slug: str, report: str, chapter: str) -> ResponseReturnValue:
    """The heading and the officer's own words of a chapter."""
    wave, own, definition = own_reports.readable(slug, report)
    found = own_reports.chapter(definition, chapter)
    form = ChapterForm(data={"title": found.title, "text": "\n\n".join(found.text)})
    if form.is_accepted():
        try:
            return _changed(slug, report, _wording(chapter, form), f"hoofdstuk-{chapter}")
        except Refusal as refusal:
            form.title.errors = [str(refusal)]
        except SourceError as error:
            form.text.errors = own_definitions.advice(error)
    page = render_template("manage/own_report_chapter.html", wave=wave, own=own, chapter=found, form=form)
    return page, 422 if form.errors else 200


def _wording(chapter: str, form: ChapterForm) -> own_definitions.Step:
    title, text = _stripped(form.title.data), form.paragraphs

    def step(definition: ReportDefinition) -> ReportDefinition:
        return editing.reworded(definition, chapter, title, text)

    return step


@pages.post("/hoofdstuk/<chapter>/<direction>")
@access.officer
def move(slug: str, report: str, chapter: str, direction: str) -> ResponseReturnValue:
    """One place up or down."""
    steps = access.found(STEPS.get(direction))
    return _stepped(slug, report, lambda found: editing.moved(found, chapter, steps), f"hoofdstuk-{chapter}")


@pages.post("/hoofdstuk/<chapter>/weghalen")
@access.officer
def drop(slug: str, report: str, chapter: str) -> ResponseReturnValue:
    """Without this chapter."""
    return _stepped(slug, report, lambda found: editing.without(found, chapter), "hoofdstukken")


def _stepped(slug: str, report: str, step: own_definitions.Step, anchor: str) -> ResponseReturnValue:
    try:
        return _changed(slug, report, step, anchor)
    except Refusal as refusal:
        return own_reports.page(slug, report, refusal=str(refusal), status=409)
    except SourceError as error:
        return own_reports.page(slug, report, refusal=" ".join(own_definitions.advice(error)), status=409)


def _changed(slug: str, report: str, step: own_definitions.Step, anchor: str | None = None) -> ResponseReturnValue:
    with site().database.transaction() as session:
        own_definitions.change(session, *own_reports.to_change(session, slug, report), step)
    return redirect(url_for("own_reports.show", slug=slug, report=report, _anchor=anchor), 303)


def _stripped(typed: str | None) -> str:
    return " ".join((typed or "").split())
