"""The front door: whoever types only the address of the site learns where to go."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.web import access
from surveyapp.web.texts import LANGUAGES, language_of, texts

pages = Blueprint("front", __name__)


@pages.get("/")
@access.anyone
def show() -> ResponseReturnValue:
    """On to a questionnaire with the words of a letter, or to the sign-in page; staff who are in already go on."""
    if access.signed_in():
        return redirect(access.home(), 303)
    language = language_of(request.args)
    other = next(each for each in LANGUAGES if each != language)
    return render_template("front.html", t=texts(language), language=language, other=other)
