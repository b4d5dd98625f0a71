"""Saying that one does not take part: a page that asks, and a page that confirms."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import declining
from surveyapp.fieldwork.refusal import WaveClosed
from surveyapp.web.access import respondent
from surveyapp.web.respond import read_visit
from surveyapp.web.show import ended, show
from surveyapp.web.site import site
from surveyapp.web.small_forms import form_token, is_genuine
from surveyapp.web.visit import Visit, open_visit

pages = Blueprint("declining", __name__)


@pages.get("/v/<token>/niet-meedoen")
@respondent
def ask(token: str) -> ResponseReturnValue:
    """What it means, before it counts."""
    visit = read_visit(token)
    return _ask(visit) if _can_decline(visit) else ended(visit)


@pages.post("/v/<token>/niet-meedoen")
@respondent
def decline(token: str) -> ResponseReturnValue:
    """Write it down. Twice is the same as once."""
    try:
        with site().database.transaction() as session:
            visit = open_visit(session, token, site().now())
            if not _can_decline(visit):
                return ended(visit)
            if not is_genuine(token, request.form.to_dict(flat=False)):
                return _ask(visit, expired=True)
            declining.decline(session, visit.ticket, site().now())
    except WaveClosed:
        return ended(read_visit(token))
    return show("message", visit, title="declined", texts=[visit.t["declined_text"], visit.t["decline_back"]])


def _can_decline(visit: Visit) -> bool:
    """Who has answered has taken part, also while they change their answers."""
    return visit.state == "open" and visit.is_invited and not visit.correcting


def _ask(visit: Visit, *, expired: bool = False) -> ResponseReturnValue:
    status = 422 if expired else 200
    return show("decline", visit, status, form_token=form_token(visit.token), expired=expired)
