"""The last step before a mail leaves: everything is read again, and that it leaves is on disk before it does."""

import datetime
from dataclasses import dataclass
from email.message import EmailMessage

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import addressing, linked, links, unsubscribing
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.mail import accountmails, compose, fitness, kinds, server, shared
from surveyapp.fieldwork.mail.claims import Claim
from surveyapp.fieldwork.mail.compose import Recipient
from surveyapp.fieldwork.mail.offices import Office
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.unsubscribing import Subscription
from surveyapp.fieldwork.waves import NETHERLANDS, opening_moment, questionnaire_of
from surveyapp.questionnaire.notation import format_date
from surveyapp.settings import Settings
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import AccountLink, Invitation, Message, Wave, Wish

PLACE = "/v/"
"""Where personal links lead."""


@dataclass(frozen=True)
class Wait:
    """Not yet: it is not this worker's turn."""

    seconds: float


def begin(
    session: Session, settings: Settings, claim: Claim, now: datetime.datetime, office: Office | None = None
) -> EmailMessage | Wait | None:
    """The mail to hand over now, once this transaction is committed; None when it is not to be sent after all.

    The wave, or what a reminder is about, is locked before the message, as everybody does who changes both, and cannot
    change in between.
    """
    wave = _open_wave(session, claim)
    if office is not None and wave is None:
        office.hold(session, claim.message_id)
    message = _mine(session, claim)
    if message is None:
        return None
    if wave is not None and fitness.must_wait(message, wave, now):
        message.state, message.claim, message.next_at = "due", None, opening_moment(wave) or now
        return None
    if wave is not None and fitness.is_held(session, message, wave, now):
        message.state, message.claim, message.next_at = "due", None, now + shared.PAUSE
        message.error = shared.WAITS[message.kind]
        return None
    if reason := _why_not(session, message, wave, now, office):
        _end(message, "dropped", reason, now)
        return None
    if seconds := server.turn(session, settings.mail_per_minute, now):
        return Wait(seconds)
    try:
        mail = _written(session, settings, message, wave, now, office)
    except (Refusal, KeyMissing) as refused:
        _end(message, "failed", str(refused), now)
        return None
    message.state, message.claimed_at = "sending", now
    return mail


def _open_wave(session: Session, claim: Claim) -> Wave | None:
    if claim.wave_id is None:
        return None
    mine = select(Wave).where(Wave.id == claim.wave_id)
    return session.scalars(mine.with_for_update(read=True, of=Wave)).one()


def _mine(session: Session, claim: Claim) -> Message | None:
    """The message, unless it was dropped or given to another worker since."""
    mine = (Message.id == claim.message_id, Message.claim == claim.worker, Message.state == "claimed")
    return session.scalar(select(Message).where(*mine).with_for_update())


def _end(message: Message, state: str, why: str, now: datetime.datetime) -> None:
    message.state, message.error, message.ended_at, message.claim = state, why, now, None


def _why_not(
    session: Session, message: Message, wave: Wave | None, now: datetime.datetime, office: Office | None
) -> str:
    if office is not None and message.reminder_id is not None:
        return office.why_not(session, message, now)
    if wave is None:
        return fitness.of_account(_link(session, message), now)
    if message.wish_id is not None:
        return fitness.of_wish(session, message, wave, session.get(Wish, message.wish_id), now)
    return fitness.of_invitation(session, message, wave, session.get(Invitation, message.invitation_id), now)


def _link(session: Session, message: Message) -> AccountLink | None:
    return session.get(AccountLink, message.account_link)


def _written(
    session: Session,
    settings: Settings,
    message: Message,
    wave: Wave | None,
    now: datetime.datetime,
    office: Office | None,
) -> EmailMessage:
    name = _name(message, settings)
    if office is not None and message.reminder_id is not None:
        return office.write(session, settings, message, now, name)
    if wave is None:
        link = session.get_one(AccountLink, message.account_link)
        local = link.expires_at.astimezone(NETHERLANDS)
        until = f"{format_date(local.date(), 'nl')}, {local:%H:%M} uur"
        return accountmails.write(session, settings, link, message.kind, until, now, name)
    if message.wish_id is not None:
        return compose.write(settings, wave, message.kind, _wished(session, settings, wave, message), now, name=name)
    invitation = session.get_one(Invitation, message.invitation_id)
    begun = message.kind in kinds.REMINDERS and _has_begun(session, wave, invitation)
    to = listed(session, settings, wave, invitation, with_link=message.kind in kinds.ASKS)
    return compose.write(settings, wave, kinds.text_of(message.kind, begun=begun), to, now, name=name)


def _name(message: Message, settings: Settings) -> str:
    """The same for every time this message is tried, and of no other message."""
    return links.token_hash("message", f"{settings.base_url} {message.wave_id} {message.id}")[:32]


def _has_begun(session: Session, wave: Wave, invitation: Invitation) -> bool:
    """Whether there are answers that were not handed in. In an anonymous wave nobody looks, for that would tell more:
    who holds the link key could see who answered before the notes are opened.
    """
    if wave.mode == "anonymous":
        return False
    progress = linked.progress(session, Ticket(invitation, ""))
    return progress.version > 0 and not progress.submitted


def listed(session: Session, settings: Settings, wave: Wave, invitation: Invitation, *, with_link: bool) -> Recipient:
    """Somebody on the address list, as mails address them. Raises Refusal or KeyMissing when there is no link."""
    language = questionnaire_of(wave, invitation.language).language
    subscription = Subscription(wave.municipality_id, invitation.email, language)
    return Recipient(
        invitation.email,
        language,
        addressing.greeting(invitation, language),
        invitation.name,
        settings.base_url + PLACE + links.token_of(session, invitation) if with_link else "",
        unsubscribing.link(session, subscription, settings.base_url),
    )


def _wished(session: Session, settings: Settings, wave: Wave, message: Message) -> Recipient:
    """Nothing is known of who left a wish but the address and the language."""
    wish = session.get_one(Wish, message.wish_id)
    email, language = wish.email or "", questionnaire_of(wave, wish.language).language
    address = unsubscribing.link(session, Subscription(wave.municipality_id, email, language), settings.base_url)
    told = shared.filled_in(session, settings, wave, language)
    return Recipient(email, language, addressing.NEUTRAL[language], "", "", address, why=message.kind, told=told)
