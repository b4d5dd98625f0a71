"""The list of an earlier wave, to take over: as a table, through the same steps as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import optouts
from surveyapp.fieldwork.addresses import known
from surveyapp.fieldwork.addresses.columns import FACT, Roles, facts_of
from surveyapp.fieldwork.addresses.table import Table
from surveyapp.fieldwork.units import NUMBER
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.question import Question
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave

TITLES = {
    "name": "Naam",
    "email": "E-mail",
    "salutation": "Aanhef",
    "language": "Taal",
    "number": "Nummer",
    "street": "Straat",
    "postcode": "Postcode",
    "place": "Plaats",
}


@dataclass(frozen=True)
class TakenOver:
    """The list of an earlier wave, and how many were left out of it."""

    table: Table
    roles: Roles
    withdrawn: int
    ineligible: int


def choices(session: Session, wave: Wave) -> Sequence[Wave]:
    """The waves whose list can be taken over, newest first."""
    return known.earlier_waves(session, wave)


def take_over(session: Session, wave: Wave, earlier: Wave) -> TakenOver:
    """The list of ``earlier`` for ``wave``, without who wants no more mail or turned out not to belong there."""
    query = select(Invitation).where(*of_wave(Invitation, earlier), Invitation.channel == "link")
    people = session.scalars(query.order_by(Invitation.name, Invitation.id)).all()
    belong = [each for each in people if each.disposition != "ineligible"]
    gone = optouts.among(session, wave.municipality_id, {each.email for each in belong})
    kept = [each for each in belong if each.email not in gone]
    facts = facts_of(questionnaire_of(wave))
    titles = (*TITLES.values(), *(question.label for question in facts.values()))
    rows = tuple((line, _cells(each, facts)) for line, each in enumerate(kept, 1))
    table = Table(f"Lijst van {earlier.title}", titles, rows)
    return TakenOver(
        table, (*TITLES, *(FACT + code for code in facts)), len(belong) - len(kept), len(people) - len(belong)
    )


def _cells(invitation: Invitation, facts: dict[str, Question]) -> tuple[str, ...]:
    """A value that the new questionnaire does not have is left out."""
    home = invitation.address
    number = invitation.unit.removeprefix(NUMBER) if invitation.unit.startswith(NUMBER) else ""
    parts = (invitation.name, invitation.email, invitation.salutation, invitation.language, number)
    places = (str(home.get(part, "")) for part in ("street", "postcode", "place"))
    values = [invitation.background.get(code) for code in facts]
    allowed = [{choice.code for choice in question.categories} for question in facts.values()]
    told = (str(value) if value in codes else "" for value, codes in zip(values, allowed, strict=True))
    return (*parts, *places, *told)
