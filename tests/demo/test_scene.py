"""The demonstration keeps the promises that it shows."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.demo import cycles as story
from surveyapp.demo import inside, insiders, scene
from surveyapp.fieldwork import waves
from surveyapp.policycycle import cycles, goals, steps, worksheets
from surveyapp.produce import reports
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave, Wish
from tests.shelf import shipped

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
LIBRARY = Path(__file__).parents[2]


def number(session: Session, table: type[Invitation] | type[Wish], wave: Wave) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.wave_id == wave.id)) or 0


@pytest.fixture(scope="module")
def played(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, scene.Scene]]:
    """The demonstration, once for all of these tests."""
    folder = tmp_path_factory.mktemp("demo")
    database = Database(f"sqlite:///{shutil.copy(sqlite_template, folder / 'demo.db')}", folder / "sleutels")
    yield database, scene.play(database, LIBRARY, NOW)
    database.dispose()


def test_the_demonstration_keeps_its_own_promises(played: tuple[Database, scene.Scene]) -> None:
    database, made = played
    with database.reading() as session:
        baseline, current = session.get_one(Wave, made.baseline), session.get_one(Wave, made.current)
        assert baseline.purged_at is not None
        assert baseline.addresses_until is not None
        assert baseline.purged_at.date() > baseline.addresses_until
        assert number(session, Invitation, baseline) == number(session, Wish, baseline) == 0
        assert waves.counts(session, baseline).submitted == 38
        assert number(session, Invitation, current) == 41
        assert number(session, Wish, current) == 6
        assert current.contact_email == scene.OFFICER
        invited = session.scalars(select(Invitation).where(Invitation.wave_id == current.id))
        assert len([each.address["street"] for each in invited]) == 41


def test_the_report_of_the_first_wave_has_three_neighbours_to_compare_with(
    played: tuple[Database, scene.Scene],
) -> None:
    data = reported(played, "nulmeting", [played[1].baseline])
    others = [each["others"] for each in data["benchmarks"][0]["variables"]]
    assert [(each["municipalities"], each["reason"]) for each in others] == [(3, None)] * 8


def test_the_evaluation_judges_the_goals_that_were_fixed_before_the_first_wave(
    played: tuple[Database, scene.Scene],
) -> None:
    made = played[1]
    data = reported(played, "evaluatie", [made.baseline, made.evaluated])
    assert [each["variable"] for each in data["goals"]] == ["kent_steunpunt", "genoeg", "knelpuntscore"]
    assert all(each["outcome"] != "cannot_say" for each in data["goals"])
    with played[0].reading() as session:
        baseline = session.get_one(Wave, made.baseline)
        assert all(goals.changes(session, goal) == [] for goal in goals.listing(session, baseline))


def test_four_sides_lie_beside_each_other(played: tuple[Database, scene.Scene]) -> None:
    made = played[1]
    sides = [made.sides[code] for code in ("collega", "partners", "zelfevaluatie")]
    data = reported(played, "perspectieven", [made.evaluated, *sides])
    levels = [[each["level"] for each in concept["levels"]] for concept in data["concepts"]]
    assert len([each for each in levels if sum(level is not None for level in each) > 1]) >= 4


def test_the_first_cycle_is_walked_through_and_the_second_has_begun(played: tuple[Database, scene.Scene]) -> None:
    database, made = played
    with database.reading() as session:
        current = session.get_one(Wave, made.current)
        second, first = cycles.listing(session, current.municipality_id)
        assert (first.state, second.state) == ("closed", "open")
        assert cycles.previous(session, second) == first
        held = steps.waves(session, first)
        assert [wave.id for wave in held[6]] == [made.baseline]
        assert {wave.id for wave in held[9]} == {made.evaluated, *made.sides.values()}
        worksheets_filled = {entry.worksheet for entry in worksheets.entries(session, first)}
        assert worksheets_filled == {f"ws{step}" for step in range(1, 10)}


@pytest.mark.parametrize("code", story.written())
def test_every_answer_on_a_worksheet_is_one_that_the_page_accepts(code: str) -> None:
    asked = shipped(code)
    started = datetime.date(2024, 1, 1)
    given = {item: story.as_answer(value, started) for item, value in story.written()[code]["answers"].items()}
    assert asked.prune(given) == given
    for item, value in given.items():
        question = asked.questions[item]
        assert question.read(question.write(value)) == value, item


@pytest.mark.parametrize("code", insiders.TITLES)
def test_the_tables_of_the_other_sides_fit_their_questionnaires(code: str) -> None:
    asked = shipped(code).questions
    for name, spread in inside.SPREADS.items():
        if name in asked:
            valid = [choice for choice in asked[name].categories if not choice.missing]
            assert len(spread.weights) == (len(valid) or 10), name
    every = {name for each in insiders.TITLES for name in shipped(each).questions}
    assert {*inside.SPREADS, *inside.WORDS} <= every


def reported(played: tuple[Database, scene.Scene], name: str, numbers: list[int]) -> Any:
    """The document of figures of a report on these waves."""
    with played[0].reading() as session:
        chosen = [session.get_one(Wave, number) for number in numbers]
        return reports.report(session, LIBRARY / "reports" / f"{name}.yaml", chosen, NOW.date()).data
