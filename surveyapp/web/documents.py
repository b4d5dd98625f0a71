"""The documents that the steps of a cycle produce: to read on screen, and to ask for as a file."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import reportrequests
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.policycycle import steps
from surveyapp.report.documents.definition import DocumentDefinition
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Cycle, ReportRequest
from surveyapp.web import access, library, notebooks
from surveyapp.web.cycle_forms import DocumentForm
from surveyapp.web.library import ShelvedDocument
from surveyapp.web.results import drawn
from surveyapp.web.site import site, today
from surveyapp.yamlsource import read_text

pages = Blueprint("documents", __name__, url_prefix="/beheer/cyclus/<years>/documenten/<document>")


def of_steps() -> Mapping[int, Sequence[DocumentDefinition]]:
    """The documents of each step."""
    found: defaultdict[int, list[DocumentDefinition]] = defaultdict(list)
    for shelved in library.documents().values():
        found[shelved.definition.step].append(shelved.definition)
    return found


@pages.get("")
@access.staff
def show(years: str, document: str) -> ResponseReturnValue:
    """What the document says now, without the reports on waves that it takes in."""
    return _page(years, document, DocumentForm(formdata=None))


def _page(years: str, document: str, form: DocumentForm, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    from surveyapp.produce import documents

    shelved = access.found(library.documents().get(document))
    with site().database.reading() as session:
        cycle = notebooks.the(session, years)
        report = documents.document(session, cycle, notebooks.opened(session, cycle), shelved.definition, today())
        requests = [each for each in reportrequests.listing(session, cycle) if each.source == shelved.path.name]
    page = render_template(
        "manage/document.html",
        cycle=cycle,
        definition=shelved.definition,
        report=report,
        requests=requests,
        form=form,
        refusal=refusal,
        drawn=drawn(report),
    )
    return page, status


@pages.post("")
@access.staff
def ask(years: str, document: str) -> ResponseReturnValue:
    """Ask for the document as a file; of letters for one of them when it is named."""
    shelved, form = access.found(library.documents().get(document)), DocumentForm()
    part = request.form.get("deel", "")
    chosen = access.found(shelved.definition.letter(part) if part else shelved.definition)
    if not form.is_accepted():
        return _page(years, document, form, status=422)
    try:
        with site().database.transaction() as session:
            wanted = _wanted(shelved, chosen, part, years, form.kind.data)
            asked = _asked(session, notebooks.the(session, years), chosen, wanted)
    except Refusal as refusal:
        return _page(years, document, form, str(refusal), 409)
    return redirect(url_for("document_requests.show", years=years, document=document, number=asked.id), 303)


def _wanted(shelved: ShelvedDocument, chosen: DocumentDefinition, part: str, years: str, kind: str) -> Wanted:
    title = f"{chosen.title}: {chosen.subtitle}" if part else chosen.title
    text = read_text(shelved.path, shelved.path.name)
    return Wanted(title, f"{chosen.code}-{years}", kind, shelved.path.name, text, today(), part)


def _asked(session: Session, cycle: Cycle, chosen: DocumentDefinition, wanted: Wanted) -> ReportRequest:
    told_of = steps.all_waves(session, cycle) if chosen.reports else ()
    return reportrequests.ask(session, cycle, told_of, wanted, site().now(), access.member().email)
