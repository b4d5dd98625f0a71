"""The worksheets of a cycle as the pages read them: the questionnaires of the library with what was written down."""

from collections.abc import Mapping

from surveyapp.policycycle import cycles, worksheets
from surveyapp.policycycle.notebook import Notebook
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Cycle
from surveyapp.web import access, library


def the(session: Session, years: str) -> Cycle:
    """The cycle of this municipality with these years, or the page for what does not exist."""
    return access.found(cycles.find(session, access.municipality(), years))


def sheets() -> Mapping[int, Questionnaire]:
    """The worksheets of the library, by the step they belong to."""
    found = [each.questionnaire for each in library.questionnaires().values() if each.questionnaire.step]
    return {each.step: each for each in found if each.step}


def opened(session: Session, cycle: Cycle) -> Notebook:
    """Everything that was written down in this cycle."""
    return Notebook([*sheets().values()], worksheets.entries(session, cycle), cycle.years)


def earlier(session: Session, cycle: Cycle) -> Notebook | None:
    """The same of the cycle before."""
    before = cycles.previous(session, cycle)
    return opened(session, before) if before else None
