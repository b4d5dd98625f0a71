"""A real OpenID provider for the tests, over HTTP on this computer: discovery, sign-in, tokens with PKCE, keys and user
info. It signs in whoever the test says, without asking, and can be told to do wrong.
"""

import base64
import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.surveys import NOW

CLIENT_ID, CLIENT_SECRET = "surveyapp", "geheim van de inlogdienst"
KEYS = [RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": f"sleutel-{n}"}) for n in (1, 2)]
Claims = dict[str, Any]


@dataclass
class IdentityProvider:
    """What it knows, and what it does wrong."""

    base: str = ""
    person: Claims = field(
        default_factory=lambda: {"sub": "els", "email": "officer@zonstad.nl", "email_verified": True}
    )
    extra: Claims = field(default_factory=dict)
    """Claims that replace those of an honest id token; None leaves one out."""
    sign: Callable[[Claims], str] | None = None
    """Makes the id token in place of an honest signature."""
    about: Claims = field(default_factory=dict)
    """What it says of itself in place of the truth."""
    slim: bool = False
    """The id token says nothing about the person; user info does."""
    broken: set[str] = field(default_factory=set)
    """Paths that give an error."""
    key: int = 0
    """With which of its keys it signs; only that one is listed."""
    codes: dict[str, Claims] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def metadata(self) -> Claims:
        honest = {
            "issuer": self.base,
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "jwks_uri": f"{self.base}/keys",
            "userinfo_endpoint": f"{self.base}/userinfo",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return {**honest, **self.about}

    def authorize(self, asked: dict[str, str]) -> str:
        """Sign in without asking; returns where the browser goes."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def exchange(self, given: dict[str, str], client: str) -> tuple[int, Claims]:
        """The tokens for a code: once, to this client, with the verifier of whoever began."""
        asked = self.codes.pop(given.get("code", ""), None)
        if client != f"{CLIENT_ID}:{CLIENT_SECRET}":
            return 401, {"error": "invalid_client"}
        if asked is None or given.get("redirect_uri") != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        if challenge(given.get("code_verifier", "")) != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        access = secrets.token_urlsafe(16)
        self.tokens.add(access)
        return 200, {"access_token": access, "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(NOW.timestamp())
        person = {"sub": self.person["sub"]} if self.slim else self.person
        honest = {"iss": self.base, "aud": CLIENT_ID, "exp": now + 300, "iat": now, "nonce": nonce, **person}
        claims = {name: value for name, value in {**honest, **self.extra}.items() if value is not None}
        return self.sign(claims) if self.sign else signed(claims, KEYS[self.key])


def signed(claims: Claims, key: RSAKey, algorithm: str = "RS256", kid: str | None = None) -> str:
    """These claims as a token."""
    return jwt.encode({"alg": algorithm, "kid": kid or key.kid}, claims, key, algorithms=[algorithm])


def unsigned(claims: Claims) -> str:
    """These claims with "alg": "none"."""
    return f"{_written({'alg': 'none', 'typ': 'JWT'})}.{_written(claims)}."


def signed_with_secret(claims: Claims, secret: bytes, kid: str | None) -> str:
    """These claims with HS256, whatever the secret is: libraries refuse a public key in its place."""
    content = f"{_written({'alg': 'HS256', 'kid': kid})}.{_written(claims)}"
    return f"{content}.{_coded(hmac.digest(secret, content.encode(), 'sha256'))}"


def _written(part: Claims) -> str:
    return _coded(json.dumps(part).encode())


def _coded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def challenge(verifier: str) -> str:
    """What PKCE makes of a verifier."""
    return _coded(hashlib.sha256(verifier.encode()).digest())


class Handler(BaseHTTPRequestHandler):
    provider: IdentityProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.provider.asked.append(parts.path)
        if parts.path in self.provider.broken:
            self._send(500, {"error": "server_error"})
        elif parts.path == "/.well-known/openid-configuration":
            self._send(200, self.provider.metadata())
        elif parts.path == "/keys":
            self._send(200, {"keys": [KEYS[self.provider.key].as_dict(private=False)]})
        elif parts.path == "/userinfo":
            known = self.headers.get("Authorization", "").removeprefix("Bearer ") in self.provider.tokens
            self._send(200 if known else 401, self.provider.person if known else {})
        elif parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(_flat(parts.query)))
            self.end_headers()
        else:
            self._send(404, {})

    def do_POST(self) -> None:
        self.provider.asked.append(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path in self.provider.broken:
            self._send(500, {"error": "server_error"})
            return
        scheme, _, coded = self.headers.get("Authorization", "").partition(" ")
        client = unquote_plus(base64.b64decode(coded).decode()) if scheme == "Basic" else ""
        self._send(*self.provider.exchange(_flat(body), client))

    def _send(self, status: int, content: Claims) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}


@contextmanager
def running() -> Iterator[IdentityProvider]:
    """A provider that answers until the block ends."""
    provider = IdentityProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"provider": provider}))
    provider.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
