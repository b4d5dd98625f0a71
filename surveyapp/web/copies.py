"""A copy of one's own answers: as text to save, and by mail to an address that is used once and kept nowhere.

Both are made in the request that hands the answers in; nothing of them goes into the database, the queue or a log.
"""

from collections.abc import Iterator
from urllib.parse import quote

from flask import request

from surveyapp.fieldwork.mail import compose, post
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.questionnaire.answers import Answers
from surveyapp.web.outcome import summary
from surveyapp.web.show import owner
from surveyapp.web.site import site
from surveyapp.web.visit import Visit


def as_text(visit: Visit, answers: Answers) -> str:
    """The questions and answers in the respondent's language, for a mail or a file."""
    head = [visit.questionnaire.title, owner(visit.wave.municipality, visit.language)]
    return "\n".join([*head, *_lines(visit, answers)]) + "\n"


def _lines(visit: Visit, answers: Answers) -> Iterator[str]:
    for part in summary(visit.questionnaire, answers):
        yield from ("", "", part.section.title.upper(), "=" * len(part.section.title))
        for line in part.lines:
            yield from ("", line.words, f"  {line.answer or visit.t['skipped']}".replace("\n", "\n  "))


def as_address(text: str) -> str:
    """The text as the address of a link, so that a browser can save it and we need not keep it."""
    return "data:text/plain;charset=utf-8," + quote(text)


def send(visit: Visit, to: str, text: str) -> bool:
    """Mail this copy now. Whatever goes wrong, the answers are in: False is all there is to tell."""
    if not site().pace.allows("copy", request.remote_addr or "", site().now()):
        return False
    t, title = visit.t, " ".join(visit.questionnaire.title.split())
    opening, closing = t["copy_opening"].format(title=title), t["copy_closing"]
    body = f"{opening}\n\n\n{text}\n\n{closing}\n"
    try:
        subject = t["copy_subject"].format(title=title)
        mail = compose.plain(site().settings, visit.wave.municipality, to, subject, body, site().now())
        post.send_now(site().settings, mail)
    except Refusal:
        return False
    return True
