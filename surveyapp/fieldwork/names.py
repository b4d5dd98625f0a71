"""Short names for addresses and the command line, made from what people call things."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 60


def slug(text: str) -> str:
    """ "Súdwest-Fryslân 2026" becomes "sudwest-fryslan-2026"; empty when nothing usable is in it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")


def free_slug(text: str, taken: Container[str], otherwise: str) -> str:
    """The slug of this text, with a number behind it when it is taken."""
    base = slug(text) or otherwise
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
