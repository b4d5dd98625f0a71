"""A document of a cycle that was asked for: how far it is, and the file once it is there."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from surveyapp.storage.database import Session
from surveyapp.storage.tables import Cycle, ReportRequest
from surveyapp.web import access, library, notebooks
from surveyapp.web.report_requests import Place, numbered, standing, taken
from surveyapp.web.site import site

pages = Blueprint(
    "document_requests", __name__, url_prefix="/beheer/cyclus/<years>/documenten/<document>/aangevraagd/<number>"
)


def _the(session: Session, years: str, document: str, number: str) -> tuple[Cycle, ReportRequest]:
    """The cycle and the request, if it is for this document."""
    shelved = access.found(library.documents().get(document))
    cycle = notebooks.the(session, years)
    request = numbered(session, cycle, number)
    return cycle, access.found(request if request.source == shelved.path.name else None)


@pages.get("")
@access.staff
def show(years: str, document: str, number: str) -> ResponseReturnValue:
    """How far it is, on the same page as a report."""
    with site().database.reading() as session:
        _, request = _the(session, years, document, number)
        place = Place(
            thing="document",
            page=url_for(".show", years=years, document=document, number=number),
            file=url_for(".take", years=years, document=document, number=number),
            home=url_for("documents.show", years=years, document=document),
            crumb=library.documents()[document].definition.title,
            within="de pagina van dit document",
        )
        return standing(session, request, place)


@pages.post("/ophalen")
@access.staff
def take(years: str, document: str, number: str) -> ResponseReturnValue:
    """The file."""
    with site().database.transaction() as session:
        return taken(session, *_the(session, years, document, number))
