"""The accounts of others: an officer looks after those of colleagues, an administrator after those of other
administrators and of officers. Who is who is asked of the database, in the transaction in which something changes.
"""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import accounts, municipalities, secondfactor
from surveyapp.fieldwork.accounts import colleagues
from surveyapp.fieldwork.mail import post
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Account, Municipality
from surveyapp.web import access, staff_words
from surveyapp.web.inviting import PersonForm, hand_over, handed_over, inviting
from surveyapp.web.site import site
from surveyapp.web.staff_forms import OneOfField, StaffForm

pages = Blueprint("colleagues", __name__, url_prefix="/beheer")
ROLES = {role: staff_words.ROLES[role] for role in ("officer", "reader")}


class InviteForm(PersonForm):
    role = OneOfField("Wat mag deze persoon?", choices=ROLES, default="officer")


class RoleForm(StaffForm):
    role = OneOfField("Wat mag deze persoon?", choices=ROLES)


@pages.route("/medewerkers", methods=["GET", "POST"])
@access.officer
def listing() -> ResponseReturnValue:
    """Who works here, and an invitation for one more."""
    form, mine = InviteForm(), access.municipality()
    with site().database.reading() as session:
        people = colleagues.listing(session, mine)
    template = "accounts/colleagues.html"
    return inviting(form, form.role.data or "", _employer, template, people=people)


def _employer(session: Session) -> Municipality:
    """The municipality of an officer who still is one."""
    colleagues.manager(session, access.member().account_id)
    return access.found(municipalities.get(session, access.municipality()))


@pages.get("/accounts/<account>")
@access.manager
def show(account: str) -> ResponseReturnValue:
    """One account, and what can be done about it."""
    with site().database.reading() as session:
        found = access.found(colleagues.one(session, access.member().account_id, _number(account)))
    if found.account.id == access.member().account_id:
        return redirect(url_for("my_account.show"), 303)
    form = RoleForm(formdata=None, role=found.account.role)
    with_mail = post.can_send(site().settings)
    return render_template(
        "accounts/account.html", found=found, form=form, back=_listing(found.account), mail=with_mail
    )


def _number(text: str) -> int:
    """The number of an account; of none when it is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _listing(account: Account) -> str:
    """The page that lists this account among others."""
    if not access.member().is_administrator:
        return url_for(".listing")
    if account.municipality is None:
        return url_for("administration.administrators")
    return url_for("administration.tenant", municipality=account.municipality.slug)


Change = Callable[[Session, Account], None]


def _changed(account: str, change: Change, told: str) -> ResponseReturnValue:
    """Do this to the account of somebody else, and say so; or say why not."""
    try:
        with site().database.transaction() as session:
            other = access.found(colleagues.other(session, access.member().account_id, _number(account)))
            change(session, other)
        flash(told.format(other.email))
    except Refusal as refusal:
        flash(str(refusal))
    return redirect(url_for(".show", account=account), 303)


def _by() -> str:
    return access.member().email


@pages.post("/accounts/<account>/link")
@access.manager
def send_link(account: str) -> ResponseReturnValue:
    """Invite once more, or let somebody choose another password."""
    try:
        with site().database.transaction() as session:
            other = access.found(colleagues.other(session, access.member().account_id, _number(account)))
            address = hand_over(session, other)
    except Refusal as refusal:
        flash(str(refusal))
        return redirect(url_for(".show", account=account), 303)
    return handed_over(other, address, url_for(".show", account=account))


@pages.post("/accounts/<account>/stop")
@access.manager
def stop(account: str) -> ResponseReturnValue:
    """Somebody does not work here any more."""
    return _changed(
        account,
        lambda session, other: accounts.deactivate(session, other, site().now(), _by()),
        "{} kan niet meer inloggen.",
    )


@pages.post("/accounts/<account>/weer-aan")
@access.manager
def start(account: str) -> ResponseReturnValue:
    """Somebody works here again."""
    return _changed(
        account,
        lambda session, other: accounts.activate(session, other, site().now(), _by()),
        "{} kan weer inloggen.",
    )


@pages.post("/accounts/<account>/tweede-stap")
@access.manager
def reset_second_factor(account: str) -> ResponseReturnValue:
    """Somebody lost the telephone and the recovery codes."""
    return _changed(
        account,
        lambda session, other: secondfactor.turn_off(session, other, site().now(), _by()),
        "De tweede stap van {} staat uit.",
    )


@pages.post("/accounts/<account>/rol")
@access.officer
def change_role(account: str) -> ResponseReturnValue:
    """Another role for a colleague."""
    role = request.form.get("role", "")
    return _changed(
        account,
        lambda session, other: accounts.change_role(session, other, role, site().now(), _by()),
        f"{{}} is nu {staff_words.ROLES.get(role, role).lower()[:40]}.",
    )
