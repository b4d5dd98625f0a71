"""A municipality's house style: its own design tokens as a second stylesheet."""

import hashlib
from functools import lru_cache

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import housestyle, municipalities
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.web.access import anyone
from surveyapp.web.site import site

pages = Blueprint("theme", __name__)


@pages.get("/huisstijl/<slug>.css")
@anyone
def stylesheet(slug: str) -> ResponseReturnValue:
    """The tokens of one municipality."""
    try:
        with site().database.reading() as session:
            municipality = municipalities.find(session, slug)
    except Refusal:
        abort(404)
    response = Response(tokens_only(municipality.theme), mimetype="text/css")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@pages.get("/logo/<slug>.png")
@anyone
def logo(slug: str) -> ResponseReturnValue:
    """The logo of one municipality; the browser keeps it until the address on the pages changes."""
    try:
        with site().database.reading() as session:
            municipality = municipalities.find(session, slug)
            picture, version = municipality.logo, municipality.logo_version
    except Refusal:
        abort(404)
    if picture is None:
        abort(404)
    response = Response(picture, mimetype="image/png")
    response.set_etag(version)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if _is_current(version) else "no-cache"
    return response.make_conditional(request)


def _is_current(version: str) -> bool:
    """Whether the address itself says which logo is meant: then what it leads to never changes."""
    return request.args.get("v") == version


def tokens_only(theme: str) -> str:
    """A stylesheet with the custom properties in this text and nothing else of it."""
    listed = housestyle.tokens(theme).items()
    return ":root {\n" + "".join(f"  {name}: {value};\n" for name, value in listed) + "}\n"


@lru_cache(maxsize=1000)
def theme_version(theme: str) -> str:
    """Changes when the house style does; empty when there is none."""
    return hashlib.sha256(theme.encode()).hexdigest()[:12] if theme.strip() else ""
