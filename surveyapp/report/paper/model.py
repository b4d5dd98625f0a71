"""What stands round the questions on a form of paper: everything in words already."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cover:
    """``back`` says how the form comes back, ``until`` by when; ``promise`` is title and text.

    ``coded`` tells that a form is entered with the code of a letter, ``sealed`` that the answers go into a ballot box.
    """

    owner: str
    colour: str
    back: str
    until: str
    promise: tuple[str, str]
    contact: str = ""
    logo: bytes | None = None
    sealed: bool = False


@dataclass(frozen=True)
class Copy:
    """One form. Without ``words``, eight boxes are left to copy the words of the letter into."""

    words: str = ""
    number: str = ""
    """A number to find the invitation by; empty when nobody may look anybody up."""
    name: str = ""
