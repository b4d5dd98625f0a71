"""A wave of Zonstad, and lists to bring to it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from surveyapp.fieldwork import addresses, waves
from surveyapp.fieldwork.addresses import Plan, columns, known, table
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Invitation, Municipality, Wave
from tests.fieldwork.conftest import MAIN, MONDAY, OFFICER, TOETS


@dataclass(frozen=True)
class Lists:
    """Brings lists to one wave, as the pages do."""

    database: Database
    number: int

    def wave(self, session: Session) -> Wave:
        return session.get_one(Wave, self.number)

    def plan(self, text: str, **chosen: str) -> Plan:
        """What this text would do; ``chosen``: title and part, in place of the guess."""
        with self.database.reading() as session:
            return self._plan(session, text, chosen)

    def bring(self, text: str, **chosen: str) -> Plan:
        with self.database.transaction() as session:
            lock(session, self.wave(session))
            plan = self._plan(session, text, chosen)
            addresses.apply(session, self.wave(session), plan, MONDAY, OFFICER)
        return plan

    def _plan(self, session: Session, text: str, chosen: dict[str, str]) -> Plan:
        wave, found = self.wave(session), table.from_text(text)
        remembered = known.remembered(session, wave)
        guessed = columns.guess(found, waves.questionnaire_of(wave), remembered)
        roles = tuple(chosen.get(title, role) for title, role in zip(found.titles, guessed, strict=True))
        return addresses.plan(session, wave, found, roles)

    def listed(self) -> dict[str, Invitation]:
        """Everybody on the list, by name."""
        with self.database.reading() as session:
            people = session.query(Invitation).filter_by(wave_id=self.number).order_by(Invitation.id)
            return {each.name: each for each in people}

    def change(self, **values: Any) -> None:
        """Something happens to the wave."""
        with self.database.transaction() as session:
            for name, value in values.items():
                setattr(self.wave(session), name, value)

    def open(self, now: datetime.datetime = MONDAY) -> None:
        with self.database.transaction() as session:
            waves.open_(session, self.wave(session), now, OFFICER)

    def close(self, now: datetime.datetime = MONDAY) -> None:
        with self.database.transaction() as session:
            waves.close(session, self.wave(session), now, OFFICER)


MakeLists = Callable[..., Lists]


@pytest.fixture
def make(database: Database, municipality: Municipality) -> MakeLists:
    """Makes a wave that is not open yet: ``make("0-meting", mode="named")``."""

    def made(title: str = "0-meting", mode: str = "confidential", owner: Municipality = municipality) -> Lists:
        with database.transaction() as session:
            session.add(owner)
            wave = waves.create(session, owner, {MAIN: TOETS}, MAIN, title, 0, mode, MONDAY, OFFICER)
        return Lists(database, wave.id)

    return made


@pytest.fixture
def lists(make: MakeLists) -> Lists:
    """A confidential wave that is not open yet."""
    return make()
