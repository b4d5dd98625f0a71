"""The queue: a row per message that is due. One per recipient and kind, whoever asks for it and how often."""

import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Invitation, Message, Wish


def put(
    session: Session,
    kind: str,
    now: datetime.datetime,
    *,
    invitation: Invitation | None = None,
    wish: Wish | None = None,
    account_link: str | None = None,
) -> bool:
    """Let this message be sent. False when the recipient has one of this kind already."""
    recipient = invitation or wish
    message = Message(
        municipality_id=recipient.municipality_id if recipient else None,
        wave_id=recipient.wave_id if recipient else None,
        invitation_id=invitation.id if invitation else None,
        wish_id=wish.id if wish else None,
        account_link=account_link,
        kind=kind,
        next_at=now,
    )
    try:
        with session.begin_nested():
            session.add(message)
    except IntegrityError:
        return False
    return True
