"""One's own account: the password, the second factor, and where else one is signed in."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.fieldwork.accounts import passwords
from surveyapp.storage.tables import Account
from surveyapp.web import access
from surveyapp.web.accounts import entered
from surveyapp.web.credentials import TooOften, by_password
from surveyapp.web.second_factor import MISTYPED
from surveyapp.web.site import site
from surveyapp.web.staff_forms import PasswordForm

pages = Blueprint("my_account", __name__)


@pages.get("/mijn-account")
@access.account_holder
def show() -> ResponseReturnValue:
    """How somebody signs in, and where."""
    me, now = access.member(), site().now()
    with site().database.reading() as session:
        account = access.found(accounts.signed_in(session, me.token, now)).account
        left = secondfactor.codes_left(session, account.id)
        elsewhere = accounts.others(session, account.id, me.token, now)
    required = secondfactor.is_required(site().settings, account.role)
    return render_template(
        "accounts/my_account.html", account=account, left=left, elsewhere=elsewhere, required=required
    )


@pages.post("/mijn-account/andere-apparaten")
@access.account_holder
def sign_out_elsewhere() -> ResponseReturnValue:
    """End every other session of this account."""
    me, now = access.member(), site().now()
    with site().database.transaction() as session:
        account = access.found(accounts.signed_in(session, me.token, now)).account
        accounts.end_others(session, account, me.token, now)
    flash("Op andere apparaten bent u nu uitgelogd.")
    return redirect(url_for(".show"), 303)


@pages.route("/wachtwoord", methods=["GET", "POST"])
@access.account_holder
def password() -> ResponseReturnValue:
    """Change one's own password. Everyone else who uses this account is signed out."""
    form = PasswordForm()
    if not form.is_accepted():
        return _page(form, 422 if request.method == "POST" else 200)
    try:
        known = by_password(access.member().email, form.current.data or "")
    except TooOften as refused:
        form.current.errors = [str(refused)]
        return _page(form, 429)
    if known is None:
        form.current.errors = [MISTYPED]
        return _page(form, 422)
    token = access.found(_changed(known, form.new.data or ""))
    return entered(token, message="Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd.")


def _page(form: PasswordForm, status: int) -> ResponseReturnValue:
    return render_template("accounts/password.html", form=form), status


def _changed(known: Account, new: str) -> str | None:
    """The token of a session with the new password. The second factor was given already."""
    hashed, now = passwords.hashed(new), site().now()
    with site().database.transaction() as writing:
        account = accounts.find(writing, known.email)
        passwords.keep(writing, account, hashed, now, account.email)
        return accounts.sign_in(writing, account, now, strong=True)
