"""The second factor: a code from an app (TOTP), or one of ten recovery codes on paper.

The secret is encrypted with a key outside the database, so that a backup alone makes no codes. Every code works once.
"""

import base64
import datetime
import hmac
import secrets

import pyotp
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.accounts import sessions
from surveyapp.fieldwork.links import token_hash
from surveyapp.settings import Settings
from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Account, RecoveryCode

ISSUER = "surveyapp"
STEP_SECONDS = 30
DRIFT = (0, -1, 1)
"""Steps by which the clock of a telephone may differ."""
SECRET_BYTES = 20
RECOVERY_CODES, RECOVERY_BYTES = 10, 10


def is_required(settings: Settings, role: str) -> bool:
    """Whether nobody in this role works without a second factor: administrators, or everyone if that is set."""
    return role == "administrator" or settings.second_factor == "everyone"


def offered(session: Session, account: Account, token: str) -> str:
    """The secret to set up in this session: the same however often the page is shown, and kept nowhere until it is
    confirmed. Another one after every code that was used, so that no old telephone comes back to life.
    """
    seed = f"offered:{account.id}:{account.totp_step}:{token}".encode()
    return base64.b32encode(hmac.digest(_key(session), seed, "sha256")[:SECRET_BYTES]).decode()


def address(secret: str, account: Account) -> str:
    """What the app on the telephone reads from the QR code."""
    issuer = account.municipality.name if account.municipality else ISSUER
    return pyotp.TOTP(secret).provisioning_uri(name=account.email, issuer_name=issuer)


def in_groups(secret: str) -> str:
    """A secret or code in groups of four, to type over."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def confirm(
    session: Session, account: Account, secret: str, code: str, now: datetime.datetime
) -> tuple[str, ...] | None:
    """Turn the second factor on, when this code belongs to this secret: ten recovery codes, to show once.

    Everyone who is signed in with this account without it is signed out.
    """
    if account.totp_secret is not None or not _use(session, account, secret, code, now):
        return None
    account.totp_secret = SecretBox(_key(session)).encrypt(secret.encode())
    sessions.end_all(session, account)
    events.record(session, account.municipality, "account.second_factor_on", now, account.email)
    return _new_codes(session, account)


def verify(session: Session, account: Account, code: str, now: datetime.datetime) -> bool:
    """Whether this is a good code of the app, or a recovery code; it is used up."""
    secret = _secret(session, account)
    if secret and _use(session, account, secret, code, now):
        return True
    return account.totp_secret is not None and _use_recovery(session, account, code, now)


def _use(session: Session, account: Account, secret: str, code: str, now: datetime.datetime) -> bool:
    """Use up the code: only a step later than the last one counts, also when two come at the same moment."""
    step = _step(secret, code, now)
    if step is None:
        return False
    fresh = or_(Account.totp_step.is_(None), Account.totp_step < step)
    used = session.execute(update(Account).where(Account.id == account.id, fresh).values(totp_step=step))
    return bool(used.rowcount)  # type: ignore[attr-defined]


def _step(secret: str, code: str, now: datetime.datetime) -> int | None:
    """The time step that this code belongs to."""
    typed = "".join(code.split()).encode()
    current = int(now.timestamp()) // STEP_SECONDS
    steps = [current + drift for drift in DRIFT]
    found = [step for step in steps if hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), typed)]
    return found[0] if found else None


def _secret(session: Session, account: Account) -> str | None:
    """The secret of this account; None when it has none, or when the key that it was encrypted with is gone."""
    if account.totp_secret is None:
        return None
    try:
        return SecretBox(_key(session)).decrypt(account.totp_secret).decode()
    except CryptoError:
        return None


def _key(session: Session) -> bytes:
    return keys_of(session).always("staff")


def new_codes(session: Session, account: Account, now: datetime.datetime) -> tuple[str, ...]:
    """Ten new recovery codes; the old ones are worth nothing from now on."""
    events.record(session, account.municipality, "account.recovery_codes", now, account.email)
    return _new_codes(session, account)


def _new_codes(session: Session, account: Account) -> tuple[str, ...]:
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    codes = [base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(code_hash=_recovery_hash(account, code), account_id=account.id) for code in codes)
    return tuple(map(in_groups, codes))


def _recovery_hash(account: Account, code: str) -> str:
    """Bound to its account. Eighty bits of chance need no slow hash."""
    return token_hash(f"recovery {account.id}", "".join(code.split()).replace("-", "").upper())


def _use_recovery(session: Session, account: Account, code: str, now: datetime.datetime) -> bool:
    mine = RecoveryCode.account_id == account.id, RecoveryCode.code_hash == _recovery_hash(account, code)
    if not session.execute(delete(RecoveryCode).where(*mine)).rowcount:  # type: ignore[attr-defined]
        return False
    events.record(session, account.municipality, "account.recovery", now, account.email)
    return True


def codes_left(session: Session, account_id: int) -> int:
    """How many recovery codes are left."""
    mine = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.account_id == account_id)
    return session.scalars(mine).one()


def turn_off(session: Session, account: Account, now: datetime.datetime, by: str) -> None:
    """No second factor any more: for a new telephone, or for whoever lost it. Signs the account out everywhere.

    The last step stays, so that no code works a second time.
    """
    if account.totp_secret is None:
        return
    account.totp_secret = None
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    sessions.end_all(session, account)
    events.record(session, account.municipality, "account.second_factor_off", now, by, detail=account.email)
