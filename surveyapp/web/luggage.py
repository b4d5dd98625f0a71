"""An address list that travels along with the form from one step to the next, so that the server keeps nothing of it.

It is signed, so that what comes back is what was shown, and bound to the wave and to who brought it.
"""

from dataclasses import dataclass
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from surveyapp.fieldwork.addresses import Table
from surveyapp.fieldwork.addresses.columns import Roles
from surveyapp.fieldwork.addresses.table import unpacked
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.site import site

LARGEST = 1_900_000
"""Characters: a little less than a form may hold."""


@dataclass(frozen=True)
class Luggage:
    """A list, and what its columns are taken for so far. ``note``: what was done before it was shown."""

    table: Table
    roles: Roles
    note: str = ""


def pack(wave: Wave, luggage: Luggage) -> str:
    """For a hidden field. Raises Refusal when it is too much for a form."""
    data = [_owner(wave), luggage.table.packed(), luggage.roles, luggage.note]
    text = _serializer().dumps(data)
    if len(text) > LARGEST:
        raise Refusal("De lijst is te groot. Laat de kolommen weg die u niet gebruikt, of splits de lijst.")
    return str(text)


def unpack(wave: Wave, text: str) -> Luggage | None:
    """What ``pack`` made for this wave and this member of staff; None for everything else."""
    try:
        owner, table, roles, note = _serializer().loads(text)
    except BadData:
        return None
    return Luggage(unpacked(table), tuple(roles), note) if owner == _owner(wave) else None


def _owner(wave: Wave) -> list[Any]:
    return [wave.id, access.member().account_id]


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(site().settings.signing_key, salt="address-list")
