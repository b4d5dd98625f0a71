"""Which way a text runs: Arabic, Hebrew and their like from right to left."""

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SCRIPTS = (("he", re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")), ("ar", re.compile("[\u0600-\u06ff\ufe70-\ufefc]")))


def has_right_to_left(text: str) -> bool:
    """Whether any character of the text runs from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def runs_right_to_left(text: str) -> bool:
    """The direction of a paragraph: that of its first letter."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def language_of(text: str) -> str | None:
    """The language to pronounce a right-to-left text in, guessed from its script; None when it cannot be told."""
    return next((code for code, script in _SCRIPTS if script.search(text)), None)
