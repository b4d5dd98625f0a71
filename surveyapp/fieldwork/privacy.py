"""What is true of a wave for privacy: one place for the page for respondents and the text for the register."""

import datetime
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import pseudonyms
from surveyapp.fieldwork.responses import may_correct
from surveyapp.fieldwork.waves import keeping, questionnaire_of
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Facts:
    """The real settings of a wave. A day is None while the wave has no last day."""

    mode: str
    listed: tuple[str, ...]
    """What the address list knows beside names and addresses, as the questionnaire calls it."""
    by_post: bool
    addresses_until: datetime.date | None
    key_until: datetime.date | None
    may_correct: bool
    purged: bool
    key_gone: bool
    contact: tuple[str, ...]
    """Whom to ask about the survey: name, address, telephone, as far as known."""
    privacy_email: str
    """Where to ask about one's data; empty when nobody filled anything in."""


def facts(session: Session, wave: Wave, language: str = "nl") -> Facts:
    """What holds for this wave now."""
    key_day = pseudonyms.last_day(session, wave) if wave.mode == "confidential" and wave.key_name else None
    listed = (each.label for each in questionnaire_of(wave, language).questions.values() if not each.on_page)
    return Facts(
        mode=wave.mode,
        listed=tuple(listed),
        by_post=_by_post(session, wave),
        addresses_until=keeping.addresses_until(wave),
        key_until=key_day or keeping.key_until(wave),
        may_correct=may_correct(wave),
        purged=wave.purged_at is not None,
        key_gone=pseudonyms.key_state(session, wave) == "gone",
        contact=tuple(filter(None, (wave.contact_name, wave.contact_email, wave.contact_phone))),
        privacy_email=wave.municipality.privacy_email or wave.contact_email,
    )


def _by_post(session: Session, wave: Wave) -> bool:
    """Whether letters were made: then postal addresses are kept as well."""
    return bool(session.scalar(select(exists().where(*of_wave(Invitation, wave), Invitation.letter_on.is_not(None)))))
