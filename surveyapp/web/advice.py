"""Conclusions and recommendations of a wave: adding one, changing it, leaving it out of reports."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import advice as kept
from surveyapp.policycycle.advice import WrongField
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Advice, Wave
from surveyapp.web import access
from surveyapp.web.action_forms import AdviceForm, OutForm, whole
from surveyapp.web.action_words import told_advice
from surveyapp.web.actions import the_wave
from surveyapp.web.site import site

pages = Blueprint("advice", __name__, url_prefix="/beheer/metingen/<slug>/acties/conclusies")


def _advice(session: Session, wave: Wave, advice: str, *, locked: bool = False) -> Advice:
    return access.found(kept.find(session, wave, whole(advice), locked=locked))


@pages.get("")
@access.officer
def new(slug: str) -> ResponseReturnValue:
    """An empty form."""
    return _new(slug)


def _new(slug: str, form: AdviceForm | None = None, status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = the_wave(session, slug)
        form = form or AdviceForm.of(wave)
    return render_template("manage/advice.html", wave=wave, form=form, about=None, refusal=""), status


@pages.post("")
@access.officer
def add(slug: str) -> ResponseReturnValue:
    """Keep a new conclusion or recommendation."""
    with site().database.reading() as session:
        form = AdviceForm.of(the_wave(session, slug))
    if not form.is_accepted():
        return _new(slug, form, 422)
    try:
        with site().database.transaction() as session:
            kept.add(session, the_wave(session, slug), form.said, site().now(), access.member().email)
    except WrongField as wrong:
        form[wrong.field].errors = [str(wrong)]
        return _new(slug, form, 422)
    flash("Bewaard.")
    return redirect(url_for("actions.show", slug=slug), 303)


@pages.get("/<advice>")
@access.officer
def edit(slug: str, advice: str) -> ResponseReturnValue:
    """One conclusion or recommendation, to change or to leave out."""
    return _edit(slug, advice)


def _edit(
    slug: str, advice: str, form: AdviceForm | None = None, refusal: str = "", status: int = 200
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = the_wave(session, slug)
        row = _advice(session, wave, advice)
        about = told_advice(session, wave, row)
        form = form or AdviceForm.of(wave, row, formdata=None)
    return render_template("manage/advice.html", wave=wave, form=form, about=about, refusal=refusal), status


@pages.post("/<advice>")
@access.officer
def change(slug: str, advice: str) -> ResponseReturnValue:
    """Let it say something else."""
    with site().database.reading() as session:
        wave = the_wave(session, slug)
        form = AdviceForm.of(wave, _advice(session, wave, advice))
    if not form.is_accepted():
        return _edit(slug, advice, form, status=422)
    try:
        with site().database.transaction() as session:
            wave = the_wave(session, slug)
            row, version, by = _advice(session, wave, advice, locked=True), whole(form.version.data), access.member()
            kept.change(session, wave, row, form.said, version, site().now(), by.email)
    except WrongField as wrong:
        form[wrong.field].errors = [str(wrong)]
        return _edit(slug, advice, form, status=422)
    except Refusal as refusal:
        return _edit(slug, advice, form, str(refusal), 409)
    flash("Bewaard.")
    return redirect(url_for("actions.show", slug=slug), 303)


@pages.post("/<advice>/intrekken")
@access.officer
def withdraw(slug: str, advice: str) -> ResponseReturnValue:
    """Leave it out of reports, or put it back when it was left out."""
    form = OutForm()
    if not form.is_accepted():
        return _edit(slug, advice, status=422)
    try:
        with site().database.transaction() as session:
            wave = the_wave(session, slug)
            row, version, by = _advice(session, wave, advice, locked=True), whole(form.version.data), access.member()
            kept.withdraw(session, wave, row, version, not row.withdrawn, site().now(), by.email)
    except Refusal as refusal:
        return _edit(slug, advice, refusal=str(refusal), status=409)
    flash("Bewaard.")
    return redirect(url_for("actions.show", slug=slug), 303)
