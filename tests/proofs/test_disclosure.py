"""An attack on everything that reports print of one wave, with integer programming over all ways to have answered.

The waves are small and made at random; the reports divide the answers by two facts of the address list and by the
questions themselves, so that every table shares its margins with others. No small count may come out as one number,
unless the frequencies of everybody tell it already.
"""

from functools import partial
from typing import Any

import numpy as np
import pytest

from surveyapp.analysis.disclosure import Guard
from surveyapp.report import figures
from surveyapp.report.inputs import WaveInput
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.readings import Codebook, Reading, Where, readings
from tests.report.waves import report, wave

VALID = {
    "sector": ["sport", "zorg", "buurt"],
    "kern": ["noord", "zuid"],
    "oordeel": ["slecht", "matig", "goed", "best"],
    "hulp": ["geen", "soms", "vaak"],
    "gebruikt": ["ja", "nee"],
}
SCORED = [{"code": code, "label": code, "score": str(score)} for score, code in enumerate(VALID["oordeel"], start=1)]
CLUBS = questionnaire(
    {"code": "sector", "type": "background", "choices": choices(*VALID["sector"])},
    {"code": "kern", "type": "background", "choices": choices(*VALID["kern"])},
    {"code": "oordeel", "type": "single", "choices": SCORED},
    {"code": "hulp", "type": "single", "choices": choices(*VALID["hulp"], "wn", missing="wn")},
    indicators=[
        {"code": "gebruikt", "kind": "share", "of": "hulp", "choices": ["soms", "vaak"], "label": "Gebruikt hulp"}
    ],
)
BOOK = Codebook(
    valid=VALID,
    missing={"hulp": ["wn"]},
    joins={"gebruikt": ("hulp", {"ja": ["soms", "vaak"], "nee": ["geen"]})},
    scores={"oordeel": {code: float(score) for score, code in enumerate(VALID["oordeel"], start=1)}},
)
GIVEN: dict[str, list[str | None]] = {
    "sector": [*VALID["sector"]],
    "kern": [*VALID["kern"]],
    "oordeel": [*VALID["oordeel"], None],
    "hulp": [*VALID["hulp"], "wn", None],
}
RARE: dict[str, list[float]] = {
    "sector": [2, 2, 1],
    "kern": [2, 1],
    "oordeel": [1, 2, 3, 2, 0.3],
    "hulp": [2, 2, 2, 0.4, 0.3],
}
Rows = list[dict[str, Any]]


def clubs(seed: int) -> Rows:
    """The answers of 20 to 70 clubs, some answers rare."""
    random = np.random.default_rng(seed)
    number = int(random.integers(20, 70))
    columns = {
        code: [given[place] for place in random.choice(len(given), number, p=random.dirichlet(RARE[code]))]
        for code, given in GIVEN.items()
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def published(made: WaveInput) -> list[Reading]:
    """What can be read in two reports on the same wave."""
    found: list[Reading] = []
    for divided in ([["sector", "kern"]], [["hulp"], ["oordeel"], ["gebruikt"]]):
        chapters = [
            {"code": f"c{place}", "title": "C", "show": "questions", "by": by, "questions": asked(by)}
            for place, by in enumerate(divided)
        ]
        found += readings(BOOK, report({"chapters": chapters}, made).data)
    return found


def asked(by: list[str]) -> list[str]:
    return [code for code in ("oordeel", "hulp", "gebruikt") if code not in by]


def there(rows: Rows, where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def secrets(rows: Rows, found: list[Reading]) -> dict[Where, int]:
    """The counts of 1 to 4 that are hidden in a table of one variable by another; the groups themselves left out."""
    everyone = {BOOK.everyone(code) for code in VALID}
    hidden = {each.where for each in found if each.hidden and len(each.where) == 2 and not everyone & {*each.where}}
    return {where: there(rows, where) for where in hidden if 0 < there(rows, where) < 5 and where[0][0] != where[1][0]}


def exposed(rows: Rows, found: list[Reading]) -> set[Where]:
    """The secrets that come out of these readings and not out of the frequencies of everybody alone."""
    out = set(Attack(GIVEN, found, len(rows)).exposed(secrets(rows, found)))
    if not out:
        return out
    frequencies = [each for each in found if len(each.where) == 1]
    kept = {where: there(rows, where) for where in out}
    return out - set(Attack(GIVEN, frequencies, len(rows)).exposed(kept))


@pytest.mark.parametrize("seed", range(10))
def test_no_small_count_can_be_worked_out(seed: int) -> None:
    rows = clubs(seed)
    found = published(wave(CLUBS, rows, invited=100))
    assert all(each.least <= there(rows, each.where) <= each.most for each in found if each.scores is None)
    assert secrets(rows, found)
    assert not exposed(rows, found)


@pytest.mark.parametrize("seed", [0, 7])
def test_the_attack_works_when_only_the_small_counts_are_hidden(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "Guard", partial(Guard, secondary=False))
    rows = clubs(seed)
    assert exposed(rows, published(wave(CLUBS, rows, invited=100)))


def test_the_attack_works_when_one_hidden_neighbour_is_told() -> None:
    """With everything else hidden as it should be."""
    rows = clubs(0)
    found = published(wave(CLUBS, rows, invited=100))
    neighbours = [each for each in found if each.hidden and len(each.where) == 2 and there(rows, each.where) >= 5]
    told = [Reading(each.where, there(rows, each.where), there(rows, each.where)) for each in neighbours]
    assert exposed(rows, [*found, *told])
