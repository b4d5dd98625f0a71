"""Trying a wave before it opens: what was found, the trial report, and opening itself, which asks for a trial run."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import ballotbox, events, trial, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.trial import Trial, Untried, names
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.policycycle import goals
from surveyapp.problems import SourceError
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.database import Session
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave
from surveyapp.web import access, library
from surveyapp.web.downloads import REPORT_TYPES, sent_file
from surveyapp.web.site import site
from surveyapp.web.trial_forms import ALL, OpenForm, TrialForm

if TYPE_CHECKING:
    from surveyapp.produce.trial import Order

pages = Blueprint("trial", __name__, url_prefix="/beheer/metingen/<slug>")


@pages.get("/proef")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """What the last trial run found, and what a report can say."""
    return _page(slug)


def _page(slug: str, form: TrialForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    from surveyapp.produce.trial import kept_forecast, words

    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        last = trial.read(session, wave)
        expected = kept_forecast(last) if last else None
        page = render_template(
            "manage/trial.html",
            wave=wave,
            trial=last,
            changed=trial.changed(session, wave, last) if last and wave.state != "closed" else [],
            names=names(session, wave, last) if last else {},
            forecast=words.chapter(expected) if expected else None,
            form=form or _form(wave),
            refusal=refusal,
        )
    return page, status


def _finding(slug: str) -> Callable[[Session], Wave]:
    return lambda session: access.the_wave(session, slug)


def _shelf(questionnaire: Questionnaire) -> dict[str, library.ShelvedReport]:
    """The reports on one wave that are for whoever answers this questionnaire."""
    return {
        name: shelved
        for name, shelved in library.reports().items()
        if shelved.definition.waves == 1 and shelved.definition.perspective in (None, questionnaire.perspective)
    }


def _form(wave: Wave) -> TrialForm:
    """With the reports that this questionnaire has everything for; a trial run tells about the others."""
    from surveyapp.produce.trial import fits

    shelf = _shelf(waves.questionnaire_of(wave))
    titles = {name: shelved.definition.title for name, shelved in shelf.items() if fits(shelved.path, wave)}
    return TrialForm({**titles, ALL: "Alle uitkomsten, in de volgorde van de vragenlijst"})


def _order(definitions: tuple[Path, ...]) -> "Order":
    from surveyapp.produce.trial import Order

    me = access.member().email
    return Order(site().settings, site().now(), me, definitions, me)


@pages.post("/proef")
@access.officer
def run(slug: str) -> ResponseReturnValue:
    """Try everything, and keep what was found."""
    from surveyapp.produce import trial as trying

    with site().database.reading() as session:
        shelf = _shelf(waves.questionnaire_of(access.the_wave(session, slug)))
    order = _order(tuple(shelved.path for shelved in shelf.values()))
    try:
        trying.run(site().database, _finding(slug), order)
    except Refusal as refused:
        return _page(slug, refusal=str(refused), status=409)
    flash("De proef is klaar.")
    return redirect(url_for(".show", slug=slug), 303)


@pages.post("/proef/verslag")
@access.officer
def report(slug: str) -> ResponseReturnValue:
    """The trial report as a file, made on demand: nobody waits for it who does not read it."""
    from surveyapp.produce import reports
    from surveyapp.produce import trial as trying

    try:
        with site().database.reading() as session:
            wave = access.the_wave(session, slug)
            form = _form(wave)
            if not form.validate():
                return _page(slug, form, status=422)
            shelved = _shelf(waves.questionnaire_of(wave)).get(form.definition.data)
            order = _order((shelved.path,) if shelved else ())
            made = trying.report(session, wave, order, int(form.rate.data) / 100)
    except (trying.UnknownAnswerError, SourceError, Refusal) as refused:
        return _page(slug, form, str(refused), 409)
    kind = form.kind.data
    name = f"PROEF-verzonnen-antwoorden-{slug}-{form.rate.data}-procent.{kind}"
    return sent_file(reports.render(made, kind), name, REPORT_TYPES[kind])


@pages.post("/proef/sleutel")
@access.officer
def new_key(slug: str) -> ResponseReturnValue:
    """A new key for a ballot box that nobody can have put anything in yet, when the first one is lost."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            lock(session, wave)
            ballotbox.discard(session, wave)
            events.record(session, wave.municipality, "wave.new_key", site().now(), access.member().email, wave)
    except Refusal as refused:
        return _page(slug, refusal=str(refused), status=409)
    return run(slug)


@pages.get("/openen")
@access.officer
def confirm_open(slug: str) -> ResponseReturnValue:
    """Ask first: opening fixes the text and the promise. Who opens without a trial run has to say so."""
    return _opening(slug)


def _opening(slug: str, form: OpenForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        last = trial.read(session, wave)
        untried = _untried(session, wave)
        aimless = wave.ordinal == 0 and not goals.listing(session, wave)
    if wave.state != "draft" and not refusal:
        return redirect(url_for("waves.show", slug=slug), 303)
    page = render_template(
        "manage/open.html",
        wave=wave,
        trial=last,
        untried=untried,
        aimless=aimless,
        form=form or OpenForm(formdata=None),
        refusal=refusal,
    )
    return page, status


def _untried(session: Session, wave: Wave) -> str:
    """Why there is no trial run that holds; empty when there is."""
    try:
        trial.require_tried(session, wave)
    except Untried as why:
        return str(why)
    return ""


@pages.post("/openen")
@access.officer
def open_(slug: str) -> ResponseReturnValue:
    """Start accepting answers."""
    form = OpenForm()
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            if not form.untried.data:
                trial.require_tried(session, wave)
            waves.open_(session, wave, site().now(), access.member().email)
    except Untried:
        form.untried.errors = ["Draai eerst proef, of vink dit aan."]
        return _opening(slug, form, status=422)
    except (Refusal, KeyMissing, OSError) as refused:
        return _opening(slug, form, _why(refused), 409)
    flash("De meting is open. Vanaf nu kunnen organisaties meedoen.")
    return redirect(url_for("waves.show", slug=slug), 303)


def _why(refusal: Exception) -> str:
    if isinstance(refusal, OSError):
        return "De sleutel van deze meting kan niet worden bewaard. Vraag de beheerder naar de map met sleutels."
    return str(refusal)


def standing(session: Session, wave: Wave) -> tuple[Trial | None, list[str]]:
    """The last trial run and what has changed since, for the page of a wave that is not open yet."""
    last = trial.read(session, wave) if wave.state == "draft" else None
    return last, trial.changed(session, wave, last) if last else []
