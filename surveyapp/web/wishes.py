"""Wishes of who has answered: to get the results, to hear of a meeting. Apart from the answers."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import wishes
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.wishes import Wanted
from surveyapp.web.access import respondent
from surveyapp.web.forms import Posted
from surveyapp.web.respond import read_visit
from surveyapp.web.show import show
from surveyapp.web.site import site
from surveyapp.web.small_forms import email_input, form_token, is_genuine, typed
from surveyapp.web.visit import Visit

pages = Blueprint("wishes", __name__)
EMAIL, RESULTS, MEETING = "email", "uitkomsten", "bijeenkomst"


@pages.get("/v/<token>/uw-wensen")
@respondent
def ask(token: str) -> ResponseReturnValue:
    """The same few fields as below the answers on the last page."""
    return _ask(read_visit(token))


@pages.post("/v/<token>/uw-wensen")
@respondent
def keep(token: str) -> ResponseReturnValue:
    """Keep the wish, without anything that leads back to who sent it."""
    posted: Posted = request.form.to_dict(flat=False)
    visit = read_visit(token)
    email = typed(posted, EMAIL)
    wanted = Wanted(mailbox(email) or "", RESULTS in posted, MEETING in posted, visit.language)
    wrong = _wrong(email, wanted)
    if not _may_wish(visit):
        return _ask(visit)
    if wrong or not is_genuine(token, posted):
        return _ask(visit, posted, wrong, expired=not wrong)
    if not site().pace.allows("wish", request.remote_addr or "", site().now()):
        return _ask(visit, posted, too_often=True)
    with site().database.transaction() as session:
        wishes.put(session, visit.wave, wanted)
    return show("message", visit, title="wish_done", texts=[visit.t["wish_done_text"]])


def _may_wish(visit: Visit) -> bool:
    """Once answers are in. After closing an anonymous wave nobody knows whose are."""
    return visit.progress.submitted or visit.state == "closed"


def _wrong(email: str, wanted: Wanted) -> dict[str, str]:
    wrong = {} if wanted.email else {EMAIL: "email_wrong" if email else "email_empty"}
    return wrong if wanted.results or wanted.meeting else {**wrong, RESULTS: "wish_none"}


def _ask(
    visit: Visit,
    posted: Posted | None = None,
    wrong: dict[str, str] | None = None,
    *,
    expired: bool = False,
    too_often: bool = False,
) -> ResponseReturnValue:
    if not _may_wish(visit):
        return show("message", visit, title="wish", texts=[visit.t["wish_early"]])
    status = 429 if too_often else 200 if posted is None else 422
    fields = wish_fields(visit, posted or {}, wrong or {})
    return show("wish", visit, status, expired=expired, too_often=too_often, **fields)


def wish_fields(visit: Visit, posted: Posted, wrong: dict[str, str]) -> dict[str, Any]:
    """What the fields of a wish need, on their own page and on the last one."""
    return {
        "wish_email": email_input(EMAIL, visit.t["email"], typed(posted, EMAIL), wrong.get(EMAIL, ""), visit.t),
        "wish_error": visit.t[wrong[RESULTS]] if RESULTS in wrong else "",
        "wished": {name for name in (RESULTS, MEETING) if name in posted},
        "form_token": form_token(visit.token),
    }
