"""What is in a letter: everything in words already. Who gets one, and where it comes from, is settled elsewhere."""

from dataclasses import dataclass
from typing import Literal

Window = Literal["left", "right"]


@dataclass(frozen=True)
class Stationery:
    """What all letters of one run share. ``logo`` is a PNG; ``window`` the side of the envelope's window."""

    owner: str
    colour: str
    logo: bytes | None = None
    window: Window = "left"
    title: str = ""
    """What the file is called."""
    language: str = "nl"
    """The language of the file; a letter may be in another one."""


@dataclass(frozen=True)
class Access:
    """How to get in: the link behind the QR code, the short address to type, and the words to type there."""

    link: str
    address: str
    words: str


@dataclass(frozen=True)
class Letter:
    """One letter. ``body`` goes above the way in and ``rest`` below it, one text per paragraph."""

    language: str
    address: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """Date and reference, each with its label."""
    subject: str
    body: tuple[str, ...]
    access: Access
    rest: tuple[str, ...]
    promise: tuple[str, str]
    """Title and text of what happens with the answers."""
    contact: str = ""
    group: str = ""
    """Under what this letter is filed, such as a policy field; it begins with that."""
