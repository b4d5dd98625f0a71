"""What an officer has on the desk while typing a form in: the wave, the form's ticket, and what was typed so far.

The token of a form stands in no address and in no table. It travels in the officer's own session cookie, under the
number of the entry; without it (another computer), the eight words lead back to the same entry.
"""

from dataclasses import dataclass
from functools import cached_property

from flask import session as cookie

from surveyapp.fieldwork import links, paper, waves
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.paper import Entry
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access

COOKIE = "paper"
MOST = 5
"""Forms that one officer can have open at the same time."""


@dataclass(frozen=True)
class Desk:
    """One form and its entries; ``entry`` is the one that is open."""

    wave: Wave
    ticket: Ticket
    entries: tuple[Entry, ...]
    entry: Entry
    questionnaire: Questionnaire

    @cached_property
    def route(self) -> tuple[Section, ...]:
        """The pages that what was typed leads to."""
        return self.questionnaire.route(self.entry.answers)

    def neighbour(self, section: Section, step: int) -> Section | None:
        """The page before (-1) or after (+1) this one; None at either end, or when it is not asked any more."""
        codes = [each.code for each in self.route]
        place = codes.index(section.code) + step if section.code in codes else -1
        return self.route[place] if 0 <= place < len(codes) else None

    @property
    def same_hand(self) -> bool:
        """Whether one person typed it in both times: a second pair of eyes sees more."""
        return len({entry.entered_by for entry in self.entries}) < len(self.entries)

    @property
    def code(self) -> str:
        """The words to write on a form that came in without any; empty when it bears its own."""
        return links.in_words(self.ticket.token) if self.ticket.invitation.channel == "paper" else ""

    @property
    def name(self) -> str:
        """Whose form it is; empty in an anonymous wave."""
        return "" if self.wave.mode == "anonymous" else self.ticket.invitation.name


def remember(entry: Entry, ticket: Ticket) -> None:
    """Put this form on the desk; the oldest goes when the desk is full."""
    kept = {name: token for name, token in cookie.get(COOKIE, {}).items() if name != entry.id}
    cookie[COOKIE] = dict(list({**kept, entry.id: ticket.token}.items())[-MOST:])


def clear(entries: tuple[Entry, ...]) -> None:
    """Take a form that was handed in off the desk."""
    done = {entry.id for entry in entries}
    cookie[COOKIE] = {name: token for name, token in cookie.get(COOKIE, {}).items() if name not in done}


def desk(session: Session, slug: str, number: str) -> Desk | None:
    """The desk with this entry; None when the form was handed in already. Anything unknown is not found."""
    wave = access.the_wave(session, slug)
    token = access.found(cookie.get(COOKIE, {}).get(number))
    ticket = access.found(paper.with_token(session, wave, token))
    entries = paper.entries(session, ticket)
    entry = next((each for each in entries if each.id == number), None)
    return Desk(wave, ticket, entries, entry, waves.questionnaire_of(wave)) if entry else None
