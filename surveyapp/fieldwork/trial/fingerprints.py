"""Fingerprints of what a trial run rests on, part by part: afterwards they tell whether, and what, has changed."""

import hashlib
from collections.abc import Mapping

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.storage.tables import Invitation, Mailing, Wave
from surveyapp.storage.tenant import of_wave

NAMES = {
    "questionnaire": "de vragenlijst",
    "texts": "de teksten van brieven en mails",
    "list": "de adreslijst",
    "period": "de datums",
    "mode": "de belofte",
    "contact": "de contactpersoon",
    "population": "het totaal aantal",
    "municipality": "de gegevens van de gemeente",
}
"""The parts, as an officer knows them."""
_LISTED = (
    Invitation.unit,
    Invitation.name,
    Invitation.email,
    Invitation.salutation,
    Invitation.language,
    Invitation.disposition,
    Invitation.background,
    Invitation.address,
)


def prints(session: Session, wave: Wave) -> dict[str, str]:
    """A fingerprint per part. Nobody can be found with one: the list goes in whole, with the nonces of its links."""
    town = wave.municipality
    parts: Mapping[str, object] = {
        "questionnaire": wave.content_hash,
        "texts": wave.texts,
        "list": _list(session, wave),
        "period": [
            *(wave.opens_on, wave.opens_time, wave.closes_on, wave.closes_time),
            *(wave.addresses_until, wave.key_until),
            *_mailings(session, wave),
        ],
        "mode": wave.mode,
        "contact": [wave.contact_name, wave.contact_email, wave.contact_phone],
        "population": wave.population,
        "municipality": [town.name, town.threshold, town.languages, town.sender_email, town.theme, town.logo_version],
    }
    return {name: hashlib.sha256(_written(part)).hexdigest() for name, part in parts.items()}


def _written(part: object) -> bytes:
    return orjson.dumps(part, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)


def _list(session: Session, wave: Wave) -> list[list[object]]:
    query = select(Invitation.nonce, *_LISTED).where(*of_wave(Invitation, wave), Invitation.channel == "link")
    return [list(row) for row in session.execute(query.order_by(Invitation.id))]


def _mailings(session: Session, wave: Wave) -> list[list[object]]:
    query = select(Mailing.kind, Mailing.due_at, Mailing.state).where(*of_wave(Mailing, wave))
    return [list(row) for row in session.execute(query.order_by(Mailing.kind))]
