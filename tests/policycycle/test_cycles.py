"""Cycles of a municipality: one is open at a time, and the next one takes along what was said to carry over."""

import datetime

import pytest
from sqlalchemy import select

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import cycles, steps, worksheets
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Municipality
from tests.surveys import NOW

LATER = NOW + datetime.timedelta(days=400)


def test_a_cycle_is_started_planned_closed_and_followed(database: Database, municipality: Municipality) -> None:
    with database.transaction() as session:
        first = cycles.start(session, session.merge(municipality), 2026, 2030, NOW, "els@zonstad.nl")
        steps.plan(session, first, 4, "Els", datetime.date(2026, 9, 1), NOW, "els@zonstad.nl")
        steps.plan(session, first, 4, "Piet", None, NOW, "els@zonstad.nl")
        worksheets.save(session, first, "ws1", {"ws1_07": "Samen", "ws1_04": "Welzijn"}, {}, NOW, "els@zonstad.nl")
        cycles.close(session, first, LATER, "els@zonstad.nl")
        second = cycles.start(session, first.municipality, 2031, 2034, LATER, "piet@zonstad.nl")
        assert cycles.carry_over(session, second, ["ws1_07", "ws1_08"], LATER, "piet@zonstad.nl") == 1
    with database.reading() as session:
        assert [cycle.years for cycle in cycles.listing(session, municipality.id)] == ["2031-2034", "2026-2030"]
        old, new = (cycles.find(session, municipality.id, years) for years in ("2026-2030", "2031-2034"))
        assert old
        assert new
        assert (old.state, old.closed_on) == ("closed", LATER.date())
        assert cycles.previous(session, new) == old
        plan = steps.plans(session, old)[4]
        assert (plan.owner, plan.due_on) == ("Piet", None)
        (taken,) = worksheets.entries(session, new)
        assert (taken.item, taken.value) == ("ws1_07", "Samen")
        assert taken.by == "piet@zonstad.nl, overgenomen uit 2026-2030"
        told = session.scalars(select(Event.action).order_by(Event.id)).all()
        assert [each for each in told if each.startswith("cycle")] == [
            "cycle.start",
            "cycle.step",
            "cycle.step",
            "cycle.close",
            "cycle.start",
        ]


@pytest.mark.parametrize(
    ("years", "why"),
    [
        ((26, 30), "jaren in van vier cijfers"),
        ((2030, 2026), "laatste jaar"),
        ((2027, 2041), "laatste jaar"),
        ((2027, 2030), "is nog open"),
    ],
)
def test_a_cycle_that_makes_no_sense_is_refused(
    years: tuple[int, int], why: str, database: Database, municipality: Municipality
) -> None:
    with database.transaction() as session:
        zonstad = session.merge(municipality)
        cycles.start(session, zonstad, 2026, 2026, NOW, "els")
        with pytest.raises(Refusal, match=why):
            cycles.start(session, zonstad, *years, NOW, "els")


def test_nothing_changes_in_a_closed_cycle(database: Database, municipality: Municipality) -> None:
    with database.transaction() as session:
        cycle = cycles.start(session, session.merge(municipality), 2026, 2030, NOW, "els")
        cycles.close(session, cycle, NOW, "els")
        for change in (
            lambda: cycles.close(session, cycle, NOW, "els"),
            lambda: steps.plan(session, cycle, 1, "Els", None, NOW, "els"),
            lambda: worksheets.save(session, cycle, "ws1", {"ws1_04": "x"}, {}, NOW, "els"),
        ):
            with pytest.raises(Refusal, match="is gesloten"):
                change()
        with pytest.raises(Refusal, match="begint na 2026"):
            cycles.start(session, cycle.municipality, 2025, 2030, NOW, "els")
