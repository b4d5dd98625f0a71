"""The attack of ``test_disclosure.py`` on what reports tell of the same units in several waves.

The attacker has every report on any of the waves, and knows who took part in which.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from surveyapp.analysis import compare, pairing
from surveyapp.analysis.comparison import Change
from surveyapp.analysis.disclosure import pairs
from surveyapp.report.inputs import WaveInput
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.changes import seen, whole
from tests.proofs.disclosure.readings import Reading, Where
from tests.report.waves import report_on, wave

WAVES, ANSWERS = ("nul", "een", "twee"), ("nee", "soms", "ja")
VALID, ABSENT = frozenset(ANSWERS), frozenset({None})
CLUBS = questionnaire({"code": "q", "type": "single", "choices": choices(*ANSWERS)})
Row = dict[str, str | None]


def clubs(seed: int, new: bool = True) -> list[Row]:
    """Clubs that took part in all waves, in the first two or in one; most say the same again, one answer is rare.

    Without ``new`` clubs nobody takes part in a later wave who was not there in the first.
    """
    random = np.random.default_rng(seed)
    took_part = [(1, 1, 1)] * 24 + [(1, 1, 0)] * (1 + seed % 4) + [(1, 0, 0)] * 7
    found = []
    for present in took_part + ([(0, 1, 0)] * 6 + [(0, 0, 1)] * 8 if new else []):
        first = random.choice(ANSWERS, 3, p=random.dirichlet([0.1, 0.3, 0.6]))
        answers = [first[0] if random.random() < 0.6 else each for each in first]
        found.append({w: str(a) if here else None for w, a, here in zip(WAVES, answers, present, strict=True)})
    return found


def measured(rows: Sequence[Row], code: str) -> WaveInput:
    there = [(f"club {place}".encode(), row[code]) for place, row in enumerate(rows) if row[code]]
    made = wave(CLUBS, [{"q": answer} for _, answer in there], code)
    return replace(made, table=replace(made.table, units=[unit for unit, _ in there]))


def published(rows: Sequence[Row]) -> list[Reading]:
    """What can be read in a report on every two waves, and in one on all."""
    waves = {code: measured(rows, code) for code in WAVES}
    chosen = (*combinations(WAVES, 2), WAVES)
    reports = [report_on(["q"], *(waves[code] for code in each)) for each in chosen]
    return [reading for made in reports for reading in whole(ANSWERS, made.data)]


def there(rows: Sequence[Row], where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def places() -> Iterator[Where]:
    """An answer in a wave, of who did or did not answer in others; and who gave it once, and something else once."""
    for answer in (frozenset({each}) for each in ANSWERS):
        for code in WAVES:
            others = [each for each in WAVES if each != code]
            for other in others:
                yield ((code, answer), (other, VALID))
                yield ((code, answer), (other, ABSENT))
                yield ((code, answer), (other, VALID - answer))
            for states in ((VALID, ABSENT), (ABSENT, VALID)):
                yield ((code, answer), *zip(others, states, strict=True))


def exposed(rows: Sequence[Row], found: Sequence[Reading]) -> set[Where]:
    """The small counts that come out, and not out of the frequencies of everybody alone."""
    given: dict[str, list[str | None]] = {code: [*ANSWERS, None] for code in WAVES}
    known = [*seen(WAVES, ANSWERS, rows)]
    secrets = {where: there(rows, where) for where in places() if 0 < there(rows, where) < 5}
    assert secrets
    out = set(Attack(given, [*found, *known], len(rows)).exposed(secrets))
    frequencies = [each for each in found if len(each.where) == 1]
    kept = {where: secrets[where] for where in out}
    return out - set(Attack(given, [*frequencies, *known], len(rows)).exposed(kept))


def unhidden(change: Change, *_: object) -> Change:
    return change


@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_no_small_count_can_be_worked_out_over_waves(seed: int, *, new: bool) -> None:
    rows = clubs(seed, new)
    found = published(rows)
    for each in found:
        assert there(rows, each.where) - (there(rows, each.minus) if each.minus else 0) == each.least
    assert not exposed(rows, found)


@pytest.mark.parametrize("hiding", ["_without_levels", "_still"])
def test_the_attack_works_when_levels_of_pairs_or_limits_of_few_are_shown(
    hiding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, hiding, unhidden)
    rows = clubs(0)
    assert exposed(rows, published(rows))


def said(*kinds: tuple[int, str, str, str]) -> list[Row]:
    """So many clubs that gave these answers; "" did not take part."""
    return [{w: a or None for w, a in zip(WAVES, each, strict=True)} for number, *each in kinds for _ in range(number)]


def test_the_attack_works_when_every_difference_of_pairs_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody said "soms" the first time, so who gained it the second time are all who said it then."""
    same = [(11, each, each, each) for each in ("ja", "nee")]
    rows = said(*same, (3, "nee", "soms", "ja"), (7, "ja", "", ""), (6, "", "soms", ""), (6, "", "", "nee"))
    assert not exposed(rows, published(rows))
    monkeypatch.setattr(compare, "tells_few", lambda *_: False)
    assert exposed(rows, published(rows))


def test_the_attack_works_when_pairs_are_used_of_whom_the_levels_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is new, so the later levels of the pairs are those of everybody; two reports tell what one club said."""
    same = [(number, each, each, each) for number, each in ((11, "ja"), (12, "nee"), (9, "soms"))]
    rows = said(*same, *((6, each, "", "") for each in ANSWERS), (1, "ja", "ja", ""))
    assert not exposed(rows, published(rows))
    monkeypatch.setattr(pairing, "_tells", lambda outside, few: any(0 < number < few for number in outside))
    assert exposed(rows, published(rows))
