"""The few words that the renderer itself prints, in the language of the report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """``page`` has the places {number} and {total}."""

    contents: str
    page: str
    language: str


_WORDS = {
    "nl": Words("Inhoud", "Pagina {number} van {total}", "nl-NL"),
    "en": Words("Contents", "Page {number} of {total}", "en-GB"),
}


def words(language: str) -> Words:
    """The words in this language; Dutch when there are none."""
    return _WORDS.get(language, _WORDS["nl"])
