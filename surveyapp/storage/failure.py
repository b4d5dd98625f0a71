"""What a log may say about an error: what kind, and where in the program. Not its message, which may hold a token, an
address or an answer; of the database and the disk only what they say themselves, without the values of the row.
"""

import traceback
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError


def described(error: BaseException) -> str:
    """The error and what led to it, the first cause first, as lines for the log."""
    return "".join(line for each in reversed(list(_chain(error))) for line in _lines(each)).rstrip()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _lines(error: BaseException) -> list[str]:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return [*traceback.format_tb(error.__traceback__), f"{kind}: {_message(error)}\n"]


def _message(error: BaseException) -> str:
    if isinstance(error, DBAPIError):
        return _message(error.orig) if error.orig else ""
    if isinstance(error, OSError):
        return error.strerror or ""
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    if primary:
        return str(primary)
    of_database = type(error).__module__.partition(".")[0] in ("sqlite3", "psycopg")
    return str(error).partition("DETAIL:")[0].strip() if of_database else ""
