"""The attack of ``test_disclosure.py`` on who took part: facts of the address list in every place that counts them.

Those are the frequencies of a fact, the groups that answers are divided by, the response account, and the strata of
weights. A fact tells who took part, so how many there are of a small group is a secret by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from surveyapp.analysis import weights
from surveyapp.analysis.disclosure import guard
from surveyapp.analysis.weighting import WeightError
from surveyapp.report.chapters import groups
from surveyapp.report.inputs import WaveInput
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.readings import Codebook, Reading, Where, readings
from tests.report.waves import report, wave

SECTORS, VILLAGES, VIEWS = ["sport", "zorg", "buurt", "kunst", "natuur"], ["noord", "zuid", "west"], ["slecht", "goed"]
CLUBS = questionnaire(
    {"code": "sector", "type": "background", "choices": choices(*SECTORS)},
    {"code": "kern", "type": "background", "choices": choices(*VILLAGES)},
    {"code": "oordeel", "type": "single", "choices": choices(*VIEWS)},
)
BOOK = Codebook({"sector": SECTORS, "kern": VILLAGES, "oordeel": VIEWS}, {}, {}, {})
GIVEN: dict[str, list[str | None]] = {"sector": [*SECTORS], "kern": [*VILLAGES], "oordeel": [*VIEWS, None]}
Rows = list[dict[str, Any]]


def clubs(seed: int) -> Rows:
    random = np.random.default_rng(seed)
    number = int(random.integers(25, 60))
    parts = {"sector": [8, 4, 2, 1, 1], "kern": [4, 2, 1], "oordeel": [5, 5, 1]}
    columns = {code: random.choice(len(GIVEN[code]), number, p=random.dirichlet(part)) for code, part in parts.items()}
    return [{code: GIVEN[code][columns[code][row]] for code in GIVEN} for row in range(number)]


def asked(rows: Rows) -> WaveInput:
    """Of every group twelve more were invited than answered."""
    made = wave(CLUBS, rows, invited=900)
    invited = {
        code: {each: there(rows, ((code, frozenset({each})),)) + 12 for each in BOOK.valid[code]} for code in GIVEN
    }
    return replace(made, table=replace(made.table, groups={code: invited[code] for code in ("sector", "kern")}))


def published(rows: Rows) -> list[Reading]:
    """Two reports, one of them weighted when it may be."""
    chapter = {"code": "c", "title": "C", "show": "questions", "by": ["sector", "kern"], "questions": ["oordeel"]}
    found: list[Reading] = []
    weighed: list[dict[str, object]] = [{"weights": {"by": [code]}} for code in ("sector", "kern")]
    weighed += [{"weights": {"by": ["sector"], "merge": {"sector": [[*SECTORS[at:]]]}}} for at in (1, 2, 3)]
    for weighing in ({}, *weighed):
        try:
            data: Any = report({"chapters": [chapter], **weighing}, asked(rows)).data
        except WeightError:
            continue
        found += [*readings(BOOK, data), *_account(data)]
    return found


def _account(data: Mapping[str, Any]) -> Iterator[Reading]:
    for stratum in data["representativeness"]:
        code, left = stratum["variable"], set(BOOK.valid[stratum["variable"]])
        for group in stratum["groups"]:
            codes = {group["label"].lower()} if group["label"] != groups.TOGETHER else left
            left = left - codes
            yield Reading((BOOK.who(code, sorted(codes)),), group["answered"], group["answered"])
    for stratum in data["weights"]["strata"] if data["weights"] else ():
        yield Reading((BOOK.who(stratum["by"], stratum["codes"]),), stratum["responses"], stratum["responses"])


def there(rows: Rows, where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def facts() -> list[Where]:
    return [((code, frozenset({each})),) for code in ("sector", "kern") for each in BOOK.valid[code]]


def exposed(rows: Rows, found: list[Reading]) -> set[Where]:
    """The groups of one fact from 1 up to the threshold of which the size comes out."""
    small = {where: there(rows, where) for where in facts() if 0 < there(rows, where) < 5}
    return set(Attack(GIVEN, found, len(rows)).exposed(small))


def some_small(rows: Rows) -> bool:
    return any(0 < there(rows, where) < 5 for where in facts())


def test_no_small_group_of_the_address_list_can_be_worked_out() -> None:
    some = [rows for rows in map(clubs, range(4)) if some_small(rows)]
    assert len(some) > 2
    for rows in some:
        found = published(rows)
        assert all(each.least <= there(rows, each.where) <= each.most for each in found)
        assert not exposed(rows, found)


@pytest.mark.parametrize(
    ("place", "name", "shown"),
    [
        (groups, "merged", lambda found, _: list(found)),
        (guard, "hidden_lines", lambda sizes, everyone, lines, threshold: {}),
        (weights, "hidden_lines", lambda sizes, everyone, lines, threshold: dict.fromkeys(lines)),
    ],
)
def test_the_attack_works_when_one_place_shows_small_groups(
    place: object, name: str, shown: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, name, shown)
    assert any(exposed(rows, published(rows)) for rows in map(clubs, range(4)))
