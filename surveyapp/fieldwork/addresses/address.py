"""One unit to invite, and how what people type becomes what is kept."""

import re
import unicodedata
from dataclasses import dataclass, field

from surveyapp.questionnaire.answers import Value

LONGEST_NAME, LONGEST_PERSON, LONGEST_NUMBER = 200, 120, 60
HOME = {"street": 150, "postcode": 12, "place": 80}
"""Parts of a postal address, and how long each may be."""
LANGUAGES = {
    "nl": "nl",
    "nederlands": "nl",
    "dutch": "nl",
    "en": "en",
    "engels": "en",
    "english": "en",
}
"""What a column with languages may say."""
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([a-zA-Z]{2})")
_GREETING = re.compile(r"^(?:geachte|beste|dear)\s+|,$", re.IGNORECASE)
_MARKED = re.compile(r"^'+[=+\-@\t\r]")
"""A mark that our own downloads put before text which a spreadsheet would take for a formula."""


@dataclass(frozen=True)
class Address:
    """One unit to invite, with what the list knows about it. Empty is: the list does not say."""

    name: str
    email: str = ""
    background: dict[str, Value] = field(default_factory=dict)
    salutation: str = ""
    language: str = ""
    home: dict[str, str] = field(default_factory=dict)
    number: str = ""
    """Of the chamber of commerce, or the municipality's own: the same in every wave."""
    line: int = 0


def clean(cell: str) -> str:
    """The cell on one line, without marks that nobody sees."""
    bare = _MARKED.sub(lambda mark: mark[0][1:], cell)
    if bare.isascii():
        return " ".join(bare.split())
    seen = "".join(letter for letter in bare if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())


def postcode(text: str) -> str:
    """A Dutch postcode as the post wants it; another one as it was typed."""
    found = _POSTCODE.fullmatch(text)
    return f"{found[1]} {found[2].upper()}" if found else text


def person(text: str) -> str:
    """Whom to address: "Geachte mevrouw De Vries," is "mevrouw De Vries", for the letter says the rest."""
    return _GREETING.sub("", text).strip()


def number(text: str) -> str:
    """A number to recognise a unit by. A spreadsheet drops zeros in front, so they do not count."""
    bare = "".join(text.split()).casefold()
    return bare.lstrip("0") or bare
