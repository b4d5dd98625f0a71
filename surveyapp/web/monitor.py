"""How the fieldwork of a wave goes: the page, and its numbers for the script that keeps it fresh. The same texts."""

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.site import site

if TYPE_CHECKING:
    from surveyapp.produce.monitoring import Monitor

pages = Blueprint("monitor", __name__, url_prefix="/beheer/metingen/<slug>")
LIVE_SECONDS = 15
"""How often a page that is looked at asks for the numbers."""


@pages.get("/respons")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """Who was asked and what became of them, in all and per group."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        seen = monitor(session, wave)
    begun = waves.has_begun(wave, site().now())
    return render_template("manage/response.html", wave=wave, monitor=seen, begun=begun, live_seconds=LIVE_SECONDS)


@pages.get("/stand")
@access.officer
def live(slug: str) -> ResponseReturnValue:
    """The numbers of the page as text, for the script that keeps it up to date."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        return jsonify(monitor(session, wave).values())


def monitor(session: Session, wave: Wave) -> "Monitor":
    """What may be shown of this wave now."""
    from surveyapp.produce import monitoring

    return monitoring.monitor(session, wave)
