"""The second step of signing in: the code of the second factor, or setting one up where it is required.

Who is here gave a good password and nothing more: these pages are all that the session opens.
"""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.web import access
from surveyapp.web.accounts import WAY_BACK, entered, leave
from surveyapp.web.credentials import TooOften, by_code
from surveyapp.web.second_factor import setting_up
from surveyapp.web.second_factor_forms import CodeForm
from surveyapp.web.site import site

pages = Blueprint("second_step", __name__, url_prefix="/inloggen")
WRONG = "Deze code klopt niet, of is al gebruikt. Wacht tot uw app een nieuwe code laat zien."
WRONG_RECOVERY = "Deze herstelcode klopt niet, of is al gebruikt."


@pages.route("/code", methods=["GET", "POST"])
@access.halfway
def code() -> ResponseReturnValue:
    """Ask for the code."""
    me, form = access.arriving(), CodeForm()
    if not me.has_second_factor:
        return redirect(url_for(".set_up"), 303)
    if not form.is_accepted():
        return _page(form, 422 if request.method == "POST" else 200)
    try:
        done = _completed(me, form.code.data or "")
    except TooOften as refused:
        form.code.errors = [str(refused)]
        return _page(form, 429)
    if done is None:
        form.code.errors = [WRONG_RECOVERY if _on_paper() else WRONG]
        return _page(form, 422)
    token, message = done
    return entered(token, session.get(WAY_BACK), message)


def _on_paper() -> bool:
    """Whether this is the page for a recovery code."""
    return "herstel" in request.args


def _page(form: CodeForm, status: int) -> ResponseReturnValue:
    form.code.data = ""
    return render_template("accounts/code.html", form=form, on_paper=_on_paper()), status


def _completed(me: access.Staff, typed: str) -> tuple[str, str] | None:
    """The token of a session that opens everything, and what there is to tell; None for a code that is not good.

    Raises TooOften.
    """
    with site().database.transaction() as writing:
        account = access.found(accounts.signed_in(writing, me.token, site().now())).account
        before = secondfactor.codes_left(writing, account.id)
        if not by_code(writing, account, typed):
            return None
        left = secondfactor.codes_left(writing, account.id)
        token = accounts.complete(writing, me.token, site().now())
    return access.found(token), f"U gebruikte een herstelcode. U hebt er nog {left}." if left < before else ""


@pages.route("/tweede-stap", methods=["GET", "POST"])
@access.halfway
def set_up() -> ResponseReturnValue:
    """Set up the second factor that this account must have."""
    me = access.arriving()
    if me.has_second_factor:
        return redirect(url_for(".code"), 303)
    return setting_up(me, CodeForm(), session.get(WAY_BACK))


@pages.post("/afbreken")
@access.halfway
def give_up() -> ResponseReturnValue:
    """Back to the sign-in page, with nothing left behind."""
    leave(access.arriving())
    return redirect(url_for(access.SIGN_IN), 303)
