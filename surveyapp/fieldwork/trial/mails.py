"""Whether every mail can be written, to everybody on the list, and gets away: one goes to the officer as a test."""

import datetime
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from surveyapp.fieldwork import links
from surveyapp.fieldwork.lettertexts import filled
from surveyapp.fieldwork.mail import compose, headers, kinds, outbox, places, post, samples, words
from surveyapp.fieldwork.mail.mailings import NAMES
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.trial.model import Check, about_people, counted
from surveyapp.settings import Settings
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Invitation, Wave

LONG_NAME = 80
"""Characters; longer names spoil the first line of a mail, and the address on an envelope."""
MOST_WRITTEN = 100
"""So many mails are written in full to try."""
TEXTS_TITLE = "De teksten van de mails kunnen weg"
PEOPLE_TITLE = "De mail is te schrijven aan iedereen op de lijst"
SERVER_TITLE = "Er is een mailserver"
SENT_TITLE = "Een proefmail komt aan"
ASKED = (kinds.INVITATION, *kinds.REMINDERS, kinds.THANKS)
"""What goes out while the wave is open, and just after. The results have a text of their own by then."""


def checks(
    session: Session, wave: Wave, people: Sequence[Invitation], settings: Settings, now: datetime.datetime
) -> list[Check]:
    """Everything about mails that can be known without sending one."""
    if not any(each.email for each in people):
        return []
    found = [*_server(wave, settings), _texts(wave)]
    if headers.sender(settings, wave.municipality):
        found.append(_people(session, wave, people, settings, now))
    return found


def _server(wave: Wave, settings: Settings) -> Iterator[Check]:
    if not headers.sender(settings, wave.municipality):
        text, remedy = "Er is geen adres waar de mails vandaan komen.", "Vul bij Gemeente de afzender van mails in."
        yield Check("mail", "mail_sender", "failed", "De mails hebben een afzender", text, remedy)
    if not post.can_send(settings):
        remedy = "Vraag de beheerder om de mailserver in te stellen, of haal de links op en mail zelf."
        yield Check("mail", "mail_server", "warning", SERVER_TITLE, "Er is geen mailserver ingesteld.", remedy)


def _texts(wave: Wave) -> Check:
    """Each text in each language, as it is written now."""
    languages = words.offered(wave)
    texts = [text for kind in ASKED for text in words.of_kind(kind, wave)]
    wrong = words.judge(wave, {(text, each): words.text_of(wave, text, each) for text in texts for each in languages})
    if wrong:
        told = " ".join(
            dict.fromkeys(f"{NAMES[kinds.kind_of(text)].capitalize()}: {what}" for (text, _, _), what in wrong.items())
        )
        return Check("mail", "mail_texts", "failed", TEXTS_TITLE, told, "Verbeter de tekst bij Mail.")
    text = f"{len(texts)} teksten, {counted(len(languages), 'in het Nederlands', 'elk in {} talen')}."
    return Check("mail", "mail_texts", "ok", TEXTS_TITLE, text)


def _people(
    session: Session, wave: Wave, people: Sequence[Invitation], settings: Settings, now: datetime.datetime
) -> Check:
    """The invitation for everybody, the longest names first; every other mail for the first of each kind of person.

    Of a long list the rest is not written in full, for that takes minutes: only what differs per person is tried.
    """
    mailed = sorted((each for each in people if each.email), key=lambda guest: -len(guest.name))
    seen: set[tuple[str, bool, bool]] = set()
    trouble: list[tuple[int, str]] = []
    for place, guest in enumerate(mailed):
        kind = (guest.language, bool(guest.salutation), bool(guest.name))
        texts = () if place >= MOST_WRITTEN else (kinds.INVITATION,)
        try:
            _write(session, wave, guest, texts if kind in seen else _all_texts(wave), settings, now)
        except (Refusal, KeyMissing) as refused:
            trouble.append((guest.id, str(refused)))
        seen.add(kind)
    if trouble:
        text = counted(len(trouble), "Aan 1 lukt dat niet.", "Aan {} lukt dat niet.")
        remedy = "Verbeter het adres op de adreslijst."
        return about_people("mail", "mail_people", "failed", PEOPLE_TITLE, text, remedy, trouble)
    total = _written(len(mailed)) + _greeted(mailed)
    subject = words.text_of(wave, kinds.INVITATION, "nl").subject
    if odd := [(guest.id, what) for guest in mailed for what in _oddities(guest, subject)]:
        remedy = "Kijk of de namen op de adreslijst kloppen."
        return about_people("mail", "mail_people", "warning", PEOPLE_TITLE, total, remedy, odd)
    return Check("mail", "mail_people", "ok", PEOPLE_TITLE, total)


def _written(number: int) -> str:
    if number <= MOST_WRITTEN:
        return counted(number, "1 uitnodiging is geschreven.", "{} uitnodigingen zijn geschreven.")
    return (
        f"{MOST_WRITTEN} van de {number} uitnodigingen zijn geschreven, met de langste namen. Van de andere zijn het "
        "adres en de link geprobeerd."
    )


def _all_texts(wave: Wave) -> tuple[str, ...]:
    return tuple(text for kind in ASKED for text in words.of_kind(kind, wave))


def _write(
    session: Session,
    wave: Wave,
    guest: Invitation,
    texts: Sequence[str],
    settings: Settings,
    now: datetime.datetime,
) -> None:
    """Write these texts; without any only the address and the link. Raises Refusal or KeyMissing."""
    headers.mailbox(guest.email)
    links.token_of(session, guest)
    for text in texts:
        with_link = kinds.kind_of(text) in kinds.ASKS
        to = outbox.listed(session, settings, wave, guest, with_link=with_link)
        compose.write(settings, wave, text, to, now).as_bytes()


def _oddities(guest: Invitation, subject: str) -> Iterator[str]:
    """What can be sent, and reads badly."""
    if not guest.name:
        yield "zonder naam: in de mail staat “uw organisatie”"
    if len(guest.name) > LONG_NAME:
        yield f"een naam van {len(guest.name)} tekens"
    whole = filled(subject, {"organisatie": guest.name})
    if len(whole) > places.LONGEST_SUBJECT:
        yield f"het onderwerp wordt {len(whole)} tekens lang"


def _greeted(people: Sequence[Invitation]) -> str:
    nameless = sum(1 for each in people if not each.salutation)
    if not nameless:
        return ""
    return counted(
        nameless,
        " 1 begint zonder naam van een persoon, omdat er geen aanhef op de lijst staat.",
        " {} beginnen zonder naam van een persoon, omdat er geen aanhef op de lijst staat.",
    )


def sent(wave: Wave, settings: Settings, to: str, now: datetime.datetime) -> Check | None:
    """A test mail to this address, in each language; None when there is no mail server, or nobody to send it to."""
    if not to or not post.can_send(settings) or not headers.sender(settings, wave.municipality):
        return None
    try:
        for language in words.offered(wave):
            samples.send(settings, wave, kinds.INVITATION, language, to, now)
    except Refusal as refused:
        remedy = "Geef deze melding door aan de beheerder."
        return Check("mail", "mail_sent", "failed", SENT_TITLE, f"{to}: {refused}", remedy)
    text = f"De mailserver heeft hem aangenomen voor {to}. Kijk of hij er is, ook bij de ongewenste mail."
    return Check("mail", "mail_sent", "ok", SENT_TITLE, text)
