"""How a mail gets away: a conversation with the mail server, and what each of its answers means.

An answer is about the server itself (``ServerTrouble``: nobody's mail gets away now), about this moment (``Later``), or
about this mail (``Refused``). After the last dot only an answer tells whether the mail was taken: without one it is
``Unsure``, and nobody may send it again by themselves.
"""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email.errors import MessageError
from email.message import EmailMessage
from urllib.parse import urlsplit

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.settings import Settings

SECONDS, WAITING = 60.0, 15.0
"""How long to wait for each answer of the server; and while somebody looks at a page."""
LONGEST = 300
GO_AHEAD, SHUTTING_DOWN = 354, 421
NOT_SIGNED_IN = (530, 534, 535, 538)
_LINK = re.compile(r"/(v|afmelden|uitnodiging|nieuw-wachtwoord)/[^\s>\"']+")
_CLASS = re.compile(r"\b5\.(\d{1,3})\.(\d{1,3})\b")
SENDER, RECIPIENT, CONTENT = "sender", "recipient", "content"


class MailRefused(Refusal):
    """The mail could not be handed over."""


class ServerTrouble(MailRefused):
    """The mail server takes mail of nobody: it is not there, does not know us, or cannot be trusted."""


class Later(MailRefused):
    """Not taken now; it may be taken later."""


class Refused(MailRefused):
    """Not taken, and never will be. ``bounced``: because of the address."""

    def __init__(self, text: str, *, bounced: bool) -> None:
        super().__init__(text)
        self.bounced = bounced


class Unsure(MailRefused):
    """Perhaps taken, perhaps not."""


def can_send(settings: Settings) -> bool:
    """Whether there is a mail server to hand mail to."""
    return bool(settings.smtp_host)


def send_now(settings: Settings, mail: EmailMessage) -> None:
    """Hand this mail to the mail server while the caller waits. Raises MailRefused."""
    if not can_send(settings):
        raise MailRefused("Er is geen mailserver ingesteld.")
    line = Line(settings, WAITING)
    try:
        line.ready()
        line.hand_over(mail)
    finally:
        line.close()


class Line:
    """A connection to the mail server, opened when it is needed; one mail after the other goes through it."""

    def __init__(self, settings: Settings, seconds: float) -> None:
        self._settings = settings
        self._seconds = seconds
        self._smtp: smtplib.SMTP | None = None

    def ready(self) -> smtplib.SMTP:
        """The connection, tried just now. Raises ServerTrouble."""
        if self._smtp is None or not _answers(self._smtp):
            self.close()
            self._smtp = _connect(self._settings, self._seconds)
        return self._smtp

    def close(self) -> None:
        """Say goodbye, and do not wait for an answer to it."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                smtp.putcmd("QUIT")
            smtp.close()

    def hand_over(self, mail: EmailMessage) -> str:
        """Give the server this mail; returns its words. Raises ServerTrouble, Later, Refused or Unsure."""
        smtp = self._smtp or self.ready()
        content = _content(mail)
        self._ask(SENDER, lambda: smtp.mail(mail["From"].addresses[0].addr_spec))
        self._ask(RECIPIENT, lambda: smtp.rcpt(mail["To"].addresses[0].addr_spec))
        self._ask(CONTENT, lambda: smtp.docmd("DATA"))
        try:
            smtp.send(content)
            code, said = smtp.getreply()
        except (smtplib.SMTPException, OSError) as broken:
            self._smtp = None
            smtp.close()
            raise Unsure(f"De mailserver gaf geen antwoord meer: {_words(broken)}") from None
        return self._judged(CONTENT, code, said)

    def _ask(self, stage: str, say: Callable[[], tuple[int, bytes]]) -> None:
        """One step in which nothing is taken yet."""
        try:
            code, said = say()
        except (smtplib.SMTPException, OSError, UnicodeError) as broken:
            self.close()
            raise Later(f"De verbinding met de mailserver viel weg: {_words(broken)}") from None
        self._judged(stage, code, said)

    def _judged(self, stage: str, code: int, said: bytes) -> str:
        words = f"{code} {_words(said)}"
        if 200 <= code < 300 or code == GO_AHEAD:
            return words
        if code == SHUTTING_DOWN:
            self.close()
        raise judged(stage, code, words)


def judged(stage: str, code: int, words: str) -> MailRefused:
    """What this answer of a mail server means (RFC 5321, 4.2; RFC 3463 for the numbers with dots)."""
    if code in NOT_SIGNED_IN:
        return ServerTrouble(f"De mailserver wil dat we inloggen: {words}")
    if code < 500:
        return Later(words)
    if stage == SENDER:
        return ServerTrouble(f"De mailserver weigert de afzender: {words}")
    numbers = _CLASS.search(words)
    about_address = numbers is not None and numbers[1] in ("1", "2") and numbers[0] not in ("5.1.7", "5.1.8")
    return Refused(words, bounced=about_address or (stage == RECIPIENT and numbers is None))


def _answers(smtp: smtplib.SMTP) -> bool:
    try:
        return smtp.rset()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _connect(settings: Settings, seconds: float) -> smtplib.SMTP:
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _open(settings, seconds)
        if settings.smtp_security == "starttls":
            smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo_or_helo_if_needed()
        if settings.smtp_user:
            smtp.login(settings.smtp_user, settings.smtp_password)
        return smtp
    except (smtplib.SMTPException, OSError) as broken:
        if smtp is not None:
            smtp.close()
        raise ServerTrouble(_trouble(broken)) from None


def _open(settings: Settings, seconds: float) -> smtplib.SMTP:
    own_name = urlsplit(settings.base_url).hostname or "localhost"
    host, port = settings.smtp_host, settings.smtp_port
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(host, port, own_name, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, own_name, timeout=seconds)


def _trouble(broken: Exception) -> str:
    if isinstance(broken, ssl.SSLError):
        return f"De beveiligde verbinding met de mailserver lukt niet: {_words(broken)}"
    if isinstance(broken, smtplib.SMTPAuthenticationError):
        return f"De mailserver weigert onze naam of ons wachtwoord: {broken.smtp_code} {_words(broken.smtp_error)}"
    if isinstance(broken, smtplib.SMTPNotSupportedError):
        return f"De mailserver kan niet wat is ingesteld: {_words(broken)}"
    return f"De mailserver is niet te bereiken: {_words(broken)}"


def _words(said: object) -> str:
    """On one line, and without personal links that a server repeats."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    seen = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return _LINK.sub(r"/\1/…", seen)[:LONGEST] or "zonder uitleg"


def _content(mail: EmailMessage) -> bytes:
    """The mail as it travels: a dot that begins a line gets another one, and a dot alone ends it (RFC 5321, 4.5.2)."""
    try:
        stuffed = re.sub(rb"(?m)^\.", b"..", mail.as_bytes())
    except (ValueError, LookupError, TypeError, MessageError) as broken:  # nothing of it has left
        raise Refused(f"Deze mail is niet op te stellen: {_words(broken)}", bounced=False) from None
    return (stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n") + b".\r\n"
