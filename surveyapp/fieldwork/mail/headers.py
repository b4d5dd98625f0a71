"""What stands above a mail. Nothing that somebody typed can become a second header: names go through one place."""

import datetime
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from surveyapp.fieldwork.addressing import owner
from surveyapp.fieldwork.links import new_token
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.settings import Settings
from surveyapp.storage.tables import Municipality

WHOLE = "List-Unsubscribe"
"""A header that stays on one line: its address would be cut up, and no program would know it again."""


class Folding(EmailPolicy):
    """As mail travels, with one header left whole."""

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name == WHOLE else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii") if name == WHOLE else super().fold_binary(name, value)


POLICY = Folding(linesep="\r\n", cte_type="7bit")


class NoAddress(Refusal):
    """Mail programs do not take this address."""

    def __init__(self) -> None:
        super().__init__("Dit is geen e-mailadres waar mail naartoe kan.")


def sender(settings: Settings, municipality: Municipality | None) -> str:
    """The address that mails come from."""
    return (municipality.sender_email if municipality else "") or settings.mail_from


def begin(
    settings: Settings,
    municipality: Municipality | None,
    to: str,
    subject: str,
    now: datetime.datetime,
    *,
    language: str = "nl",
    reply_to: str = "",
    name: str = "",
) -> EmailMessage:
    """A mail with everything above it, still without text. ``name`` makes the Message-ID: the same mail that is tried
    again has the same. Raises NoAddress.
    """
    mail = EmailMessage(policy=POLICY)
    own = sender(settings, municipality)
    mail["From"] = mailbox(own, owner(municipality, language) if municipality else "")
    mail["To"] = mailbox(to)
    if reply_to:
        mail["Reply-To"] = mailbox(reply_to)
    mail["Subject"] = one_line(subject)
    mail["Date"] = format_datetime(now.astimezone(datetime.UTC))
    mail["Message-ID"] = f"<{name or new_token()}@{own.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def one_line(text: str) -> str:
    """The text without anything that could begin another line."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def mailbox(address: str, name: str = "") -> Address:
    """An address as it stands above a mail. Raises NoAddress."""
    try:
        return Address(one_line(name), addr_spec=address)
    except (ValueError, IndexError, HeaderParseError, MessageError):
        raise NoAddress from None


def can_unsubscribe(mail: EmailMessage, address: str) -> None:
    """Let the mail program offer a button to sign off (RFC 2369, and RFC 8058 for one click)."""
    mail[WHOLE] = f"<{address}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
