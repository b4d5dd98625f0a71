"""The questionnaire of a wave on paper: blank, or one copy per invitation with its own code on it."""

import datetime
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, housestyle, letters, links
from surveyapp.fieldwork.addressing import contact, owner
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.model import Questionnaire
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


@dataclass(frozen=True)
class Stack:
    """Forms with codes that are not drawn yet: drawing takes seconds, in which nobody should wait for the database."""

    asked: Questionnaire
    cover: Cover
    copies: tuple[Copy, ...]

    def draw(self) -> bytes:
        """The file."""
        return drawing.render(self.asked, self.cover, self.copies)

    def note(self, session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
        """Note that forms were made."""
        detail = f"{len(self.copies)} formulieren" if len(self.copies) != 1 else "1 formulier"
        events.record(session, wave.municipality, "paper.make", now, by, wave, detail)


def coded(session: Session, wave: Wave, who: str, language: str = "nl", most: int = 0) -> Stack:
    """A form for each of these invitations, with its own code. Raises Refusal when there are none, or too many."""
    found = letters.chosen(session, wave, who)
    if not found:
        raise Refusal("Er is niemand die zo'n formulier krijgt. Kies een andere groep, of lees eerst de adreslijst in.")
    if most and len(found) > most:
        raise Refusal(
            f"Er zijn {len(found)} formulieren. Hier passen er {most} in één bestand: kies een kleinere groep."
        )
    asked = questionnaire_of(wave, language)
    copies = tuple(_copy(session, wave, invitation) for invitation in found)
    return Stack(asked, _cover(wave, asked.language), copies)


def blank(wave: Wave, language: str = "nl") -> Stack:
    """One form without a code: people copy the words of their letter onto it."""
    asked = questionnaire_of(wave, language)
    return Stack(asked, _cover(wave, asked.language), (Copy(),))


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
