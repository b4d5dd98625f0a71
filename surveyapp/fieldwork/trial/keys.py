"""Whether the keys work that the promise rests on: each is tried as it will be used, with nothing kept."""

import secrets
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import ballotbox, links, pseudonyms
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.trial.model import Check
from surveyapp.storage.database import keys_of
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave

BOX = "box"
"""The code of the check without which an anonymous wave does not open."""
BOX_TITLE = "De stembus gaat dicht en weer open"
CODE_TITLE = "De sleutel van de geheime codes werkt"
LINK_TITLE = "De sleutel van de persoonlijke links werkt"
BACK_DRAFT = (
    "Vraag de beheerder om het bestand terug te zetten uit de reservekopie. Lukt dat niet? Maak dan hieronder een "
    "nieuwe sleutel: er zit nog niets in de stembus, dus er gaat niets verloren."
)
BACK_OPEN = (
    "Vraag de beheerder om het bestand vandaag nog terug te zetten uit de reservekopie. Zonder dit bestand kan niemand "
    "de antwoorden in de stembus ooit nog lezen."
)
BACK = "Vraag de beheerder om het bestand terug te zetten uit de reservekopie."
FOLDER = "Vraag de beheerder naar de map met sleutels: het programma moet daarin bestanden kunnen maken en lezen."


def checks(session: Session, wave: Wave, ballot: bytes) -> list[Check]:
    """The keys that this wave uses. ``ballot`` is what a respondent would hand in."""
    found = [_links(session, wave)]
    if wave.mode == "anonymous":
        found.insert(0, _box(session, wave, ballot))
    if wave.mode == "confidential":
        found.insert(0, _codes(session, wave))
    return found


def _tried(code: str, title: str, remedy: str, attempt: Callable[[], str]) -> Check:
    """The check that comes of an attempt; what it returns is said when it went well."""
    try:
        return Check("keys", code, "ok", title, attempt())
    except (KeyMissing, Refusal) as refused:
        return Check("keys", code, "failed", title, str(refused), remedy)
    except OSError:
        return Check("keys", code, "failed", title, "De map met sleutels is niet te gebruiken.", FOLDER)


def _box(session: Session, wave: Wave, ballot: bytes) -> Check:
    def attempt() -> str:
        ballotbox.rehearse(session, wave, ballot)
        return (
            "Een verzonnen inzending is met de echte sleutel verzegeld en weer geopend. Laat de beheerder nu een kopie "
            f"van het bestand {wave.key_name}.key bewaren, apart van de database: raakt het kwijt terwijl de meting "
            "open is, dan zijn de antwoorden voorgoed onleesbaar."
        )

    return _tried(BOX, BOX_TITLE, BACK_DRAFT if wave.state == "draft" else BACK_OPEN, attempt)


def _codes(session: Session, wave: Wave) -> Check:
    """The key in use, or the one that the wave will share, or one made for the try in the same place."""
    earlier = None if wave.key_name else pseudonyms.partner(session, wave)
    name = wave.key_name or (earlier.key_name if earlier else None)

    def attempt() -> str:
        if name is None:
            _with_passing_key(session, lambda passing: pseudonyms.rehearse(session, passing))
            return (
                "Een sleutel voor de proef is gemaakt, gelezen en weer vernietigd: dezelfde organisatie krijgt "
                "dezelfde code. De echte sleutel komt bij het openen op dezelfde plek."
            )
        pseudonyms.rehearse(session, name)
        whose = f"Dat is de sleutel van “{earlier.title}”, zodat u beide metingen kunt koppelen." if earlier else ""
        return f"Met {name}.key krijgt dezelfde organisatie steeds dezelfde code. {whose}".strip()

    return _tried("codes", CODE_TITLE, BACK, attempt)


def _links(session: Session, wave: Wave) -> Check:
    """Every link on the list is made again, and must be the one that was handed out."""

    def attempt() -> str:
        if wave.link_key_name is None:
            _with_passing_key(session, lambda passing: None)
            return "Er zijn nog geen persoonlijke links. Een sleutel maken en lezen lukt."
        key = keys_of(session).read(wave.link_key_name)
        listed = select(Invitation.nonce, Invitation.token_hash)
        rows = session.execute(listed.where(*of_wave(Invitation, wave), Invitation.nonce != "")).all()
        wrong = sum(links.token_hash("invitation", links.derived(key, "invitation", n)) != known for n, known in rows)
        if wrong:
            raise Refusal(
                f"Het sleutelbestand {wave.link_key_name}.key hoort niet bij deze meting: {wrong} van de {len(rows)} "
                "links in een mail of brief zouden nergens naartoe gaan."
            )
        return f"{_links_counted(len(rows))} opnieuw gemaakt: dezelfde als op de lijst."

    return _tried("links", LINK_TITLE, BACK, attempt)


def _links_counted(number: int) -> str:
    return "1 persoonlijke link is" if number == 1 else f"{number} persoonlijke links zijn"


def _with_passing_key(session: Session, use: Callable[[str], None]) -> None:
    """A key for the try alone, made where the real ones are."""
    keys = keys_of(session)
    name = keys.add("trial", secrets.token_bytes(pseudonyms.KEY_BYTES))
    try:
        keys.read(name)
        use(name)
    finally:
        keys.destroy(name)
