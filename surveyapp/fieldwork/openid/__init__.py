"""Signing in through the municipality's own identity provider (OpenID Connect).

``provider`` speaks with it and believes only what is signed, for us, now, and for this attempt; ``people`` finds the
account that belongs to who it says is there. It makes no accounts.
"""

from surveyapp.fieldwork.openid.people import account_of
from surveyapp.fieldwork.openid.provider import Attempt, Identity, Provider, SignInFailed, Unreachable

__all__ = ["Attempt", "Identity", "Provider", "SignInFailed", "Unreachable", "account_of"]
