"""What a trial run finds."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

Outcome: TypeAlias = Literal["ok", "warning", "failed"]
Area: TypeAlias = Literal["keys", "mail", "report", "list", "period", "texts"]
MOST_PEOPLE = 100
"""So many are named with one check; of the others only how many there are."""


@dataclass(frozen=True)
class Check:
    """One thing that was tried: what, what came of it, and what to do when that is not good.

    ``people`` are numbers of invitations with what is the matter with each: names stay on the address list alone, and
    go when it goes.
    """

    area: Area
    code: str
    outcome: Outcome
    title: str
    text: str
    remedy: str = ""
    people: tuple[tuple[int, str], ...] = ()
    more: int = 0
    """How many people there are besides those."""


def about_people(
    area: Area, code: str, outcome: Outcome, title: str, text: str, remedy: str, people: Sequence[tuple[int, str]]
) -> Check:
    """A check about people on the list, of whom the first are named."""
    return Check(
        area, code, outcome, title, text, remedy, tuple(people[:MOST_PEOPLE]), max(len(people) - MOST_PEOPLE, 0)
    )


def counted(number: int, one: str, many: str) -> str:
    """Words for one, or for so many: ``{}`` is where the number goes."""
    return one if number == 1 else many.format(number)


@dataclass(frozen=True)
class Trial:
    """A trial run: when, by whom, what was found, and what the wave looked like then (``prints``).

    ``forecast`` is what a report can say at different response rates, as ``produce`` wrote it down.
    """

    at: datetime.datetime
    by: str
    checks: tuple[Check, ...]
    prints: Mapping[str, str]
    forecast: Mapping[str, Any] | None = None

    def outcomes(self, outcome: Outcome) -> tuple[Check, ...]:
        """The checks that ended like this."""
        return tuple(check for check in self.checks if check.outcome == outcome)

    def document(self) -> dict[str, Any]:
        """As it is kept with the wave."""
        checks = [{name: value for name, value in asdict(check).items() if value} for check in self.checks]
        told = {"at": self.at.isoformat(), "by": self.by, "checks": checks, "prints": dict(self.prints)}
        return {**told, "forecast": self.forecast}

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Trial":
        """As it was kept."""
        checks = (
            Check(**{**check, "people": tuple((number, what) for number, what in check.get("people", ()))})
            for check in document["checks"]
        )
        at = datetime.datetime.fromisoformat(document["at"])
        return cls(at, document["by"], tuple(checks), document["prints"], document["forecast"])
