"""Inviting: the address list in, an earlier list again, or one open link for everybody."""

import base64

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, invitations, waves
from surveyapp.fieldwork.addresses import book, columns, earlier, known, table
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.address_forms import EarlierForm, InvitationsForm
from surveyapp.web.address_steps import columns_page
from surveyapp.web.luggage import Luggage
from surveyapp.web.site import site

pages = Blueprint("invitations", __name__, url_prefix="/beheer/metingen/<slug>")
MOST_EARLIER = 20


@pages.get("/uitnodigen")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """What is on the list, and the ways to invite."""
    return _page(slug, InvitationsForm())


def _page(slug: str, form: InvitationsForm, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        others = earlier.choices(session, wave)[:MOST_EARLIER] if wave.state != "closed" else []
        again = EarlierForm(formdata=None)
        again.earlier.choices = {each.slug: each.title for each in others}
        return render_template(
            "manage/invitations.html",
            wave=wave,
            form=form,
            again=again if others else None,
            facts=columns.facts_of(waves.questionnaire_of(wave)).values(),
            size=book.size(session, wave),
            refusal=refusal,
        ), status


@pages.post("/uitnodigen")
@access.officer
def upload(slug: str) -> ResponseReturnValue:
    """A list comes in: what is in its columns? Nothing is kept yet."""
    form = InvitationsForm()
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        if not form.validate():
            return _page(slug, form, status=422)
        try:
            return columns_page(wave, _brought(session, wave, form))
        except Refusal as refusal:
            return _page(slug, form, str(refusal), 422)


def _brought(session: Session, wave: Wave, form: InvitationsForm) -> Luggage:
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. U kunt niemand meer uitnodigen.")
    upload = form.file.data
    if upload and upload.filename:
        found = table.from_file(upload.filename[-120:], upload.read(table.LARGEST_FILE + 1))
    else:
        found = table.from_text(form.addresses.data or "")
    remembered = known.remembered(session, wave)
    return Luggage(found, columns.guess(found, waves.questionnaire_of(wave), remembered))


@pages.post("/open-link")
@access.officer
def open_link(slug: str) -> ResponseReturnValue:
    """A link that anyone may use; the one before it stops working."""
    from surveyapp.produce import poster

    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            path = url_for("openlink.first_page", token=invitations.make_open_link(session, wave))
            address = site().settings.base_url + path  # never what the visitor's browser claims
            files = poster.files(wave, address)
            events.record(session, wave.municipality, "wave.open_link", site().now(), access.member().email, wave)
    except Refusal as refusal:
        return _page(slug, InvitationsForm(formdata=None), str(refusal), 409)
    made = {kind: _inside(content, name) for kind, (name, content) in files.items()}
    return render_template("manage/open_link.html", wave=wave, address=address, files=made)


def _inside(content: bytes, kind: str) -> str:
    """A file inside a link: the address stands in no log, and the server keeps nothing."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
