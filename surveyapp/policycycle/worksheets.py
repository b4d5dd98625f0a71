"""The answers on worksheets: every change is added with its name and moment, and nothing is overwritten silently.

Only ``forgetting`` writes in a change that is there: it takes a name away when that person asks.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.policycycle.cycles import locked
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.tables import Cycle, WorksheetEntry
from surveyapp.storage.tenant import owned

Typed = Mapping[str, Value | None]


@dataclass(frozen=True)
class Clash:
    """Two people changed the same item: what was typed just now, and what somebody else saved meanwhile."""

    item: str
    typed: Value | None
    theirs: WorksheetEntry


def entries(session: Session, cycle: Cycle) -> Sequence[WorksheetEntry]:
    """Every change in this cycle, the oldest first."""
    query = owned(WorksheetEntry, cycle.municipality_id).where(WorksheetEntry.cycle_id == cycle.id)
    return session.scalars(query.order_by(WorksheetEntry.at, WorksheetEntry.id)).all()


def latest(found: Sequence[WorksheetEntry]) -> dict[str, WorksheetEntry]:
    """What counts now: the last change of each item."""
    return {entry.item: entry for entry in sorted(found, key=lambda entry: entry.number)}


def history(session: Session, cycle: Cycle, worksheet: str, item: str) -> Sequence[WorksheetEntry]:
    """Every change of one item, the newest first."""
    query = owned(WorksheetEntry, cycle.municipality_id).where(
        WorksheetEntry.cycle_id == cycle.id, WorksheetEntry.worksheet == worksheet, WorksheetEntry.item == item
    )
    return session.scalars(query.order_by(WorksheetEntry.number.desc())).all()


def save(
    session: Session,
    cycle: Cycle,
    worksheet: str,
    typed: Typed,
    seen: Mapping[str, int],
    now: datetime.datetime,
    by: str,
) -> list[Clash]:
    """Keep what was typed. ``seen`` tells which change of each item stood on the page (0: none).

    An item that was not touched stays as it is now, whoever changed it. One that was changed here and by somebody else
    since is not saved and comes back as a Clash; all others are saved. Raises Refusal when the cycle is closed.
    """
    locked(session, cycle)
    all_of_it = [entry for entry in entries(session, cycle) if entry.worksheet == worksheet]
    now_there, then = latest(all_of_it), {(entry.item, entry.number): entry.value for entry in all_of_it}
    clashes, saved = [], 0
    for item, value in typed.items():
        current, shown = now_there.get(item), then.get((item, seen.get(item, 0)))
        if value == (current.value if current else None) or value == shown:
            continue
        if current and current.number != seen.get(item, 0):
            clashes.append(Clash(item, value, current))
            continue
        session.add(_entry(cycle, worksheet, item, current.number + 1 if current else 1, value, now, by))
        saved += 1
    if saved:
        told = f"{cycle.years}, {worksheet}: {saved}"
        events.record(session, cycle.municipality, "worksheet.change", now, by, detail=told)
    return clashes


def _entry(
    cycle: Cycle, worksheet: str, item: str, number: int, value: Value | None, now: datetime.datetime, by: str
) -> WorksheetEntry:
    return WorksheetEntry(
        municipality_id=cycle.municipality_id,
        cycle_id=cycle.id,
        worksheet=worksheet,
        item=item,
        number=number,
        value=value,
        at=now,
        by=by,
    )
