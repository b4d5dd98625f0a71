"""A small survey of volunteer organisations in Zonstad, and somebody to run it."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from sqlalchemy.orm import Session

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.progress import Progress
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave

MAIN = "toets.yaml"
TOETS = """
code: toets
title: Toets
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - code: soort
        type: background
        label: Soort organisatie
        choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}]
      - code: vrijw
        type: single
        label: Werkt u met vrijwilligers?
        required: yes
        choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]
      - code: aantal
        type: number
        label: Hoeveel?
        ask_if: {vrijw: ja}
      - code: hulp
        type: multiple
        label: Welke hulp?
        choices: [{code: geld, label: Geld}, {code: ruimte, label: Ruimte}]
      - code: nood
        type: text
        label: Wat is het grootste knelpunt?
        max_length: 2000
"""
MONDAY = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
OFFICER = "officer@zonstad.nl"
YES: Answers = {"vrijw": "ja", "aantal": 12, "hulp": ["geld"], "nood": "Te weinig jeugd"}


@dataclass
class Fieldwork:
    """Runs one wave, one transaction per action, as the pages do."""

    database: Database
    wave: Wave
    now: datetime.datetime = MONDAY
    tokens: dict[str, str] = field(default_factory=dict)

    def open(self) -> None:
        with self.database.transaction() as session:
            waves.open_(session, self._wave(session), self.now, OFFICER)

    def close(self) -> None:
        with self.database.transaction() as session:
            waves.close(session, self._wave(session), self.now, OFFICER)

    def invite(self, name: str, **background: Value) -> str:
        with self.database.transaction() as session:
            self.tokens[name] = invitations.invite(session, self._wave(session), name, background=background)
        return self.tokens[name]

    @contextmanager
    def ticket(self, name: str) -> Iterator[tuple[Session, Ticket]]:
        with self.database.transaction() as session:
            ticket = invitations.find(session, self.tokens[name])
            assert ticket is not None
            yield session, ticket

    def draft(self, name: str) -> Progress:
        with self.ticket(name) as (session, ticket):
            return responses.draft(session, ticket)

    def save(self, name: str, answers: Answers, version: int = 0) -> Progress:
        with self.ticket(name) as (session, ticket):
            return responses.save(session, ticket, answers, version, self.now)

    def submit(self, name: str, version: int | None = None) -> Progress:
        """Hand in this version; without one, the draft as it is now."""
        with self.ticket(name) as (session, ticket):
            shown = responses.draft(session, ticket).version if version is None else version
            return responses.submit(session, ticket, shown, self.now)

    def answer(self, name: str, answers: Answers = YES) -> Progress:
        return self.submit(name, self.save(name, answers, self.draft(name).version).version)

    def documents(self) -> list[dict[str, Value | None]]:
        with self.database.reading() as session:
            return list(responses.documents(session, self._wave(session)))

    def counts(self) -> waves.Counts:
        with self.database.reading() as session:
            return waves.counts(session, self._wave(session))

    def _wave(self, session: Session) -> Wave:
        return session.get_one(Wave, self.wave.id)


def make_wave(database: Database, municipality: Municipality, mode: str, title: str = "0-meting") -> Fieldwork:
    """A wave that is not open yet."""
    with database.transaction() as session:
        session.add(municipality)
        wave = waves.create(session, municipality, {MAIN: TOETS}, MAIN, title, 0, mode, MONDAY, OFFICER)
    return Fieldwork(database, wave)


def opened(database: Database, municipality: Municipality, mode: str, *names: str) -> Fieldwork:
    """An open wave to which these organisations are invited."""
    fieldwork = make_wave(database, municipality, mode)
    for name in names:
        fieldwork.invite(name)
    fieldwork.open()
    return fieldwork


@pytest.fixture(params=["anonymous", "confidential", "named"])
def survey(request: pytest.FixtureRequest, database: Database, municipality: Municipality) -> Fieldwork:
    """An open wave, in each mode, with the football club and the choir invited."""
    return opened(database, municipality, request.param, "VV De Brug", "Koor De Lijster")
