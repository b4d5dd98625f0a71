"""A person asks what is kept about them, or to be removed: over all waves and all that a municipality wrote.

The address is only ever in the body of a request: not in an address that a browser or a log keeps.
"""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from surveyapp.fieldwork import events, municipalities, optouts, persons
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.persons import Found
from surveyapp.fieldwork.persons.copy import lines
from surveyapp.policycycle.mentions import Told, told
from surveyapp.produce import mentions
from surveyapp.storage.database import Session
from surveyapp.web import access, library
from surveyapp.web.downloads import sent_file
from surveyapp.web.site import site
from surveyapp.web.staff_forms import StaffForm

pages = Blueprint("persons", __name__, url_prefix="/beheer/privacyverzoek")
FILES = {"json": (persons.as_json, "application/json"), "csv": (persons.as_csv, "text/csv; charset=utf-8")}


class PersonForm(StaffForm):
    wanted = StringField(
        "E-mailadres, of precies de naam van de persoon of de organisatie",
        [
            InputRequired("Vul een e-mailadres of een naam in."),
            Length(min=3, max=200, message="Vul 3 tot 200 tekens in."),
        ],
    )


@pages.get("")
@access.officer
def search() -> ResponseReturnValue:
    """Where to look somebody up."""
    return _page(PersonForm(formdata=None))


@pages.post("")
@access.officer
def show() -> ResponseReturnValue:
    """What is kept about this person."""
    form = PersonForm()
    if not form.is_accepted():
        return _page(form, 422)
    wanted = form.wanted.data or ""
    with site().database.reading() as session:
        found = persons.search(session, access.municipality(), wanted)
        opted_out = bool(optouts.among(session, access.municipality(), [wanted]))
        noted = _mentioned(session, wanted)
        shown = [{"found": each, "lines": lines(each)} for each in found]
    return render_template(
        "manage/person.html", form=form, searched=True, shown=shown, noted=noted, opted_out=opted_out
    )


def _mentioned(session: Session, wanted: str) -> Sequence[Told]:
    """What the municipality itself wrote about the person."""
    return told(mentions.search(session, access.municipality(), wanted, [*library.worksheets().values()]))


def _page(form: PersonForm, status: int = 200) -> ResponseReturnValue:
    return render_template("manage/person.html", form=form, searched=False, shown=(), noted=(), opted_out=False), status


@pages.post("/bestand")
@access.officer
def export() -> ResponseReturnValue:
    """The same as a file, to hand over to the person."""
    form = PersonForm()
    kind = request.form.get("kind", "")
    if not form.is_accepted() or kind not in FILES:
        return _page(form, 422)
    with site().database.transaction() as session:
        found = persons.search(session, access.municipality(), form.wanted.data or "")
        noted = _mentioned(session, form.wanted.data or "")
        municipality = access.found(municipalities.get(session, access.municipality()))
        events.record(session, municipality, "person.export", site().now(), access.member().email, None, kind)
        make, content_type = FILES[kind]
        content = make(found, noted)
    return sent_file(content, f"gegevens-op-verzoek.{kind}", content_type)


@pages.post("/verwijderen")
@access.officer
def remove() -> ResponseReturnValue:
    """Remove the person, once the officer has said to have read what that means."""
    form = PersonForm()
    if not form.is_accepted():
        return _page(form, 422)
    if request.form.get("sure") != "ja":
        return _confirm(form)
    with site().database.transaction() as session:
        found = persons.search(session, access.municipality(), form.wanted.data or "")
        municipality = access.found(municipalities.get(session, access.municipality()))
        if found:
            persons.remove(session, municipality, found, site().now(), access.member().email)
        typed, sheets, by = form.wanted.data or "", [*library.worksheets().values()], access.member().email
        places = mentions.forget(session, municipality, typed, sheets, site().now(), by)
        address = mailbox(typed)
        if address and request.form.get("never") == "ja":
            optouts.add(session, municipality.id, address)
    flash("De persoon is verwijderd." if found or places else "Er was niets meer om te verwijderen.")
    return redirect(url_for(".search"), 303)


def _confirm(form: PersonForm) -> ResponseReturnValue:
    with site().database.reading() as session:
        found: Sequence[Found] = persons.search(session, access.municipality(), form.wanted.data or "")
        noted = _mentioned(session, form.wanted.data or "")
    address = mailbox(form.wanted.data or "")
    return render_template("manage/person_remove.html", form=form, found=found, noted=noted, mailbox=address)
