"""The two policy cycles of the demonstration: the first walked through from ambition to evaluation, the next begun."""

import datetime
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy.orm import Session

from surveyapp.policycycle import cycles, goals, steps, worksheets
from surveyapp.policycycle.goals import Aim
from surveyapp.policycycle.reminding import occasions
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.tables import Cycle, Municipality, Wave

BEFORE = 140
"""Days before the 0-meting that the first cycle began."""
OWNERS = {
    1: ("Sam de Wit", 14),
    2: ("Sam de Wit", 45),
    3: ("Noor Bakker", 60),
    4: ("Noor Bakker", 80),
    5: ("Noor Bakker", 110),
    6: ("Sam de Wit", 195),
    7: ("Sam de Wit", 240),
    8: ("Noor Bakker", 610),
    9: ("Sam de Wit", 900),
}
"""Who sees to each step, and how many days after the start it is to be ready."""
AIMS = (
    ("kent_steunpunt", "at_least", 0.85, "Beleidsplan vrijwilligerswerk, speerpunt 1"),
    ("genoeg", "at_least", 0.70, "Beleidsplan vrijwilligerswerk, speerpunt 2"),
    ("knelpuntscore", "at_most", 7.0, "Beleidsplan vrijwilligerswerk, speerpunt 3"),
)
"""What the officer set out to reach: figure, direction, target and where it is written down."""
_DAY = "dag "


def started_at(baseline: datetime.datetime) -> datetime.datetime:
    """When the first cycle began. ``baseline`` is when the 0-meting opens."""
    return baseline - datetime.timedelta(days=BEFORE)


def begin(session: Session, municipality: Municipality, baseline: datetime.datetime) -> Cycle:
    """The first cycle, with an owner for every step."""
    started = started_at(baseline)
    cycle = cycles.start(session, municipality, started.year, started.year + 2, started, OWNERS[1][0])
    for step, (owner, days) in OWNERS.items():
        steps.plan(session, cycle, step, owner, started.date() + datetime.timedelta(days=days), started, OWNERS[1][0])
    return cycle


def fill(session: Session, cycle: Cycle, baseline: datetime.datetime) -> None:
    """What the colleagues wrote on the worksheets, each on its day."""
    started = started_at(baseline)
    for code, sheet in written().items():
        at = started + datetime.timedelta(days=sheet["day"])
        typed = {item: as_answer(value, started.date()) for item, value in sheet["answers"].items()}
        worksheets.save(session, cycle, code, typed, {}, at, sheet["by"])


def written() -> Mapping[str, Any]:
    """The worksheets as they stand in the file, by the code of their questionnaire."""
    found: Mapping[str, Any] = yaml.safe_load(files("surveyapp.demo").joinpath("worksheets.yaml").read_text("utf-8"))
    return found


def as_answer(value: Value, started: datetime.date) -> Value:
    """The answer; "dag 40" is the date of the fortieth day, or of the Monday after: nobody meets in a weekend."""
    if isinstance(value, str) and value.startswith(_DAY):
        day = started + datetime.timedelta(days=int(value.removeprefix(_DAY)))
        return occasions.working_day(day).isoformat()
    return value


def as_date(day: str, started: datetime.date) -> datetime.date:
    """The date of "dag 40"."""
    return datetime.date.fromisoformat(str(as_answer(day, started)))


def aim(session: Session, wave: Wave, due_on: datetime.date, now: datetime.datetime, by: str) -> None:
    """Fix the goals at the 0-meting, before anybody answers."""
    for variable, direction, target, source in AIMS:
        goals.add(session, wave, Aim(variable, direction, target, 1, due_on, source), "", now, by)


def go_on(session: Session, municipality: Municipality, cycle: Cycle, now: datetime.datetime, by: str) -> Cycle:
    """Close the first cycle and begin the next."""
    cycles.close(session, cycle, now, by)
    return cycles.start(session, municipality, now.year, now.year + 4, now, by)
