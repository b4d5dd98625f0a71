"""The address list that worksheets give: whom step 3 names is asked in step 9 how it went."""

import csv
import io
from collections.abc import Iterator

from flask import Blueprint
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events
from surveyapp.policycycle.notebook import Notebook
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.web import access, library, notebooks
from surveyapp.web.downloads import REPORT_TYPES, sent_file
from surveyapp.web.site import site

pages = Blueprint("guest_list", __name__, url_prefix="/beheer/cyclus/<years>/adreslijst")
COLUMNS = ("naam", "e-mailadres", "onderwerp")
Guests = list[tuple[str, str, str]]


def inviting() -> dict[str, Questionnaire]:
    """The questionnaires for whom worksheets name people, by their code."""
    found = (each.questionnaire for each in library.questionnaires().values())
    return {each.code: each for each in found if each.invites}


def guests(questionnaire: Questionnaire, notebook: Notebook) -> Guests:
    """Everybody who is named, with an address or without one yet."""
    return list(_named(questionnaire, notebook))


def _named(questionnaire: Questionnaire, notebook: Notebook) -> Iterator[tuple[str, str, str]]:
    for guest in questionnaire.invites:
        name, email = notebook.told(guest.name), notebook.told(guest.email)
        if name or email:
            yield name.text if name else "", email.text.strip() if email else "", guest.label


@pages.post("/<name>")
@access.officer
def take(years: str, name: str) -> ResponseReturnValue:
    """The list as a file that the page with invitations of a wave reads."""
    questionnaire = access.found(inviting().get(name))
    with site().database.transaction() as session:
        cycle = notebooks.the(session, years)
        rows = guests(questionnaire, notebooks.opened(session, cycle))
        now, by = site().now(), access.member().email
        events.record(session, cycle.municipality, "cycle.guests", now, by, detail=f"{years}: {questionnaire.title}")
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([COLUMNS, *rows])
    return sent_file(text.getvalue().encode("utf-8-sig"), f"adreslijst-{name}-{years}.csv", REPORT_TYPES["csv"])
