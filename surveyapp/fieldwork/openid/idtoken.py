"""The id token: believed only when the provider signed it, for this site, for this attempt, and not long ago."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signed with a key that only the provider has. Never "none", nor a secret that both sides know."""
KINDS = ("RSA", "EC", "OKP")
LEEWAY = 60
"""Seconds that two clocks may differ."""
STRONG = {"mfa", "otp", "hwk"}
"""Ways to sign in (RFC 8176) that stand for a second factor."""


@dataclass(frozen=True)
class Expected:
    """What an id token must say."""

    issuer: str
    client_id: str
    nonce: str
    now: datetime.datetime


def claims(token: Mapping[str, Any], keys: Mapping[str, Any], expected: Expected) -> dict[str, Any]:
    """What the id token in this answer says. Raises JoseError, ValueError or TypeError when it cannot be
    believed.
    """
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    decoded = jwt.decode(str(token.get("id_token")), _key_set(keys), registry=registry)
    options: Any = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        "sub": {"essential": True, "allow_blank": False},
    }
    params = {"nonce": expected.nonce, "client_id": expected.client_id, "access_token": token.get("access_token")}
    found = CodeIDToken(decoded.claims, decoded.header, options, params)
    found.validate(int(expected.now.timestamp()), LEEWAY)  # type: ignore[no-untyped-call]
    return dict(found)


def is_signed_by_unknown(id_token: object, keys: Mapping[str, Any]) -> bool:
    """Whether the key that it names is none of these: the provider may have a new one."""
    try:
        named = jws.extract_compact(str(id_token).encode()).headers().get("kid")
    except (JoseError, ValueError):
        return False
    return named is not None and named not in {key.get("kid") for key in keys.get("keys", ())}


def _key_set(keys: Mapping[str, Any]) -> KeySet:
    """The keys that sign; a provider may list others beside them."""
    signing = [key for key in keys["keys"] if key.get("use", "sig") == "sig" and key.get("kty") in KINDS]
    return KeySet.import_key_set({"keys": signing})


def is_strong(about: Mapping[str, Any], levels: Sequence[str]) -> bool:
    """Whether the provider says that there was a second factor; ``levels`` are the values of acr that say so too."""
    ways = about.get("amr")
    return bool(isinstance(ways, list) and STRONG & set(map(str, ways))) or about.get("acr") in levels
