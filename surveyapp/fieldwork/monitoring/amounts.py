"""A number as far as it may be shown: exact, or somewhere between two bounds."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Amount:
    """At least ``least`` and at most ``most``; one number when they are the same."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.least == self.most


def exactly(number: int) -> Amount:
    """A number that anybody may know."""
    return Amount(number, number)


def in_steps(number: int, step: int, limit: int | None = None) -> Amount:
    """A number that goes up by ``step`` at a time, of something of which there are ``limit`` at most."""
    least = number // step * step
    most = least + step - 1
    return Amount(least, most if limit is None else min(most, limit))


def together(amounts: Iterable[Amount]) -> Amount:
    """The sum of amounts."""
    known = list(amounts)
    return Amount(sum(amount.least for amount in known), sum(amount.most for amount in known))
