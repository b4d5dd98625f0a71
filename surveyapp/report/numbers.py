"""The only place where a number becomes text: rounded half away from zero, once, in the notation of the language.

Rounding works on exact quotients: a float such as 0.145 stands for 29/200, and that is what is rounded, not the
binary number just below it. Percentages of one table add up to 100 by largest remainder (Hamilton's method).
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from surveyapp.report.translation import say

NOTHING = "–"
"""Printed where there is no estimate."""
NBSP = "\u00a0"
MINUS = "\u2212"
Quotient = int | float | Fraction | Decimal
_LARGEST_BASE = 10**7


def exact(value: Quotient) -> Fraction:
    """The quotient that a float stands for: the simplest fraction near it, with a denominator up to ten million.

    Two different fractions with denominators that large lie further apart than a float's precision, so a share or a
    mean of fewer than ten million answers comes back exactly. Raises ValueError for NaN and infinity.
    """
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError("not a number that can be printed")
        return Fraction(value).limit_denominator(_LARGEST_BASE)
    return Fraction(value)


def rounded(value: Quotient, decimals: int = 0) -> Decimal:
    """The value with so many decimals, half away from zero; never minus zero."""
    scaled = exact(value) * 10**decimals
    whole = (2 * abs(scaled) + 1) // 2
    digits = Decimal(whole if scaled >= 0 or whole == 0 else -whole)
    return digits.scaleb(-decimals)


def percentages(shares: Sequence[Quotient], counts: Sequence[int], decimals: int = 0) -> list[Decimal]:
    """The percentages of answers that exclude each other, adding up to exactly 100, by largest remainder.

    ``shares`` add up to 1. Remainders are compared exactly; ties go to the larger count, then to the first category.
    Shares that do not add up to 1 (an answer is hidden) are rounded one by one.
    """
    scale = 100 * 10**decimals
    scaled = [exact(share) * scale for share in shares]
    if round(float(sum(scaled)), 4) != scale:
        return [rounded(value, 0).scaleb(-decimals) for value in scaled]
    floors = [value.numerator // value.denominator for value in scaled]
    order = sorted(range(len(scaled)), key=lambda i: (floors[i] - scaled[i], -counts[i], i))
    for place in order[: scale - sum(floors)]:
        floors[place] += 1
    return [Decimal(value).scaleb(-decimals) for value in floors]


def joined(parts: Sequence[str], last: str) -> str:
    """ "a", "a en b", "a, b en c"; ``last`` is the word before the last part."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


class Notation:
    """Numbers in the notation of one language ("nl" or "en"). None is printed as a dash."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._marks = str.maketrans(".,", ",.") if language == "nl" else {}

    def say(self, text: str, **named: object) -> str:
        """Words of the program around the numbers, given in Dutch, in this language."""
        return say(self.language, text, **named)

    def joined(self, parts: Sequence[str], last: str = "en") -> str:
        """ "a", "a en b", "a, b en c"; ``last`` is the Dutch word before the last part."""
        return joined(parts, self.say(last))

    def number(self, value: Quotient | None, decimals: int = 0) -> str:
        """A number with thousands grouped: "4.608", "7,3", "−0,5"."""
        if value is None:
            return NOTHING
        return f"{rounded(value, decimals):,f}".translate(self._marks).replace("-", MINUS)

    def plain(self, value: Quotient | None) -> str:
        """A number with one decimal, or without when it is whole: a median, a bound of a class."""
        if value is None:
            return NOTHING
        return self.number(value, 0 if rounded(value, 0) == rounded(value, 1) else 1)

    def percent(self, share: Quotient | None, decimals: int = 0) -> str:
        """A share of 1 as a percentage: "61%"."""
        return NOTHING if share is None else f"{self.number(exact(share) * 100, decimals)}%"

    def points(self, difference: Quotient | None) -> str:
        """A difference of two shares, with its sign and without a unit: "+5", "−12", "0"."""
        return NOTHING if difference is None else self.signed(exact(difference) * 100)

    def signed(self, value: Quotient | None, decimals: int = 0) -> str:
        """A number that always shows its direction; zero has none."""
        text = self.number(value, decimals)
        return f"+{text}" if value is not None and rounded(value, decimals) > 0 else text

    def interval(self, low: str, high: str) -> str:
        """Two limits that are text already: "52% tot 70%". Never a comma between two decimals."""
        return self.say("{low} tot {high}", low=low, high=high).replace(" ", NBSP)

    def named(self, name: str, value: int | None) -> str:
        """A named count that does not break over lines: "n = 38"."""
        return f"{name}{NBSP}={NBSP}{self.number(value)}"

    def p_value(self, p: float | None) -> str:
        """Three decimals: "p = 0,034"; below 0.001 "p < 0,001"."""
        if p is None:
            return NOTHING
        if p < 0.001:
            return f"p{NBSP}<{NBSP}{self.number(Fraction(1, 1000), 3)}"
        return f"p{NBSP}={NBSP}{self.number(p, 3)}"
