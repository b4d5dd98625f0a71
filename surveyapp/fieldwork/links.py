"""Tokens of personal links: made from a key that lies outside the database, so that a reminder can carry the same link.

The database keeps a hash of each token, and a nonce that is worth nothing without the key. A wave has a link key of its
own from the day it is made until it closes; then the key is destroyed, and with it the last way from an old backup to
somebody's draft.
"""

import base64
import hashlib
import hmac
import secrets

from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import after_commit, keys_of
from surveyapp.storage.tables import Invitation, Wave

TOKEN_BYTES, KEY_BYTES = 16, 32
LONGEST_TOKEN = 64
CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aiou"
"""A word is consonant, vowel, consonant, vowel, consonant: 16 bits to read aloud (Wilkerson, arXiv:0901.4016)."""
WORD_BYTES = 2


def new_token() -> str:
    """A token that nobody can guess."""
    return _text(secrets.token_bytes(TOKEN_BYTES))


def token_hash(purpose: str, token: str) -> str:
    """What the database keeps of a token. Bound to its purpose: one kind of link never serves as another."""
    return hashlib.sha256(f"{purpose}:{token}".encode(errors="replace")).hexdigest()


def derived(key: bytes, purpose: str, nonce: str) -> str:
    """The token that this key makes of this nonce, for this purpose."""
    return _text(hmac.digest(key, f"{purpose}:{nonce}".encode(), "sha256")[:TOKEN_BYTES])


def key_of(session: Session, wave: Wave) -> bytes:
    """The key that this wave's links are made with; a new one when it has none yet. Raises KeyMissing, or Refusal when
    the wave is closed: then there are no links any more.
    """
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. Er zijn geen persoonlijke links meer.")
    if wave.link_key_name is None:
        wave.link_key_name = keys_of(session).add("links", secrets.token_bytes(KEY_BYTES))
    return keys_of(session).read(wave.link_key_name)


def make(session: Session, wave: Wave) -> tuple[str, str]:
    """A new link of this wave: the nonce to keep, and the token to hand out."""
    return derive(key_of(session, wave))


def derive(key: bytes) -> tuple[str, str]:
    """The same for who holds the key: a list of thousands reads it once."""
    nonce = secrets.token_hex(16)
    return nonce, derived(key, "invitation", nonce)


def token_of(session: Session, invitation: Invitation) -> str:
    """The token of this invitation's personal link, once more. Raises Refusal or KeyMissing when that cannot be."""
    if not invitation.nonce:
        raise Refusal("Deze link is willekeurig gemaakt en kan niet nog een keer worden getoond.")
    return derived(key_of(session, invitation.wave), "invitation", invitation.nonce)


def forget(session: Session, wave: Wave) -> None:
    """Destroy the key of this wave's links once the transaction is safe: no link can be made again."""
    if name := wave.link_key_name:
        after_commit(session, lambda database: database.keys.destroy(name))


def in_words(token: str) -> str:
    """The token as eight short words, to type from a letter: "lusab babad gutih tugad …"."""
    content = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    return " ".join(_word(int.from_bytes(content[at : at + WORD_BYTES])) for at in range(0, len(content), WORD_BYTES))


def from_words(typed: str) -> str | None:
    """The token that these words stand for, however they are spaced; None when they cannot be one."""
    letters = "".join(letter for letter in typed.casefold() if letter.isalpha())
    if len(letters) != 5 * TOKEN_BYTES // WORD_BYTES:
        return None
    numbers = [_number(letters[at : at + 5]) for at in range(0, len(letters), 5)]
    content = b"".join(number.to_bytes(WORD_BYTES) for number in numbers if number is not None)
    return _text(content) if len(content) == TOKEN_BYTES else None


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _word(number: int) -> str:
    first, second, third = number >> 12, number >> 6 & 15, number & 15
    return (
        f"{CONSONANTS[first]}{VOWELS[number >> 10 & 3]}{CONSONANTS[second]}{VOWELS[number >> 4 & 3]}{CONSONANTS[third]}"
    )


def _number(word: str) -> int | None:
    places = [(VOWELS if at % 2 else CONSONANTS).find(letter) for at, letter in enumerate(word)]
    if min(places) < 0:
        return None
    number = 0
    for place, bits in zip(places, (4, 2, 4, 2, 4), strict=True):
        number = number << bits | place
    return number
