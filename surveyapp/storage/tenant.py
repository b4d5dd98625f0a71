"""The one way to ask for rows of a municipality: whoever asks has to say which one."""

from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Select, select

from surveyapp.storage.tables import (
    Account,
    Draft,
    Event,
    Invitation,
    Mailing,
    Message,
    PaperEntry,
    Response,
    SealedBallot,
    Wave,
    Wish,
)

OfWave: TypeAlias = Draft | Invitation | Mailing | Message | PaperEntry | Response | SealedBallot | Wish
Owned = TypeVar(
    "Owned",
    Account,
    Draft,
    Event,
    Invitation,
    Mailing,
    Message,
    PaperEntry,
    Response,
    SealedBallot,
    Wave,
    Wish,
)


def owned(table: type[Owned], municipality_id: int) -> Select[Any]:
    """The rows of this table that belong to this municipality, and to no other."""
    return select(table).where(table.municipality_id == municipality_id)


def of_wave(table: type[OfWave], wave: Wave) -> list[Any]:
    """Conditions that keep a query, an update or a removal inside one wave of one municipality."""
    return [table.municipality_id == wave.municipality_id, table.wave_id == wave.id]
