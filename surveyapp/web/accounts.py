"""Signing in and out, and the password. The cookie holds the token of one session; everything else is in the database.

So signing out, a new password, a disabled account and idling end a session for every copy of its cookie.
"""

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, login_user, logout_user

from surveyapp.fieldwork import accounts
from surveyapp.storage.tables import StaffSession
from surveyapp.web import access
from surveyapp.web.attempts import Attempts
from surveyapp.web.site import site
from surveyapp.web.staff_forms import PasswordForm, SignInForm

pages = Blueprint("accounts", __name__)
UNSEEN = {"waves.live"}
"""Routes that a page asks for by itself: nobody is there, so they do not stretch the session."""
WRONG = "Het e-mailadres of het wachtwoord klopt niet."


def register(app: Flask) -> None:
    """Make Flask-Login find the member of staff behind each request in the database."""
    manager = LoginManager(app)  # type: ignore[no-untyped-call]
    app.config["SESSION_PROTECTION"] = None  # the session is a row of ours; a new network address does not end it
    manager.user_loader(_load)  # type: ignore[no-untyped-call]
    app.extensions["sign_in_attempts"] = Attempts()


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
    email, address = str(form.email.data), request.remote_addr or ""
    if seconds := _attempts().seconds_to_wait(email, address, site().now()):
        return _refused(form, _too_often(seconds), 429)
    token = _begin(email, str(form.password.data))
    if token is None:
        _attempts().failed(email, address, site().now())
        return _refused(form, WRONG, 422)
    _attempts().succeeded(email, address)
    enter(token)
    return redirect(own_path(form.next.data) or access.home(), 303)


def _begin(email: str, password: str) -> str | None:
    """The token of a new session. The password is checked before the lock of a writer is taken, for that is slow."""
    with site().database.reading() as reading:
        account = accounts.verified(reading, email, password)
    if account is None:
        return None
    with site().database.transaction() as writing:
        return accounts.sign_in(writing, account, site().now())


def _refused(form: SignInForm, why: str, status: int) -> ResponseReturnValue:
    return render_template("accounts/sign_in.html", form=form, refused=why), status


def _too_often(seconds: int) -> str:
    wait = f"{seconds} seconden" if seconds < 60 else f"{-(-seconds // 60)} minuten"
    return f"Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over {wait} nog eens."


def _attempts() -> Attempts:
    attempts: Attempts = current_app.extensions["sign_in_attempts"]
    return attempts


def enter(token: str) -> None:
    """Start afresh with this session: nothing of the cookie from before is kept, and its session ends."""
    before = access.signed_in()
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
    with site().database.transaction() as writing:
        accounts.sign_out(writing, access.member().token)
    logout_user()  # type: ignore[no-untyped-call]
    session.clear()
    flash("U bent uitgelogd.")
    return redirect(url_for(access.SIGN_IN), 303)


@pages.route("/wachtwoord", methods=["GET", "POST"])
@access.account_holder
def password() -> ResponseReturnValue:
    """Change one's own password. Everyone else who uses this account is signed out."""
    form = PasswordForm()
    if not form.is_accepted():
        return render_template("accounts/password.html", form=form), 422 if request.method == "POST" else 200
    me, address, now = access.member(), request.remote_addr or "", site().now()
    if seconds := _attempts().seconds_to_wait(me.email, address, now):
        form.current.errors = [_too_often(seconds)]
        return render_template("accounts/password.html", form=form), 429
    with site().database.reading() as reading:
        known = accounts.verified(reading, me.email, str(form.current.data))
    if known is None:
        _attempts().failed(me.email, address, now)
        form.current.errors = ["Dit is niet het wachtwoord waarmee u nu inlogt."]
        return render_template("accounts/password.html", form=form), 422
    with site().database.transaction() as writing:
        account = accounts.find(writing, me.email)
        accounts.set_password(writing, account, str(form.new.data), now, me.email)
        token = access.found(accounts.sign_in(writing, account, now))
    enter(token)
    flash("Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd.")
    return redirect(access.home(), 303)


def own_path(target: str | None) -> str | None:
    """A path on this site, or None: nobody can be sent elsewhere by a link to the sign-in page."""
    if not target or not target.startswith("/") or target.startswith("//"):
        return None
    return target if target.isprintable() and "\\" not in target else None
