"""A questionnaire's text with its problems beside it, for whoever writes one."""

from collections.abc import Sequence

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.addresses import decode
from surveyapp.problems import Problem, SourceError
from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.web import access, library, staff_words
from surveyapp.web.staff_forms import SourceForm

pages = Blueprint("authoring", __name__, url_prefix="/beheer")
MAIN = "vragenlijst.yaml"


@pages.get("/vragenlijst-controleren")
@access.officer
def check() -> ResponseReturnValue:
    """The empty form."""
    return render_template("manage/check.html", form=SourceForm())


@pages.post("/vragenlijst-controleren")
@access.officer
def judge() -> ResponseReturnValue:
    """Every problem in the text at once. Nothing is saved."""
    form = SourceForm()
    if not form.validate():
        return render_template("manage/check.html", form=form), 422
    upload = form.file.data.read() if form.file.data else b""
    text = decode(upload) if upload else form.text.data or ""
    form.text.data = text
    if not text.strip():
        form.text.errors = ["Plak de tekst van een vragenlijst of kies een bestand."]
        return render_template("manage/check.html", form=form), 422
    questionnaire, problems = _judged(text)
    page = render_template(
        "manage/check.html",
        form=form,
        judged=True,
        questionnaire=questionnaire,
        about=staff_words.about(questionnaire) if questionnaire else "",
        problems=problems,
    )
    return page, 200 if questionnaire else 422


def _judged(text: str) -> tuple[Questionnaire | None, Sequence[Problem]]:
    """The questionnaire in this text with the library's shared scales, or what is wrong with it."""
    try:
        return load({MAIN: text, **library.scales()}, MAIN), ()
    except SourceError as error:
        return None, error.problems
