"""The attack of ``test_disclosure.py`` on numbers, rankings and divisions of points per group."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from surveyapp.analysis.disclosure import Guard, guard, hiding
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.measures import Meaning, measured
from tests.proofs.disclosure.readings import Reading, Where
from tests.report.waves import report, wave

SECTORS, CHOICES, BOUNDS = ["sport", "zorg", "buurt"], ["a", "b", "c"], (0, 3, 6)
CLUBS = questionnaire(
    {"code": "sector", "type": "background", "choices": choices(*SECTORS)},
    {"code": "uren", "type": "number", "minimum": "0", "maximum": "12", "classes": [str(bound) for bound in BOUNDS]},
    {"code": "rang", "type": "ranking", "choices": choices(*CHOICES)},
    {"code": "geld", "type": "allocation", "choices": choices(*CHOICES)},
)
HOURS = {str(number): float(number) for number in range(13)}
ORDERS = {"".join(order): order for order in permutations(CHOICES)}
DIVISIONS = {f"{a}-{b}-{100 - a - b}": (a, b, 100 - a - b) for a in range(0, 101, 20) for b in range(0, 101 - a, 20)}


def _class(place: int) -> frozenset[str | None]:
    low, high = ((-1, *BOUNDS)[place], (*BOUNDS, 12)[place])
    return frozenset(code for code, number in HOURS.items() if low < number <= high)


def _choice(known: Mapping[str, Sequence[Any]], at: int, *given: Any) -> frozenset[str | None]:
    """The whole answers with one of these at this place."""
    return frozenset(code for code, answer in known.items() if answer[at] in given)


MEANINGS = {
    "uren": Meaning(
        [*HOURS],
        {f"class_{place + 1}": _class(place) for place in range(len(BOUNDS) + 1)},
        {},
        {"": dict(HOURS.items())},
    ),
    "rang": Meaning(
        [*ORDERS],
        {choice: frozenset(ORDERS) for choice in CHOICES},
        {choice: [_choice(ORDERS, at, choice) for at in range(3)] for choice in CHOICES},
        {choice: {code: float(order.index(choice) + 1) for code, order in ORDERS.items()} for choice in CHOICES},
    ),
    "geld": Meaning(
        [*DIVISIONS],
        {choice: _choice(DIVISIONS, at, *range(1, 101)) for at, choice in enumerate(CHOICES)},
        {},
        {choice: {code: float(points[at]) for code, points in DIVISIONS.items()} for at, choice in enumerate(CHOICES)},
    ),
}
Rows = list[dict[str, Any]]


def clubs(seed: int) -> Rows:
    """The whole answers of 30 to 60 clubs, some answers rare."""
    random = np.random.default_rng(seed)
    number = int(random.integers(30, 60))
    rare: Mapping[str, Sequence[float]] = {
        "uren": [2, 1.5, 1.2, 1, 0.8, 0.6, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1],
        "rang": [1, 1, 0.5, 0.5, 0.3, 0.2],
        "geld": [2 if 100 in points else 0.4 if 0 in points else 0.1 for points in DIVISIONS.values()],
    }
    columns = {"sector": random.choice(SECTORS, number, p=[0.4, 0.33, 0.27])}
    for code, meaning in MEANINGS.items():
        columns[code] = random.choice(meaning.answers, number, p=random.dirichlet(rare[code]))
    return [{code: str(column[row]) for code, column in columns.items()} for row in range(number)]


def published(rows: Rows, code: str) -> list[Reading]:
    made = [
        {
            **row,
            "uren": HOURS[row["uren"]],
            "rang": [*ORDERS[row["rang"]]],
            "geld": dict(zip(CHOICES, DIVISIONS[row["geld"]], strict=True)),
        }
        for row in rows
    ]
    chapter = {"code": "c", "title": "C", "show": "questions", "by": ["sector"], "questions": [code]}
    data = report({"chapters": [chapter]}, wave(CLUBS, made, invited=100)).data
    return [*measured(code, MEANINGS[code], "sector", data)]


def there(rows: Rows, where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def exposed(rows: Rows, code: str, found: Sequence[Reading]) -> set[Where]:
    """The hidden counts of 1 to 4 in a group that come out, and not out of the frequencies of everybody alone."""
    meaning = MEANINGS[code]
    lines = [*meaning.cells.values(), *(each for places in meaning.places.values() for each in places)]
    shown = {each.where for each in found if not each.hidden}
    groups: list[Where] = [((code, line), ("sector", frozenset({sector}))) for line in lines for sector in SECTORS]
    secrets: dict[Where, int] = {
        each: there(rows, each) for each in groups if each not in shown and 0 < there(rows, each) < 5
    }
    given: dict[str, list[str | None]] = {code: [*meaning.answers], "sector": [*SECTORS]}
    out = set(Attack(given, found, len(rows)).exposed(secrets))
    whole = [each for each in found if len(each.where) == 1]
    return out - set(Attack(given, whole, len(rows)).exposed({where: secrets[where] for where in out}))


@pytest.mark.parametrize("code", MEANINGS)
def test_no_small_count_of_a_group_can_be_worked_out(code: str) -> None:
    for rows in map(clubs, range(3)):
        found = published(rows, code)
        assert all(each.least <= there(rows, each.where) <= each.most for each in found if each.scores is None)
        assert not exposed(rows, code, found)


@pytest.mark.parametrize("seed", [14, 319])
def test_points_in_round_numbers_tell_nothing_either(seed: int) -> None:
    rows = clubs(seed)
    assert not exposed(rows, "geld", published(rows, "geld"))


@pytest.mark.parametrize(
    ("code", "hiding", "seed"),
    [("uren", "_spread_tells", 0), ("uren", "_means_tell", 24)],
)
def test_the_attack_works_when_means_or_their_spread_are_shown(
    code: str, hiding: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Guard, hiding, lambda *_: False)
    rows = clubs(seed)
    assert exposed(rows, code, published(rows, code))


def test_the_attack_works_when_the_spread_of_points_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hiding, "without_limits", lambda figure: figure)
    rows = clubs(14)
    assert exposed(rows, "geld", published(rows, "geld"))


def test_the_attack_works_when_of_a_ranking_only_small_places_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_TOGETHER", ())
    rows = clubs(0)
    assert exposed(rows, "rang", published(rows, "rang"))
