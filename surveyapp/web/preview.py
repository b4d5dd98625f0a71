"""The questionnaire of a wave as a respondent sees it, to try out. Nothing is saved.

What was filled in travels along in the pages themselves: earlier pages as hidden inputs, read again through the same
``Section.read`` at every step.
"""

from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.promises import promise
from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.outcome import feedback, summary
from surveyapp.web.page import Page
from surveyapp.web.show import owner
from surveyapp.web.site import site
from surveyapp.web.texts import texts
from surveyapp.web.theme import theme_version

pages = Blueprint("preview", __name__, url_prefix="/beheer/metingen/<slug>")
SECTION, DIRECTION = "_section", "_direction"
Raw = Mapping[str, Sequence[str]]


@pages.get("/voorbeeld")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """The first page: the introduction and the promise."""
    wave, questionnaire = _wave(slug)
    return _render("start", wave, questionnaire, promise=promise(wave, "nl"), raw={})


@pages.post("/voorbeeld")
@access.officer
def step(slug: str) -> ResponseReturnValue:
    """The page after or before the one that was sent; the same page when something on it is wrong."""
    wave, questionnaire = _wave(slug)
    raw: Raw = {name: texts for name, texts in request.form.to_dict(flat=False).items() if name[:1] != "_"}
    here = questionnaire.section(request.form.get(SECTION, ""))
    answers = _answers(questionnaire, raw)
    route = [section.code for section in questionnaire.route(answers)]
    place = route.index(here.code) if here and here.code in route else -1
    if request.form.get(DIRECTION) == "back":
        return _show_section(wave, questionnaire, raw, route[place - 1]) if place > 0 else show(slug)
    if here and place >= 0:
        page = Page(questionnaire, here, slug, _answers(questionnaire, raw, before=here), raw, texts("nl"))
        if page.read().errors:
            return _render_page(wave, questionnaire, raw, page, 422)
    if place + 1 < len(route):
        return _show_section(wave, questionnaire, raw, route[place + 1])
    return _render(
        "end",
        wave,
        questionnaire,
        parts=summary(questionnaire, answers),
        outcomes=list(feedback(questionnaire, answers)),
    )


def _wave(slug: str) -> tuple[Wave, Questionnaire]:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        return wave, waves.questionnaire_of(wave)


def _answers(questionnaire: Questionnaire, raw: Raw, before: Section | None = None) -> dict[str, Value | None]:
    """Everything that was filled in so far and can be read, optionally only what comes before a section."""
    answers: dict[str, Value | None] = {}
    for section in questionnaire.sections:
        if section is before:
            break
        answers |= section.read(raw, answers).answers
    return answers


def _show_section(wave: Wave, questionnaire: Questionnaire, raw: Raw, code: str) -> ResponseReturnValue:
    section = access.found(questionnaire.section(code))
    known = _answers(questionnaire, raw)
    return _render_page(wave, questionnaire, raw, Page(questionnaire, section, wave.slug, known, None, texts("nl")))


def _render_page(
    wave: Wave, questionnaire: Questionnaire, raw: Raw, page: Page, status: int = 200
) -> ResponseReturnValue:
    shown = {name for question in page.section.plain for name in question.fields()}
    kept = {name: values for name, values in raw.items() if name not in shown}
    return _render("page", wave, questionnaire, page=page, raw=kept), status


def _render(view: str, wave: Wave, questionnaire: Questionnaire, **context: object) -> str:
    return render_template(
        f"manage/preview_{view}.html",
        t=texts("nl"),
        municipality=wave.municipality,
        theme_version=theme_version(wave.municipality.theme),
        owner=owner(wave.municipality, "nl"),
        questionnaire=questionnaire,
        wave=wave,
        **context,
    )
