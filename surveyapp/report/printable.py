"""Takes out of a text what has no shape and would spoil a file: controls, direction marks, half characters."""

import re
import unicodedata

_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc"
    "\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Controls, direction marks, surrogates, private use, non-characters, variation selectors and tags."""


def clean(text: str) -> str:
    """The text in composed form (NFC) without characters that have no shape; line breaks stay, tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    text = _NEWLINE.sub("\n", text).replace("\t", " ")
    return _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """The clean text without line breaks: for titles, bookmarks and descriptions."""
    return " ".join(clean(text).split())
