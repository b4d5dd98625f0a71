"""When two names may well be those of one organisation."""

import re
import unicodedata

from surveyapp.fieldwork.units import exact

MEANINGLESS = {
    "stichting",
    "st",
    "vereniging",
    "ver",
    "verg",
    "vrijwilligersorganisatie",
    "organisatie",
    "club",
    "de",
    "het",
    "een",
    "en",
    "van",
    "der",
    "den",
    "te",
    "in",
    "gemeente",
    "afdeling",
    "afd",
}
_WORD = re.compile(r"[^\W_]+")


def alike(name: str) -> str:
    """The same for names that may well be one organisation: "St. De Brug" and "Stichting de Brug". Never empty."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    words = _WORD.findall(plain)
    return "".join(each for each in words if each not in MEANINGLESS) or "".join(words) or exact(name)
