"""A real mail server for tests: it takes mail, or refuses, stalls and hangs up where it is told to."""

import asyncio
import datetime
import ipaddress
import socket
import ssl
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DROP, STALL, DROP_BEFORE_DOT = "drop", "stall", "drop before the dot"
MAIL, RCPT, DATA = "MAIL", "RCPT", "DATA"
STALLED = 3.0
"""Seconds; longer than a client in a test waits."""


@dataclass
class MailServer:
    """What arrived, in order, and what to say to whom."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    connections: int = 0
    password: str = ""
    pause: float = 0.0
    """Seconds that it takes over each mail."""
    answers: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def says(self, stage: str, answer: str, to: str = "", times: int = 1) -> None:
        """The next times that somebody comes this far (for this address), answer this, or DROP, or STALL."""
        self.answers[stage, to] += [answer] * times

    def next(self, stage: str, to: str = "") -> str:
        """What to answer now; empty: yes."""
        for key in ((stage, to), (stage, "")):
            if self.answers[key]:
                return self.answers[key].pop(0)
        return ""

    def to(self, address: str) -> list[EmailMessage]:
        """The mails that arrived for this address."""
        return [mail for mail, to in zip(self.mails, self.recipients, strict=True) if to == address]

    @property
    def per_address(self) -> Counter[str]:
        """How many arrived for whom."""
        return Counter(self.recipients)


class _Handler:
    def __init__(self, state: MailServer) -> None:
        self.state = state

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return await _answered(server, self.state.next(MAIL), "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        answer = await _answered(server, self.state.next(RCPT, address), "250 OK")
        if not answer.startswith("2"):
            envelope.rcpt_tos.pop()
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (to,) = envelope.rcpt_tos
        said = self.state.next(DATA, to)
        if self.state.pause:
            await asyncio.sleep(self.state.pause)
        if not said[:1].isdigit():  # taken, whatever it says about it
            content = cast(bytes, envelope.original_content)
            self.state.mails.append(message_from_bytes(content, policy=default))
            self.state.recipients.append(to)
            self.state.raw.append(content)
        return await _answered(server, said, "250 2.0.0 aangenomen")


async def _answered(server: SMTP, said: str, otherwise: str) -> str:
    if said == DROP:
        cast(asyncio.Transport, server.transport).abort()
    if said == STALL:
        await asyncio.sleep(STALLED)
    return said if said[:1].isdigit() else otherwise


class _Smtp(SMTP):
    state: MailServer

    async def smtp_EHLO(self, hostname: str) -> None:
        self.state.connections += 1
        await super().smtp_EHLO(hostname)

    async def smtp_DATA(self, arg: str) -> None:
        if self.envelope and self.state.next(DROP_BEFORE_DOT):
            await self.push("354 ga uw gang")
            await self._reader.readline()
            cast(asyncio.Transport, self.transport).abort()
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def __init__(self, state: MailServer, context: ssl.SSLContext | None, security: str) -> None:
        self.state, self.starttls = state, context if security == "starttls" else None
        around = context if security == "tls" else None
        super().__init__(_Handler(state), "127.0.0.1", state.port, ssl_context=around, ready_timeout=30.0)

    def factory(self) -> SMTP:
        kwargs: dict[str, Any] = {}
        if self.state.password:
            kwargs = {"authenticator": self._is_right, "auth_required": True}
        made = _Smtp(
            self.handler,
            hostname="localhost",
            loop=self.loop,
            tls_context=self.starttls,
            require_starttls=self.starttls is not None,
            **kwargs,
        )
        made.state = self.state
        return made

    def _is_right(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password.decode() == self.state.password
        return AuthResult(success=right, handled=False)

    def _trigger_server(self) -> None:
        """Wait until it accepts; the client of a TLS server would not trust a certificate made here."""
        with socket.create_connection((self.hostname, self.port), 5):
            pass


@contextmanager
def running(
    state: MailServer | None = None, context: ssl.SSLContext | None = None, security: str = "none"
) -> Iterator[MailServer]:
    """A mail server on a free port of this computer."""
    state = state or MailServer()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", state.port))
        state.port = probe.getsockname()[1]
    controller = _Controller(state, context, security)
    controller.start()
    try:
        yield state
    finally:
        controller.stop()
        for thread in threading.enumerate():
            assert thread is not controller._thread


def certificate(folder: Path, host: str = "localhost") -> tuple[ssl.SSLContext, Path]:
    """A certificate for this name: what a server shows, and the file that makes a client trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    names += [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))] if host == "localhost" else []
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - day, now + day)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    shown, secret = folder / f"{host}.pem", folder / f"{host}.key"
    shown.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, secret)
    return context, shown
