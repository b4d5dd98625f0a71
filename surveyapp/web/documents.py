"""The documents that the steps of a cycle produce: to read on screen, and to take along."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, municipalities
from surveyapp.report.documents.definition import DocumentChapter, DocumentDefinition
from surveyapp.report.model import Report
from surveyapp.storage.database import Session
from surveyapp.web import access, library, notebooks
from surveyapp.web.cycle_forms import DocumentForm
from surveyapp.web.downloads import REPORT_TYPES, sent_file
from surveyapp.web.results import drawn
from surveyapp.web.site import site, today

pages = Blueprint("documents", __name__, url_prefix="/beheer/cyclus/<years>/documenten/<document>")


def of_steps() -> Mapping[int, Sequence[DocumentDefinition]]:
    """The documents of each step."""
    found: defaultdict[int, list[DocumentDefinition]] = defaultdict(list)
    for definition in library.documents().values():
        found[definition.step].append(definition)
    return found


@pages.get("")
@access.staff
def show(years: str, document: str) -> ResponseReturnValue:
    """What the document says now."""
    return _show(years, document, DocumentForm(formdata=None))


def _show(years: str, document: str, form: DocumentForm, status: int = 200) -> ResponseReturnValue:
    definition = access.found(library.documents().get(document))
    with site().database.reading() as session:
        cycle = notebooks.the(session, years)
        report = _made(session, years, definition, whole=False)
    page = render_template(
        "manage/document.html",
        cycle=cycle,
        definition=definition,
        report=report,
        form=form,
        drawn=drawn(report),
    )
    return page, status


def _made(session: Session, years: str, definition: DocumentDefinition, *, whole: bool) -> Report:
    """The document; without the reports on waves that it takes in unless it must be whole."""
    from surveyapp.produce.documents import document

    cycle = notebooks.the(session, years)
    reports = site().settings.library / "reports" if whole else None
    return document(session, cycle, notebooks.opened(session, cycle), definition, today(), reports)


@pages.post("")
@access.staff
def take(years: str, document: str) -> ResponseReturnValue:
    """The document as a file; of letters one of them when it is named."""
    from surveyapp.produce import reports

    definition = access.found(library.documents().get(document))
    form = DocumentForm()
    if not form.is_accepted():
        return _show(years, document, form, 422)
    wanted = _only(definition, request.form.get("deel", ""))
    with site().database.reading() as session:
        made = _made(session, years, wanted, whole=True)
    content = reports.render(made, form.kind.data)
    _record(years, wanted.title)
    return sent_file(content, f"{wanted.code}-{years}.{form.kind.data}", REPORT_TYPES[form.kind.data])


def _only(definition: DocumentDefinition, part: str) -> DocumentDefinition:
    """One letter of a document with several; the whole document when none is named."""
    if not part:
        return definition
    chosen: DocumentChapter = access.found(next((each for each in definition.chapters if each.code == part), None))
    about = {"chapters": (chosen,), "code": f"{definition.code}-{chosen.code}", "subtitle": chosen.title}
    return definition.model_copy(update=about)


def _record(years: str, title: str) -> None:
    with site().database.transaction() as session:
        ours = municipalities.get(session, access.municipality())
        now, by = site().now(), access.member().email
        events.record(session, ours, "document.download", now, by, detail=f"{years}: {title}")
