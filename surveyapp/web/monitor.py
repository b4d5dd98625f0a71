"""How the fieldwork goes, for the page of a wave and for the script that keeps that page fresh: the same texts."""

from typing import TYPE_CHECKING

from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave

if TYPE_CHECKING:
    from surveyapp.produce.monitoring import Monitor

LIVE_SECONDS = 15
"""How often a page that is looked at asks for the numbers."""


def seen(session: Session, wave: Wave) -> "Monitor":
    """What may be shown now; what ``manage/monitor.html`` expects as ``monitor``."""
    from surveyapp.produce import monitoring

    return monitoring.monitor(session, wave)
