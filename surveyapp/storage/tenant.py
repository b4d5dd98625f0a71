"""The one way to ask for rows of a municipality: whoever asks has to say which one."""

from typing import Any, TypeVar

from sqlalchemy import Select, select

from surveyapp.storage.tables import Account, Draft, Event, Invitation, Response, SealedBallot, Wave

Owned = TypeVar("Owned", Account, Draft, Event, Invitation, Response, SealedBallot, Wave)


def owned(table: type[Owned], municipality_id: int) -> Select[Any]:
    """The rows of this table that belong to this municipality, and to no other."""
    return select(table).where(table.municipality_id == municipality_id)


def of_wave(table: type[Draft] | type[Invitation] | type[Response] | type[SealedBallot], wave: Wave) -> list[Any]:
    """Conditions that keep a query, an update or a removal inside one wave of one municipality."""
    return [table.municipality_id == wave.municipality_id, table.wave_id == wave.id]
