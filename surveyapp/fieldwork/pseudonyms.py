"""Pseudonyms of a confidential wave: with the key, the same unit is found again in the next wave; without, never.

The key lies outside the database. One key serves all confidential waves of a municipality, so that they can be paired,
and it goes on the earliest day that any of their respondents was told; a wave that closes later than that gets a key
of its own. Once it is gone, answers of waves that shared it can still be laid side by side, but nobody can tell whose
they are, and no later wave can be paired with them.
"""

import datetime
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import Literal, TypeAlias

from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import owned

KEY_BYTES = 32
KeyState: TypeAlias = Literal["none", "kept", "gone"]


def prepare(session: Session, wave: Wave) -> None:
    """Give the wave the key of the municipality's earlier confidential waves, or a new one."""
    earlier = partner(session, wave)
    if earlier is None:
        wave.key_name = keys_of(session).add("pseudonym", secrets.token_bytes(KEY_BYTES))
        return
    wave.key_name = earlier.key_name
    session.flush()
    agree(session, wave)


def rehearse(session: Session, name: str) -> None:
    """Try the key with this name: the same unit gets the same pseudonym twice, another unit another one.

    Raises KeyMissing, or Refusal when it cannot be such a key.
    """
    first, again, other = (_made(keys_of(session).read(name), unit) for unit in ("proef", "proef", "andere proef"))
    if len(keys_of(session).read(name)) != KEY_BYTES or first != again or first == other:
        raise Refusal(f"Het sleutelbestand {name}.key is beschadigd. Zet het juiste bestand terug uit uw reservekopie.")


def agree(session: Session, wave: Wave) -> None:
    """All waves with this key say the same last day: the earliest that any of them promised."""
    day = last_day(session, wave)
    for each in sharing(session, wave):
        each.key_until = day


def partner(session: Session, wave: Wave) -> Wave | None:
    """The latest earlier wave whose key this wave can use: it is there, and stays until all that use it have closed."""
    for each in reversed(_of_municipality(session, wave)):
        if each.id == wave.id or not each.key_name or not keys_of(session).has(each.key_name):
            continue
        users = [wave, *sharing(session, each)]
        day = min((user.key_until for user in users if user.key_until), default=None)
        if all(_closes_by(user, day) for user in users):
            return each
    return None


def _closes_by(wave: Wave, day: datetime.date | None) -> bool:
    if day is None or wave.state == "closed":
        return True
    return wave.closes_on is not None and wave.closes_on <= day


def last_day(session: Session, wave: Wave) -> datetime.date | None:
    """Until when the key of this wave is kept: the earliest day that was promised in any wave that uses it."""
    days = [each.key_until for each in sharing(session, wave) if each.key_until]
    return min(days, default=wave.key_until)


def sharing(session: Session, wave: Wave) -> list[Wave]:
    """The waves that use the same key, this one included."""
    return [each for each in _of_municipality(session, wave) if each.key_name and each.key_name == wave.key_name]


def _of_municipality(session: Session, wave: Wave) -> Sequence[Wave]:
    query = owned(Wave, wave.municipality_id).where(Wave.mode == "confidential", Wave.key_name.is_not(None))
    return session.scalars(query.order_by(Wave.id)).all()


def key_state(session: Session, wave: Wave) -> KeyState:
    """Whether there is a key that tells whose answers are whose; "gone": never again."""
    if wave.mode != "confidential" or wave.key_name is None:
        return "none"
    return "kept" if keys_of(session).has(wave.key_name) else "gone"


def pseudonym(session: Session, invitation: Invitation) -> str:
    """The pseudonym of the invited unit. Raises KeyMissing."""
    return _made(keys_of(session).read(invitation.wave.key_name or ""), invitation.unit)


def _made(key: bytes, unit: str) -> str:
    return hmac.new(key, unit.encode(), hashlib.sha256).hexdigest()
