"""The attack of ``test_disclosure.py`` on weighted reports that divide by a question with several answers."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from surveyapp.analysis.disclosure import Guard
from surveyapp.report.inputs import WaveInput
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.readings import Codebook, Reading, Where, readings, weighed
from tests.report.waves import report, wave

SECTORS, HELP = ["sport", "zorg", "buurt"], ["geen", "soms", "vaak"]
CLUBS = questionnaire(
    {"code": "sector", "type": "background", "choices": choices(*SECTORS)},
    {"code": "steun", "type": "multiple", "choices": choices("geld", "advies")},
    {"code": "hulp", "type": "single", "choices": choices(*HELP)},
)
BOOK = Codebook(
    valid={"sector": SECTORS, "steun": ["geld", "advies"], "hulp": HELP},
    missing={},
    joins={"steun": ("steun", {"geld": ["geld", "beide"], "advies": ["advies", "beide"]})},
    scores={},
)
GIVEN: dict[str, list[str | None]] = {
    "sector": [*SECTORS],
    "steun": ["geld", "advies", "beide", None],
    "hulp": [*HELP, None],
}
TICKED = {"geld": ["geld"], "advies": ["advies"], "beide": ["geld", "advies"], None: None}
Rows = list[dict[str, Any]]


def clubs(seed: int) -> Rows:
    random = np.random.default_rng(seed)
    number = int(random.integers(40, 80))
    parts = {"sector": [0.5, 0.3, 0.2], "steun": [0.25, 0.25, 0.3, 0.2], "hulp": [0.1, 0.4, 0.45, 0.05]}
    columns = {code: random.choice(len(given), number, p=parts[code]) for code, given in GIVEN.items()}
    return [{code: GIVEN[code][columns[code][row]] for code in GIVEN} for row in range(number)]


def asked(rows: Rows) -> WaveInput:
    made = wave(CLUBS, [{**row, "steun": TICKED[row["steun"]]} for row in rows], invited=400)
    table = replace(made.table, groups={"sector": {"sport": 130, "zorg": 70, "buurt": 200}})
    return replace(made, table=table)


def published(rows: Rows) -> list[Reading]:
    chapters = [
        {"code": f"c{place}", "title": "C", "show": "questions", "by": by, "questions": questions}
        for place, (by, questions) in enumerate(((["sector"], ["hulp", "steun"]), (["steun"], ["hulp"])))
    ]
    data = report({"chapters": chapters, "weights": {"by": ["sector"]}}, asked(rows)).data
    return [*readings(BOOK, data), *weighed(BOOK, data)]


def there(rows: Rows, where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def exposed(rows: Rows, found: list[Reading]) -> set[Where]:
    """The small counts of one variable by another that come out, and not out of the frequencies of everybody alone."""
    whole = {BOOK.everyone(code) for code in BOOK.valid}
    hidden: set[Where] = {each.where for each in found if each.scores is None and each.hidden and len(each.where) == 2}
    secrets: dict[Where, int] = {
        each: there(rows, each) for each in hidden if not whole & {*each} and 0 < there(rows, each) < 5
    }
    assert secrets
    out = set(Attack(GIVEN, found, len(rows)).exposed(secrets))
    frequencies = [each for each in found if len(each.where) == 1 and each.scores is None]
    return out and out - set(Attack(GIVEN, frequencies, len(rows)).exposed({each: secrets[each] for each in out}))


@pytest.mark.parametrize("seed", range(4))
def test_no_small_count_can_be_worked_out_of_a_weighted_report(seed: int) -> None:
    rows = clubs(seed)
    found = published(rows)
    assert all(each.least <= there(rows, each.where) <= each.most for each in found if each.scores is None)
    assert not exposed(rows, found)


def test_the_attack_works_when_weighted_shares_are_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "_without_weights", lambda _, figure, *__: figure)
    assert any(exposed(rows, published(rows)) for rows in map(clubs, range(4)))
