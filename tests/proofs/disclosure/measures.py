"""What an attacker reads of numbers, rankings and divisions of points, over everybody and in every group.

Unknown is how many gave each whole answer: each number, each order, each division. A mean with its n tells the sum, a
deviation the sum of squares, and a median or quartile how many lie below and above it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from tests.proofs.disclosure.readings import MANY, Answers, Reading, Where, told

Numbers = Mapping[str | None, float]
QUARTILES = (("lower_quartile", 0.25), ("median", 0.5), ("upper_quartile", 0.75))


@dataclass(frozen=True)
class Meaning:
    """Of one variable: its whole answers, those that a cell counts, those with a choice at each place, and the numbers
    behind the summary of the variable (``""``) or of a choice; an answer without a number is not in that summary."""

    answers: Sequence[str]
    cells: Mapping[str, Answers]
    places: Mapping[str, Sequence[Answers]]
    numbers: Mapping[str, Numbers]


def measured(code: str, meaning: Meaning, by: str, document: Mapping[str, Any]) -> Iterator[Reading]:
    """Everything about this variable in the document of one report on one wave."""
    variable = next(each for each in document["variables"] if each["code"] == code)
    (wave,), (divided,) = variable["waves"], variable["breakdowns"]
    yield from _table(code, meaning, wave, (), document["threshold"])
    for group in divided["groups"]:
        yield from _table(code, meaning, group, ((by, frozenset({group["group"]})),), document["threshold"])


def _table(code: str, meaning: Meaning, table: Mapping[str, Any], inside: Where, threshold: int) -> Iterator[Reading]:
    everyone = ((code, frozenset(meaning.answers)), *inside)
    if table["base"] is None:
        yield Reading(everyone, 0, threshold - 1 if table["reason"] == "below_threshold" else MANY)
        return
    yield Reading(everyone, table["base"]["valid"], table["base"]["valid"])
    yield from _summary(code, meaning.numbers.get("", {}), table["summary"], inside)
    for cell in table["cells"]:
        yield Reading(((code, meaning.cells[cell["code"]]), *inside), *told(cell, threshold))
        yield from _summary(code, meaning.numbers.get(cell["code"], {}), cell.get("summary"), inside)
        for answers, count in zip(meaning.places.get(cell["code"], ()), cell.get("places") or (), strict=False):
            yield Reading(((code, answers), *inside), count, count)


def _summary(code: str, numbers: Numbers, summary: Mapping[str, Any] | None, inside: Where) -> Iterator[Reading]:
    if summary is None or not summary["n"]:
        return
    counted = (code, frozenset(numbers))
    yield Reading((counted, *inside), summary["n"], summary["n"])
    if summary["mean"] is None:
        return
    n, total = summary["n"], summary["mean"] * summary["n"]
    yield _sum(code, numbers, total, (counted, *inside))
    if summary["deviation"] is not None:
        squares = summary["deviation"] ** 2 * (n - 1) + n * summary["mean"] ** 2
        yield _sum(code, {answer: number**2 for answer, number in numbers.items()}, squares, (counted, *inside))
    for name, part in QUARTILES:
        if summary[name] is not None:
            place, value = part * (n - 1), summary[name]
            at_most = frozenset(answer for answer, number in numbers.items() if number <= value + 1e-9)
            below = frozenset(answer for answer, number in numbers.items() if number < value - 1e-9)
            yield Reading(((code, at_most), *inside), floor(place) + 1, n)
            yield Reading(((code, below), *inside), 0, ceil(place))


def _sum(code: str, numbers: Numbers, total: float, where: Where) -> Reading:
    """Numbers of answers are whole, and so are their sums."""
    whole = round(total)
    assert abs(total - whole) < 1e-6 * max(1.0, total)
    return Reading(where, whole, whole, dict(numbers), code)
