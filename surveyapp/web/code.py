"""The short address on a letter: eight words typed here lead to the personal link that they stand for.

No cookie, and nothing is kept: whoever guesses waits as long as for an unknown link.
"""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import invitations, links
from surveyapp.web.access import anyone
from surveyapp.web.site import site
from surveyapp.web.texts import LANGUAGES, language_of, texts

pages = Blueprint("code", __name__)
WORDS = "woorden"
LONGEST = 200


@pages.get("/code")
@anyone
def ask() -> ResponseReturnValue:
    """A field for the eight words."""
    return _page()


@pages.post("/code")
@anyone
def find() -> ResponseReturnValue:
    """On to the questionnaire; or the same page, with what was typed and what to look at."""
    typed = request.form.get(WORDS)
    if typed is None:
        abort(400)
    token = links.from_words(typed[:LONGEST])
    if token is None:
        return _page(typed, "code_shape" if typed.strip() else "code_empty", 422)
    with site().database.reading() as session:
        ticket = invitations.find(session, token)
    if ticket is None:
        site().misses.slow_down(request.remote_addr or "")
        return _page(typed, "code_unknown", 422)
    english = "en" in (ticket.invitation.language, language_of(request.args))
    return redirect(url_for("respond.first_page", token=token, taal="en" if english else None), 303)


def _page(typed: str = "", error: str = "", status: int = 200) -> ResponseReturnValue:
    language = language_of(request.args)
    other = next(each for each in LANGUAGES if each != language)
    page = render_template(
        "code.html", t=texts(language), language=language, other=other, typed=typed[:LONGEST], error=error
    )
    return page, status
