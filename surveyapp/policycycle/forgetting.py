"""Taking a name away from worksheets, goals, actions, commentary and own reports, also from what stood there before.

In every version the name makes room for words that say so; who else changed what and when stays as it was. On top of
an answer that counts now comes a change by who took the name away: so an open page with the old text is a clash and
does not bring the name back. That goes for closed cycles too: somebody's right does not end with the period.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, publications
from surveyapp.policycycle import commentary
from surveyapp.policycycle.mentions import REMOVED, WRITER, Mention, search
from surveyapp.policycycle.reminding import queueing
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.database import after_commit
from surveyapp.storage.tables import (
    Action,
    Advice,
    Commentary,
    Cycle,
    CycleStep,
    Goal,
    Municipality,
    OwnReport,
    Publication,
    Reminder,
    WorksheetEntry,
)
from surveyapp.storage.tenant import owned

Search: TypeAlias = Callable[[Session, int, str, Sequence[Questionnaire]], list[Mention]]
"""Where the name is; ``produce.mentions`` looks in more places."""
WRITERS = ("by", "made_by")


def forget(
    session: Session,
    municipality: Municipality,
    typed: str,
    sheets: Sequence[Questionnaire],
    now: datetime.datetime,
    by: str,
    search: Search = search,
) -> int:
    """Take this name or address away; returns in how many places. The audit trail does not say who it was."""
    _hold(session, municipality.id)
    found = search(session, municipality.id, typed, sheets)
    if not found:
        return 0
    newest = {*_newest(session, municipality.id), *_last_words(session, municipality.id)}
    for each in found:
        _rewrite(session, each, now)
    session.add_all(_on_top(each, now, by) for each in found if each.label != WRITER and each.row in newest)
    places = "1 plek" if len(found) == 1 else f"{len(found)} plekken"
    events.record(
        session, municipality, "person.remove", now, by, None, f"{places} op werkbladen, bij doelen of in rapporten"
    )
    after_commit(session, lambda database: database.vacuum())
    return len(found)


def _rewrite(session: Session, mention: Mention, now: datetime.datetime) -> None:
    row = mention.row
    if isinstance(row, Reminder):
        queueing.remove(session, row)  # what did not leave yet goes to nobody
        return
    if isinstance(row, Publication) and mention.column == "page":
        publications.clear(row, now)  # its pdf names them too
        return
    setattr(row, mention.column, mention.without)
    if isinstance(row, CycleStep) and row.owner == REMOVED:
        row.owner = ""
    if isinstance(row, Action) and row.owner_email == REMOVED:
        row.owner_email = ""
    if isinstance(row, Action | Advice | Goal | OwnReport | Publication) and mention.column not in WRITERS:
        row.version += 1  # a page that is open has the old text


def _hold(session: Session, municipality_id: int) -> None:
    """Nobody else writes in a cycle, or changes a goal or a report, until this transaction ends."""
    session.flush()
    for table in (Cycle, Goal, OwnReport, Commentary, Advice, Action, Publication):
        session.execute(
            select(table.id).where(table.municipality_id == municipality_id).order_by(table.id).with_for_update()
        ).all()


def _newest(session: Session, municipality_id: int) -> set[WorksheetEntry]:
    rows = session.scalars(owned(WorksheetEntry, municipality_id).order_by(WorksheetEntry.number))
    return {*{(row.cycle_id, row.worksheet, row.item): row for row in rows}.values()}


def _last_words(session: Session, municipality_id: int) -> set[Commentary]:
    rows = session.scalars(owned(Commentary, municipality_id).order_by(Commentary.number))
    return {*{(row.wave_id, row.report, row.chapter, row.kind): row for row in rows}.values()}


def _on_top(mention: Mention, now: datetime.datetime, by: str) -> WorksheetEntry | Commentary:
    row = mention.row
    if isinstance(row, Commentary):
        return commentary.next_version(row, "" if mention.without == REMOVED else mention.without, row.figures, now, by)
    assert isinstance(row, WorksheetEntry)
    return WorksheetEntry(
        municipality_id=row.municipality_id,
        cycle_id=row.cycle_id,
        worksheet=row.worksheet,
        item=row.item,
        number=row.number + 1,
        value=None if mention.without == REMOVED else mention.without,
        at=now,
        by=by,
    )
