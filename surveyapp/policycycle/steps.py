"""Who sees to a step, by when, and which waves belong to it."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle.cycles import locked
from surveyapp.storage.tables import Cycle, CycleStep, CycleWave, Wave
from surveyapp.storage.tenant import owned

LONGEST_OWNER = 120


def plans(session: Session, cycle: Cycle) -> Mapping[int, CycleStep]:
    """What was agreed on the steps of this cycle; a step without a row was not spoken of."""
    rows = session.scalars(owned(CycleStep, cycle.municipality_id).where(CycleStep.cycle_id == cycle.id))
    return {row.step: row for row in rows}


def plan(
    session: Session,
    cycle: Cycle,
    step: int,
    owner: str,
    due_on: datetime.date | None,
    now: datetime.datetime,
    by: str,
) -> None:
    """Agree on who sees to this step and when it is ready. Raises Refusal when the cycle is closed."""
    locked(session, cycle)
    row = plans(session, cycle).get(step)
    if row is None:
        row = CycleStep(cycle_id=cycle.id, step=step, municipality_id=cycle.municipality_id, owner="")
        session.add(row)
    if (row.owner, row.due_on) == (owner, due_on):
        return
    row.owner, row.due_on = owner, due_on
    told = f", klaar op {due_on:%d-%m-%Y}" if due_on else ""  # no name: what is in the trail stays there
    events.record(session, cycle.municipality, "cycle.step", now, by, detail=f"{cycle.years}, stap {step}{told}")


def waves(session: Session, cycle: Cycle) -> Mapping[int, Sequence[Wave]]:
    """The waves of each step, the earliest first."""
    query = (
        select(CycleWave.step, Wave)
        .join(Wave, Wave.id == CycleWave.wave_id)
        .where(CycleWave.municipality_id == cycle.municipality_id, CycleWave.cycle_id == cycle.id)
        .order_by(Wave.id)
    )
    found: defaultdict[int, list[Wave]] = defaultdict(list)
    for step, wave in session.execute(query):
        found[step].append(wave)
    return found


def earlier_waves(session: Session, cycle: Cycle) -> Sequence[Wave]:
    """The waves of all cycles before this one."""
    query = (
        owned(Wave, cycle.municipality_id)
        .join(CycleWave, CycleWave.wave_id == Wave.id)
        .join(Cycle, Cycle.id == CycleWave.cycle_id)
        .where(Cycle.first_year < cycle.first_year)
    )
    return session.scalars(query.order_by(Wave.id)).all()


def all_waves(session: Session, cycle: Cycle) -> Sequence[Wave]:
    """The waves of all cycles before this one, and then its own: what a document can tell of."""
    return [*earlier_waves(session, cycle), *(wave for each in waves(session, cycle).values() for wave in each)]


def cycle_of(session: Session, wave: Wave) -> Cycle | None:
    """The cycle that this wave belongs to."""
    query = owned(Cycle, wave.municipality_id).join(CycleWave, CycleWave.cycle_id == Cycle.id)
    found: Cycle | None = session.scalar(query.where(CycleWave.wave_id == wave.id))
    return found


def attach(session: Session, cycle: Cycle, step: int, wave: Wave, now: datetime.datetime, by: str) -> None:
    """The wave belongs to this step. Raises Refusal when it belongs to one already."""
    locked(session, cycle)
    already = session.get(CycleWave, wave.id)
    if already:
        raise Refusal(f"De meting “{wave.title}” hoort al bij stap {already.step} van een beleidscyclus.")
    session.add(CycleWave(wave_id=wave.id, cycle_id=cycle.id, step=step, municipality_id=cycle.municipality_id))
    events.record(session, cycle.municipality, "cycle.wave", now, by, wave, f"{cycle.years}, stap {step}")


def detach(session: Session, cycle: Cycle, wave: Wave, now: datetime.datetime, by: str) -> None:
    """The wave does not belong to the cycle after all; the wave itself stays as it is."""
    locked(session, cycle)
    row = session.get(CycleWave, wave.id)
    if row is not None and row.cycle_id == cycle.id:
        session.delete(row)
        events.record(session, cycle.municipality, "cycle.wave_off", now, by, wave, cycle.years)
