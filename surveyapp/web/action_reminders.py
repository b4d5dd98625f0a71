"""Reminders of the actions of a wave: what was sent, what did not arrive, and what goes out next."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import actions
from surveyapp.policycycle.reminding import outlook
from surveyapp.report.actionwords import SOMEBODY
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access, reminder_words
from surveyapp.web.site import site
from surveyapp.web.staff_forms import whole

pages = Blueprint("action_reminders", __name__, url_prefix="/beheer/metingen/<slug>/acties/herinneringen")
AGAIN = ("failed", "uncertain")


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """Every action with its reminders."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        rows = _rows(session, wave)
    return render_template("manage/action_reminders.html", wave=wave, rows=rows, again=AGAIN)


def _rows(session: Session, wave: Wave) -> list[dict[str, object]]:
    listed = actions.listing(session, wave)
    found = outlook.of(session, wave, listed, site().now())
    return [
        {
            "action": each,
            "owner": actions.owner_of(each) or SOMEBODY,
            "past": [(past, reminder_words.told(past)) for past in found[each.id].past],
            "next_on": found[each.id].next_on,
            "why_not": reminder_words.WHY_NOT.get(found[each.id].why_not, ""),
        }
        for each in listed
    ]


@pages.post("/<reminder>")
@access.officer
def again(slug: str, reminder: str) -> ResponseReturnValue:
    """Try one once more."""
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            row = access.found(outlook.find(session, wave, whole(reminder)))
            outlook.send_again(session, wave, row, site().now(), access.member().email)
    except Refusal as refusal:
        flash(str(refusal))
    else:
        flash("De herinnering gaat opnieuw uit, met de acties die dan nog lopen.")
    return redirect(url_for(".show", slug=slug), 303)
