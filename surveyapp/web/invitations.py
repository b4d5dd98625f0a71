"""Inviting: an address list becomes personal links, which are shown once. Or one open link for everybody."""

import base64
import csv
import io
from dataclasses import dataclass

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import addresses, events, invitations, waves
from surveyapp.fieldwork.addresses import Address
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.site import site
from surveyapp.web.staff_forms import InvitationsForm

pages = Blueprint("invitations", __name__, url_prefix="/beheer/metingen/<slug>")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Link:
    """A personal link, at the only moment that it is known."""

    name: str
    email: str
    address: str


class ListRefused(Exception):
    """The address list cannot be used, for these reasons; nobody was invited."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@pages.get("/uitnodigen")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """The form for the address list, and the open link."""
    return _form(slug, InvitationsForm())


def _form(
    slug: str, form: InvitationsForm, problems: list[str] | None = None, status: int = 200
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.found(waves.find(session, access.municipality(), slug))
        backgrounds = [q for q in waves.questionnaire_of(wave).questions.values() if not q.on_page]
    return render_template(
        "manage/invitations.html", wave=wave, form=form, backgrounds=backgrounds, problems=problems
    ), status


@pages.post("/uitnodigen")
@access.officer
def invite(slug: str) -> ResponseReturnValue:
    """Invite everyone on the list or nobody; the answer holds the links, and nothing else ever will."""
    form = InvitationsForm()
    if not form.validate():
        return _form(slug, form, status=422)
    upload = form.file.data.read() if form.file.data else b""
    text = addresses.decode(upload) if upload else form.addresses.data or ""
    try:
        with site().database.transaction() as session:
            wave = access.found(waves.find(session, access.municipality(), slug))
            links = _invite_all(session, wave, text)
            detail = f"{len(links)} keer" if len(links) != 1 else "1 keer"
            events.record(session, wave.municipality, "wave.invite", site().now(), access.member().email, wave, detail)
    except ListRefused as refused:
        form.addresses.data = text
        return _form(slug, form, refused.problems, 422)
    return render_template("manage/links.html", wave=wave, links=links, download=_as_file(links))


def _invite_all(session: Session, wave: Wave, text: str) -> list[Link]:
    found = addresses.read(text, waves.questionnaire_of(wave))
    if found.problems:
        raise ListRefused(found.problems)
    links, problems = [], []
    for address in found.addresses:
        try:
            links.append(_invite(session, wave, address))
        except Refusal as refusal:
            problems.append(str(refusal))
    if problems:
        raise ListRefused(problems)
    return links


def _invite(session: Session, wave: Wave, address: Address) -> Link:
    token = invitations.invite(session, wave, address.name, address.email, address.background)
    return Link(address.name, address.email, _absolute(url_for("respond.first_page", token=token)))


def _absolute(path: str) -> str:
    """With the address from the settings; never with the one that the visitor's browser claims."""
    return site().settings.base_url + path


def _as_file(links: list[Link]) -> str:
    """The list as a csv file inside a link, so that the server need not keep the links to hand them out again."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["naam", "email", "link"])
    writer.writerows([_plain(link.name), _plain(link.email), link.address] for link in links)
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(text.getvalue().encode("utf-8-sig")).decode()


def _plain(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


@pages.post("/open-link")
@access.officer
def open_link(slug: str) -> ResponseReturnValue:
    """A link that anyone may use; the one before it stops working."""
    from surveyapp.produce import poster

    try:
        with site().database.transaction() as session:
            wave = access.found(waves.find(session, access.municipality(), slug))
            address = _absolute(url_for("openlink.first_page", token=invitations.make_open_link(session, wave)))
            files = poster.files(wave, address)
            events.record(session, wave.municipality, "wave.open_link", site().now(), access.member().email, wave)
    except Refusal as refusal:
        return _form(slug, InvitationsForm(formdata=None), [str(refusal)], 409)
    made = {kind: _inside(content, name) for kind, (name, content) in files.items()}
    return render_template("manage/open_link.html", wave=wave, address=address, files=made)


def _inside(content: bytes, kind: str) -> str:
    """A file inside a link: the address stands in no log, and the server keeps nothing."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
