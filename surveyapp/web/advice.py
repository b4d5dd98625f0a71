"""Conclusions and recommendations of a wave: adding one, changing it, leaving it out of reports."""

from functools import partial

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.accounts import people
from surveyapp.policycycle import advice as said
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Advice, Wave
from surveyapp.web import access
from surveyapp.web.action_forms import AdviceForm, OutForm
from surveyapp.web.action_words import figures, history, told_advice
from surveyapp.web.kept import kept
from surveyapp.web.site import site
from surveyapp.web.staff_forms import whole

pages = Blueprint("advice", __name__, url_prefix="/beheer/metingen/<slug>/acties/conclusies")


def _advice(session: Session, wave: Wave, advice: str, *, locked: bool = False) -> Advice:
    return access.found(said.find(session, wave, whole(advice), locked=locked))


def _back(slug: str) -> str:
    return url_for("actions.show", slug=slug)


@pages.get("")
@access.officer
def new(slug: str) -> ResponseReturnValue:
    """An empty form."""
    return _new(slug)


def _new(slug: str, form: AdviceForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        form = form or AdviceForm.of(wave)
    return render_template("manage/advice.html", wave=wave, form=form, about=None, refusal=refusal), status


@pages.post("")
@access.officer
def add(slug: str) -> ResponseReturnValue:
    """Keep a new conclusion or recommendation."""
    with site().database.reading() as session:
        form = AdviceForm.of(access.the_wave(session, slug))

    def keep(session: Session) -> None:
        said.add(session, access.the_wave(session, slug), form.said, site().now(), access.member().email)

    return kept(form, keep, partial(_new, slug, form), _back(slug), "De tekst is bewaard.")


@pages.get("/<advice>")
@access.officer
def edit(slug: str, advice: str) -> ResponseReturnValue:
    """One conclusion or recommendation, to change or to leave out."""
    return _edit(slug, advice)


def _edit(
    slug: str, advice: str, form: AdviceForm | None = None, refusal: str = "", status: int = 200
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        row = _advice(session, wave, advice)
        about = told_advice(row, names := figures(wave))
        lines = history(session, [row], names, people.signatures(session, wave.municipality))
        form = form or AdviceForm.of(wave, row, formdata=None)
    return render_template(
        "manage/advice.html", wave=wave, form=form, about=about, lines=lines, refusal=refusal
    ), status


@pages.post("/<advice>")
@access.officer
def change(slug: str, advice: str) -> ResponseReturnValue:
    """Let it say something else."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        form = AdviceForm.of(wave, _advice(session, wave, advice))

    def keep(session: Session) -> None:
        wave = access.the_wave(session, slug)
        row, version, by = _advice(session, wave, advice, locked=True), whole(form.version.data), access.member()
        said.change(session, wave, row, form.said, version, site().now(), by.email)

    return kept(form, keep, partial(_edit, slug, advice, form), _back(slug), "De tekst is bewaard.")


@pages.post("/<advice>/intrekken")
@access.officer
def withdraw(slug: str, advice: str) -> ResponseReturnValue:
    """Leave it out of reports, or put it back when it was left out."""
    form = OutForm()

    def keep(session: Session) -> None:
        wave = access.the_wave(session, slug)
        row, version, by = _advice(session, wave, advice, locked=True), whole(form.version.data), access.member()
        said.withdraw(session, wave, row, version, not row.withdrawn, site().now(), by.email)

    return kept(form, keep, partial(_edit, slug, advice), _back(slug), "De tekst is bewaard.")
