"""Changing a wave: what is decided about it, and another closing moment."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.web import access, staff_words
from surveyapp.web.site import site
from surveyapp.web.wave_forms import ExtendForm, WaveForm, blame

pages = Blueprint("wave_changes", __name__, url_prefix="/beheer/metingen/<slug>")


@pages.route("/veranderen", methods=["GET", "POST"])
@access.officer
def change(slug: str) -> ResponseReturnValue:
    """Change what is decided about a wave, as far as that is still fair to those who were told."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        told = waves.promised(session, wave)
    form = WaveForm.of(wave, waves.changeable(wave, site().now()))
    refusal = ""
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                found = access.the_wave(session, slug)
                waves.change(session, found, site().now(), access.member().email, **form.values())
            flash("De meting is veranderd.")
            return redirect(url_for("waves.show", slug=slug), 303)
        except Refusal as refused:
            refusal = "" if isinstance(refused, waves.Senseless) and blame(form, refused) else str(refused)
    page = render_template(
        "manage/change.html", wave=wave, form=form, told=told, refusal=refusal, consequences=staff_words.CONSEQUENCES
    )
    return page, 422 if request.method == "POST" else 200


@pages.route("/sluitmoment", methods=["GET", "POST"])
@access.officer
def extend(slug: str) -> ResponseReturnValue:
    """Let an open wave close later, or earlier."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
    form = ExtendForm(data={"closes_on": wave.closes_on, "closes_time": wave.closes_time})
    refusal = ""
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                found = access.the_wave(session, slug)
                day, time = access.found(form.closes_on.data), form.closes_time.data
                waves.extend(session, found, day, time, site().now(), access.member().email)
            flash(f"Meedoen kan nu {staff_words.until(found)}.")
            return redirect(url_for("waves.show", slug=slug), 303)
        except Refusal as refused:
            refusal = "" if isinstance(refused, waves.Senseless) and blame(form, refused) else str(refused)
    page = render_template("manage/extend.html", wave=wave, form=form, refusal=refusal)
    return page, 422 if request.method == "POST" else 200
