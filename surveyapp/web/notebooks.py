"""The worksheets of a cycle as the pages read them: the questionnaires of the library with what was written down."""

from surveyapp.policycycle import cycles, notebook
from surveyapp.policycycle.notebook import Notebook
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Cycle
from surveyapp.web import access, library


def the(session: Session, years: str) -> Cycle:
    """The cycle of this municipality with these years, or the page for what does not exist."""
    return access.found(cycles.find(session, access.municipality(), years))


def opened(session: Session, cycle: Cycle) -> Notebook:
    """Everything that was written down in this cycle."""
    return notebook.opened(session, cycle, [*library.worksheets().values()])


def earlier(session: Session, cycle: Cycle) -> Notebook | None:
    """The same of the cycle before."""
    before = cycles.previous(session, cycle)
    return opened(session, before) if before else None
