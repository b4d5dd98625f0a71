"""Changing answers after handing in: begin, and leave everything as it was. In between are the ordinary pages."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import responses
from surveyapp.fieldwork.refusal import Refusal, Stale
from surveyapp.web.access import respondent
from surveyapp.web.respond import read_visit
from surveyapp.web.show import ended
from surveyapp.web.site import site
from surveyapp.web.small_forms import is_genuine
from surveyapp.web.visit import open_visit

pages = Blueprint("corrections", __name__)


@pages.post("/v/<token>/antwoorden-veranderen")
@respondent
def reopen(token: str) -> ResponseReturnValue:
    """Show what was handed in, to look at and to change. Nothing changes until it is handed in again."""
    genuine = is_genuine(token, request.form.to_dict(flat=False))
    try:
        with site().database.transaction() as session:
            visit = open_visit(session, token, site().now())
            if genuine:
                responses.reopen(session, visit.ticket, site().now())
    except Stale:
        pass  # another window did the same at this moment
    except Refusal:
        return ended(read_visit(token))
    return redirect(url_for("review.review", token=token), 303)


@pages.post("/v/<token>/niet-veranderen")
@respondent
def stop(token: str) -> ResponseReturnValue:
    """Drop the changes; what was handed in stays as it was."""
    genuine = is_genuine(token, request.form.to_dict(flat=False))
    try:
        with site().database.transaction() as session:
            visit = open_visit(session, token, site().now())
            if genuine:
                responses.keep_as_it_was(session, visit.ticket, site().now())
    except Stale:
        return redirect(url_for("review.review", token=token), 303)  # it was changed elsewhere: look first
    except Refusal:
        return ended(read_visit(token))
    return redirect(url_for("respond.first_page", token=token), 303)
