"""The results of a wave for everybody, without signing in: the page that an officer made public, and its pdf."""

import datetime

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from surveyapp.fieldwork import municipalities, publications, waves
from surveyapp.fieldwork.publications import PDF, Page
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Publication, Wave
from surveyapp.web import access
from surveyapp.web.show import owner
from surveyapp.web.site import site
from surveyapp.web.texts import texts
from surveyapp.web.theme import theme_version

pages = Blueprint("published", __name__, url_prefix="/uitkomsten/<municipality>/<slug>")

FRESH = "no-cache"
"""A browser asks every time whether it is still there: what is withdrawn is gone."""


@pages.get("")
@access.anyone
def show(municipality: str, slug: str) -> ResponseReturnValue:
    """The page; or that it was taken away."""
    with site().database.reading() as session:
        wave, row = _the(session, municipality, slug)
        page = _page(row)
    if page is None or row.made_on is None:
        return _gone(wave, row.language)
    pdf = url_for(".as_pdf", municipality=municipality, slug=slug)
    return shown(wave, page, row.made_on, "published.html", row.version, pdf=pdf)


@pages.get(f"/{PDF}")
@access.anyone
def as_pdf(municipality: str, slug: str) -> ResponseReturnValue:
    """The same as a pdf."""
    with site().database.reading() as session:
        wave, row = _the(session, municipality, slug)
        page = _page(row)
    return file(wave, page.pdf, row.version) if page else _gone(wave, row.language)


def _the(session: Session, municipality: str, slug: str) -> tuple[Wave, Publication]:
    """What was ever made public of this wave; for everybody else there is nothing here."""
    try:
        town = municipalities.find(session, municipality)
    except Refusal:
        town = None
    wave = access.found(waves.find(session, access.found(town).id, slug))
    row = access.found(publications.of(session, wave))
    return wave, access.found(row if row.published_at or row.withdrawn_at else None)


def _page(row: Publication) -> Page | None:
    if row.page is None or row.pdf is None:
        return None
    return Page(row.title, row.language, row.page, row.pdf)


def _gone(wave: Wave, language: str) -> ResponseReturnValue:
    return _framed("published_gone.html", wave, language), 410


def shown(wave: Wave, page: Page, day: datetime.date, template: str, version: int = 0, **context: object) -> Response:
    """The page in the house style of the municipality."""
    made_on = format_date(day, page.language)
    results = Markup(page.html)  # noqa: S704 - made by ``report``, with its texts escaped
    words = {"page": page, "results": results, "made_on": made_on, **context}
    return _kept(make_response(_framed(template, wave, page.language, **words)), version)


def _framed(template: str, wave: Wave, language: str, **context: object) -> str:
    town = wave.municipality
    return render_template(
        template,
        t=texts(language),
        language=language,
        municipality=town,
        theme_version=theme_version(town.theme),
        owner=owner(town, language),
        wave=wave,
        **context,
    )


def file(wave: Wave, content: bytes, version: int = 0) -> Response:
    """The pdf, shown by the browser itself."""
    response = make_response(content)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="uitkomsten-{wave.slug}.pdf"'
    return _kept(response, version)


def _kept(response: Response, version: int) -> Response:
    """A browser may keep version ``version`` as long as it asks first; of a preview, 0, it keeps nothing."""
    if not version:
        return response
    response.add_etag()
    response.headers["Cache-Control"] = FRESH
    response.make_conditional(request)
    return response
