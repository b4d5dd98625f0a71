"""A municipality's house style: its own design tokens as a second stylesheet."""

import hashlib
import re
from functools import lru_cache

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import municipalities
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.web.access import anyone
from surveyapp.web.site import site

pages = Blueprint("theme", __name__)
TOKEN = re.compile(r"(--[a-z][a-z0-9-]{0,100})\s*:\s*([^;{}<>\\@]{1,300}?)\s*(?=[;}]|$)")
OUTSIDE = re.compile(r"url|expression|image|src|/\*", re.IGNORECASE)
"""A token is a colour, a size or a font; nothing may be fetched from elsewhere."""


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


def tokens_only(theme: str) -> str:
    """A stylesheet with the custom properties in this text and nothing else of it."""
    tokens = [(name, value) for name, value in TOKEN.findall(theme) if not OUTSIDE.search(value)]
    return ":root {\n" + "".join(f"  {name}: {value};\n" for name, value in tokens) + "}\n"


@lru_cache(maxsize=1000)
def theme_version(theme: str) -> str:
    """Changes when the house style does; empty when there is none."""
    return hashlib.sha256(theme.encode()).hexdigest()[:12] if theme.strip() else ""
