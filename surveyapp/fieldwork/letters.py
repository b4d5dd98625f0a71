"""Letters: who gets one, what they say, and which day they were made. Drawing them is done elsewhere."""

import datetime
from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import owntexts
from surveyapp.fieldwork.lettertexts import DEFAULTS, Text, require_places
from surveyapp.storage.tables import Invitation, Message, Wave
from surveyapp.storage.tenant import of_wave

EVERYBODY, WITHOUT_MAIL, UNREACHED, NOT_YET = "iedereen", "zonder-mail", "onbereikbaar", "nog-niet"
NO_LETTER = ("refused", "ineligible")
"""Who said no, or does not belong to the group, gets no letter."""


def chosen(session: Session, wave: Wave, who: str) -> Sequence[Invitation]:
    """The invitations that get a letter, by name. What is chosen by answering follows what may be seen now: in an
    anonymous wave that changes in groups.
    """
    query = select(Invitation).where(*_conditions(wave, who))
    return session.scalars(query.order_by(Invitation.name, Invitation.id)).all()


def counts(session: Session, wave: Wave) -> dict[str, int]:
    """How many would get a letter, per way to choose."""
    return {
        who: session.scalar(select(func.count()).select_from(Invitation).where(*_conditions(wave, who))) or 0
        for who in (EVERYBODY, WITHOUT_MAIL, UNREACHED, NOT_YET)
    }


def days(session: Session, wave: Wave) -> list[datetime.date]:
    """The days on which letters were made."""
    query = select(Invitation.letter_on).where(*of_wave(Invitation, wave), Invitation.letter_on.is_not(None))
    return sorted(day for day in session.scalars(query.distinct()) if day)


def _conditions(wave: Wave, who: str) -> list[ColumnElement[bool]]:
    """What holds for the invitations that are chosen."""
    listed = [Invitation.channel == "link", Invitation.disposition.not_in(NO_LETTER)]
    return [*of_wave(Invitation, wave), *listed, *_chosen_by(who)]


def _chosen_by(who: str) -> list[ColumnElement[bool]]:
    bounced = exists().where(Message.invitation_id == Invitation.id, Message.state == "failed")
    known: dict[str, list[ColumnElement[bool]]] = {
        EVERYBODY: [],
        WITHOUT_MAIL: [Invitation.email == ""],
        UNREACHED: [(Invitation.email == "") | (Invitation.disposition == "bounced") | bounced],
        NOT_YET: [Invitation.state == "invited"],
    }
    return known[who]


def made(session: Session, wave: Wave, numbers: Sequence[int], today: datetime.date) -> None:
    """Note that a letter was made for these invitations."""
    session.execute(
        update(Invitation)
        .where(*of_wave(Invitation, wave), Invitation.id.in_(numbers))
        .values(letter_on=today)
        .execution_options(synchronize_session=False)
    )


def lacking(session: Session, wave: Wave) -> list[str]:
    """The names of those whom a letter cannot reach: no street, or no postcode."""
    query = select(Invitation.name, Invitation.address).where(*_conditions(wave, EVERYBODY)).order_by(Invitation.name)
    return [name for name, home in session.execute(query) if not (home.get("postcode") and home.get("street"))]


def standard(kind: str, language: str) -> Text:
    """Our own words for "letter" or "paper"."""
    return DEFAULTS[kind][language]


def text_of(wave: Wave, kind: str, language: str) -> Text:
    """The words of this wave for "letter" or "paper": the officer's own, or else ours."""
    return owntexts.read(wave, kind, language, standard(kind, language))


def set_text(wave: Wave, kind: str, language: str, text: Text) -> None:
    """Keep the officer's own words. Raises Refusal for a place in braces that nothing can be filled in for."""
    owntexts.require_changeable(wave)
    require_places(text)
    owntexts.keep(wave, kind, language, text, standard(kind, language))
