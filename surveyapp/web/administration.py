"""What an administrator sees and does: municipalities, their first officers, other administrators, and the condition
of the installation. Never an answer, a result or an address of respondents.
"""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import installation, municipalities
from surveyapp.fieldwork.accounts import colleagues
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Municipality
from surveyapp.web import access, staff_words
from surveyapp.web import condition as state
from surveyapp.web.administration_forms import TenantForm
from surveyapp.web.inviting import PersonForm, inviting
from surveyapp.web.site import site

pages = Blueprint("administration", __name__, url_prefix="/beheer/installatie")
LATEST_EVENTS = 500


@pages.get("")
@access.administrator
def overview() -> ResponseReturnValue:
    """The municipalities of this installation, with nothing of what is in them."""
    with site().database.reading() as session:
        tenants = installation.tenants(session)
    return render_template("administration/overview.html", tenants=tenants)


@pages.route("/gemeenten/nieuw", methods=["GET", "POST"])
@access.administrator
def add_municipality() -> ResponseReturnValue:
    """A new municipality, and an invitation for its first officer."""
    form = TenantForm()

    def make(session: Session) -> Municipality:
        try:
            return municipalities.add(session, form.name.data or "", site().now(), access.member().email)
        except Refusal as refusal:
            form.name.errors = [str(refusal)]
            raise

    return inviting(form, "officer", make, "administration/new.html", url_for(".overview"))


@pages.route("/gemeenten/<municipality>", methods=["GET", "POST"])
@access.administrator
def tenant(municipality: str) -> ResponseReturnValue:
    """Who works at a municipality, and an invitation for one more officer: for when nobody is left to invite."""
    with site().database.reading() as session:
        found = access.found(_tenant(session, municipality))
        people = colleagues.listing(session, found.id)
    return inviting(
        PersonForm(),
        "officer",
        lambda session: access.found(_tenant(session, municipality)),
        "administration/tenant.html",
        tenant=found,
        people=people,
    )


def _tenant(session: Session, short: str) -> Municipality | None:
    try:
        return municipalities.find(session, short)
    except Refusal:
        return None


@pages.route("/beheerders", methods=["GET", "POST"])
@access.administrator
def administrators() -> ResponseReturnValue:
    """Everybody who looks after the installation, and an invitation for one more."""
    with site().database.reading() as session:
        people = colleagues.listing(session, None)
    template = "administration/administrators.html"
    return inviting(PersonForm(), "administrator", lambda session: None, template, people=people)


@pages.get("/toestand")
@access.administrator
def condition() -> ResponseReturnValue:
    """How the installation is, and which settings are in force; never a secret."""
    return render_template("administration/condition.html", checks=state.checks(), settings=state.settings())


@pages.get("/activiteiten")
@access.administrator
def activities() -> ResponseReturnValue:
    """Who did what to the installation itself, and when."""
    with site().database.reading() as session:
        rows = installation.events(session, LATEST_EVENTS)
    return render_template("administration/activities.html", events=rows, actions=staff_words.ACTIONS)
