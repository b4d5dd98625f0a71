"""A visit: one respondent with a link, and how far that link gets them."""

import datetime
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

from flask import request
from werkzeug.exceptions import NotFound

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.fieldwork.addressing import whole_minutes
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.progress import Progress
from surveyapp.policycycle import steps
from surveyapp.policycycle.notebook import Notebook
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.storage.database import Session
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave
from surveyapp.web import notebooks
from surveyapp.web.texts import LANGUAGES, language_of, texts

State: TypeAlias = Literal["not_open", "open", "closed", "already"]
T = TypeVar("T")


class UnknownLink(NotFound):
    """No such link. The same page as for everything that does not exist, but slower every time."""


@dataclass(frozen=True)
class Edition:
    """A questionnaire in the language of this request, and the other language that it can be read in."""

    questionnaire: Questionnaire
    other_language: str | None


@dataclass(frozen=True)
class Visit:
    """What a respondent's link leads to, in the language of this request."""

    ticket: Ticket
    state: State
    edition: Edition
    progress: Progress
    notebook: Notebook | None = None
    """What was written down in the policy cycle of the wave, when the questionnaire shows something of that."""

    @property
    def questionnaire(self) -> Questionnaire:
        return self.edition.questionnaire

    @property
    def language(self) -> str:
        return self.questionnaire.language

    @property
    def token(self) -> str:
        return self.ticket.token

    @property
    def wave(self) -> Wave:
        return self.ticket.wave

    @property
    def is_invited(self) -> bool:
        """Whether this link was sent to somebody by name, and is not one that a visitor started with."""
        return self.ticket.invitation.channel == "link"

    @property
    def correcting(self) -> bool:
        """Whether answers that were handed in are being changed."""
        return self.progress.correcting

    @property
    def answers(self) -> Answers:
        return self.progress.answers

    @property
    def begun(self) -> Answers:
        """The answers so far, and what questions begin with that were not shown yet."""
        if self.notebook is None:
            return self.answers
        leads = (question for section in self.questionnaire.sections for question in section.questions)
        begun = {lead.code: self.notebook.begun(lead) for lead in leads if lead.code not in self.answers}
        return {**{code: value for code, value in begun.items() if value is not None}, **self.answers}

    @cached_property
    def t(self) -> dict[str, str]:
        """The texts of the pages."""
        return texts(self.language)

    @cached_property
    def route(self) -> tuple[Section, ...]:
        """The pages that the answers so far lead to."""
        return self.questionnaire.route(self.answers)

    def with_answers(self, answers: Answers) -> "Visit":
        """The same visit once these answers are saved."""
        return replace(self, progress=replace(self.progress, answers=dict(answers)))

    def leads_to(self, section: Section) -> bool:
        """Whether this page is asked."""
        return any(each.code == section.code for each in self.route)

    @property
    def started(self) -> bool:
        """Whether something was saved before."""
        return self.progress.version > 0

    @property
    def resume_at(self) -> Section | None:
        """The first page with a question that was not shown yet; None when all were."""
        asked = self.questionnaire.asked(self.answers)
        return next((s for s, question in asked if question.on_page and question.code not in self.answers), None)

    def neighbour(self, section: Section, step: int) -> Section | None:
        """The page before (-1) or after (+1) this one; None at either end."""
        codes = [each.code for each in self.route]
        place = codes.index(section.code) + step
        return self.route[place] if 0 <= place < len(codes) else None

    def part(self, section: Section) -> tuple[int, int]:
        """Which page this is, and of how many: (2, 6)."""
        codes = [each.code for each in self.route]
        return codes.index(section.code) + 1, len(codes)

    def minutes_left(self, section: Section) -> int:
        """Estimated minutes from the start of this page, at least 1."""
        number, _ = self.part(section)
        return whole_minutes(sum(each.seconds for each in self.route[number - 1 :]) / 60)


def open_visit(session: Session, token: str, now: datetime.datetime) -> Visit:
    """The visit behind this token. Raises UnknownLink."""
    ticket = known(invitations.find(session, token))
    edition = edition_of(ticket.wave)
    state = wave_state(ticket.wave, now)
    progress = _progress(session, ticket, state)
    if state == "open" and progress.submitted and not progress.correcting:
        state = "already"
    return Visit(ticket, state, edition, progress, _notebook(session, ticket.wave, edition.questionnaire))


def _notebook(session: Session, wave: Wave, questionnaire: Questionnaire) -> Notebook | None:
    cycle = steps.cycle_of(session, wave) if questionnaire.takes else None
    return notebooks.opened(session, cycle) if cycle else None


def _progress(session: Session, ticket: Ticket, state: State) -> Progress:
    nothing = Progress({}, 0, False)
    if state == "not_open":
        return nothing
    try:
        return responses.draft(session, ticket)
    except KeyMissing:
        if state == "closed":  # the key of the pseudonyms is gone, as was promised
            return nothing
        raise


def wave_state(wave: Wave, now: datetime.datetime) -> State:
    """Whether a wave accepts answers at this moment."""
    if wave.state == "draft" or (wave.state == "open" and not waves.has_begun(wave, now)):
        return "not_open"
    return "closed" if wave.state == "closed" or waves.is_due(wave, now) else "open"


def edition_of(wave: Wave) -> Edition:
    """The questionnaire in the language that this request asks for, if there is one; needs the wave's session."""
    every = {language: waves.questionnaire_of(wave, language) for language in LANGUAGES}
    allowed = wave.municipality.languages
    offered = [each for each, found in every.items() if found.language == each and each in allowed]
    asked = language_of(request.args)
    language = asked if asked in offered else "nl"
    return Edition(every[language], next((each for each in offered if each != language), None))


def known(thing: T | None) -> T:
    """The thing behind a link. Raises UnknownLink when there is none."""
    if thing is None:
        raise UnknownLink
    return thing
