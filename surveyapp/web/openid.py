"""Signing in through the municipality's identity provider: to it, back from it, and into a session like any other."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Flask, current_app, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import accounts, secondfactor
from surveyapp.fieldwork.openid import Attempt, Provider, SignInFailed, Unreachable, account_of
from surveyapp.web import access
from surveyapp.web.accounts import entered, own_path
from surveyapp.web.site import site

pages = Blueprint("openid", __name__, url_prefix="/inloggen/dienst")
BACK = "/inloggen/dienst/terug"
KEPT = "openid"
MOST_ATTEMPTS = 3
"""In as many windows one browser can be signing in at the same time."""
LASTS = 600
"""Seconds that an attempt may take."""
LOST = "Deze poging om in te loggen is te oud, of hoort bij een ander venster. Begin opnieuw."


def register(app: Flask) -> None:
    """One provider for the whole application, so that its keys are fetched once."""
    settings = app.extensions["site"].settings
    app.extensions["identity_provider"] = Provider(settings, settings.base_url + BACK) if settings.uses_oidc else None


def name() -> str:
    """What the sign-in page calls the identity provider; empty when there is none."""
    settings = site().settings
    return settings.oidc_name if settings.uses_oidc else ""


def _provider() -> Provider:
    provider: Provider | None = current_app.extensions["identity_provider"]
    return access.found(provider)


@pages.get("")
@access.anyone
def start() -> ResponseReturnValue:
    """Send the browser to the identity provider."""
    provider = _provider()
    try:
        address, attempt = provider.begin(site().now())
    except SignInFailed as failed:
        return _refused(failed)
    _keep(attempt, own_path(request.args.get("next")))
    return redirect(address, 303)


@pages.get("/terug")
@access.anyone
def back() -> ResponseReturnValue:
    """The browser comes back: who is there, and which account is that?"""
    provider = _provider()
    kept = _taken(request.args.get("state", ""))
    if kept is None:
        return _refused(SignInFailed(LOST))
    try:
        identity = provider.finish(Attempt(**kept["attempt"]), request.args.to_dict(), site().now())
        with site().database.transaction() as writing:
            account = account_of(writing, identity, site().now())
            required = secondfactor.is_required(site().settings, account.role)
            token = accounts.sign_in(writing, account, site().now(), required, identity.strong)
    except SignInFailed as failed:
        return _refused(failed)
    return entered(access.found(token), own_path(kept["next"]))


def _keep(attempt: Attempt, way_back: str | None) -> None:
    """Remember this attempt in the browser that makes it: nobody else can finish it."""
    now = int(site().now().timestamp())
    kept = {"attempt": asdict(attempt), "next": way_back, "at": now}
    session[KEPT] = [*session.get(KEPT, []), kept][-MOST_ATTEMPTS:]


def _taken(state: str) -> dict[str, Any] | None:
    """The attempt that this answer belongs to; it can be finished once."""
    waiting: list[dict[str, Any]] = session.get(KEPT, [])
    mine = [each for each in waiting if each["attempt"]["state"] == state]
    session[KEPT] = [each for each in waiting if each not in mine]
    still = int(site().now().timestamp()) - LASTS
    return mine[0] if mine and mine[0]["at"] > still else None


def _refused(failed: SignInFailed) -> ResponseReturnValue:
    status = 503 if isinstance(failed, Unreachable) else 422
    return render_template("accounts/provider_refused.html", refused=failed), status
