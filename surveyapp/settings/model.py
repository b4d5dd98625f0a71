"""All settings in one frozen object. ``explains`` is the line about each in the README."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from surveyapp.settings import values
from surveyapp.settings.values import PREFIX, SHORTEST_SECRET, SettingsError

PROXIES = "het aantal eigen proxy's voor deze server"
NO_SECRET = f"{PREFIX}SECRET_KEY ontbreekt: neem minstens {SHORTEST_SECRET} willekeurige tekens, of zet {PREFIX}"
NO_SECRET += "ENVIRONMENT op development om alleen te proberen"


def _about(convert: Callable[[str], Any], explains: str, secret: bool = False) -> dict[str, Any]:
    return {"convert": convert, "explains": explains, "secret": secret}


@dataclass(frozen=True)
class Settings:
    """All settings, with their defaults. A secret may stand in a file, and is never shown."""

    database_url: str = field(
        default="sqlite:///instance/surveyapp.db",
        metadata=_about(values.database_url, "where the answers are kept; may hold a password", secret=True),
    )
    key_dir: Path = field(
        default=Path("instance/keys"),
        metadata=_about(values.path, "folder with the keys of ballot boxes and pseudonyms; back it up apart"),
    )
    snapshot_dir: Path = field(
        default=Path("instance/snapshots"),
        metadata=_about(values.path, "folder with snapshots of closed waves, of this installation alone"),
    )
    fonts_dir: Path = field(
        default=Path("instance/fonts"),
        metadata=_about(values.path, "folder with typefaces of municipalities (ttf), to set reports in"),
    )
    secret_key: str = field(
        default="", metadata=_about(values.secret, "signs forms and sessions; required in production", secret=True)
    )
    base_url: str = field(
        default="http://127.0.0.1:8000", metadata=_about(values.base_url, "address of the site, used in links")
    )
    language: Literal["nl", "en"] = field(
        default="nl", metadata=_about(values.one_of("nl", "en"), "language of messages to authors")
    )
    library: Path = field(
        default=Path(__file__).parents[2],
        metadata=_about(values.path, "folder that holds questionnaires/, reports/ and series/"),
    )
    environment: Literal["production", "development"] = field(
        default="production",
        metadata=_about(values.one_of("production", "development"), "development: starts without a secret of its own"),
    )
    trusted_proxies: int = field(
        default=0, metadata=_about(values.whole(0, 5, PROXIES), "number of own proxies whose X-Forwarded-For counts")
    )
    second_factor: Literal["administrators", "everyone"] = field(
        default="administrators",
        metadata=_about(values.one_of("administrators", "everyone"), "who must sign in with a second factor"),
    )
    oidc_issuer: str = field(
        default="", metadata=_about(values.issuer, "address of the identity provider, for a second way to sign in")
    )
    oidc_client_id: str = field(
        default="", metadata=_about(values.given, "the name of this site at the identity provider")
    )
    oidc_client_secret: str = field(
        default="", metadata=_about(values.given, "the secret of this site at the identity provider", secret=True)
    )
    oidc_name: str = field(
        default="uw gemeenteaccount",
        metadata=_about(values.given, "what the sign-in page calls the identity provider"),
    )
    oidc_acr: str = field(
        default="", metadata=_about(values.given, "values of acr that stand for a second factor, separated by spaces")
    )
    smtp_host: str = field(
        default="", metadata=_about(values.host, "mail server that mails go out through; without one nothing is mailed")
    )
    smtp_port: int = field(
        default=587, metadata=_about(values.whole(1, 65535, "het nummer van een poort"), "port of the mail server")
    )
    smtp_user: str = field(default="", metadata=_about(values.given, "name to sign in with at the mail server"))
    smtp_password: str = field(
        default="", metadata=_about(values.given, "password to sign in with at the mail server", secret=True)
    )
    smtp_security: Literal["starttls", "tls", "none"] = field(
        default="starttls",
        metadata=_about(values.one_of("starttls", "tls", "none"), "how mail travels; none: on this computer only"),
    )
    mail_from: str = field(
        default="", metadata=_about(values.mail_address, "sender of mails, where a municipality has none of its own")
    )
    mail_per_minute: int = field(
        default=60,
        metadata=_about(values.whole(1, 6000, "een aantal mails per minuut"), "most mails per minute, of all workers"),
    )

    @cached_property
    def signing_key(self) -> str:
        """The secret that signs forms and sessions. Without one, only development starts, with a passing secret."""
        if self.secret_key:
            return self.secret_key
        if self.environment == "production":
            raise SettingsError(NO_SECRET)
        return secrets.token_urlsafe(SHORTEST_SECRET)

    @property
    def https(self) -> bool:
        """Whether cookies may travel over https only."""
        return self.base_url.startswith("https://")

    @property
    def uses_oidc(self) -> bool:
        """Whether staff can also sign in through an identity provider."""
        return bool(self.oidc_issuer)
