"""Handing over: the page on which a respondent sends the link on to a colleague."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import handover
from surveyapp.fieldwork.handover import LONGEST_NAME, Colleague, NoMore, SameAddress
from surveyapp.fieldwork.mail import post
from surveyapp.fieldwork.refusal import WaveClosed
from surveyapp.web.access import respondent
from surveyapp.web.forms import Posted
from surveyapp.web.respond import read_visit
from surveyapp.web.show import ended, show
from surveyapp.web.site import site
from surveyapp.web.small_forms import TextInput, email_input, form_token, is_genuine, typed
from surveyapp.web.visit import Visit, open_visit

pages = Blueprint("handover", __name__)
NAME, EMAIL = "naam", "email"


@pages.get("/v/<token>/link-doorgeven")
@respondent
def ask(token: str) -> ResponseReturnValue:
    """Who is to answer instead?"""
    visit = read_visit(token)
    return _ask(visit) if visit.state == "open" else ended(visit)


@pages.post("/v/<token>/link-doorgeven")
@respondent
def send(token: str) -> ResponseReturnValue:
    """Send the link; or the form again, with what was typed and what to look at."""
    posted: Posted = request.form.to_dict(flat=False)
    visit = read_visit(token)
    if visit.state != "open":
        return ended(visit)
    if not _can_send(visit):
        return _ask(visit)
    if not is_genuine(token, posted):
        return _ask(visit, posted, expired=True)
    to = handover.colleague(typed(posted, NAME), typed(posted, EMAIL))
    if not isinstance(to, Colleague):
        return _ask(visit, posted, to)
    if not site().pace.allows("handover", request.remote_addr or "", site().now()):
        return _ask(visit, posted, too_often=True)
    return _hand_over(visit, posted, to)


def _hand_over(visit: Visit, posted: Posted, to: Colleague) -> ResponseReturnValue:
    try:
        with site().database.transaction() as session:
            handover.hand_over(session, open_visit(session, visit.token, site().now()).ticket, to, site().now())
    except SameAddress:
        return _ask(visit, posted, {EMAIL: "same"})
    except NoMore:
        return show("message", visit, 409, title="handover_no_more", texts=[visit.t["handover_no_more_text"]])
    except WaveClosed:
        return ended(read_visit(visit.token))
    return show("handover_done", visit, colleague=to)


def _ask(
    visit: Visit,
    posted: Posted | None = None,
    wrong: dict[str, str] | None = None,
    *,
    expired: bool = False,
    too_often: bool = False,
) -> ResponseReturnValue:
    if not _can_send(visit):
        link = site().settings.base_url + url_for("respond.first_page", token=visit.token)
        return show("handover_self", visit, link=link)
    inputs = _inputs(visit, posted or {}, wrong or {})
    status = 429 if too_often else 200 if posted is None else 422
    return show(
        "handover",
        visit,
        status,
        inputs=inputs,
        form_token=form_token(visit.token),
        expired=expired,
        too_often=too_often,
    )


def _can_send(visit: Visit) -> bool:
    """Whether a mail can go out, to the colleague of somebody who was invited by name."""
    return handover.can_hand_over(visit.ticket) and post.can_send(site().settings)


def _inputs(visit: Visit, posted: Posted, wrong: dict[str, str]) -> list[TextInput]:
    t = visit.t
    error = t[f"name_{wrong['name']}"].format(longest=LONGEST_NAME) if "name" in wrong else ""
    name = TextInput(NAME, t["colleague_name"], t["colleague_name_help"], typed(posted, NAME), error)
    key = {"same": "handover_same"}.get(wrong.get(EMAIL, ""), f"email_{wrong.get(EMAIL)}") if EMAIL in wrong else ""
    return [name, email_input(EMAIL, t["colleague_email"], typed(posted, EMAIL), key, t)]
