"""Signing off from mail about surveys, or from reminders of actions: a page that asks, a page that confirms, and one
click in a mail program.

Looking changes nothing, for mail scanners open links. The post needs no token of its own: the link in the mail is what
nobody can guess, and a mail program that signs off with one click (RFC 8058) sends no form of ours.
"""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import municipalities, optouts, unsubscribing
from surveyapp.fieldwork.unsubscribing import Subscription
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Municipality
from surveyapp.web.access import found, respondent
from surveyapp.web.show import owner
from surveyapp.web.site import site
from surveyapp.web.texts import texts
from surveyapp.web.theme import theme_version
from surveyapp.web.visit import known

pages = Blueprint("unsubscribe", __name__)


@pages.get("/afmelden/<token>")
@respondent
def ask(token: str) -> ResponseReturnValue:
    """What it means, before it counts."""
    with site().database.reading() as session:
        subscription, municipality = _behind(session, token)
    return _show(subscription, municipality, done=False)


@pages.post("/afmelden/<token>")
@respondent
def sign_off(token: str) -> ResponseReturnValue:
    """No more mail to this address. Twice is the same as once."""
    with site().database.transaction() as session:
        subscription, municipality = _behind(session, token)
        unsubscribing.sign_off(session, subscription)
    return _show(subscription, municipality, done=True)


def _behind(session: Session, token: str) -> tuple[Subscription, Municipality]:
    subscription = known(unsubscribing.read(session, token))
    return subscription, found(municipalities.get(session, subscription.municipality_id))


def _show(subscription: Subscription, municipality: Municipality, *, done: bool) -> ResponseReturnValue:
    language = subscription.language
    return render_template(
        "respond/unsubscribe.html",
        t=texts(language),
        language=language,
        municipality=municipality,
        theme_version=theme_version(municipality.theme),
        owner=owner(municipality, language),
        address=subscription.shown,
        done=done,
        words="unsubscribe_actions" if subscription.about == optouts.ACTIONS else "unsubscribe",
    )
