"""What each column of a list is: a good guess by its title or by what stands in it, and what makes no sense."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from surveyapp.fieldwork.addresses.table import Table
from surveyapp.fieldwork.mailbox import EMAIL
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question

Roles: TypeAlias = tuple[str, ...]
"""Per column: a key of ``PARTS``, "fact:<code>", or empty for a column that is not used."""

FACT = "fact:"
WHOLE = -1
PARTS = {
    "name": "naam van de organisatie",
    "email": "e-mailadres",
    "salutation": "aanhef of contactpersoon",
    "language": "taal",
    "number": "nummer (KvK of eigen nummer)",
    "street": "postadres: straat en huisnummer",
    "postcode": "postadres: postcode",
    "place": "postadres: plaats",
}
SYNONYMS = {
    "name": "naam naamorganisatie organisatie organisatienaam vereniging naamvereniging verenigingsnaam stichting club "
    "clubnaam instelling naaminstelling bedrijfsnaam handelsnaam statutairenaam name organisation organization",
    "email": "email mail emailadres mailadres emailadressen epost emailadrescontactpersoon emailcontactpersoon "
    "emailorganisatie emailaddress contactemail",
    "salutation": "aanhef contactpersoon contact naamcontactpersoon tav tnv secretaris naamsecretaris salutation "
    "contactperson",
    "language": "taal voorkeurstaal language lang",
    "number": "nummer kvk kvknummer kvknr inschrijfnummer relatienummer relatienr klantnummer organisatienummer "
    "verenigingsnummer registratienummer id number",
    "street": "straat straatnaam adres postadres correspondentieadres bezoekadres straatenhuisnummer adresregel1 "
    "huisnummer huisnr toevoeging huisnummertoevoeging huisletter street address",
    "postcode": "postcode pc postcodepostadres zip zipcode postalcode",
    "place": "plaats woonplaats plaatsnaam vestigingsplaats plaatspostadres city town",
}
FACTS = {
    "sector": "sector soort categorie branche werkveld beleidsveld type soortorganisatie",
    "kern": "kern dorp wijk buurt gebied dorpskern stadsdeel deelgebied",
    "omvang": "omvang grootte aantalleden grootteklasse size",
    "grootte": "omvang grootte aantalleden grootteklasse size",
}
"""What columns with often used facts are called; they count only for facts that the questionnaire has."""
_CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")
SEEN = 50


def facts_of(questionnaire: Questionnaire) -> dict[str, Question]:
    """The facts about a respondent that the questionnaire has from the address list."""
    return {code: each for code, each in questionnaire.questions.items() if not each.on_page}


def key(title: str) -> str:
    """A title without capitals, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def guess(table: Table, questionnaire: Questionnaire, remembered: Mapping[str, str]) -> Roles:
    """What each column probably is; ``remembered``: what titles meant earlier. No part twice but a street."""
    facts = facts_of(questionnaire)
    known = _by_title(facts)
    roles: list[str] = []
    for place, title in enumerate(table.titles):
        role = remembered.get(key(title)) or known.get(key(title)) or _by_content(table.examples(place, SEEN), facts)
        usable = role in PARTS or role.removeprefix(FACT) in facts or key(title) in remembered
        taken = role in roles and role != "street"
        roles.append(role if usable and not taken else "")
    return tuple(roles)


def _by_title(facts: Mapping[str, Question]) -> dict[str, str]:
    known = {key(code): FACT + code for code in facts}
    for code, question in facts.items():
        known.setdefault(key(question.label), FACT + code)
    for role, titles in [*SYNONYMS.items(), *((FACT + code, FACTS.get(code, "")) for code in facts)]:
        for title in titles.split():
            known.setdefault(title, role)
    return known


def _by_content(examples: Sequence[str], facts: Mapping[str, Question]) -> str:
    """A column full of addresses, or of values that a fact has, needs no title to be known."""
    if not examples:
        return ""
    if all(EMAIL.fullmatch(each) for each in examples):
        return "email"
    for code, question in facts.items():
        values = {word.casefold() for choice in question.categories for word in (choice.code, choice.label)}
        if all(each.casefold() in values for each in examples):
            return FACT + code
    return ""


def code_of(title: str, questionnaire: Questionnaire) -> str:
    """A code for a fact that the questionnaire does not know, made from its title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:30].rstrip("_")
    return code if _CODE.fullmatch(code) and code not in questionnaire.questions else ""


def faults(roles: Roles, questionnaire: Questionnaire) -> dict[int, str]:
    """What makes no sense, per column, and under ``WHOLE`` what is about the list."""
    found: dict[int, str] = {}
    for place, role in enumerate(roles):
        if role and role != "street" and role in roles[:place]:
            found[place] = "Dit koos u al voor een andere kolom."
        elif role.startswith(FACT) and role.removeprefix(FACT) not in facts_of(questionnaire):
            found |= _faulty_code(place, role.removeprefix(FACT), questionnaire)
    if "name" not in roles:
        found[WHOLE] = "Kies bij één kolom “naam van de organisatie”. Zonder naam kunnen we niemand uitnodigen."
    return found


def _faulty_code(place: int, code: str, questionnaire: Questionnaire) -> dict[int, str]:
    if not _CODE.fullmatch(code):
        return {place: "Geef dit kenmerk een korte naam: kleine letters en cijfers, en het begint met een letter."}
    if code in questionnaire.questions:
        return {place: f"“{code}” is een vraag in de vragenlijst. Kies een andere naam."}
    return {}
