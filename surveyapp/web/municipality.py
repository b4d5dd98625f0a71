"""What a municipality settles about itself: name, logo, house style, languages, threshold, addresses, and whether it
takes part in the comparison with other municipalities."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from surveyapp.fieldwork import municipalities, municipality_settings
from surveyapp.fieldwork.municipality_settings import Wish
from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.produce import typefaces
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Municipality
from surveyapp.web import access
from surveyapp.web.municipality_forms import LogoForm, MunicipalityForm, StyleForm
from surveyapp.web.site import site

pages = Blueprint("municipality", __name__, url_prefix="/beheer/gemeente")


@pages.route("", methods=["GET", "POST"])
@access.officer
def settings() -> ResponseReturnValue:
    """The settings of the officer's own municipality."""
    with site().database.reading() as session:
        municipality = _mine(session)
    form = MunicipalityForm(obj=municipality)
    if form.is_accepted() and _saved(form):
        flash("De instellingen zijn opgeslagen.")
        return redirect(url_for(".settings"), 303)
    return _page(municipality, form, LogoForm())


def _mine(session: Session) -> Municipality:
    return access.found(municipalities.get(session, access.municipality()))


def _saved(form: MunicipalityForm) -> bool:
    """Whether it could be put in force; if not, the reason is put with its field."""
    wish = Wish(
        form.name.data or "",
        tuple(form.languages.data or ()),
        form.threshold.data or 0,
        form.sender_email.data or "",
        form.privacy_email.data or "",
        bool(form.compares.data),
        bool(form.reminds_owners.data),
    )
    try:
        with site().database.transaction() as session:
            municipality_settings.change(session, _mine(session), wish, site().now(), access.member().email)
    except WrongField as wrong:
        form[wrong.field].errors = [str(wrong)]
        return False
    return True


def _page(municipality: Municipality, form: MunicipalityForm, logo: LogoForm) -> ResponseReturnValue:
    page = render_template("municipality/settings.html", municipality=municipality, form=form, logo=logo)
    return page, 422 if request.method == "POST" else 200


@pages.post("/logo")
@access.officer
def logo() -> ResponseReturnValue:
    """Show the uploaded picture on every page."""
    form = LogoForm()
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                by = access.member().email
                municipality_settings.set_logo(session, _mine(session), _uploaded(form), site().now(), by)
            flash("Het logo is opgeslagen. Zo staat het vanaf nu boven elke pagina.")
            return redirect(url_for(".settings", _anchor="logo"), 303)
        except Refusal as refusal:
            form.file.errors = [str(refusal)]
    with site().database.reading() as session:
        municipality = _mine(session)
    return _page(municipality, MunicipalityForm(formdata=None, obj=municipality), form)


def _uploaded(form: LogoForm) -> bytes:
    file = form.file.data
    return file.read() if isinstance(file, FileStorage) else b""


@pages.post("/logo/weg")
@access.officer
def remove_logo() -> ResponseReturnValue:
    """Show the name alone."""
    with site().database.transaction() as session:
        municipality_settings.remove_logo(session, _mine(session), site().now(), access.member().email)
    flash("Het logo is weggehaald.")
    return redirect(url_for(".settings", _anchor="logo"), 303)


@pages.route("/huisstijl", methods=["GET", "POST"])
@access.officer
def style() -> ResponseReturnValue:
    """The design tokens of the municipality."""
    with site().database.reading() as session:
        municipality = _mine(session)
        remark = typefaces.remark(municipality)
    form = StyleForm(text=municipality.theme)
    if form.is_accepted() and (count := _dressed(form)):
        flash(f"De huisstijl is opgeslagen: {count} design tokens.")
        return redirect(url_for(".style"), 303)
    page = render_template("municipality/style.html", municipality=municipality, form=form, remark=remark)
    return page, 422 if request.method == "POST" else 200


def _dressed(form: StyleForm) -> int:
    """How many tokens were taken; none when the text cannot be used, and then the reason is put with its field."""
    try:
        with site().database.transaction() as session:
            text, by = form.text.data or "", access.member().email
            return municipalities.restyle(session, _mine(session), text, site().now(), by)
    except Refusal as refusal:
        form.text.errors = [str(refusal)]
        return 0


@pages.post("/huisstijl/weg")
@access.officer
def undress() -> ResponseReturnValue:
    """Back to the plain colours of the program."""
    with site().database.transaction() as session:
        municipalities.undress(session, _mine(session), site().now(), access.member().email)
    flash("De pagina's hebben weer de gewone kleuren.")
    return redirect(url_for(".style"), 303)
