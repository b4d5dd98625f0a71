"""A municipality's house style: NL Design System design tokens, out of the token file that it has already.

A token is a colour, a size or a font. Anything else in the file is left behind; nothing may be fetched from elsewhere.
"""

import re

TOKEN = re.compile(r"(--[a-z][a-z0-9-]{0,100})\s*:\s*([^;{}<>\\@]{1,300}?)\s*(?=[;}]|$)")
OUTSIDE = re.compile(r"url|expression|image|src|/\*", re.IGNORECASE)
MAIN_COLOUR = "--utrecht-button-primary-action-background-color"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def tokens(text: str) -> dict[str, str]:
    """The custom properties in this text, by name."""
    return {name: value for name, value in TOKEN.findall(text) if not OUTSIDE.search(value)}


def main_colour(text: str) -> str | None:
    """The colour of the main button, as "#0b5394"; None when the file has none that is written so."""
    colour = tokens(text).get(MAIN_COLOUR, "")
    return colour if COLOUR.fullmatch(colour) else None
