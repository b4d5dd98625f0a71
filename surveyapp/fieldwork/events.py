"""The audit trail: who did what when. Nothing about respondents goes in here."""

import datetime

from sqlalchemy.orm import Session

from surveyapp.storage.tables import Event, Municipality, Wave


def record(
    session: Session,
    municipality: Municipality,
    action: str,
    now: datetime.datetime,
    by: str,
    wave: Wave | None = None,
    detail: str = "",
) -> None:
    """Write down that ``by`` did ``action``, for instance "wave.open"."""
    session.add(
        Event(
            municipality_id=municipality.id,
            at=now,
            actor=by,
            action=action,
            wave_id=wave.id if wave else None,
            detail=detail,
        )
    )
