"""The answers of a wave as a table: from its snapshot where that counts, otherwise document by document."""

from collections.abc import Container, Iterator
from typing import Any

from sqlalchemy.orm import Session

from surveyapp.analysis.table import PopulationError, ResponseTable
from surveyapp.fieldwork import responses
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import Counts, frame, questionnaire_of
from surveyapp.produce import snapshots
from surveyapp.produce.unitkeys import UnitKeys
from surveyapp.questionnaire.answers import Answers
from surveyapp.storage.tables import Wave


def table(
    session: Session,
    wave: Wave,
    count: Counts,
    units: UnitKeys | None = None,
    *,
    snapshot: bool = True,
    only: Container[str] | None = None,
) -> ResponseTable:
    """The answers that count now. N is what the officer gave, or else the address list when nobody came in otherwise.

    With ``units``, responses of the same unit in two waves can be recognised; without ``snapshot`` everything comes
    from the database. ``only`` tells which variables are enough. Raises Refusal when there are more answers than there
    can be.
    """
    on_list = count.open == count.imported == 0
    about: dict[str, Any] = {
        "wave": wave.slug,
        "population": wave.population or (count.invited if on_list else None) or None,
        "groups": frame(session, wave) if on_list else {},
        "open_link": count.open > 0,
    }
    questionnaire, found = questionnaire_of(wave), snapshots.stored(session, wave) if snapshot else None
    try:
        if found:
            known = [units.key(unit) for unit in responses.units(session, wave)] if units else []
            return ResponseTable.from_columns(questionnaire, *found, units=known, **about)
        keys = list[bytes | None]()
        documents = _documents(session, wave, units, keys)
        return ResponseTable.from_documents(questionnaire, documents, units=keys, only=only, **about)
    except PopulationError:
        raise Refusal(
            f"Bij de meting “{wave.title}” zijn er meer antwoorden dan er volgens de meting in totaal zijn "
            f"({wave.population}). Verander dat totaal op de pagina van de meting."
        ) from None


def _documents(session: Session, wave: Wave, units: UnitKeys | None, keys: list[bytes | None]) -> Iterator[Answers]:
    if units is None:
        return responses.documents(session, wave)
    return units.collect(responses.documents_with_units(session, wave), keys)
