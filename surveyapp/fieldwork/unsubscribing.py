"""Signing off from mail about surveys or from reminders of actions, with the link in every mail.

The link holds the address itself, encrypted with a key that lies outside the database: so it works for as long as
somebody keeps the mail, also when the address list is gone, and leads to nothing else.
"""

import base64
import binascii
from dataclasses import astuple, dataclass

import orjson
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlalchemy.orm import Session

from surveyapp.fieldwork import optouts
from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Municipality

PATH = "/afmelden/"
LONGEST = 600


@dataclass(frozen=True)
class Subscription:
    """An address that gets mail of a municipality; ``language`` is that of the mail, ``about`` what it is about."""

    municipality_id: int
    email: str
    language: str = "nl"
    about: str = optouts.SURVEYS

    @property
    def shown(self) -> str:
        """The address, for who has it already: "i•••@korfbal.nl"."""
        name, _, domain = self.email.rpartition("@")
        return f"{name[:1]}•••@{domain}"


def _box(session: Session) -> SecretBox:
    return SecretBox(keys_of(session).always("unsubscribe"))


def link(session: Session, subscription: Subscription, base_url: str) -> str:
    """The address of the page where this person signs off."""
    content = orjson.dumps(astuple(subscription))
    sealed = bytes(_box(session).encrypt(content))
    return base_url + PATH + base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def read(session: Session, token: str) -> Subscription | None:
    """Who this link belongs to; None when we did not make it."""
    if not 0 < len(token) <= LONGEST or not token.isascii():
        return None
    try:
        sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        found = Subscription(*orjson.loads(_box(session).decrypt(sealed)))
    except (binascii.Error, ValueError, CryptoError):
        return None
    return found if session.get(Municipality, found.municipality_id) else None


def sign_off(session: Session, subscription: Subscription) -> None:
    """No more mail to this address; twice is the same as once."""
    optouts.add(session, subscription.municipality_id, subscription.email, subscription.about)
