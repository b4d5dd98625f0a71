"""Composing the questionnaire of a draft in the browser: themes, what is left out, local choices, own questions."""

from pathlib import Path

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.questionnaire.compose import names
from surveyapp.questionnaire.freeze import COMPOSITION
from surveyapp.questionnaire.load import Judgement, judge
from surveyapp.storage.tables import Wave
from surveyapp.web import access, library, staff_words
from surveyapp.web.compose_forms import ComposeForm
from surveyapp.web.site import site
from surveyapp.yamlsource import examine

pages = Blueprint("composing", __name__, url_prefix="/beheer/metingen/<slug>/samenstellen")
MAIN = "samengesteld.yaml"


@pages.route("", methods=["GET", "POST"])
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """Tick and type, look at the minutes and the problems, and keep it."""
    wave, made = _wave(slug)
    base = library.shelved().get(_base(wave, made))
    if base is None or wave.state != "draft":
        return render_template("manage/compose.html", wave=wave, form=None), 200
    themes = library.themes(base.questionnaire.code)
    form = ComposeForm.of(base.questionnaire, {name: each.questionnaire for name, each in themes.items()}, made)
    judgement, refusal = None, ""
    sources = {name: text for each in (base, *themes.values()) for name, text in each.sources.items()}
    if form.is_accepted():
        sources |= {MAIN: form.text(base.name)}
        judgement = judge(sources, MAIN)
        if request.form.get("keep") and not judgement.errors:
            refusal = _keep(slug, sources)
            if not refusal:
                flash("De vragenlijst is bewaard. Bekijk het voorbeeld zoals een deelnemer het ziet.")
                return redirect(url_for("waves.show", slug=slug), 303)
    page = render_template(
        "manage/compose.html", wave=wave, form=form, refusal=refusal, judgement=judgement, about=_about(judgement)
    )
    return page, 422 if form.errors or refusal or (judgement and judgement.errors) else 200


def _wave(slug: str) -> tuple[Wave, str]:
    """The wave, and the composition of its questionnaire; empty when it is one of the library as it stands."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        return wave, wave.sources.get(COMPOSITION, "")


def _base(wave: Wave, made: str) -> str:
    node, _ = examine(made, COMPOSITION) if made else (None, [])
    return names(node)[0] if node and names(node) else Path(wave.main).stem


def _keep(slug: str, sources: dict[str, str]) -> str:
    """Why it cannot be kept; empty when it is."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            waves.recompose(session, wave, sources, MAIN, site().now(), access.member().email)
    except Refusal as refused:
        return str(refused)
    return ""


def _about(judgement: Judgement | None) -> str:
    return staff_words.about(judgement.questionnaire) if judgement and judgement.questionnaire else ""
