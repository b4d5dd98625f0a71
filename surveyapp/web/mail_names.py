"""What the pages about mail call things: the kinds in addresses and titles, how it stands, and the fields."""

import datetime
from collections import Counter

from surveyapp.fieldwork.mail import kinds
from surveyapp.fieldwork.mail.audience import Reach
from surveyapp.fieldwork.mail.mailings import in_words
from surveyapp.storage.tables import Mailing, Wave

SLUGS = {
    "uitnodiging": kinds.INVITATION,
    "herinnering-1": "reminder1",
    "herinnering-2": "reminder2",
    "herinnering-3": "reminder3",
    "bedankje": kinds.THANKS,
    "uitkomsten": kinds.RESULTS,
    "bijeenkomst": kinds.MEETING,
    "doorgegeven": kinds.HANDOVERS[0],
}
"""The kinds as addresses name them; a hand-over stands for all three."""
KINDS = {kind: slug for slug, kind in SLUGS.items()} | dict.fromkeys(kinds.HANDOVERS, "doorgegeven")
TITLES = {
    "uitnodiging": "Uitnodiging",
    "herinnering-1": "Eerste herinnering",
    "herinnering-2": "Tweede herinnering",
    "herinnering-3": "Laatste herinnering",
    "bedankje": "Bedankje",
    "uitkomsten": "De uitkomsten zijn er",
    "bijeenkomst": "Er is een bijeenkomst",
    "doorgegeven": "Doorgegeven link",
}
FOR_WHOM = {
    "uitnodiging": "Voor iedereen op de adreslijst die nog niet meedeed.",
    "bedankje": "Voor wie meedeed, zolang de meting loopt.",
    "uitkomsten": "Voor wie om de uitkomsten vroeg, als de meting gesloten is.",
    "bijeenkomst": "Voor wie van een bijeenkomst over de uitkomsten wilde horen, als de meting gesloten is.",
    "doorgegeven": "Voor de collega aan wie iemand de link doorgeeft. Deze mail gaat vanzelf.",
}
REMINDED = "Voor wie is uitgenodigd en nog niet meedeed."
STATES = {
    "due": "staat klaar",
    "claimed": "staat klaar",
    "sending": "wordt nu verstuurd",
    "sent": "verstuurd",
    "failed": "niet aangekomen",
    "uncertain": "onzeker",
    "dropped": "niet verstuurd",
}
TEXTS = {
    "": "Tekst",
    "_begun": "Tekst voor wie begonnen is en nog niet instuurde",
}
"""What a text of a kind is called, by what comes behind the kind."""


def for_whom(slug: str) -> str:
    """Who gets it, in a sentence."""
    return FOR_WHOM.get(slug, REMINDED)


def standing(mailing: Mailing | None, found: Counter[str], wave: Wave, now: datetime.datetime) -> str:
    """How it stands with a mailing, in a few words."""
    if mailing is None:
        return "nog niet gepland"
    if mailing.state == "stopped":
        return "gestopt"
    if mailing.state == "planned":
        if wave.state == "draft":
            return "gaat uit zodra de meting open is"
        return "gaat nu uit" if mailing.due_at <= now else f"gepland op {in_words(mailing.due_at)}"
    if found["due"] + found["claimed"] + found["sending"]:
        return "wordt verstuurd"
    return "gaat uit als iemand meedoet" if mailing.kind == kinds.THANKS and wave.state == "open" else "verstuurd"


def reached(reach: Reach, *, asks: bool = True) -> str:
    """How many would get it now, and who would not, in sentences."""
    many = f"{reach.number} organisaties" if asks else f"{reach.number} adressen"
    one = "1 organisatie" if asks else "1 adres"
    found = [f"Gaat nu naar {one if reach.number == 1 else many if reach.number else 'niemand'}."]
    if reach.without_address:
        found.append(f"Zonder e-mailadres: {reach.without_address}. Die kunt u een brief sturen.")
    if reach.signed_off:
        found.append(f"Afgemeld voor mail: {reach.signed_off}.")
    return " ".join(found)
