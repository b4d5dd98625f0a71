"""What an attacker reads in the json of reports on several waves, with a variable per wave: its answers there.

What a unit answered in a wave is None when it did not answer there. Limits of Bonett and Price are solved for how many
pairs lost and gained the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from surveyapp.analysis.intervals import Z
from tests.proofs.disclosure.readings import Reading, Where


def whole(answers: Sequence[str], document: Mapping[str, Any]) -> Iterator[Reading]:
    """The frequencies of every wave, and what changed between each two."""
    valid = frozenset(answers)
    for variable in document["variables"]:
        for wave in variable["waves"]:
            for cell in wave["cells"]:
                yield _counted(((wave["wave"], frozenset({cell["code"]})),), cell["count"])
        for change in variable.get("comparisons", ()):
            earlier, later = change["from"], change["to"]
            for each in change["shares"]:
                if each["pairs"] is not None and each["difference"] is not None:
                    yield _counted(((earlier, valid), (later, valid)), each["pairs"])
                    yield from _moved(earlier, later, valid, each)


def _moved(earlier: str, later: str, valid: frozenset[str | None], change: Mapping[str, Any]) -> Iterator[Reading]:
    n, answer = change["pairs"], frozenset({change["code"]})
    before, after = ((earlier, answer), (later, valid)), ((earlier, valid), (later, answer))
    net = round(change["difference"] * n)
    yield Reading(after, net, net, minus=before)
    for where, level in ((before, change["earlier"]), (after, change["later"])):
        if level is not None:
            yield _counted(where, round(level * n))
    if change["low"] is not None:
        both = lost_and_gained(n, change["low"], change["high"])
        yield _counted(((earlier, answer), (later, valid - answer)), (both - net) // 2)
        yield _counted(((earlier, valid - answer), (later, answer)), (both + net) // 2)


def lost_and_gained(n: int, low: float, high: float) -> int:
    """How many pairs changed, from the limits of Bonett and Price."""
    centre, half = (low + high) / 2, (high - low) / 2 / Z
    return round((half**2 * (n + 2) + centre**2) * (n + 2)) - 2


def _counted(where: Where, count: int) -> Reading:
    return Reading(where, count, count)


def seen(waves: Sequence[str], answers: Sequence[str], rows: Sequence[Mapping[str, str | None]]) -> Iterator[Reading]:
    """Who took part in which waves: the municipality may know."""
    valid, none = frozenset(answers), frozenset({None})
    for place in range(2 ** len(waves)):
        states = [(wave, valid if place >> bit & 1 else none) for bit, wave in enumerate(waves)]
        yield _counted(tuple(states), sum(all(row[wave] in state for wave, state in states) for row in rows))
