"""The end of a visit: looking over the answers, handing them in, and the last page.

After handing in, an anonymous wave cannot show the answers any more. So the page that answers the submission is the
last one to show them; it is not a redirect. Sent again, it says that the answers were received already.
"""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import responses
from surveyapp.fieldwork.refusal import AlreadySubmitted, Incomplete, Stale, WaveClosed
from surveyapp.web.access import respondent
from surveyapp.web.forms import PageForm
from surveyapp.web.outcome import feedback, summary
from surveyapp.web.respond import posted_version, read_visit
from surveyapp.web.show import ended, page_address, show
from surveyapp.web.site import site
from surveyapp.web.visit import Visit, open_visit

pages = Blueprint("review", __name__)


@pages.get("/v/<token>/uw-antwoorden")
@respondent
def review(token: str) -> ResponseReturnValue:
    """All answers, to change, to print, and to hand in."""
    visit = read_visit(token)
    return _show_review(visit) if visit.state == "open" else ended(visit)


@pages.post("/v/<token>/uw-antwoorden")
@respondent
def submit(token: str) -> ResponseReturnValue:
    """Hand in; once."""
    posted = request.form.to_dict(flat=False)
    try:
        with site().database.transaction() as session:
            visit = open_visit(session, token, site().now())
            if visit.state != "open":
                return ended(visit)
            if not PageForm(token, (), {}, posted).is_genuine:
                return _show_review(visit, 422, expired=True)
            progress = responses.submit(session, visit.ticket, posted_version(posted), site().now(), visit.progress)
    except Incomplete:
        return _show_review(read_visit(token), 422)
    except Stale:
        visit = read_visit(token)
        if visit.state != "open":  # another window handed in the same answers at this very moment
            return ended(visit)
        return show("conflict", visit, 409, typed=(), onward=page_address(visit, None))
    except (WaveClosed, AlreadySubmitted):
        return ended(read_visit(token))
    parts = summary(visit.questionnaire, progress.answers)
    outcomes = list(feedback(visit.questionnaire, progress.answers))
    return show("thanks", visit, parts=parts, outcomes=outcomes)


def _show_review(visit: Visit, status: int = 200, expired: bool = False) -> ResponseReturnValue:
    form = PageForm(visit.token, (), {}, None)
    missing = visit.questionnaire.missing_required(visit.answers) if status != 200 and not expired else []
    return show(
        "review",
        visit,
        status,
        parts=summary(visit.questionnaire, visit.answers),
        missing=missing,
        form=form,
        expired=expired,
    )
