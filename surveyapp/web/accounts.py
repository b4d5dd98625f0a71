"""Signing in and out. The cookie holds the token of one session; everything else is in the database.

So signing out, a new password, a disabled account and idling end a session for every copy of its cookie.
"""

from flask import Blueprint, Flask, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, login_user, logout_user

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.storage.tables import StaffSession
from surveyapp.web import access
from surveyapp.web.credentials import TooOften, by_password
from surveyapp.web.site import site
from surveyapp.web.staff_forms import SignInForm

pages = Blueprint("accounts", __name__)
UNSEEN = {"monitor.live"}
"""Routes that a page asks for by itself: nobody is there, so they do not stretch the session."""
WRONG = "Het e-mailadres of het wachtwoord klopt niet."
WAY_BACK = "way_back"
"""Where the cookie keeps the page to return to while the second factor is still to come."""


def register(app: Flask) -> None:
    """Make Flask-Login find the member of staff behind each request in the database."""
    manager = LoginManager(app)  # type: ignore[no-untyped-call]
    app.config["SESSION_PROTECTION"] = None  # the session is a row of ours; a new network address does not end it
    manager.user_loader(_load)  # type: ignore[no-untyped-call]


def _load(token: str) -> access.Staff | None:
    now = site().now()
    with site().database.reading() as reading:
        found = accounts.signed_in(reading, token, now)
    if found is None:
        return None
    if accounts.is_stale(found, now) and request.endpoint not in UNSEEN:
        with site().database.transaction() as writing:
            accounts.seen(writing, token, now)
    return _staff(found, token)


def _staff(found: StaffSession, token: str) -> access.Staff:
    account = found.account
    return access.Staff(
        token=token,
        account_id=account.id,
        municipality_id=account.municipality_id,
        municipality=account.municipality.name if account.municipality else "",
        slug=account.municipality.slug if account.municipality else "",
        logo_version=account.municipality.logo_version if account.municipality else "",
        email=account.email,
        role=account.role,
        complete=found.complete,
        has_password=bool(account.password_hash),
        has_second_factor=account.totp_secret is not None,
    )


@pages.route("/inloggen", methods=["GET", "POST"])
@access.anyone
def sign_in() -> ResponseReturnValue:
    """The sign-in page. The same answer for an unknown account, a disabled one and a wrong password."""
    form = SignInForm()
    if request.method == "GET":
        form.next.data = request.args.get("next", "")
        return render_template("accounts/sign_in.html", form=form)
    if not form.validate():
        return render_template("accounts/sign_in.html", form=form), 422
    try:
        token = _begin(str(form.email.data), str(form.password.data))
    except TooOften as refused:
        return render_template("accounts/sign_in.html", form=form, refused=refused), 429
    if token is None:
        return render_template("accounts/sign_in.html", form=form, refused=WRONG), 422
    return entered(token, own_path(form.next.data))


def _begin(email: str, password: str) -> str | None:
    """The token of a new session. Raises TooOften."""
    account = by_password(email, password)
    if account is None:
        return None
    required = secondfactor.is_required(site().settings, account.role)
    with site().database.transaction() as writing:
        return accounts.sign_in(writing, account, site().now(), required=required)


def entered(token: str, way_back: str | None = None, message: str = "") -> ResponseReturnValue:
    """Into this session, and on: to the second factor if that is still to come, else to where somebody came for."""
    enter(token)
    if message:
        flash(message)
    if access.signed_in():
        return redirect(way_back or access.home(), 303)
    session[WAY_BACK] = way_back
    return redirect(url_for(access.SECOND_STEP), 303)


def enter(token: str) -> None:
    """Start afresh with this session: nothing of the cookie from before is kept, and its session ends."""
    before = access.present()
    session.clear()
    with site().database.transaction() as writing:
        if before:
            accounts.sign_out(writing, before.token)
        found = access.found(accounts.signed_in(writing, token, site().now()))
        login_user(_staff(found, token))  # type: ignore[no-untyped-call]


@pages.post("/uitloggen")
@access.account_holder
def sign_out() -> ResponseReturnValue:
    """End the session: from now on every copy of its cookie is worth nothing."""
    leave(access.member())
    flash("U bent uitgelogd.")
    return redirect(url_for(access.SIGN_IN), 303)


def leave(someone: access.Staff) -> None:
    """End this session, and forget the cookie."""
    with site().database.transaction() as writing:
        accounts.sign_out(writing, someone.token)
    logout_user()  # type: ignore[no-untyped-call]
    session.clear()


def own_path(target: str | None) -> str | None:
    """A path on this site, or None: nobody can be sent elsewhere by a link to the sign-in page."""
    if not target or not target.startswith("/") or target.startswith("//"):
        return None
    return target if target.isprintable() and "\\" not in target else None
