"""Keeping reports of an officer's own, on both databases: names, order, versions, and whose they are."""

import datetime
from dataclasses import dataclass

import pytest

from surveyapp.fieldwork import ownreports
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Wave
from tests.surveys import NOW, OFFICER, Survey, data, run

LIST = data({"code": "aantal", "type": "number", "minimum": 0})


@dataclass
class Desk:
    """An officer in one transaction."""

    session: Session
    wave: Wave

    def add(self, title: str, minutes: int = 0) -> str:
        at = NOW + datetime.timedelta(minutes=minutes)
        return ownreports.add(self.session, self.wave, title, f"title: {title}\n", at, OFFICER).slug

    @property
    def names(self) -> list[str]:
        return [each.slug for each in ownreports.listing(self.session, self.wave)]


def desk(session: Session, survey: Survey) -> Desk:
    return Desk(session, session.get_one(Wave, survey.wave_id))


def test_reports_are_kept_under_free_names_with_the_last_changed_first(database: Database) -> None:
    zonstad, elsewhere = run(database, LIST), run(database, LIST, municipality="veldhove")
    with database.transaction() as session:
        els = desk(session, zonstad)
        assert [els.add("Voor de raad"), els.add("Voor de raad", 1), els.add("!", 2)] == [
            "voor-de-raad",
            "voor-de-raad-2",
            "rapport",
        ]
    with database.transaction() as session:
        els = desk(session, zonstad)
        report = ownreports.locked(session, els.wave, "voor-de-raad")
        assert report
        ownreports.change(session, els.wave, report, "Raad", report.text, NOW, OFFICER)
        assert (report.version, report.title) == (1, "Voor de raad")
        ownreports.change(
            session, els.wave, report, "Raad", "title: Raad\n", NOW + datetime.timedelta(hours=1), OFFICER
        )
        assert report.version == 2
    with database.transaction() as session:
        els, other = desk(session, zonstad), desk(session, elsewhere)
        assert els.names == ["voor-de-raad", "rapport", "voor-de-raad-2"]
        assert other.names == []
        assert ownreports.find(session, other.wave, "rapport") is None
        report = ownreports.find(session, els.wave, "rapport")
        assert report
        ownreports.remove(session, els.wave, report, NOW, OFFICER)
    with database.reading() as session:
        assert desk(session, zonstad).names == ["voor-de-raad", "voor-de-raad-2"]


def test_a_list_that_is_full_takes_no_more(sqlite_database: Database) -> None:
    survey = run(sqlite_database, LIST)
    with sqlite_database.transaction() as session:
        els = desk(session, survey)
        for _ in range(ownreports.MOST):
            els.add("Rapport")
        with pytest.raises(Refusal, match="Verwijder er eerst een"):
            els.add("Nog een")
