"""Pages for what goes wrong outside a form: one calm page per kind, in the language of the visitor."""

from flask import Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from surveyapp.web.site import site
from surveyapp.web.texts import language_of, texts
from surveyapp.web.visit import UnknownLink

KINDS = {403, 404, 405, 413, 429, 500}
"""Status codes that have texts of their own; every other refusal reads as 400."""
LOST = {"403", "404", "405"}
"""Whoever is lost gets a way to the front door."""


def register(app: Flask) -> None:
    """Show these pages instead of the framework's own."""
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(UnknownLink, _unknown_link)
    app.register_error_handler(HTTPException, _refused)


def _expired(error: CSRFError) -> ResponseReturnValue:
    return _page("expired", 400)


def _unknown_link(error: UnknownLink) -> ResponseReturnValue:
    site().misses.slow_down(request.remote_addr or "")
    return _page("404", 404)


def _refused(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if error.response is not None or code < 400:
        return error
    return _page(str(code) if code in KINDS else "400", code)


def _page(kind: str, status: int) -> ResponseReturnValue:
    language = language_of(request.args)
    words = texts(language)
    page = render_template(
        "error.html",
        t=words,
        language=language,
        heading=words[f"error_{kind}"],
        advice=words[f"error_{kind}_advice"],
        home=url_for("front.show") if kind in LOST else "",
    )
    return page, status
