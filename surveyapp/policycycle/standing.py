"""How actions stood at the end of a day: the yearly check keeps telling what was known when it was held."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.policycycle import actionhistory, actions
from surveyapp.policycycle.notebook import Notebook
from surveyapp.questionnaire.question import TODAY
from surveyapp.storage.tables import Action, Cycle, Wave


@dataclass(frozen=True)
class Stood:
    """An action as it was on a day. ``owner`` is a name or function, never an address. ``late``: should have been
    ready by then."""

    action: Action
    wave: Wave
    function: int
    text: str
    owner: str
    due_on: datetime.date
    budget: int | None
    document: str
    public: bool
    state: str
    note: str
    late: bool


def now(action: Action, wave: Wave, today: datetime.date) -> Stood:
    """As it is today."""
    return _stood(action, wave, actions.told(action), today)


def on(session: Session, cycle: Cycle, day: datetime.date) -> Sequence[Stood]:
    """The actions of the waves of a cycle as they were when this day ended; what was added later is not there."""
    found = actions.of_cycle(session, cycle)
    known = {action.id: actions.told(action) for action, _ in found}
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), NETHERLANDS)
    for change in actionhistory.after(session, cycle.municipality_id, midnight) if found else ():
        if change.action_id in known:
            known[change.action_id].update(change.before)
            if change.after and not change.before:
                del known[change.action_id]
    return [_stood(action, wave, known[action.id], day) for action, wave in found if action.id in known]


def day_of(cycle: Cycle, notebook: Notebook, name: str, today: datetime.date) -> datetime.date | None:
    """The day that ``name`` means: today, or the answer on an item; None while nobody filled that in, or it is still
    to come. In a closed cycle the day on which it was closed is the last."""
    last = min(today, cycle.closed_on or today)
    if name == TODAY:
        return last
    value = notebook.value(name)
    day = datetime.date.fromisoformat(value) if isinstance(value, str) else None
    return day if day and day <= last else None


def _stood(action: Action, wave: Wave, told: dict[str, Any], day: datetime.date) -> Stood:
    due_on = datetime.date.fromisoformat(told["due_on"])
    says = {name: told[name] for name in ("function", "text", "owner", "budget", "document", "public", "state", "note")}
    late = told["state"] not in actions.ENDED and due_on < day
    return Stood(action=action, wave=wave, due_on=due_on, late=late, **says)
