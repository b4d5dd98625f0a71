"""The text of an officer's own report: to read, to take along, and to write, with what is wrong with it beside it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.ownreports import Outdated
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import Problem, SourceError
from surveyapp.web import access, own_definitions, own_reports
from surveyapp.web.downloads import sent_file
from surveyapp.web.own_report_forms import DefinitionForm
from surveyapp.web.site import site

pages = Blueprint("own_report_text", __name__, url_prefix=own_reports.pages.url_prefix)


@pages.get("/definitie")
@access.staff
def source(slug: str, report: str) -> ResponseReturnValue:
    """The text as a file, for ``surveyapp report`` or another wave."""
    with site().database.reading() as session:
        _, own = own_reports.the(session, slug, report)
    return sent_file(own.text.encode(), f"{own.slug}.yaml", "application/yaml; charset=utf-8")


@pages.route("/yaml", methods=["GET", "POST"])
@access.officer
def write(slug: str, report: str) -> ResponseReturnValue:
    """Every problem in the text at once; a text without problems is kept."""
    with site().database.reading() as session:
        wave, own = own_reports.the(session, slug, report)
    form = DefinitionForm(data={"text": own.text, "version": str(own.version)})
    problems: tuple[Problem, ...] = ()
    refusal = ""
    if form.is_accepted():
        try:
            _keep(slug, report, form)
        except SourceError as error:
            problems = error.problems
        except Refusal as refused:
            refusal = str(refused)
        else:
            flash("Het rapport is veranderd.")
            return redirect(url_for("own_reports.show", slug=slug, report=report), 303)
    page = render_template(
        "manage/own_report_text.html", wave=wave, own=own, form=form, problems=problems, refusal=refusal
    )
    return page, 422 if request.method == "POST" else 200


def _keep(slug: str, report: str, form: DefinitionForm) -> None:
    text = (form.text.data or "").replace("\r\n", "\n")
    with site().database.transaction() as session:
        wave, own = own_reports.to_change(session, slug, report)
        if form.version.data != str(own.version):
            raise Outdated
        own_definitions.rewrite(session, wave, own, text)
