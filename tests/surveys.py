"""Waves to answer: a questionnaire written as plain data, opened in Zonstad, with links to hand out."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from surveyapp.fieldwork import invitations, waves
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Municipality, Wave

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
MAIN = "toets.yaml"
OFFICER = "toets@zonstad.nl"
Data = Mapping[str, object]


@dataclass(frozen=True)
class Survey:
    """A wave, and what a test does to it from outside the pages."""

    database: Database
    wave_id: int

    def invite(self, name: str = "Korfbalclub", **background: Value) -> str:
        """The address of a new personal link."""
        with self.database.transaction() as session:
            return "/v/" + invitations.invite(session, self._wave(session), name, background=background)

    def open_link(self) -> str:
        """The address of a new link for everybody."""
        with self.database.transaction() as session:
            return "/o/" + invitations.make_open_link(session, self._wave(session))

    def close(self) -> None:
        """The officer closes the wave."""
        with self.database.transaction() as session:
            waves.close(session, self._wave(session), NOW, OFFICER)

    def _wave(self, session: Session) -> Wave:
        wave = session.get(Wave, self.wave_id)
        assert wave is not None
        return wave


def data(*questions: Data, **fields: object) -> dict[str, object]:
    """A questionnaire with one page of these questions; ``sections`` overrules that."""
    one = {"code": "deel", "title": "Uw organisatie", "questions": [{"label": "Vraag?", **q} for q in questions]}
    return {"code": "toets", "title": "Toets", "perspective": "organisations", "sections": [one], **fields}


def section(code: str, *questions: Data, **fields: object) -> dict[str, object]:
    """One page."""
    return {
        "code": code,
        "title": code.capitalize(),
        "questions": [{"label": "Vraag?", **q} for q in questions],
        **fields,
    }


def run(
    database: Database,
    questionnaire: Data,
    mode: str = "confidential",
    *,
    opened: bool = True,
    theme: str = "",
    municipality: str = "zonstad",
    closes_on: datetime.date | None = None,
    **overlays: Data,
) -> Survey:
    """A wave of this questionnaire, open unless told otherwise; ``en={...}`` adds a translation."""
    sources = {MAIN: json.dumps(questionnaire)}
    sources |= {
        f"toets.{language}.yaml": json.dumps({"language": language, **words}) for language, words in overlays.items()
    }
    return run_sources(
        database, sources, MAIN, mode, opened=opened, theme=theme, municipality=municipality, closes_on=closes_on
    )


def run_sources(
    database: Database,
    sources: Mapping[str, str],
    main: str,
    mode: str = "confidential",
    *,
    opened: bool = True,
    theme: str = "",
    municipality: str = "zonstad",
    closes_on: datetime.date | None = None,
) -> Survey:
    """The same from the texts of a questionnaire."""
    with database.transaction() as session:
        zonstad = Municipality(slug=municipality, name=municipality.capitalize(), theme=theme)
        session.add(zonstad)
        session.flush()
        wave = waves.create(session, zonstad, sources, main, "0-meting", 0, mode, NOW, OFFICER, closes_on=closes_on)
        if opened:
            waves.open_(session, wave, NOW, OFFICER)
        return Survey(database, wave.id)
