"""The identity provider: the authorization code flow with PKCE, and the checks on what it answers."""

import datetime
import logging
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError

from surveyapp.fieldwork.openid import idtoken
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.settings import Settings
from surveyapp.settings.values import LOOPBACK, web_address

WAIT = 10.0
"""Seconds that we wait for an answer."""
KEPT_FOR = datetime.timedelta(hours=1)
"""How long what the provider says about itself is believed."""
SCOPE = "openid email profile"
log = logging.getLogger(__name__)


class SignInFailed(Refusal):
    """Nobody is let in; the text says why, and what to do."""

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text
            or "Het antwoord van de inlogdienst klopt niet. Daarom laten we niemand binnen. Begin "
            "opnieuw, en waarschuw uw beheerder als het dan weer misgaat."
        )


class Unreachable(SignInFailed):
    """The provider gives no answer that can be used."""

    def __init__(self) -> None:
        super().__init__(
            "De inlogdienst is nu niet bereikbaar. Probeer het straks nog eens, of log in met uw wachtwoord."
        )


@dataclass(frozen=True)
class Attempt:
    """One attempt to sign in, kept in the browser that makes it."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Identity:
    """Who the provider says is there."""

    subject: str
    """Issuer and subject: never given to somebody else, as an address may be."""
    email: str
    """Empty when the provider has not verified it."""
    strong: bool
    """Whether the provider asked for a second factor."""


@dataclass
class Provider:
    """The identity provider in the settings. ``back`` is the address on our site that it sends people back to."""

    settings: Settings
    back: str
    _about: dict[str, Any] = field(default_factory=dict)
    _keys: dict[str, Any] = field(default_factory=dict)
    _fetched_at: datetime.datetime | None = None

    def begin(self, now: datetime.datetime) -> tuple[str, Attempt]:
        """Where to send the browser, and what to keep for when it comes back. Raises Unreachable."""
        attempt = Attempt(*(secrets.token_urlsafe(48) for _ in range(3)))
        with self._speaking() as session:
            self._learn(session, now)
            address, _ = session.create_authorization_url(
                self._about["authorization_endpoint"],
                state=attempt.state,
                code_verifier=attempt.verifier,
                nonce=attempt.nonce,
            )
        return address, attempt

    def finish(self, attempt: Attempt, answer: Mapping[str, str], now: datetime.datetime) -> Identity:
        """Who came back with this answer to this attempt. Raises SignInFailed."""
        if answer.get("state") != attempt.state or answer.get("iss", self.settings.oidc_issuer) != self._issuer:
            raise SignInFailed
        if answer.get("error"):
            raise SignInFailed("De inlogdienst heeft u niet binnengelaten, of u hebt het inloggen afgebroken.")
        with self._speaking() as session:
            self._learn(session, now)
            token = session.fetch_token(
                self._about["token_endpoint"], code=answer.get("code", ""), code_verifier=attempt.verifier
            )
            claims = self._claims(session, token, attempt, now)
            return self._identity(session, claims)

    @property
    def _issuer(self) -> str:
        return self.settings.oidc_issuer

    @contextmanager
    def _speaking(self) -> Iterator[Any]:
        """A conversation with the provider: what goes wrong in it is told in a sentence, and noted for the operator."""
        session = OAuth2Session(  # type: ignore[no-untyped-call]
            self.settings.oidc_client_id,
            self.settings.oidc_client_secret,
            token_endpoint_auth_method=self._way_to_identify(),
            scope=SCOPE,
            redirect_uri=self.back,
            code_challenge_method="S256",
            default_timeout=WAIT,
        )
        try:
            with session:
                yield session
        except (requests.RequestException, KeyError, AttributeError) as error:
            log.warning("the identity provider gives no usable answer: %s", type(error).__name__)
            raise Unreachable from None
        except (AuthlibBaseError, JoseError, ValueError, TypeError) as error:
            log.warning("a sign-in through the identity provider was refused: %s", type(error).__name__)
            raise SignInFailed from None

    def _way_to_identify(self) -> str:
        """How this site says who it is when it fetches a token: in the header, unless only the body will do."""
        ways = self._about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        return "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"

    def _learn(self, session: Any, now: datetime.datetime) -> None:
        """Read what the provider says about itself, and its keys, once in a while."""
        if self._fetched_at and now - self._fetched_at < KEPT_FOR:
            return
        about = _json(session, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if about["issuer"] != self._issuer:
            log.warning("the identity provider calls itself %s, the settings say %s", about["issuer"], self._issuer)
            raise Unreachable
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            _check_address(about[name])
        self._keys = _json(session, about["jwks_uri"])
        self._about, self._fetched_at = about, now
        session.token_endpoint_auth_method = self._way_to_identify()

    def _claims(
        self, session: Any, token: Mapping[str, Any], attempt: Attempt, now: datetime.datetime
    ) -> dict[str, Any]:
        """What the provider signed for us about this attempt. With a key that we do not know, it is asked again."""
        if idtoken.is_signed_by_unknown(token.get("id_token"), self._keys):
            self._keys = _json(session, self._about["jwks_uri"])
        expected = idtoken.Expected(self._issuer, self.settings.oidc_client_id, attempt.nonce, now)
        return idtoken.claims(token, self._keys, expected)

    def _identity(self, session: Any, claims: dict[str, Any]) -> Identity:
        about = claims
        if "email" not in claims and (userinfo := self._about.get("userinfo_endpoint")):
            _check_address(userinfo)
            told = _json(session, userinfo, withhold_token=False)
            about = told if told.get("sub") == claims["sub"] else {}
        verified = about.get("email_verified") in (True, "true")
        email = str(about.get("email") or "").strip().lower()
        subject = f"{claims['iss']}|{claims['sub']}"
        return Identity(subject, email if verified else "", idtoken.is_strong(claims, self.settings.oidc_acr.split()))


def _json(session: Any, address: str, withhold_token: bool = True) -> dict[str, Any]:
    answer = session.get(address, withhold_token=withhold_token)
    answer.raise_for_status()
    content: dict[str, Any] = answer.json()
    return content


def _check_address(address: str) -> None:
    """What we send there is secret: over https, or to this computer itself."""
    parts = web_address(address)
    if parts is None or (parts.scheme != "https" and parts.hostname not in LOOPBACK):
        log.warning("the identity provider gives an address that is not safe: %s", address)
        raise Unreachable
