"""What can stand in braces in a mail, what must, and what an author can do wrong with it."""

import re

from surveyapp.fieldwork.lettertexts import PLACE, Text
from surveyapp.fieldwork.mail import kinds

LONGEST_SUBJECT, LONGEST_BODY = 150, 6000
LINK, PROMISE, ALREADY = "link", "belofte", "al meegedaan"
RESULTS, MEETING = "uitkomsten", "bijeenkomst"
PLACES = {
    "aanhef": "bijvoorbeeld: Geachte mevrouw De Vries",
    "organisatie": "de naam op de adreslijst",
    "gemeente": "de naam van uw gemeente",
    "vragenlijst": "de titel van de vragenlijst",
    "minuten": "hoe lang invullen duurt",
    "laatste dag": "de laatste dag om mee te doen",
    "contact": "wie vragen beantwoordt",
    LINK: "de persoonlijke link, als knop en als tekst",
    PROMISE: "wat er met de antwoorden gebeurt",
    ALREADY: "dat wie al meedeed niets hoeft te doen",
    RESULTS: "het adres waar de uitkomsten staan",
    MEETING: "de datum, de tijd en de plaats van de bijeenkomst",
}
"""What can stand in braces, and what it becomes."""
ALWAYS = ("aanhef", "gemeente", "vragenlijst", "contact")
ABOUT_TAKING_PART = ("organisatie", "minuten", "laatste dag")
OWN_LINES = (LINK, PROMISE, ALREADY, RESULTS, MEETING)
"""What is more than a few words, and does not belong in a subject. A link in one would be read by every server."""
OF_WISHED = {kinds.RESULTS: RESULTS, kinds.MEETING: MEETING}
"""What somebody asked to hear, by kind of mail."""
_ANONYMOUS = re.compile(r"\b(niet |geen |not )?(anoniem|anonym)", re.IGNORECASE)


def must(text: str, mode: str) -> tuple[str, ...]:
    """What a text may not be without: the link, and what respondents are promised."""
    kind = kinds.kind_of(text)
    if kind in OF_WISHED:
        return (OF_WISHED[kind],)
    if kind not in kinds.ASKS:
        return ()
    return (LINK, PROMISE, ALREADY) if kind in kinds.REMINDERS and mode == "anonymous" else (LINK, PROMISE)


def possible(text: str, mode: str) -> tuple[str, ...]:
    """What can be filled in for this text in a wave of this mode."""
    about = () if text in kinds.WISHED else ABOUT_TAKING_PART
    known = {*ALWAYS, *about, *must(text, mode)}
    return tuple(name for name in PLACES if name in known)


def problems(text: str, words: Text, mode: str) -> dict[str, str]:
    """What is wrong with these words, per field ("subject", "body"); empty when they are fit to send."""
    found = {"subject": _of_subject(text, words.subject, mode), "body": _of_body(text, words.body, mode)}
    return {field: trouble for field, trouble in found.items() if trouble}


def _of_subject(text: str, subject: str, mode: str) -> str:
    if not subject.isprintable():
        return "Houd het onderwerp op één regel."
    if len(subject) > LONGEST_SUBJECT:
        return f"Houd het onderwerp korter dan {LONGEST_SUBJECT} tekens."
    for name in PLACE.findall(subject):
        if name in OWN_LINES:
            return f"{{{name}}} kan niet in het onderwerp staan, wel in de tekst."
    return _of_both(text, subject, mode)


def _of_body(text: str, body: str, mode: str) -> str:
    if len(body) > LONGEST_BODY:
        return f"Houd de tekst korter dan {LONGEST_BODY} tekens."
    there = PLACE.findall(body)
    for name in must(text, mode):
        if name not in there:
            return f"Zet {{{name}}} in de tekst: {PLACES[name]}. Zonder kan deze mail niet weg."
    return _of_both(text, body, mode)


def _of_both(text: str, words: str, mode: str) -> str:
    fitting = possible(text, mode)
    for name in PLACE.findall(words):
        if name not in fitting:
            known = ", ".join(f"{{{each}}}" for each in fitting)
            return f"{{{name}}} kunnen we hier niet invullen. Wat wel kan: {known}."
    if set("{}") & set(PLACE.sub("", words)):
        return "Er staat een losse accolade in: { of }. Haal die weg, of maak het woord ertussen af."
    if mode != "anonymous" and any(not denied for denied, _ in _ANONYMOUS.findall(words)):
        return "Deze meting is niet anoniem. Gebruik dat woord niet: het zou een belofte zijn die niet klopt."
    return ""
