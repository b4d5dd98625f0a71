"""Who is known already: on the list of this wave, and on those of earlier waves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import optouts
from surveyapp.fieldwork.addresses.address import Address
from surveyapp.fieldwork.addresses.register import Known
from surveyapp.storage.tables import Invitation, Message, Wave
from surveyapp.storage.tenant import of_wave, owned

_COLUMNS = (
    Invitation.id,
    Invitation.unit,
    Invitation.name,
    Invitation.email,
    Invitation.salutation,
    Invitation.language,
    Invitation.address,
    Invitation.background,
)
HANDED_OVER = "handover"


def of_wave_now(session: Session, wave: Wave) -> list[Known]:
    """Everybody on the list of this wave."""
    return _known(session, select(*_COLUMNS).where(*of_wave(Invitation, wave), Invitation.channel == "link"))


def of_earlier_waves(session: Session, wave: Wave) -> list[Known]:
    """Everybody on the lists of the other waves for the same kind of respondents, the newest wave first."""
    numbers = [each.id for each in earlier_waves(session, wave)]
    query = select(*_COLUMNS).where(
        Invitation.municipality_id == wave.municipality_id,
        Invitation.wave_id.in_(numbers),
        Invitation.channel == "link",
    )
    return _known(session, query.order_by(Invitation.wave_id.desc(), Invitation.id)) if numbers else []


def earlier_waves(session: Session, wave: Wave) -> Sequence[Wave]:
    """The other waves of this municipality for the same kind of respondents that have a list, newest first."""
    listed = exists().where(
        Invitation.municipality_id == wave.municipality_id,
        Invitation.wave_id == Wave.id,
        Invitation.channel == "link",
    )
    same = owned(Wave, wave.municipality_id).where(Wave.perspective == wave.perspective, Wave.id != wave.id, listed)
    return session.scalars(same.order_by(Wave.id.desc())).all()


def _known(session: Session, query: Select[Any]) -> list[Known]:
    return [Known(*row) for row in session.execute(query)]


def handed_over(session: Session, wave: Wave) -> set[int]:
    """Invitations that a respondent sent on to a colleague: their address is not the list's any more."""
    sent_on = select(Message.invitation_id).where(*of_wave(Message, wave), Message.kind.startswith(HANDED_OVER))
    return {number for number in session.scalars(sent_on) if number}


def withdrawn(session: Session, wave: Wave, addresses: Sequence[Address]) -> tuple[Address, ...]:
    """Those who want no more mail."""
    found = optouts.among(session, wave.municipality_id, {each.email for each in addresses})
    return tuple(each for each in addresses if each.email in found)


def remembered(session: Session, wave: Wave) -> dict[str, str]:
    """What the titles of columns meant in the lists of this municipality so far: the latest counts."""
    same = select(Wave.list_columns).where(
        Wave.municipality_id == wave.municipality_id, Wave.perspective == wave.perspective
    )
    lists = session.scalars(same.order_by(Wave.id == wave.id, Wave.id)).all()
    return {title: role for meant in lists for title, role in meant.items()}
