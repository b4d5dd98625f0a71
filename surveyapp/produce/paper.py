"""The questionnaire of a wave on paper: blank, or one copy per invitation with its own code on it."""

import datetime

from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, housestyle, letters, links
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.produce.letters import contact, owner
from surveyapp.questionnaire.notation import format_date
from surveyapp.report import paper as drawing
from surveyapp.report.letter.words import words
from surveyapp.report.palette import FALLBACK
from surveyapp.report.paper.model import Copy, Cover
from surveyapp.storage.tables import Invitation, Wave

UNTIL = {
    "nl": "Stuur het formulier terug zodat het uiterlijk op {day} bij ons is.",
    "en": "Send the form back so that it reaches us by {day}.",
}
MOST = 150
"""Copies in one file."""


def blank(wave: Wave, language: str = "nl") -> bytes:
    """One form without a code: people copy the words of their letter onto it."""
    asked = questionnaire_of(wave, language)
    return drawing.render(asked, _cover(wave, asked.language))


def coded(session: Session, wave: Wave, who: str, now: datetime.datetime, by: str, language: str = "nl") -> bytes:
    """A form for each of these invitations, with its own code. Raises Refusal when there are none, or too many."""
    found = letters.chosen(session, wave, who)
    if not found:
        raise Refusal("Er is niemand die zo'n formulier krijgt. Kies een andere groep, of lees eerst de adreslijst in.")
    if len(found) > MOST:
        raise Refusal(f"Er zijn {len(found)} formulieren. In één bestand passen er {MOST}: kies een kleinere groep.")
    copies = [_copy(session, wave, invitation) for invitation in found]
    events.record(session, wave.municipality, "paper.make", now, by, wave, f"{len(copies)} formulieren")
    asked = questionnaire_of(wave, language)
    return drawing.render(asked, _cover(wave, asked.language), copies)


def _copy(session: Session, wave: Wave, invitation: Invitation) -> Copy:
    """In an anonymous wave a form bears no name and no number that anybody could look up."""
    code = links.in_words(links.token_of(session, invitation))
    if wave.mode == "anonymous":
        return Copy(code)
    return Copy(code, str(invitation.id), invitation.name)


def _cover(wave: Wave, language: str) -> Cover:
    municipality = wave.municipality
    day = format_date(wave.closes_on, language) if wave.closes_on else ""
    return Cover(
        owner=owner(municipality, language),
        colour=housestyle.main_colour(municipality.theme) or FALLBACK,
        back=letters.text_of(wave, "paper", language).body,
        until=UNTIL[language].format(day=day) if day else "",
        promise=(words(language).promise, promise(wave, language).text),
        contact=contact(wave),
        logo=municipality.logo,
        sealed=wave.mode == "anonymous",
    )
