"""Goals: fixed before a wave opens, visible when they change after that, and measured at a later wave of the series."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.variables import Variable
from surveyapp.storage.tables import DIRECTIONS, Goal, GoalChange, Wave
from surveyapp.storage.tenant import of_wave, owned

LATEST = 20
"""The furthest wave of a series that a goal can be for."""


@dataclass(frozen=True)
class Aim:
    """What a goal says. ``target`` and ``norm`` are in the unit of the figure: a share is 0..1."""

    variable: str
    direction: str
    target: float
    ordinal: int
    due_on: datetime.date
    source: str
    norm: float | None = None


class GoalOutdated(Refusal):
    """The goal was changed elsewhere since this page was shown."""

    def __init__(self) -> None:
        super().__init__("Dit doel is intussen op een andere plek veranderd. Kijk het na en probeer het opnieuw.")


def listing(session: Session, wave: Wave) -> Sequence[Goal]:
    """The goals that were fixed at this wave, the first to be measured first."""
    query = owned(Goal, wave.municipality_id).where(*of_wave(Goal, wave))
    return session.scalars(query.order_by(Goal.ordinal, Goal.id)).all()


def until(session: Session, wave: Wave) -> Sequence[tuple[Goal, Wave]]:
    """The goals of the series up to this wave, each with the wave at which it was fixed, the oldest first."""
    query = (
        select(Goal, Wave)
        .join(Wave, Goal.wave_id == Wave.id)
        .where(Goal.municipality_id == wave.municipality_id, Wave.perspective == wave.perspective)
        .where(Wave.ordinal <= wave.ordinal)
        .order_by(Wave.ordinal, Goal.ordinal, Goal.id)
    )
    return [(goal, fixed_at) for goal, fixed_at in session.execute(query)]


def find(session: Session, wave: Wave, number: int, *, locked: bool = False) -> Goal | None:
    """One goal of this wave; ``locked``: nobody else changes it until this transaction ends."""
    query = owned(Goal, wave.municipality_id).where(*of_wave(Goal, wave), Goal.id == number)
    found: Goal | None = session.scalar(query.with_for_update() if locked else query)
    return found


def changes(session: Session, goal: Goal) -> Sequence[GoalChange]:
    """What changed after it was fixed, the oldest first."""
    query = owned(GoalChange, goal.municipality_id).where(GoalChange.goal_id == goal.id)
    return session.scalars(query.order_by(GoalChange.at, GoalChange.id)).all()


def measurable(wave: Wave) -> dict[str, Variable]:
    """The questions and indicators of a wave that have one figure: only those can be a goal."""
    return {each.code: each for each in questionnaire_of(wave).variables if each.one_figure and not each.fact}


def aim_of(goal: Goal) -> Aim:
    """What this goal says now."""
    return Aim(goal.variable, goal.direction, goal.target, goal.ordinal, goal.due_on, goal.source, goal.norm)


def add(session: Session, wave: Wave, aim: Aim, reason: str, now: datetime.datetime, by: str) -> Goal:
    """A new goal. After the wave was opened it needs a reason, and is shown as added later. Raises Refusal."""
    session.scalar(select(Wave.id).where(Wave.id == wave.id).with_for_update())
    _require_sense(wave, aim)
    _require_new(session, wave, aim)
    _require_reason(wave, reason)
    goal = Goal(municipality_id=wave.municipality_id, wave_id=wave.id, version=1, made_by=by, **asdict(aim))
    goal.withdrawn = False
    session.add(goal)
    session.flush()
    if wave.opened_at is not None:
        _note(session, goal, {}, _document(aim), reason, now, by)
    events.record(session, wave.municipality, "goal.add", now, by, wave, aim.variable)
    return goal


def change(
    session: Session, wave: Wave, goal: Goal, aim: Aim, version: int, reason: str, now: datetime.datetime, by: str
) -> None:
    """Let the goal say something else; what it is about stays. Raises Refusal."""
    if goal.version != version:
        raise GoalOutdated
    before, after = _document(aim_of(goal)), _document(aim)
    _require_sense(wave, aim)
    differ = [name for name in after if before[name] != after[name]]
    if not differ:
        return
    if "variable" in differ:
        raise WrongField("variable", "Een doel blijft over hetzelfde cijfer gaan. Voeg een nieuw doel toe.")
    if "ordinal" in differ:
        _require_new(session, wave, aim)
    _require_reason(wave, reason)
    for name, value in asdict(aim).items():
        setattr(goal, name, value)
    goal.version += 1
    if wave.opened_at is not None:
        _note(session, goal, _only(before, differ), _only(after, differ), reason, now, by)
    events.record(session, wave.municipality, "goal.change", now, by, wave, aim.variable)


def withdraw(session: Session, wave: Wave, goal: Goal, why: str, now: datetime.datetime, by: str) -> None:
    """Give a goal up: gone before the wave opens, after that visible with the reason. Raises Refusal."""
    _require_reason(wave, why, "why")
    if wave.opened_at is None:
        session.execute(delete(Goal).where(*of_wave(Goal, wave), Goal.id == goal.id))
    elif not goal.withdrawn:
        goal.withdrawn, goal.version = True, goal.version + 1
        _note(session, goal, {"withdrawn": False}, {"withdrawn": True}, why, now, by)
    events.record(session, wave.municipality, "goal.withdraw", now, by, wave, goal.variable)


def _document(aim: Aim) -> dict[str, object]:
    return {**asdict(aim), "due_on": aim.due_on.isoformat()}


def _only(document: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    return {name: document[name] for name in names}


def _note(
    session: Session,
    goal: Goal,
    before: dict[str, object],
    after: dict[str, object],
    reason: str,
    now: datetime.datetime,
    by: str,
) -> None:
    owner = {"municipality_id": goal.municipality_id, "goal_id": goal.id}
    session.add(GoalChange(**owner, at=now, by=by, before=before, after=after, reason=reason.strip()))


def _require_reason(wave: Wave, reason: str, field: str = "reason") -> None:
    if wave.opened_at is not None and not reason.strip():
        raise WrongField(field, "De doelen liggen vast sinds de meting openging. Schrijf op waarom u er een verandert.")


def _require_new(session: Session, wave: Wave, aim: Aim) -> None:
    if any((each.variable, each.ordinal) == (aim.variable, aim.ordinal) for each in listing(session, wave)):
        raise WrongField("variable", f"Voor dit cijfer is er al een doel bij de {aim.ordinal}-meting.")


def _require_sense(wave: Wave, aim: Aim) -> None:
    variable = measurable(wave).get(aim.variable)
    if variable is None:
        raise WrongField("variable", "Kies een vraag of indicator van deze meting.")
    if aim.direction not in DIRECTIONS:
        raise WrongField("direction", "Kies een van de mogelijkheden.")
    for field, value in (("target", aim.target), ("norm", aim.norm)):
        if variable.yes_or_no and value is not None and not 0 <= value <= 1:
            raise WrongField(field, "Een percentage ligt tussen 0 en 100.")
    if not wave.ordinal < aim.ordinal <= LATEST:
        raise WrongField("ordinal", f"Een doel is voor een latere meting: kies de {wave.ordinal + 1}-meting of later.")
    if not aim.source.strip():
        raise WrongField("source", "Schrijf op waar dit doel vandaan komt.")
