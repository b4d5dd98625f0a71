"""The envelopes: padding and encryption of ballots, notes and drafts. No database here."""

import hashlib
import zlib

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

ENVELOPE = 16 * 1024
"""Bytes. All that a respondent writes fits in one envelope, compressed, unless it is longer than a short story."""
NOTE = 32


def new_private_key() -> bytes:
    """The private key of a new ballot box."""
    return bytes(PrivateKey.generate())


def public_key(private_key: bytes) -> bytes:
    """The key that closes envelopes but cannot open them."""
    return bytes(PrivateKey(private_key).public_key)


def pad(content: bytes, size: int) -> bytes:
    """Content, an end mark and zeros, up to a whole number of ``size`` bytes: the length tells nothing."""
    return content + b"\x01" + bytes(-(len(content) + 1) % size)


def unpad(padded: bytes) -> bytes:
    """The content that was padded."""
    return padded.rstrip(b"\x00")[:-1]


def seal(content: bytes, box: bytes) -> bytes:
    """Close an envelope that only the private key of the box opens."""
    return _close(zlib.compress(content), box, ENVELOPE)


def unseal(ciphertext: bytes, private_key: bytes) -> bytes:
    """The content of an envelope. Raises ValueError when the key does not fit."""
    return zlib.decompress(_open(ciphertext, private_key))


def seal_note(number: int, box: bytes) -> bytes:
    """Close a note that holds a number."""
    return _close(str(number).encode(), box, NOTE)


def unseal_note(ciphertext: bytes, private_key: bytes) -> int:
    """The number on a note. Raises ValueError when the key does not fit."""
    return int(_open(ciphertext, private_key))


def _close(content: bytes, box: bytes, size: int) -> bytes:
    return bytes(SealedBox(PublicKey(box)).encrypt(pad(content, size)))


def _open(ciphertext: bytes, private_key: bytes) -> bytes:
    try:
        return unpad(SealedBox(PrivateKey(private_key)).decrypt(ciphertext))
    except CryptoError:
        raise ValueError("this key does not open the envelope") from None


def draft_id(token: str) -> str:
    """Where the draft of this token lies: another hash than the invitation's, so neither leads to the other."""
    return hashlib.blake2b(token.encode(), digest_size=24, person=b"draft-place").hexdigest()


def _draft_box(token: str) -> SecretBox:
    return SecretBox(hashlib.blake2b(token.encode(), digest_size=SecretBox.KEY_SIZE, person=b"draft-key").digest())


def lock_draft(content: bytes, token: str) -> bytes:
    """Encrypt a draft so that only the respondent's own link can read it."""
    return bytes(_draft_box(token).encrypt(pad(zlib.compress(content), ENVELOPE)))


def unlock_draft(ciphertext: bytes, token: str) -> bytes:
    """The draft that ``lock_draft`` encrypted."""
    return zlib.decompress(unpad(_draft_box(token).decrypt(ciphertext)))
