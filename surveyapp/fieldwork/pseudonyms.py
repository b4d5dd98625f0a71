"""Pseudonyms of a confidential wave: with the key, the same unit is found again in the next wave; without, never.

The key lies outside the database. One key serves all confidential waves of a municipality, so that they can be paired;
destroying it makes every link unreadable for good.
"""

import hashlib
import hmac
import secrets

from sqlalchemy.orm import Session

from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import owned

KEY_BYTES = 32


def prepare(session: Session, wave: Wave) -> None:
    """Give the wave the key of the municipality's earlier confidential waves, or a new one."""
    keys = keys_of(session)
    earlier = session.scalars(
        owned(Wave, wave.municipality_id)
        .where(Wave.mode == "confidential", Wave.key_name.is_not(None))
        .order_by(Wave.id.desc())
    )
    shared = next((each.key_name for each in earlier if each.key_name and keys.has(each.key_name)), None)
    wave.key_name = shared or keys.add("pseudonym", secrets.token_bytes(KEY_BYTES))


def pseudonym(session: Session, invitation: Invitation) -> str:
    """The pseudonym of the invited unit. Raises KeyMissing."""
    key = keys_of(session).read(invitation.wave.key_name or "")
    return hmac.new(key, invitation.unit.encode(), hashlib.sha256).hexdigest()
