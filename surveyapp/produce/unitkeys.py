"""Keys by which the analysis recognises a unit in two waves of one report, and that tell nobody who it is.

They are made with a secret that is thrown away with the report: outside it the same unit has another key, and no
pseudonym or name goes along with the answers.
"""

import hmac
import secrets
from collections.abc import Iterable, Iterator
from typing import TypeVar

Answers = TypeVar("Answers")


class UnitKeys:
    """The keys of one report."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def collect(self, rows: Iterable[tuple[str | None, Answers]], keys: list[bytes | None]) -> Iterator[Answers]:
        """The answers one by one, while the key of the unit behind each is added to ``keys``."""
        for unit, answers in rows:
            keys.append(self.key(unit))
            yield answers

    def key(self, unit: str | None) -> bytes | None:
        """The key of this unit in this report."""
        return None if unit is None else hmac.digest(self._secret, unit.encode(), "sha256")
