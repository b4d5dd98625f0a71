"""Waves as an officer handles them: make, look at, open and close."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import municipalities, paper, pseudonyms, retention, waves
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.questionnaire.shelf import Shelved
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave
from surveyapp.web import access, library, monitor, staff_words, trial
from surveyapp.web.site import site
from surveyapp.web.staff_forms import PopulationForm
from surveyapp.web.wave_forms import WaveForm, blame

pages = Blueprint("waves", __name__, url_prefix="/beheer")


@pages.route("/nieuwe-meting", methods=["GET", "POST"])
@access.officer
def new() -> ResponseReturnValue:
    """Make a wave of a questionnaire from the library; it is a draft until it is opened."""
    shelf = library.questionnaires()
    titles = {name: shelved.questionnaire.title for name, shelved in shelf.items()}
    form = WaveForm.new(titles, access.member().email)
    if form.is_accepted():
        try:
            wave = _create(form, shelf[form.questionnaire.data])
        except waves.Senseless as senseless:
            blame(form, senseless)
        else:
            flash("Het concept is gemaakt. Bekijk eerst het voorbeeld en nodig daarna de organisaties uit.")
            return redirect(url_for(".show", slug=wave.slug), 303)
    page = render_template(
        "manage/new.html",
        form=form,
        consequences=staff_words.CONSEQUENCES,
        library={name: staff_words.about(shelved.questionnaire) for name, shelved in shelf.items()},
    )
    return page, 422 if request.method == "POST" else 200


def _create(form: WaveForm, shelved: Shelved) -> Wave:
    with site().database.transaction() as session:
        municipality = access.found(municipalities.get(session, access.municipality()))
        sources, main = shelved.sources, shelved.main
        made: Wave = waves.create(
            session, municipality, sources, main, now=site().now(), by=access.member().email, **form.values()
        )
        return made


@pages.get("/metingen/<slug>")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """One wave: its state, its response, and what can be done now."""
    return _page(slug)


def _page(slug: str, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        questionnaire = waves.questionnaire_of(wave)
        seen, plan = monitor.monitor(session, wave), retention.plan(session, wave)
        last, changed = trial.standing(session, wave)
        pairing = staff_words.pairing(plan, pseudonyms.partner(session, wave), wave)
    page = render_template(
        "manage/wave.html",
        wave=wave,
        about=staff_words.about(questionnaire),
        questionnaire=questionnaire,
        monitor=seen,
        plan=plan,
        pairing=pairing,
        trial=last,
        changed=changed,
        begun=waves.has_begun(wave, site().now()),
        promise=promise(wave, "nl"),
        refusal=refusal,
        live_seconds=monitor.LIVE_SECONDS,
    )
    return page, status


@pages.route("/metingen/<slug>/totaal", methods=["GET", "POST"])
@access.officer
def population(slug: str) -> ResponseReturnValue:
    """Correct how many organisations there are in all: intervals and response rest on it."""
    form = PopulationForm()
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                wave = access.the_wave(session, slug)
                waves.correct_population(session, wave, form.population.data or 0, site().now(), access.member().email)
            flash("Het totaal is veranderd.")
            return redirect(url_for("waves.show", slug=slug), 303)
        except Refusal as refusal:
            form.population.errors = [str(refusal)]
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
    if request.method == "GET":
        form.population.data = wave.population
    return render_template("manage/population.html", wave=wave, form=form), 422 if form.errors else 200


@pages.get("/metingen/<slug>/sluiten")
@access.officer
def confirm_close(slug: str) -> ResponseReturnValue:
    """Ask first: closing cannot be undone."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        counts = waves.counts(session, wave)
        unfinished = paper.unfinished(session, wave)
    if wave.state != "open":
        return redirect(url_for("waves.show", slug=slug), 303)
    return render_template("manage/close.html", wave=wave, submitted=counts.submitted, unfinished=unfinished)


@pages.post("/metingen/<slug>/sluiten")
@access.officer
def close(slug: str) -> ResponseReturnValue:
    """Stop accepting answers, for good."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            waves.close(session, wave, site().now(), access.member().email)
    except (Refusal, KeyMissing) as refusal:
        return _page(slug, str(refusal), 409)
    flash("De meting is gesloten. De uitkomsten staan vast en u kunt het rapport maken.")
    return redirect(url_for("waves.show", slug=slug), 303)
