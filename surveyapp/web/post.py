"""Post and paper: letters with a way in, the questionnaire on paper, and the words that stand on both."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, letters, paper, waves
from surveyapp.fieldwork.lettertexts import PLACES, Text
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.downloads import sent_file
from surveyapp.web.post_forms import FormsForm, LettersForm, WordsForm
from surveyapp.web.site import site
from surveyapp.web.texts import LANGUAGES

pages = Blueprint("post", __name__, url_prefix="/beheer/metingen/<slug>/post")
PDF = "application/pdf"
MOST_LETTERS, MOST_FORMS = 500, 50
"""In one file from the browser, so that nobody waits long; the command line has no such bound."""


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """What can be printed, and where forms that came back are typed in."""
    return _page(slug)


def _page(
    slug: str, making: LettersForm | None = None, forms: FormsForm | None = None, refusal: str = "", status: int = 200
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        page = render_template(
            "manage/post.html",
            wave=wave,
            letters=making or LettersForm(_groups(wave), formdata=None, prefix="brief-"),
            forms=forms or FormsForm(formdata=None, prefix="formulier-"),
            counts=letters.counts(session, wave),
            lacking=letters.lacking(session, wave),
            letter_days=letters.days(session, wave),
            languages=offered(wave),
            unfinished=paper.unfinished(session, wave),
            refusal=refusal,
        )
    return page, status


def offered(wave: Wave) -> list[str]:
    """The languages that this questionnaire is written in."""
    return [each for each in LANGUAGES if waves.questionnaire_of(wave, each).language == each]


def _groups(wave: Wave) -> dict[str, str]:
    questions = waves.questionnaire_of(wave).questions.values()
    return {question.code: question.label for question in questions if not question.on_page}


@pages.post("/brieven")
@access.officer
def make_letters(slug: str) -> ResponseReturnValue:
    """The letters as one file to print; who got one is noted."""
    from surveyapp.produce import letters as making

    with site().database.reading() as session:
        groups = _groups(access.the_wave(session, slug))
    form = LettersForm(groups, prefix="brief-")
    if not form.validate():
        return _page(slug, making=form, status=422)
    group = form.group.data if form.group.data in groups else ""
    order = making.Order(form.who.data, form.window.data, group, MOST_LETTERS)
    try:
        with site().database.reading() as session:
            wave = access.the_wave(session, slug)
            bundle = making.write(session, wave, order, site().settings.base_url, site().now())
    except (Refusal, KeyMissing) as refusal:
        return _page(slug, making=form, refusal=str(refusal), status=409)
    content = bundle.draw()
    with site().database.transaction() as session:
        wave = access.the_wave(session, slug)
        bundle.note(session, wave, site().now(), access.member().email)
    return sent_file(content, f"brieven-{slug}.pdf", PDF)


@pages.get("/voorbeeld/<language>")
@access.officer
def sample(slug: str, language: str) -> ResponseReturnValue:
    """One letter to look at; it is to nobody."""
    from surveyapp.produce import letters as making

    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        access.found(language if language in LANGUAGES else None)
        content = making.sample(wave, language, "left", site().settings.base_url, site().now())
    return sent_file(content, f"voorbeeldbrief-{slug}-{language}.pdf", PDF)


@pages.get("/formulier/<language>")
@access.officer
def blank(slug: str, language: str) -> ResponseReturnValue:
    """The questionnaire on paper, without a code."""
    from surveyapp.produce import paper as making

    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        access.found(language if language in offered(wave) else None)
        stack = making.blank(wave, language)
    return sent_file(stack.draw(), f"vragenlijst-{slug}-{language}.pdf", PDF)


@pages.post("/formulieren")
@access.officer
def make_forms(slug: str) -> ResponseReturnValue:
    """A form for each invitation of a group, with its own code on it."""
    from surveyapp.produce import paper as making

    form = FormsForm(prefix="formulier-")
    if not form.validate():
        return _page(slug, forms=form, status=422)
    try:
        with site().database.reading() as session:
            wave = access.the_wave(session, slug)
            stack = making.coded(session, wave, form.who.data, form.language.data, MOST_FORMS)
    except (Refusal, KeyMissing) as refusal:
        return _page(slug, forms=form, refusal=str(refusal), status=409)
    content = stack.draw()
    with site().database.transaction() as session:
        wave = access.the_wave(session, slug)
        stack.note(session, wave, site().now(), access.member().email)
    return sent_file(content, f"formulieren-{slug}.pdf", PDF)


@pages.get("/tekst")
@access.officer
def words(slug: str) -> ResponseReturnValue:
    """What letters and forms say, to change."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        return _words_page(wave, _words_form(wave))


@pages.post("/tekst")
@access.officer
def change_words(slug: str) -> ResponseReturnValue:
    """Keep the officer's words, all or none."""
    form = WordsForm()
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        if not form.is_accepted():
            return _words_page(wave, form), 422
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            _keep_words(session, wave, form)
    except Refusal as refusal:
        with site().database.reading() as session:
            wave = access.the_wave(session, slug)
            return _words_page(wave, form, str(refusal)), 422
    flash("De tekst is bewaard.")
    return redirect(url_for(".show", slug=slug), 303)


def _keep_words(session: Session, wave: Wave, form: WordsForm) -> None:
    """An empty field means: our own words again."""
    for language in LANGUAGES:
        data = {name: (form[f"{name}_{language}"].data or "").strip() for name in ("subject", "body", "back")}
        standard = letters.standard("letter", language)
        text = Text(data["subject"] or standard.subject, data["body"] or standard.body)
        letters.set_text(wave, "letter", language, text)
        letters.set_text(wave, "paper", language, Text("", data["back"] or letters.standard("paper", language).body))
    events.record(session, wave.municipality, "letters.words", site().now(), access.member().email, wave)


def _words_form(wave: Wave) -> WordsForm:
    texts = {(kind, each): letters.text_of(wave, kind, each) for kind in ("letter", "paper") for each in LANGUAGES}
    given = {f"subject_{each}": texts["letter", each].subject for each in LANGUAGES}
    given |= {f"body_{each}": texts["letter", each].body for each in LANGUAGES}
    given |= {f"back_{each}": texts["paper", each].body for each in LANGUAGES}
    return WordsForm(formdata=None, data=given)


def _words_page(wave: Wave, form: WordsForm, refusal: str = "") -> str:
    return render_template(
        "manage/letter_words.html", wave=wave, form=form, places=PLACES, languages=offered(wave), refusal=refusal
    )
