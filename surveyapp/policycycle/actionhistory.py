"""The history of actions, conclusions and recommendations: each change is a row of its own, named and dated."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.storage.tables import Action, ActionChange, Advice, Wave
from surveyapp.storage.tenant import owned

Document = dict[str, object]
Row = TypeVar("Row", Action, Advice)


def changes(session: Session, *about: Action | Advice) -> Sequence[ActionChange]:
    """Everything that happened to these of one municipality, the oldest first."""
    if not about:
        return []
    acts, said = ([each.id for each in about if isinstance(each, kind)] for kind in (Action, Advice))
    mine = ActionChange.action_id.in_(acts) | ActionChange.advice_id.in_(said)
    query = owned(ActionChange, about[0].municipality_id).where(mine)
    return session.scalars(query.order_by(ActionChange.at, ActionChange.id)).all()


def after(session: Session, municipality_id: int, moment: datetime.datetime) -> Sequence[ActionChange]:
    """Everything that happened to the actions of this municipality from this moment on, the latest first."""
    query = owned(ActionChange, municipality_id).where(ActionChange.action_id.is_not(None), ActionChange.at >= moment)
    return session.scalars(query.order_by(ActionChange.at.desc(), ActionChange.id.desc())).all()


def begin(session: Session, wave: Wave, new: Action | Advice, first: Document, now: datetime.datetime, by: str) -> None:
    """Keep a new one; ``first`` is what its history begins with."""
    session.add(new)
    session.flush()
    _note(session, new, {}, first, now, by)
    _record(session, wave, new, "add", now, by)


def rewrite(
    session: Session,
    wave: Wave,
    row: Row,
    values: Mapping[str, object],
    told: Callable[[Row], Document],
    now: datetime.datetime,
    by: str,
) -> None:
    """Let it say these values from now on; ``told`` is what a history tells of it. Nothing happens without a change."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    before = told(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    session.flush()
    session.refresh(row)
    after = told(row)
    differ = [name for name in after if before[name] != after[name]] or ["owner"]  # an address: its owner, no more
    _note(session, row, {name: before[name] for name in differ}, {name: after[name] for name in differ}, now, by)
    _record(session, wave, row, "change", now, by)


def _note(
    session: Session, about: Action | Advice, before: Document, after: Document, now: datetime.datetime, by: str
) -> None:
    column = "action_id" if isinstance(about, Action) else "advice_id"
    row = {"municipality_id": about.municipality_id, column: about.id, "at": now, "by": by}
    session.add(ActionChange(**row, before=before, after=after))


def _record(session: Session, wave: Wave, about: Action | Advice, what: str, now: datetime.datetime, by: str) -> None:
    is_action = isinstance(about, Action)
    detail = f"actie {about.id}" if is_action else f"tekst {about.id}"
    events.record(
        session, wave.municipality, f"action.{what}" if is_action else f"advice.{what}", now, by, wave, detail
    )
