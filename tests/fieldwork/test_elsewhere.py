"""Which waves of other municipalities may be compared with: only closed ones of who takes part, in the period."""

import ast
import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from surveyapp.fieldwork import elsewhere, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave

CODE = Path(__file__).parents[2] / "surveyapp"
NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
SURVEY = """\
code: kort
title: Kort
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - {code: cijfer, type: grade, label: Welk cijfer geeft u?}
"""


def town(session: Session, name: str, *, compares: bool = True) -> Municipality:
    made = Municipality(slug=name, name=name, compares=compares)
    session.add(made)
    session.flush()
    return made


def measured(
    session: Session, town: Municipality, closed: datetime.datetime | None = NOON, text: str = SURVEY, ordinal: int = 0
) -> Wave:
    """A wave of this municipality, closed at this moment or still open."""
    opened = (closed or NOON) - datetime.timedelta(days=20)
    wave = waves.create(
        session, town, {"kort.yaml": text}, "kort.yaml", f"{ordinal}-meting", ordinal, "named", opened, "toets"
    )
    waves.open_(session, wave, opened, "toets")
    if closed:
        waves.close(session, wave, closed, "toets")
    return wave


def days(number: int) -> datetime.datetime:
    return NOON + datetime.timedelta(days=number)


def test_only_closed_waves_in_the_period_with_the_same_questionnaire_of_who_takes_part(database: Database) -> None:
    with database.transaction() as session:
        own = measured(session, town(session, "zonstad"))
        good = measured(session, town(session, "maanstad"), days(3))
        measured(session, own.municipality, days(1), ordinal=1)
        measured(session, town(session, "doet-niet-mee", compares=False))
        measured(session, town(session, "nog-open"), None)
        measured(session, town(session, "te-lang-geleden"), days(-400))
        measured(session, town(session, "andere-lijst"), text=SURVEY.replace("code: kort", "code: ander"))
        measured(session, town(session, "andere-groep"), text=SURVEY.replace("organisations", "colleagues"))
        assert elsewhere.waves(session, own, 12) == [good]


def test_of_a_municipality_the_latest_counts_and_the_order_is_that_of_closing(database: Database) -> None:
    with database.transaction() as session:
        own = measured(session, town(session, "zonstad"))
        twice = town(session, "maanstad")
        measured(session, twice, days(-30))
        last = measured(session, twice, days(20), ordinal=1)
        first = measured(session, town(session, "sterstad"), days(5))
        assert elsewhere.waves(session, own, 6) == [first, last]


@pytest.mark.parametrize("compares", [True, False])
def test_who_does_not_take_part_sees_nobody(database: Database, compares: bool) -> None:
    with database.transaction() as session:
        own = measured(session, town(session, "zonstad", compares=compares))
        measured(session, town(session, "maanstad"))
        assert len(elsewhere.waves(session, own, 12)) == compares


@pytest.mark.parametrize(
    ("closed", "months", "since", "until"),
    [
        (NOON, 12, datetime.date(2025, 6, 1), datetime.date(2027, 6, 1)),
        (
            datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC),
            1,
            datetime.date(2025, 12, 28),
            datetime.date(2026, 2, 28),
        ),
        (
            datetime.datetime(2026, 6, 1, 22, 30, tzinfo=datetime.UTC),
            24,
            datetime.date(2024, 6, 2),
            datetime.date(2028, 6, 2),
        ),
    ],
)
def test_the_period_is_so_many_months_around_the_day_of_closing_here(
    closed: datetime.datetime, months: int, since: datetime.date, until: datetime.date
) -> None:
    assert elsewhere.period(Wave(closed_at=closed), months) == (since, until)
    assert elsewhere.period(Wave(closed_at=None), months) is None


def _names(path: Path, wanted: str) -> bool:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text if wanted in text else "")
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    return wanted in imported


@pytest.mark.parametrize(
    ("what", "where"),
    [("closed_elsewhere", "fieldwork/elsewhere.py"), ("elsewhere", "produce/benchmark.py")],
)
def test_one_place_looks_across_municipalities_and_one_place_uses_it(what: str, where: str) -> None:
    found = {str(path.relative_to(CODE)) for path in CODE.rglob("*.py") if _names(path, what)}
    assert found == {where}
