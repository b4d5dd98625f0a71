"""The attack of ``test_disclosure.py`` on correlations and reliability beside a table of one question by the other.

Of two questions that everybody answered each of these is a sum of products, known as closely as it is printed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from surveyapp.analysis.disclosure import together
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.readings import Codebook, Reading, Where, readings
from tests.report.waves import report, wave

VALID = ["slecht", "matig", "goed", "best"]
SCORES: dict[str | None, float] = {code: float(score) for score, code in enumerate(VALID, start=1)}
SCORED = [{**choice, "score": str(score)} for score, choice in enumerate(choices(*VALID), start=1)]
CLUBS = questionnaire(
    *({"code": code, "type": "single", "choices": SCORED} for code in "ab"),
    indicators=[{"code": "samen", "kind": "mean", "label": "Samen", "of": ["a", "b"]}],
)
BOOK = Codebook({"a": VALID, "b": VALID}, {}, {}, {"a": SCORES, "b": SCORES})
CHAPTERS = [
    {"code": "c", "title": "C", "show": "questions", "by": ["b"], "questions": ["a"]},
    {"code": "p", "title": "P", "show": "priorities", "questions": ["a"], "overall": "b"},
]
Rows = list[dict[str, Any]]


def clubs(seed: int) -> Rows:
    """The answers of 30 to 150 clubs that go together."""
    random = np.random.default_rng(seed)
    number = int(random.integers(30, 150))
    quality = random.normal(size=number)
    columns = [np.clip(np.round(1.8 + 0.7 * quality + 0.6 * random.normal(size=number)), 0, 3) for _ in "ab"]
    return [
        {code: VALID[int(column[row])] for code, column in zip("ab", columns, strict=True)} for row in range(number)
    ]


def published(rows: Rows) -> list[Reading]:
    data: Any = report({"chapters": CHAPTERS}, wave(CLUBS, rows, invited=300)).data
    numbers = {code: np.array([SCORES[row[code]] for row in rows]) for code in "ab"}
    variable = next(each for each in data["variables"] if each["code"] == "samen")
    tables = {**data, "variables": [each for each in data["variables"] if each is not variable]}
    return [
        *readings(BOOK, tables),
        *_correlations(data["priorities"], numbers),
        *_alpha(variable["reliability"][0]["alpha"], numbers),
    ]


def _correlations(chapters: list[dict[str, Any]], numbers: Mapping[str, Any]) -> Iterator[Reading]:
    """Everybody answered both, so the means and deviations are known from the frequencies."""
    for aspect in (each for chapter in chapters for each in chapter["aspects"]):
        if aspect["importance"] is not None:
            width = len(numbers["a"]) * numbers["a"].std() * numbers["b"].std()
            yield _products(aspect["importance"] * width, (aspect["step"] or 2e-6) / 2 * width, numbers)


def _alpha(alpha: float | None, numbers: Mapping[str, Any]) -> Iterator[Reading]:
    """Of two questions alpha is 4c / (v + 2c), with c their covariance and v the sum of their variances."""
    if alpha is not None:
        decimals = next(each for each in (1, 2, 6) if round(alpha, each) == pytest.approx(alpha, abs=1e-9) or each == 6)
        variances = numbers["a"].var() + numbers["b"].var()
        low, high = (
            each * variances / (4 - 2 * each) * len(numbers["a"])
            for each in (alpha - 0.5 * 10**-decimals, alpha + 0.5 * 10**-decimals)
        )
        yield _products((low + high) / 2, (high - low) / 2, numbers)


def _products(sum_around_means: float, room: float, numbers: Mapping[str, Any]) -> Reading:
    total = sum_around_means + len(numbers["a"]) * numbers["a"].mean() * numbers["b"].mean()
    everybody = (BOOK.everyone("a"), BOOK.everyone("b"))
    return Reading(everybody, total - room - 1e-6, total + room + 1e-6, SCORES, "a", times="b")


def there(rows: Rows, where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def exposed(rows: Rows, found: list[Reading]) -> set[Where]:
    """The hidden counts of 1 to 4 that come out, and not without the products."""
    hidden = {each.where for each in found if each.hidden and not each.times and len(each.where) == 2}
    secrets: dict[Where, int] = {where: there(rows, where) for where in hidden if 0 < there(rows, where) < 5}
    given: dict[str, list[str | None]] = {"a": [*VALID], "b": [*VALID]}
    out = set(Attack(given, found, len(rows)).exposed(secrets))
    kept = {where: secrets[where] for where in out}
    return out - set(Attack(given, [each for each in found if not each.times], len(rows)).exposed(kept))


def test_no_small_count_follows_from_correlations_or_reliability() -> None:
    told = 0
    for rows in map(clubs, range(4)):
        found = published(rows)
        told += sum(bool(each.times) for each in found)
        assert not exposed(rows, found)
    assert told


def test_the_attack_works_when_correlations_are_not_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_tells", lambda *_: False)
    assert any(exposed(rows, published(rows)) for rows in map(clubs, range(3)))
