"""Checking what somebody knows, a password or a code, at a pace that gives no room to guess.

An attempt is counted before it is looked at. A good one clears its own counter, and no other.
"""

from flask import request

from surveyapp.fieldwork import accounts, attempts, secondfactor
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Account
from surveyapp.web.site import site


class TooOften(Refusal):
    """Somebody has to wait first."""

    def __init__(self, seconds: int) -> None:
        wait = f"{seconds} seconden" if seconds < 60 else f"{-(-seconds // 60)} minuten"
        super().__init__(f"Dit ging te vaak mis. Probeer het over {wait} nog eens.")


def here() -> str:
    """The address that this request comes from."""
    return request.remote_addr or ""


def by_password(email: str, password: str) -> Account | None:
    """The active account with this address and this password. Raises TooOften.

    The password is checked while no lock is held, for that is slow on purpose.
    """
    of_account, of_address = attempts.sign_in(email, here())
    with site().database.transaction() as writing:
        wait_or_count(writing, of_account, of_address)
    with site().database.reading() as reading:
        account = accounts.verified(reading, email, password)
    with site().database.transaction() as writing:
        if account is None:
            attempts.failed(writing, site().now(), of_address)
        else:
            attempts.succeeded(writing, of_account)
    return account


def by_code(writing: Session, account: Account, code: str) -> bool:
    """Whether this is a good code of the second factor, or a recovery code; it is used up. Raises TooOften."""
    counter = attempts.code(account.id)
    wait_or_count(writing, counter)
    is_good = secondfactor.verify(writing, account, code, site().now())
    if is_good:
        attempts.succeeded(writing, counter)
    return is_good


def wait_or_count(writing: Session, *counters: attempts.Counter) -> None:
    """Count an attempt for the first of these counters. Raises TooOften when one of them asks to wait."""
    if seconds := attempts.begin(writing, site().now(), *counters):
        raise TooOften(seconds)
