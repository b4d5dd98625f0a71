"""The end of a visit: looking over the answers, handing them in, and the last page.

After handing in, an anonymous wave cannot show the answers any more. So the page that answers the submission is the
last one to show them; it is not a redirect. Sent again, it says that the answers were received already. Elsewhere the
answers can be changed until closing (``corrections``), and pass through here again.
"""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import responses
from surveyapp.fieldwork.mail import post
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.refusal import AlreadySubmitted, Incomplete, Stale, WaveClosed
from surveyapp.questionnaire.answers import Answers
from surveyapp.web import copies
from surveyapp.web.access import respondent
from surveyapp.web.forms import Posted
from surveyapp.web.outcome import feedback, summary
from surveyapp.web.respond import posted_version, read_visit
from surveyapp.web.show import ended, page_address, show
from surveyapp.web.site import site
from surveyapp.web.small_forms import email_input, form_token, is_genuine, typed
from surveyapp.web.visit import Visit, open_visit
from surveyapp.web.wishes import wish_fields

pages = Blueprint("review", __name__)
COPY = "_kopie"


@pages.get("/v/<token>/uw-antwoorden")
@respondent
def review(token: str) -> ResponseReturnValue:
    """All answers, to change, to print, and to hand in."""
    visit = read_visit(token)
    return _show_review(visit) if visit.state == "open" else ended(visit)


@pages.post("/v/<token>/uw-antwoorden")
@respondent
def submit(token: str) -> ResponseReturnValue:
    """Hand in; once, or once more as a correction."""
    posted: Posted = request.form.to_dict(flat=False)
    copy_to = typed(posted, COPY)
    try:
        with site().database.transaction() as session:
            visit = open_visit(session, token, site().now())
            if visit.state != "open":
                raise AlreadySubmitted  # or closed, perhaps at this very moment: looked up anew below
            if not is_genuine(token, posted):
                return _show_review(visit, copy_to, 422, expired=True)
            if copy_to and not mailbox(copy_to):
                return _show_review(visit, copy_to, 422, wrong="email_wrong")
            progress = responses.submit(session, visit.ticket, posted_version(posted), site().now(), visit.progress)
    except Incomplete:
        return _show_review(read_visit(token), copy_to, 422, incomplete=True)
    except Stale:
        visit = read_visit(token)
        if visit.state != "open":  # another window handed in the same answers at this very moment
            return ended(visit)
        return show("conflict", visit, 409, typed=(), onward=page_address(visit, None))
    except (WaveClosed, AlreadySubmitted):
        return ended(read_visit(token))
    return _thank(visit, progress.answers, mailbox(copy_to))


def _thank(visit: Visit, answers: Answers, copy_to: str | None) -> ResponseReturnValue:
    """Once the answers are safe: the last page, and the copy by mail that was asked for."""
    text = copies.as_text(visit, answers)
    copied = ("copy_sent" if copies.send(visit, copy_to, text) else "copy_failed") if copy_to else ""
    return show(
        "thanks",
        visit,
        parts=summary(visit.questionnaire, answers),
        outcomes=list(feedback(visit.questionnaire, answers)),
        copied=copied,
        download=copies.as_address(text),
        **wish_fields(visit, {}, {}),
    )


def _show_review(
    visit: Visit,
    copy_to: str = "",
    status: int = 200,
    *,
    expired: bool = False,
    incomplete: bool = False,
    wrong: str = "",
) -> ResponseReturnValue:
    t = visit.t
    help = t["copy_help_anonymous" if visit.wave.mode == "anonymous" else "copy_help"]
    return show(
        "review",
        visit,
        status,
        parts=summary(visit.questionnaire, visit.answers),
        missing=visit.questionnaire.missing_required(visit.answers) if incomplete else [],
        form_token=form_token(visit.token),
        expired=expired,
        copy=email_input(COPY, t["copy_email"], copy_to, wrong, t, help),
        can_mail=post.can_send(site().settings),
    )
