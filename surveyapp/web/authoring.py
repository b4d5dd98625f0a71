"""A questionnaire's text with its problems beside it, for whoever writes one."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.sheets import decode
from surveyapp.questionnaire.load import judge
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
def judged() -> ResponseReturnValue:
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
    judgement = judge({MAIN: text, **library.scales()}, MAIN)
    page = render_template(
        "manage/check.html",
        form=form,
        judgement=judgement,
        about=staff_words.about(judgement.questionnaire) if judgement.questionnaire else "",
    )
    return page, 422 if judgement.errors else 200
