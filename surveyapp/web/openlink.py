"""The open link: everybody may start, and gets a personal link to go on with."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import invitations
from surveyapp.fieldwork.addressing import whole_minutes
from surveyapp.fieldwork.promises import promise
from surveyapp.storage.tables import Wave
from surveyapp.web.access import respondent
from surveyapp.web.forms import PageForm
from surveyapp.web.respond import read_visit
from surveyapp.web.show import ENDED_STATUS, ended, page_address, show, show_wave
from surveyapp.web.site import site
from surveyapp.web.visit import Edition, edition_of, known, wave_state

pages = Blueprint("openlink", __name__)


@pages.get("/o/<token>")
@respondent
def first_page(token: str) -> ResponseReturnValue:
    """The first page for everybody. Looking at it starts nothing."""
    with site().database.reading() as session:
        wave = known(invitations.find_open(session, token))
        edition = edition_of(wave)
    return _first_page(wave, edition, token)


@pages.post("/o/<token>")
@respondent
def start(token: str) -> ResponseReturnValue:
    """Begin: from here on the visitor has a link of their own."""
    with site().database.transaction() as session:
        wave = known(invitations.find_open(session, token))
        edition = edition_of(wave)
        genuine = PageForm(token, (), {}, request.form.to_dict(flat=False)).is_genuine
        if wave_state(wave, site().now()) != "open" or not genuine:
            return _first_page(wave, edition, token)
        personal = invitations.start(session, wave)
    return redirect(url_for(".own_link", token=personal), 303)


@pages.get("/v/<token>/eigen-link")
@respondent
def own_link(token: str) -> ResponseReturnValue:
    """The personal link, to keep before going on."""
    visit = read_visit(token)
    if visit.state != "open":
        return ended(visit)
    link = site().settings.base_url + url_for("respond.first_page", token=token)
    return show("own_link", visit, link=link, onward=page_address(visit, visit.resume_at))


def _first_page(wave: Wave, edition: Edition, token: str) -> ResponseReturnValue:
    state = wave_state(wave, site().now())
    if state != "open":
        return show_wave("ended", wave, edition, ENDED_STATUS[state], state=state, typed=(), open_token=token)
    return show_wave(
        "start",
        wave,
        edition,
        form=PageForm(token, (), {}, None),
        minutes=whole_minutes(edition.questionnaire.minutes),
        promise=promise(wave, edition.questionnaire.language),
        open_token=token,
    )
