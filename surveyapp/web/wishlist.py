"""Wishes of respondents, for the officer: how many so far, and after closing the list to write to."""

from flask import Blueprint, Response, make_response, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, wishlist
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.web import access
from surveyapp.web.site import site

pages = Blueprint("wishlist", __name__, url_prefix="/beheer/metingen/<slug>/wensen")


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """Who wants to hear what."""
    return _page(slug)


def _page(slug: str, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        wishes = wishlist.listing(session, wave) if wave.state == "closed" else ()
        at_least = wishlist.at_least(session, wave)
    page = render_template(
        "manage/wishes.html",
        wave=wave,
        wishes=wishes,
        at_least=at_least,
        threshold=wave.municipality.threshold,
        refusal=refusal,
    )
    return page, status


@pages.post("")
@access.officer
def download(slug: str) -> ResponseReturnValue:
    """The list as a file; that it was taken along is written down."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            content = wishlist.as_csv(wishlist.listing(session, wave))
            events.record(session, wave.municipality, "wishes.download", site().now(), access.member().email, wave)
    except Refusal as refusal:
        return _page(slug, str(refusal), 409)
    return _file(content, f"wensen-{wave.slug}.csv")


def _file(content: bytes, name: str) -> Response:
    response = make_response(content)
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
