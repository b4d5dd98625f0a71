"""What is kept about somebody as a file to hand over: json or csv, in words."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import orjson

from surveyapp.fieldwork.persons.found import Found
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.notation import format_date
from surveyapp.questionnaire.question import label_of
from surveyapp.questionnaire.spreadsheet import as_csv as written
from surveyapp.storage.tables import Invitation

STATES = {"invited": "uitgenodigd", "answered": "heeft ingestuurd"}
DISPOSITIONS = {"refused": "doet niet mee", "bounced": "mail kwam niet aan", "ineligible": "hoort niet bij de groep"}
KINDS = {
    "invitation": "uitnodiging",
    "reminder1": "eerste herinnering",
    "reminder2": "tweede herinnering",
    "reminder3": "derde herinnering",
    "thanks": "bedankje",
    "results": "uitkomsten",
    "handover1": "doorgegeven link",
    "handover2": "doorgegeven link, tweede keer",
    "handover3": "doorgegeven link, derde keer",
}
SENT = {
    **dict.fromkeys(("due", "claimed"), "nog niet verstuurd"),
    **dict.fromkeys(("sending", "uncertain"), "misschien verstuurd"),
    "sent": "verstuurd",
    "failed": "niet aangekomen",
    "dropped": "niet verstuurd",
}
REACHES = {
    "shown": "",
    "none": "Er zijn geen antwoorden.",
    "coded": "De antwoorden staan onder een geheime code, zonder naam. Medewerkers kunnen ze niet inzien. Zolang de "
    "vragenlijst open is, kan de deelnemer ze bekijken en veranderen met de eigen link.",
    "lost": "De sleutel van de geheime codes is vernietigd. Niemand kan nog nagaan welke antwoorden van wie zijn.",
    "sealed": "De vragenlijst is anoniem. Niemand kan nagaan welke antwoorden van wie zijn.",
}
"""What there is to say about the answers."""
HEADER = ("meting of beleidscyclus", "gegeven", "waarde")
Noted: TypeAlias = Sequence[tuple[str, str, str]]
"""What is kept outside the waves: where, what it is, and the value."""


def as_json(found: Sequence[Found], noted: Noted = ()) -> bytes:
    """A list with an object per wave, and one per place outside the waves."""
    waves: list[object] = [{"meting": each.wave.title, **_grouped(each)} for each in found]
    document = [*waves, *({"waar": place, "gegeven": name, "waarde": value} for place, name, value in noted)]
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)


def _grouped(found: Found) -> dict[str, object]:
    answers = [{"vraag": question, "antwoord": answer} for question, answer in found.answers]
    return {"gegevens": dict(lines(found)), "antwoorden": answers}


def as_csv(found: Sequence[Found], noted: Noted = ()) -> bytes:
    """A row per fact and per answer, for a spreadsheet."""
    rows = ((each.wave.title, name, value) for each in found for name, value in (*lines(each), *each.answers))
    return written(HEADER, (*rows, *noted))


def lines(found: Found) -> list[tuple[str, str]]:
    """Every fact about the person in words, what is empty left out."""
    told = [*_invited(found), *_wished(found)]
    for message in found.messages:
        when = f", {format_date(message.ended_at.date(), 'nl')}" if message.ended_at else ""
        told.append((f"Mail: {KINDS.get(message.kind, message.kind)}", f"{SENT[message.state]}{when}"))
    if REACHES[found.reach] and found.invitation:
        told.append(("Antwoorden", REACHES[found.reach]))
    return [(name, value) for name, value in told if value]


def _invited(found: Found) -> Iterator[tuple[str, str]]:
    invitation = found.invitation
    if invitation is None:
        return
    yield "Naam", invitation.name
    yield "E-mailadres", invitation.email
    yield "Aanhef", invitation.salutation
    yield "Postadres", ", ".join(str(part) for part in invitation.address.values() if part)
    yield "Taal", invitation.language if invitation.language != "nl" else ""
    yield from _background(found, invitation)
    yield "Deelname", _took_part(invitation)
    yield "Brief gemaakt", format_date(invitation.letter_on, "nl") if invitation.letter_on else ""


def _took_part(invitation: Invitation) -> str:
    silent = invitation.state == "invited"
    return DISPOSITIONS.get(invitation.disposition if silent else "none", STATES[invitation.state])


def _background(found: Found, invitation: Invitation) -> Iterator[tuple[str, str]]:
    questions = questionnaire_of(found.wave).questions
    for code, value in invitation.background.items():
        question = questions.get(code)
        label = question.label if question else code
        yield label, label_of(question.categories if question else (), value)


def _wished(found: Found) -> Iterator[tuple[str, str]]:
    if found.wish is None:
        return
    yield "E-mailadres", found.wish.email or ""
    yield "Wil de uitkomsten ontvangen", "ja" if found.wish.results else ""
    yield "Wil horen van een bijeenkomst", "ja" if found.wish.meeting else ""
    yield "Taal", found.wish.language if found.wish.language != "nl" else ""
