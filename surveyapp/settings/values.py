"""What one setting accepts: the text of an environment variable becomes a value, or SettingsError says what can be."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

PREFIX = "SURVEYAPP_"
SHORTEST_SECRET = 32
"""Characters; what ``python -c 'import secrets; print(secrets.token_urlsafe(32))'`` gives is 43."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of the computer itself: what is sent there does not travel."""
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+", re.IGNORECASE)

_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,180}[A-Za-z0-9])?")


class SettingsError(ValueError):
    """A setting that cannot be used; the text is meant for the operator."""


def one_of(*accepted: str) -> Callable[[str], str]:
    """Only these words."""

    def convert(text: str) -> str:
        if text not in accepted:
            raise SettingsError(f"kies uit: {', '.join(accepted)}")
        return text

    return convert


def database_url(text: str) -> str:
    """An SQLite file or a PostgreSQL server."""
    if text.startswith("sqlite:///") and len(text) > len("sqlite:///") and ":memory:" not in text:
        return text
    if text.startswith(("postgresql://", "postgresql+psycopg://")):
        return "postgresql+psycopg://" + text.partition("://")[2]
    raise SettingsError("geef sqlite:///pad/naar/bestand.db of postgresql://gebruiker:wachtwoord@server/naam")


def base_url(text: str) -> str:
    """The address of the site: nothing but scheme, name and port, for links are made by putting a path behind it."""
    parts = web_address(text)
    if parts is None:
        raise SettingsError("geef het adres van de website, bijvoorbeeld https://vragen.gemeente.nl")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise SettingsError(
            "geef alleen het begin van het adres, zonder iets erachter: de site staat op een eigen (sub)domein, "
            "bijvoorbeeld https://vragen.gemeente.nl"
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def issuer(text: str) -> str:
    """The address of an identity provider, as it writes it itself. Its answers travel, so only https will do."""
    parts = web_address(text)
    if parts is None or parts.query or parts.fragment:
        raise SettingsError("geef het adres (issuer) van uw inlogdienst, bijvoorbeeld https://login.gemeente.nl")
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise SettingsError("neem een adres dat met https:// begint")
    return text


def web_address(text: str) -> SplitResult | None:
    """The parts of an address on the web, None when it is none that can be relied on."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.port != 0 and _HOST.fullmatch(parts.hostname or "")
    except ValueError:
        return None
    return parts if usable and "@" not in parts.netloc and not parts.netloc.endswith(":") else None


def secret(text: str) -> str:
    """Something nobody guesses, as far as its length tells."""
    if len(text) < SHORTEST_SECRET:
        raise SettingsError(f"neem minstens {SHORTEST_SECRET} willekeurige tekens")
    return text


def host(text: str) -> str:
    """The name or number of a server, without anything around it."""
    if not _HOST.fullmatch(text):
        raise SettingsError("geef de naam van de mailserver, bijvoorbeeld mail.gemeente.nl")
    return text.lower()


def mail_address(text: str) -> str:
    """One e-mail address, without a name around it."""
    if not _MAIL.fullmatch(text):
        raise SettingsError("geef een e-mailadres, bijvoorbeeld vragen@gemeente.nl")
    return text


def given(text: str) -> str:
    """Any text, but some."""
    if not text:
        raise SettingsError("is leeg; vul iets in of laat de instelling weg")
    return text


def path(text: str) -> Path:
    """A file or folder."""
    return Path(given(text))


def whole(least: int, most: int, what: str) -> Callable[[str], int]:
    """A whole number in a range; ``what`` says of what, for the message."""

    def convert(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
            raise SettingsError(f"geef {what}: {least} tot en met {most}")
        return int(text)

    return convert
