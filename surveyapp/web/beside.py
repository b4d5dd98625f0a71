"""Which other waves of the municipality a report lays beside a wave."""

from collections.abc import Sequence

from surveyapp.fieldwork import waves
from surveyapp.report.definition import ReportDefinition
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave


def earlier(session: Session, wave: Wave) -> list[Wave]:
    """Closed waves that this one can be compared with, the latest first."""
    same = [each for each in _closed(session, wave) if each.perspective == wave.perspective]
    return sorted((each for each in same if each.ordinal < wave.ordinal), key=lambda w: w.ordinal, reverse=True)


def beside(session: Session, wave: Wave, definition: ReportDefinition, chosen: Sequence[str] = ()) -> list[Wave]:
    """Earlier waves: those that are chosen, else those that it names, else the one before. Of a report on several
    groups: the latest of each other group that was asked about the same. Empty when there are none."""
    if definition.perspectives:
        wanted = [each for each in definition.perspectives if each != wave.perspective]
        return _others(session, wave, wanted) if wave.perspective in definition.perspectives else []
    if not definition.compare:
        return []
    before, named = earlier(session, wave), chosen or definition.beside
    return [each for each in before if each.slug in named] if named else before[:1]


def _others(session: Session, wave: Wave, groups: Sequence[str]) -> list[Wave]:
    """A typetest among officers is no self-evaluation: only what shares a concept with this wave lies beside it."""
    ours = waves.questionnaire_of(wave).concepts
    asked = [each for each in _closed(session, wave) if ours & waves.questionnaire_of(each).concepts]
    latest = ([each for each in asked if each.perspective == group][:1] for group in groups)
    return [each for some in latest for each in some]


def _closed(session: Session, wave: Wave) -> list[Wave]:
    return [each for each in waves.listing(session, wave.municipality_id) if each.state == "closed"]
