"""A wave of an association survey that is not open yet, with an address list, and what it takes to try it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import invitations, trial, waves
from surveyapp.fieldwork.trial import Check, Trial
from surveyapp.produce import trial as trying
from surveyapp.questionnaire.answers import Value
from surveyapp.settings import Settings
from surveyapp.storage.columns import Table
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Municipality, Wave

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
OFFICER = "els@zonstad.nl"
SETTINGS = Settings(
    environment="development",
    secret_key="x" * 40,
    base_url="https://vragen.zonstad.nl",
    mail_from="vragen@zonstad.nl",
    smtp_host="127.0.0.1",
    smtp_security="none",
)
MAIN = "clubs.yaml"
CLUBS = """
code: clubs
title: Clubs
perspective: organisations
sections:
  - code: deel
    title: Uw club
    questions:
      - {code: soort, type: background, label: Soort club,
         choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}]}
      - {code: genoeg, type: single, label: Genoeg vrijwilligers?,
         choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - {code: hoeveel, type: number, label: Hoeveel komt u tekort?, minimum: 1, ask_if: {genoeg: nee}}
      - {code: zorgvraag, type: single, label: Komt zorg erbij?, ask_if: {soort: zorg},
         choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - {code: tip, type: text, label: Hebt u een tip?}
"""


@dataclass(frozen=True)
class Rehearsal:
    """A wave, tried as an officer would."""

    database: Database
    wave_id: int

    def wave(self, session: Session) -> Wave:
        return session.get_one(Wave, self.wave_id)

    def change(self, **values: Any) -> None:
        """Set columns of the wave, as if it had always been so."""
        with self.database.transaction() as session:
            for name, value in values.items():
                setattr(self.wave(session), name, value)

    def invite(self, number: int, soort: str | None = "sport", **columns: Any) -> None:
        """So many more clubs on the list, of this kind."""
        background: Mapping[str, Value] = {} if soort is None else {"soort": soort}
        with self.database.transaction() as session:
            wave = self.wave(session)
            first = sum(sum(counted.values()) for counted in invitations.frame(session, wave).values())
            guests = [
                {
                    "unit": f"{soort}-{first + place}-{columns.get('name', '')}",
                    "name": f"Club {soort} {first + place}",
                    "email": f"{soort}{first + place}@club.nl",
                    "background": dict(background),
                    **columns,
                }
                for place in range(number)
            ]
            invitations.add(session, wave, guests)

    def order(self, definition: Path | None = None, now: datetime.datetime = NOW) -> trying.Order:
        return trying.Order(SETTINGS, now, OFFICER, (definition,) if definition else ())

    def run(self, order: trying.Order | None = None) -> Trial:
        return trying.run(self.database, self.wave, order or self.order())

    def check(self, code: str, order: trying.Order | None = None) -> Check:
        """What a new trial run says about this."""
        return next(check for check in self.run(order).checks if check.code == code)

    def kept(self) -> Trial | None:
        with self.database.reading() as session:
            return trial.read(session, self.wave(session))

    def changed(self) -> list[str]:
        """What has changed since the last trial run."""
        with self.database.reading() as session:
            last = trial.read(session, self.wave(session))
            assert last is not None
            return trial.changed(session, self.wave(session), last)

    def open(self, now: datetime.datetime = NOW) -> None:
        with self.database.transaction() as session:
            waves.open_(session, self.wave(session), now, OFFICER)

    def rows(self) -> dict[str, list[Any]]:
        """Every row of every table, but for what a trial run is meant to write: the wave, and the audit trail."""
        with self.database.reading() as session:
            tables = [each for name, each in Table.metadata.tables.items() if name not in ("wave", "event")]
            return {each.name: sorted(map(repr, session.execute(select(each)).all())) for each in tables}


def rehearse(database: Database, mode: str, **details: Any) -> Rehearsal:
    """A wave that is not open, of nobody yet."""
    with database.transaction() as session:
        zonstad = Municipality(slug="zonstad", name="Zonstad", languages=["nl"])
        session.add(zonstad)
        session.flush()
        given = {"closes_on": datetime.date(2026, 6, 12), "contact_email": OFFICER, **details}
        wave = waves.create(session, zonstad, {MAIN: CLUBS}, MAIN, "0-meting", 0, mode, NOW, OFFICER, **given)
        return Rehearsal(database, wave.id)


@pytest.fixture(params=["anonymous", "confidential", "named"])
def any_mode(request: pytest.FixtureRequest, database: Database) -> Rehearsal:
    """In each mode, with 24 sports clubs and 16 in care."""
    found = rehearse(database, request.param)
    found.invite(24)
    found.invite(16, "zorg")
    return found


@pytest.fixture
def anonymous(database: Database) -> Rehearsal:
    """An anonymous wave with 24 sports clubs and 16 in care."""
    found = rehearse(database, "anonymous")
    found.invite(24)
    found.invite(16, "zorg")
    return found
