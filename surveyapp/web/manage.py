"""The first page for staff: the overview of waves; and the audit trail."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import events, monitoring, waves
from surveyapp.web import access, staff_words
from surveyapp.web.site import site

pages = Blueprint("manage", __name__, url_prefix="/beheer")
LATEST_EVENTS = 500


@pages.get("")
@access.staff
def overview() -> ResponseReturnValue:
    """Every wave of the municipality, newest first, with its response."""
    from surveyapp.produce.participation import participation

    me = access.member()
    with site().database.reading() as session:
        rows = [
            {
                "title": wave.title,
                "name": staff_words.ordinal_name(wave.ordinal),
                "url": url_for("waves.show" if me.is_officer else "results.show", slug=wave.slug),
                "state": wave.state,
                "state_label": staff_words.STATES[wave.state],
                "period": staff_words.period(wave),
                "answered": staff_words.number(found.counts.submitted),
                "invited": staff_words.number(found.counts.invited),
                "response": staff_words.percent(participation(wave, found).rate),
            }
            for wave in waves.listing(session, access.municipality())
            for found in [monitoring.outcomes(session, wave)]
        ]
    return render_template("manage/overview.html", waves=rows)


@pages.get("/activiteiten")
@access.officer
def activities() -> ResponseReturnValue:
    """Who did what when."""
    with site().database.reading() as session:
        rows = [
            {
                "at": event.at,
                "actor": event.actor,
                "what": staff_words.ACTIONS.get(event.action, event.action),
                "detail": event.detail,
                "wave": title,
            }
            for event, title in events.latest(session, access.municipality(), LATEST_EVENTS)
        ]
    return render_template("manage/activities.html", events=rows)
