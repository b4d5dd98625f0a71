"""Links by mail: to accept an invitation, and to choose a new password for a forgotten one.

Opening a link changes nothing, for mail scanners open links too. It is used up when a password is sent with it.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField
from wtforms.validators import InputRequired, Length

from surveyapp.fieldwork import accountlinks, accounts, attempts
from surveyapp.fieldwork.mail import post
from surveyapp.storage.tables import Account
from surveyapp.web import access
from surveyapp.web.credentials import TooOften, here, wait_or_count
from surveyapp.web.site import site
from surveyapp.web.staff_forms import NewPasswordForm, StaffForm

pages = Blueprint("account_links", __name__)
PURPOSES = {path.strip("/"): purpose for purpose, path in accountlinks.PATHS.items()}


class ForgottenForm(StaffForm):
    email = EmailField(
        "E-mailadres",
        [InputRequired("Vul uw e-mailadres in."), Length(max=254, message="Dit is te lang.")],
        description="Het adres waarmee u inlogt.",
    )


@pages.route("/uitnodiging/<token>", methods=["GET", "POST"])
@access.link_holder
def invitation(token: str) -> ResponseReturnValue:
    """Accept an invitation: choose a password."""
    return _choose("invitation", token)


@pages.route("/nieuw-wachtwoord/<token>", methods=["GET", "POST"])
@access.link_holder
def reset(token: str) -> ResponseReturnValue:
    """Choose another password in place of a forgotten one."""
    return _choose("reset", token)


def _choose(purpose: str, token: str) -> ResponseReturnValue:
    form = NewPasswordForm()
    try:
        account = _account(purpose, token)
    except TooOften as refused:
        return render_template("accounts/link_gone.html", refused=refused), 429
    if account is None:
        return _gone()
    if not form.is_accepted():
        page = render_template("accounts/choose.html", form=form, account=account, purpose=purpose)
        return page, 422 if request.method == "POST" else 200
    if not _used(purpose, token, form.new.data or ""):
        return _gone()
    flash("Uw wachtwoord is gekozen. Log er nu mee in.")
    return redirect(url_for(access.SIGN_IN), 303)


def _account(purpose: str, token: str) -> Account | None:
    """Whose link this is, while it works. Sending a form with one that does not is counted. Raises TooOften."""
    with site().database.reading() as session:
        link = accountlinks.find(session, purpose, token, site().now())
    if link is None and request.method == "POST":
        with site().database.transaction() as writing:
            wait_or_count(writing, attempts.link(here()))
    return link.account if link else None


def _used(purpose: str, token: str, password: str) -> Account | None:
    """The account that has this password now; None when the link was used or withdrawn in the meantime."""
    hashed = accounts.hashed(password)
    with site().database.transaction() as writing:
        return accountlinks.use(writing, purpose, token, hashed, site().now())


def _gone() -> ResponseReturnValue:
    site().misses.slow_down(here())
    return render_template("accounts/link_gone.html"), 404


@pages.route("/wachtwoord-vergeten", methods=["GET", "POST"])
@access.anyone
def forgotten() -> ResponseReturnValue:
    """Ask for a link. The answer is the same whether there is an account with this address or not."""
    form = ForgottenForm()
    if not post.can_send(site().settings):
        return render_template("accounts/forgotten.html", form=None), 404 if request.method == "POST" else 200
    if not form.is_accepted():
        page = render_template("accounts/forgotten.html", form=form, sent=False)
        return page, 422 if request.method == "POST" else 200
    try:
        _ask(form.email.data or "")
    except TooOften as refused:
        form.email.errors = [str(refused)]
        return render_template("accounts/forgotten.html", form=form, sent=False), 429
    return render_template("accounts/forgotten.html", form=form, sent=True)


def _ask(email: str) -> None:
    """Let a link be sent if there is such an account and it was not asked for too often. Raises TooOften, which depends
    on where the question comes from and never on the account.
    """
    now = site().now()
    with site().database.transaction() as writing:
        wait_or_count(writing, attempts.reset_from(here()))
        waits = attempts.begin(writing, now, attempts.reset(email))
        account = accounts.active(writing, email)
        if account and not waits:
            accountlinks.send(writing, account, now)
