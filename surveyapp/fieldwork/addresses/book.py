"""The address list as it stands: searched, a page at a time, and one line of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import optouts
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave

PER_PAGE = 50


@dataclass(frozen=True)
class Page:
    """Some of the list, in order of name. ``withdrawn``: the addresses among them that want no more mail."""

    people: Sequence[Invitation]
    found: int
    number: int
    withdrawn: set[str]

    @property
    def last(self) -> int:
        """Number of the last page; there is always one."""
        return max(-(-self.found // PER_PAGE), 1)


@dataclass(frozen=True)
class Size:
    """How many there are, and how many of them cannot be mailed or written to."""

    people: int
    without_mail: int
    out_of_reach: int


def size(session: Session, wave: Wave) -> Size:
    """How long the list of this wave is."""
    silent = Invitation.email == ""
    nowhere = silent & (Invitation.address["street"].as_string().is_(None))
    query = select(func.count(), func.count().filter(silent), func.count().filter(nowhere)).where(*_listed(wave))
    people, without_mail, out_of_reach = session.execute(query).one()
    return Size(people, without_mail, out_of_reach)


def page(session: Session, wave: Wave, words: str, number: int) -> Page:
    """One page of those in whose name, address or place all these words occur."""
    wanted = [*_listed(wave), *map(_occurs, words.split()[:10])]
    found = session.scalar(select(func.count()).select_from(Invitation).where(*wanted)) or 0
    at = min(max(number, 1), max(-(-found // PER_PAGE), 1))
    query = select(Invitation).where(*wanted).order_by(func.lower(Invitation.name), Invitation.id)
    people = session.scalars(query.limit(PER_PAGE).offset((at - 1) * PER_PAGE)).all()
    return Page(people, found, at, optouts.among(session, wave.municipality_id, {each.email for each in people}))


def _listed(wave: Wave) -> list[ColumnElement[bool]]:
    return [*of_wave(Invitation, wave), Invitation.channel == "link"]


def _occurs(word: str) -> ColumnElement[bool]:
    places = (Invitation.name, Invitation.email, Invitation.salutation, Invitation.address["place"].as_string())
    return or_(*(place.icontains(word, autoescape=True) for place in places))


def find(session: Session, wave: Wave, number: str) -> Invitation | None:
    """The invitation with this number, if it is on the list of this wave."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return session.scalar(select(Invitation).where(*_listed(wave), Invitation.id == int(number)))


def has_withdrawn(session: Session, invitation: Invitation) -> bool:
    """Whether this address wants no more mail."""
    return bool(optouts.among(session, invitation.municipality_id, [invitation.email]))
