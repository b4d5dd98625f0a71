"""Carrying a plan out: everybody or nobody."""

import datetime
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, invitations
from surveyapp.fieldwork.addresses.comparing import Change
from surveyapp.fieldwork.addresses.planning import CLOSED, Newcomer, Plan
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Invitation, Wave

CROSSED = "De adreslijst is net door iemand anders veranderd. Er is niets ingelezen. Bekijk de lijst opnieuw."


def apply(session: Session, wave: Wave, plan: Plan, now: datetime.datetime, by: str) -> None:
    """Invite the newcomers and change the others, in a handful of statements whatever the number.

    Raises Refusal when there are problems, the wave is closed, or somebody else was quicker.
    """
    if plan.problems:
        raise Refusal("\n".join((*map(str, plan.problems), "Er is niemand uitgenodigd.")))
    if wave.state == "closed":
        raise Refusal(CLOSED)
    try:
        with session.begin_nested():
            invitations.add(session, wave, map(_guest, plan.newcomers))
            _change(session, wave, plan.changes)
    except IntegrityError:
        raise Refusal(CROSSED) from None
    wave.list_columns = {**wave.list_columns, **plan.titles}
    events.record(session, wave.municipality, "wave.invite", now, by, wave, _counted(plan))


def _guest(newcomer: Newcomer) -> dict[str, Any]:
    address = newcomer.address
    return {
        "unit": newcomer.unit,
        "name": address.name,
        "email": address.email,
        "salutation": address.salutation,
        "language": address.language or "nl",
        "address": address.home,
        "background": address.background,
    }


def _change(session: Session, wave: Wave, changes: tuple[Change, ...]) -> None:
    if not changes:
        return
    table = Invitation.__table__.c
    one = update(Invitation.__table__).where(  # type: ignore[arg-type]
        table.municipality_id == wave.municipality_id, table.wave_id == wave.id, table.id == bindparam("invitation")
    )
    columns = {name: bindparam(f"new_{name}", type_=table[name].type) for name in changes[0].values}
    rows = [
        {"invitation": change.known.id, **{f"new_{name}": value for name, value in change.values.items()}}
        for change in changes
    ]
    session.connection().execute(one.values(**columns), rows)


def _counted(plan: Plan) -> str:
    parts = ((len(plan.newcomers), "nieuw"), (len(plan.changes), "veranderd"))
    return ", ".join(f"{number} {word}" for number, word in parts if number) or "niets nieuws"
