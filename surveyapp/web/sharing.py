"""Back to the field: an officer has the results made as one page, looks at it, and lets everybody read it."""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import ownreports, publications, reportrequests
from surveyapp.fieldwork.accounts import people
from surveyapp.fieldwork.publications import KIND, Page
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.problems import SourceError
from surveyapp.storage.database import Session
from surveyapp.storage.tables import ReportRequest, Wave
from surveyapp.web import access, library, own_definitions
from surveyapp.web.downloads import closed_wave, is_possible
from surveyapp.web.kept import kept
from surveyapp.web.published import file, shown
from surveyapp.web.sharing_forms import PageForm, SharedForm, VersionForm
from surveyapp.web.site import site, today
from surveyapp.web.staff_forms import whole
from surveyapp.yamlsource import read_text

pages = Blueprint("sharing", __name__, url_prefix="/beheer/metingen/<slug>/delen")

OWN = "eigen-"
"""Before the short name of an officer's own report."""


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """What is public, what is told besides the results, and the page that was made."""
    return _page(slug)


def _page(
    slug: str, form: SharedForm | None = None, page: PageForm | None = None, refusal: str = "", status: int = 200
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        row = publications.of(session, wave)
        rendered = render_template(
            "manage/sharing.html",
            wave=wave,
            row=row,
            by=people.signatures(session, wave.municipality).get(row.published_by) if row else None,
            behind=row is not None and publications.is_behind(row),
            address=site().settings.base_url + publications.path(wave),
            form=form or SharedForm.of(row, formdata=None),
            page=page or PageForm(_titles(session, wave), formdata=None),
            made=publications.made(session, wave),
            version=VersionForm(formdata=None, data={"version": row.version if row else 0}),
            refusal=refusal,
        )
    return rendered, status


@pages.post("")
@access.officer
def tell(slug: str) -> ResponseReturnValue:
    """Keep the meeting and the message."""
    form = SharedForm()

    def keep(session: Session) -> None:
        wave = closed_wave(session, slug)
        publications.change(session, wave, form.shared, form.seen, site().now(), access.member().email)

    return kept(form, keep, partial(_page, slug, form), url_for(".show", slug=slug))


@pages.post("/maken")
@access.officer
def make(slug: str) -> ResponseReturnValue:
    """Ask for the page."""
    with site().database.reading() as session:
        form = PageForm(_titles(session, closed_wave(session, slug)))
    if not form.is_accepted():
        return _page(slug, page=form, status=422)
    try:
        with site().database.transaction() as session:
            asked = _asked(session, closed_wave(session, slug), form.definition.data)
    except (Refusal, SourceError) as refusal:
        return _page(slug, page=form, refusal=str(refusal), status=409)
    return redirect(url_for("report_requests.show", slug=slug, number=asked.id), 303)


def _titles(session: Session, wave: Wave) -> Mapping[str, str]:
    """The reports of a page or two that fit this wave, those of the municipality itself first."""
    if wave.state != "closed":
        return {}
    own = {}
    for each in ownreports.listing(session, wave):
        definition, _ = own_definitions.read(each)
        if definition and definition.brief and definition.takes(1):
            own[OWN + each.slug] = f"{each.title} (eigen rapport)"
    shelved = {name: each for name, each in library.reports().items() if each.definition.brief}
    fitting = {name: each.definition.title for name, each in shelved.items() if is_possible(session, wave, each)}
    return {**fitting, **own}


def _asked(session: Session, wave: Wave, chosen: str) -> ReportRequest:
    if chosen.startswith(OWN):
        own = access.found(ownreports.find(session, wave, chosen.removeprefix(OWN)))
        text, name = own.text, own_definitions.NAME
    else:
        path = library.reports()[chosen].path
        text, name = read_text(path, path.name), path.name
    definition = own_definitions.fitting(text, name, [wave])
    wanted = Wanted(definition.title, f"{chosen}-{wave.slug}", KIND, name, text, today())
    return reportrequests.ask(session, wave, [], wanted, site().now(), access.member().email)


@pages.get("/voorbeeld/<number>")
@access.officer
def preview(slug: str, number: str) -> ResponseReturnValue:
    """The page exactly as everybody would see it, with the button that makes it public."""
    with site().database.reading() as session:
        wave, request, page = _made(session, slug, number)
        row = publications.of(session, wave)
    version = VersionForm(formdata=None, data={"version": row.version if row else 0})
    pdf = url_for(".preview_file", slug=slug, number=number)
    return shown(wave, page, request.day, "manage/sharing_preview.html", form=version, pdf=pdf)


@pages.get("/voorbeeld/<number>/pdf")
@access.officer
def preview_file(slug: str, number: str) -> ResponseReturnValue:
    """The same as a pdf."""
    with site().database.reading() as session:
        wave, _, page = _made(session, slug, number)
    return file(wave, page.pdf)


def _made(session: Session, slug: str, number: str) -> tuple[Wave, ReportRequest, Page]:
    wave = closed_wave(session, slug)
    request = access.found(reportrequests.find(session, wave, whole(number)))
    content = access.found(request.content if request.kind == KIND else None)
    return wave, request, publications.read(content)


@pages.post("/voorbeeld/<number>")
@access.officer
def publish(slug: str, number: str) -> ResponseReturnValue:
    """Let everybody read this page."""
    form = VersionForm()

    def keep(session: Session) -> None:
        wave = closed_wave(session, slug)
        request = access.found(reportrequests.find(session, wave, whole(number)))
        publications.publish(session, wave, request, form.seen, site().now(), access.member().email)

    told = "De uitkomsten staan nu op de openbare pagina."
    return kept(form, keep, partial(_page, slug), url_for(".show", slug=slug), told)


@pages.post("/weghalen")
@access.officer
def withdraw(slug: str) -> ResponseReturnValue:
    """Nobody can read it any more."""
    form = VersionForm()

    def keep(session: Session) -> None:
        publications.withdraw(session, access.the_wave(session, slug), form.seen, site().now(), access.member().email)

    return kept(form, keep, partial(_page, slug), url_for(".show", slug=slug), "De openbare pagina is weggehaald.")
