"""What is kept of a wave and until when: shown beforehand, brought forward, or done now."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import retention, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.web import access
from surveyapp.web.site import site
from surveyapp.web.wave_forms import KeepForm, blame

pages = Blueprint("retention", __name__, url_prefix="/beheer/metingen/<slug>/privacy")
KEPT = ("addresses_until", "key_until")


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """What will go, and when."""
    return _page(slug)


def _page(slug: str, form: KeepForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        plan = retention.plan(session, wave)
    if form is None:
        form = KeepForm(formdata=None, data={name: getattr(plan, name) for name in KEPT})
    page = render_template("manage/retention.html", wave=wave, plan=plan, form=form, refusal=refusal)
    return page, status


@pages.post("/bewaren")
@access.officer
def choose(slug: str) -> ResponseReturnValue:
    """Choose other days."""
    form = KeepForm()
    refusal = ""
    if form.is_accepted():
        try:
            _choose(slug, form)
            flash("De bewaartijd is veranderd.")
            return redirect(url_for(".show", slug=slug), 303)
        except Refusal as refused:
            refusal = "" if isinstance(refused, waves.Senseless) and blame(form, refused) else str(refused)
    return _page(slug, form, refusal, 422)


def _choose(slug: str, form: KeepForm) -> None:
    """Only what differs from what holds now is a choice: a day that is only shown is not written down."""
    with site().database.transaction() as session:
        wave = access.the_wave(session, slug)
        plan = retention.plan(session, wave)
        for name in KEPT:
            day = form[name].data
            if day is not None and day != getattr(plan, name):
                retention.choose(session, wave, name, day, site().now(), access.member().email)


@pages.get("/adressen-verwijderen")
@access.officer
def confirm_purge(slug: str) -> ResponseReturnValue:
    """Ask first: what is gone does not come back."""
    return _confirm(slug, "manage/purge.html")


@pages.post("/adressen-verwijderen")
@access.officer
def purge(slug: str) -> ResponseReturnValue:
    """Remove names and addresses now."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            retention.purge(session, wave, site().now(), access.member().email)
    except Refusal as refusal:
        return _page(slug, refusal=str(refusal), status=409)
    flash("De namen en adressen zijn verwijderd. De cijfers en de antwoorden zijn er nog.")
    return redirect(url_for(".show", slug=slug), 303)


@pages.get("/sleutel-vernietigen")
@access.officer
def confirm_destroy(slug: str) -> ResponseReturnValue:
    """Ask first."""
    return _confirm(slug, "manage/destroy_key.html")


@pages.post("/sleutel-vernietigen")
@access.officer
def destroy(slug: str) -> ResponseReturnValue:
    """Destroy the key of the pseudonyms now."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            retention.destroy(session, wave, site().now(), access.member().email)
    except Refusal as refusal:
        return _page(slug, refusal=str(refusal), status=409)
    flash("De sleutel is vernietigd. Niemand kan nog nagaan welke antwoorden van wie zijn.")
    return redirect(url_for(".show", slug=slug), 303)


def _confirm(slug: str, template: str) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        plan = retention.plan(session, wave)
    return render_template(template, wave=wave, plan=plan)
