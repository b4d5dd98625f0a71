"""The second factor of one's own account: setting it up, new recovery codes, and turning it off.

Codes are shown in the answer to the form itself, once: they are kept nowhere.
"""

import base64

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.report import qr
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Account
from surveyapp.web import access
from surveyapp.web.accounts import enter, entered
from surveyapp.web.credentials import TooOften, by_code, by_password
from surveyapp.web.second_factor_forms import CodeForm, ConfirmForm
from surveyapp.web.site import site

pages = Blueprint("second_factor", __name__, url_prefix="/mijn-account")
WRONG_CODE = "Deze code klopt niet. Wacht tot uw app een nieuwe code laat zien, en vul die in."
MISTYPED = "Dit is niet het wachtwoord waarmee u nu inlogt."


@pages.route("/tweede-stap", methods=["GET", "POST"])
@access.account_holder
def set_up() -> ResponseReturnValue:
    """Set up the second factor of the own account."""
    me = access.member()
    if me.has_second_factor:
        return redirect(url_for("my_account.show"), 303)
    return setting_up(me, _confirm_form(me), url_for("my_account.show"))


def setting_up(me: access.Staff, form: CodeForm, way_back: str | None) -> ResponseReturnValue:
    """The page with the secret; once a code of it was given, the recovery codes, in a session that opens everything."""
    if form.is_accepted() and _password_fits(me, form) and (given := _confirmed(me, form)):
        codes, token = given
        enter(token)
        return _codes_page(codes, way_back or access.home())
    with site().database.reading() as reading:
        account = _account(reading, me)
        secret = secondfactor.offered(reading, account, me.token)
    form.code.data = ""
    page = render_template(
        "accounts/set_up.html",
        form=form,
        picture=_picture(secondfactor.address(secret, account)),
        secret=secondfactor.in_groups(secret),
        account=account,
        arriving=not me.complete,
    )
    return page, 422 if request.method == "POST" else 200


def _confirm_form(me: access.Staff) -> CodeForm:
    """Who only signs in through the identity provider has no password to give."""
    return ConfirmForm() if me.has_password else CodeForm()


def _account(session: Session, me: access.Staff) -> Account:
    return access.found(accounts.signed_in(session, me.token, site().now())).account


def _picture(text: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(qr.svg(text)).decode()}"


def _confirmed(me: access.Staff, form: CodeForm) -> tuple[tuple[str, ...], str] | None:
    """The recovery codes and a new session; None when the code does not fit the secret."""
    now = site().now()
    with site().database.transaction() as writing:
        account = _account(writing, me)
        secret = secondfactor.offered(writing, account, me.token)
        codes = secondfactor.confirm(writing, account, secret, form.code.data or "", now)
        token = accounts.sign_in(writing, account, now, strong=True) if codes else None
    if codes and token:
        return codes, token
    form.code.errors = [WRONG_CODE]
    return None


def _codes_page(codes: tuple[str, ...], way_back: str) -> ResponseReturnValue:
    return render_template("accounts/recovery_codes.html", codes=codes, way_back=way_back)


def _password_fits(me: access.Staff, form: CodeForm) -> bool:
    """Whether the password on this form is right, if it asks for one; else the reason is put with the field."""
    if not isinstance(form, ConfirmForm):
        return True
    try:
        known = by_password(me.email, form.password.data or "")
        form.password.errors = [] if known else [MISTYPED]
    except TooOften as refused:
        form.password.errors = [str(refused)]
    return not form.password.errors


def _code_fits(writing: Session, account: Account, form: CodeForm) -> bool:
    try:
        form.code.errors = [] if by_code(writing, account, form.code.data or "") else [WRONG_CODE]
    except TooOften as refused:
        form.code.errors = [str(refused)]
    return not form.code.errors


@pages.route("/herstelcodes", methods=["GET", "POST"])
@access.account_holder
def recovery_codes() -> ResponseReturnValue:
    """Ten new recovery codes in place of the old ones."""
    me = access.member()
    form = _confirm_form(me)
    if not me.has_second_factor:
        return redirect(url_for("my_account.show"), 303)
    if form.is_accepted() and _password_fits(me, form):
        with site().database.transaction() as writing:
            account = _account(writing, me)
            if _code_fits(writing, account, form):
                codes = secondfactor.new_codes(writing, account, site().now())
                return _codes_page(codes, url_for("my_account.show"))
    return _confirm_page("accounts/new_codes.html", form)


@pages.route("/tweede-stap/uit", methods=["GET", "POST"])
@access.account_holder
def turn_off() -> ResponseReturnValue:
    """No second factor any more; where one is required, another has to be set up at once."""
    me = access.member()
    form = _confirm_form(me)
    if not me.has_second_factor:
        return redirect(url_for("my_account.show"), 303)
    if form.is_accepted() and _password_fits(me, form) and (token := _turned_off(me, form)):
        return entered(token, url_for("my_account.show"), "De tweede stap staat uit.")
    return _confirm_page("accounts/turn_off.html", form)


def _turned_off(me: access.Staff, form: CodeForm) -> str | None:
    """The token of a new session, when the code was good."""
    with site().database.transaction() as writing:
        account = _account(writing, me)
        if not _code_fits(writing, account, form):
            return None
        secondfactor.turn_off(writing, account, site().now(), me.email)
        required = secondfactor.is_required(site().settings, account.role)
        return accounts.sign_in(writing, account, site().now(), required=required)


def _confirm_page(template: str, form: CodeForm) -> ResponseReturnValue:
    form.code.data = ""
    required = secondfactor.is_required(site().settings, access.member().role)
    return render_template(template, form=form, required=required), 422 if request.method == "POST" else 200
