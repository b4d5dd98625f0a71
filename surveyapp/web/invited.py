"""The address list as it stands: looking somebody up, correcting one line, and the links to send yourself."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, linkfile, waves
from surveyapp.fieldwork.addresses import book, columns, comparing, correcting
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.web import access
from surveyapp.web.address_forms import AddressForm, MarkForm, address_form
from surveyapp.web.downloads import sent_file
from surveyapp.web.site import site

pages = Blueprint("invited", __name__, url_prefix="/beheer/metingen/<slug>/uitnodigen")
LONGEST_SEARCH = 100


@pages.get("/lijst")
@access.officer
def listing(slug: str) -> ResponseReturnValue:
    """A page of the list, of all or of who is looked for."""
    searched = request.args.get("zoek", "")[:LONGEST_SEARCH]
    number = request.args.get("bladzijde", "1")
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        page = book.page(session, wave, searched, int(number) if number.isdecimal() and len(number) < 6 else 1)
    return render_template("manage/addresses.html", wave=wave, page=page, searched=searched)


@pages.route("/lijst/<invitation>", methods=["GET", "POST"])
@access.officer
def one(slug: str, invitation: str) -> ResponseReturnValue:
    """One line of the list, to correct."""
    with site().database.reading() as session:
        wave, guest = _found(session, slug, invitation)
        form = _form(wave, guest, posted=request.method == "POST")
        if not form.is_accepted():
            return _page(session, wave, guest, form), 422 if request.method == "POST" else 200
    try:
        with site().database.transaction() as session:
            wave, guest = _found(session, slug, invitation)
            values = form.values()
            if comparing.facts_are_fixed(wave):
                del values["background"]
            correcting.correct(session, wave, guest, values, site().now(), access.member().email)
    except Refusal as refusal:
        return _refused(slug, invitation, str(refusal), form)
    flash("De uitnodiging is veranderd.")
    return redirect(url_for(".listing", slug=slug), 303)


def _found(session: Session, slug: str, invitation: str) -> tuple[Wave, Invitation]:
    wave = access.the_wave(session, slug)
    return wave, access.found(book.find(session, wave, invitation))


def _form(wave: Wave, guest: Invitation, *, posted: bool = False) -> AddressForm:
    facts = columns.facts_of(waves.questionnaire_of(wave))
    given = {} if posted else {"formdata": None}
    return address_form(guest, facts, fixed=comparing.facts_are_fixed(wave), **given)


def _page(
    session: Session,
    wave: Wave,
    guest: Invitation,
    form: AddressForm,
    marking: MarkForm | None = None,
    refusal: str = "",
) -> str:
    return render_template(
        "manage/address.html",
        wave=wave,
        guest=guest,
        form=form,
        marking=marking or MarkForm(formdata=None, mark=guest.disposition),
        removable=correcting.can_remove(session, wave, guest),
        fixed=comparing.facts_are_fixed(wave),
        withdrawn=book.has_withdrawn(session, guest),
        refusal=refusal,
    )


def _refused(slug: str, invitation: str, text: str, form: AddressForm | None = None) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave, guest = _found(session, slug, invitation)
        return _page(session, wave, guest, form or _form(wave, guest), refusal=text), 409


@pages.post("/lijst/<invitation>/bijzonderheden")
@access.officer
def mark(slug: str, invitation: str) -> ResponseReturnValue:
    """Note that no answer is to be expected, and why."""
    form = MarkForm()
    with site().database.reading() as session:
        wave, guest = _found(session, slug, invitation)
        if not form.validate():
            return _page(session, wave, guest, _form(wave, guest), form), 422
    try:
        with site().database.transaction() as session:
            wave, guest = _found(session, slug, invitation)
            correcting.mark(session, wave, guest, form.mark.data, site().now(), access.member().email)
    except Refusal as refusal:
        return _refused(slug, invitation, str(refusal))
    flash("Dat is genoteerd.")
    return redirect(url_for(".listing", slug=slug), 303)


@pages.post("/lijst/<invitation>/weghalen")
@access.officer
def remove(slug: str, invitation: str) -> ResponseReturnValue:
    """Take somebody off the list."""
    try:
        with site().database.transaction() as session:
            wave, guest = _found(session, slug, invitation)
            correcting.remove(session, wave, guest, site().now(), access.member().email)
    except Refusal as refusal:
        return _refused(slug, invitation, str(refusal))
    flash("De uitnodiging is van de lijst gehaald. De link werkt niet meer.")
    return redirect(url_for(".listing", slug=slug), 303)


@pages.post("/links")
@access.officer
def links(slug: str) -> ResponseReturnValue:
    """Everybody's link as a file, for who sends the mails with another program. As often as is asked."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            content = linkfile.write(session, wave, site().settings.base_url).encode("utf-8-sig")
            events.record(session, wave.municipality, "links.download", site().now(), access.member().email, wave)
    except (Refusal, KeyMissing) as refusal:
        flash(str(refusal))
        return redirect(url_for("invitations.show", slug=slug), 303)
    return sent_file(content, f"links-{slug}.csv", "text/csv; charset=utf-8")
