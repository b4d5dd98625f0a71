"""The cycles of a municipality: starting one, closing it, and opening the one that follows."""

import datetime
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Cycle, Municipality, WorksheetEntry
from surveyapp.storage.tenant import owned

YEARS = range(2000, 2100)
LONGEST = 10
"""Years that a policy period can take."""


def listing(session: Session, municipality_id: int) -> Sequence[Cycle]:
    """The cycles of a municipality, newest first."""
    return session.scalars(owned(Cycle, municipality_id).order_by(Cycle.first_year.desc())).all()


def find(session: Session, municipality_id: int, years: str) -> Cycle | None:
    """The cycle of these years, "2026-2030"."""
    return next((cycle for cycle in listing(session, municipality_id) if cycle.years == years), None)


def previous(session: Session, cycle: Cycle) -> Cycle | None:
    """The cycle that this one follows."""
    found: Cycle | None = session.scalar(owned(Cycle, cycle.municipality_id).where(Cycle.id == cycle.previous_id))
    return found


def start(
    session: Session, municipality: Municipality, first_year: int, last_year: int, now: datetime.datetime, by: str
) -> Cycle:
    """A new cycle. It follows the last one, which must be closed. Raises Refusal."""
    session.scalar(select(Municipality.id).where(Municipality.id == municipality.id).with_for_update())
    known = listing(session, municipality.id)
    _require_sense(known, first_year, last_year)
    before = known[0] if known else None
    made = Cycle(
        municipality=municipality,
        first_year=first_year,
        last_year=last_year,
        state="open",
        opened_on=now.date(),
        previous_id=before.id if before else None,
    )
    session.add(made)
    session.flush()
    events.record(session, municipality, "cycle.start", now, by, detail=made.years)
    return made


def _require_sense(known: Sequence[Cycle], first_year: int, last_year: int) -> None:
    if first_year not in YEARS or last_year not in YEARS:
        raise Refusal("Vul jaren in van vier cijfers, bijvoorbeeld 2026 en 2030.")
    if not first_year <= last_year <= first_year + LONGEST:
        raise Refusal(f"Het laatste jaar is hetzelfde als het eerste of hoogstens {LONGEST} jaar later.")
    still_open = next((cycle for cycle in known if cycle.state == "open"), None)
    if still_open:
        raise Refusal(f"De beleidscyclus {still_open.years} is nog open. Sluit die eerst.")
    if known and first_year <= known[0].first_year:
        raise Refusal(f"De nieuwe beleidscyclus begint na {known[0].first_year}: toen begon de vorige.")


def close(session: Session, cycle: Cycle, now: datetime.datetime, by: str) -> None:
    """From here nothing changes in it. Raises Refusal when it was closed already."""
    locked(session, cycle)
    cycle.state, cycle.closed_on = "closed", now.date()
    events.record(session, cycle.municipality, "cycle.close", now, by, detail=cycle.years)


def locked(session: Session, cycle: Cycle) -> None:
    """Nobody else changes this cycle until the transaction ends. Raises Refusal when it is closed."""
    session.flush()
    session.refresh(cycle, with_for_update={"of": Cycle})
    if cycle.state != "open":
        raise Refusal(f"De beleidscyclus {cycle.years} is gesloten. Er verandert niets meer in.")


def carry_over(session: Session, cycle: Cycle, items: Collection[str], now: datetime.datetime, by: str) -> int:
    """Take the last answers on these items along from the cycle before; returns how many there were."""
    before = previous(session, cycle)
    rows = owned(WorksheetEntry, cycle.municipality_id).where(
        WorksheetEntry.cycle_id == cycle.previous_id, WorksheetEntry.item.in_(items)
    )
    last = {(row.worksheet, row.item): row for row in session.scalars(rows.order_by(WorksheetEntry.number))}
    kept = [row for row in last.values() if row.value is not None]
    session.add_all(
        WorksheetEntry(
            municipality_id=cycle.municipality_id,
            cycle_id=cycle.id,
            worksheet=row.worksheet,
            item=row.item,
            number=1,
            value=row.value,
            at=now,
            by=f"{by}, overgenomen uit {before.years if before else ''}",
        )
        for row in kept
    )
    return len(kept)
