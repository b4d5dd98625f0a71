"""The attack of ``test_disclosure.py`` on effect studies beside everything else that two waves tell of the same units.

Unknown is how many clubs gave each combination of answers in both waves. Arms are shown as changes of pairs or, when
nobody can recognise a club again, as levels in each wave.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from surveyapp.analysis.disclosure import Guard
from surveyapp.analysis.disclosure import waves as guarding
from surveyapp.analysis.disclosure.pairs import moved_few
from surveyapp.analysis.effect import EffectStudy
from surveyapp.report.inputs import WaveInput
from tests.builders import choices, questionnaire
from tests.proofs.disclosure.attack import Attack
from tests.proofs.disclosure.changes import lost_and_gained, whole
from tests.proofs.disclosure.readings import Answers, Codebook, Reading, Where, readings
from tests.report.waves import report, wave

VIEWS, USED = ["nee", "soms", "ja"], ["ja", "nee"]
CLUBS = questionnaire(
    {"code": "q", "type": "single", "choices": choices(*VIEWS)},
    {"code": "h", "type": "single", "choices": choices(*USED)},
)
BOOK = Codebook({"q": VIEWS, "h": USED}, {}, {}, {})
GIVEN: dict[str, list[str | None]] = {
    f"{code}{at}": [*answers, None] for at in (0, 1) for code, answers in (("q", VIEWS), ("h", USED))
}
CHAPTERS = [
    {"code": "c", "title": "C", "show": "questions", "by": ["h"], "questions": ["q"]},
    {"code": "e", "title": "E", "show": "effect", "effect": {"of": "q", "used": "h"}},
]
Rows = list[dict[str, Any]]
FEW = 45
"""So many clubs that some counts of one question by the other are small."""


def clubs(seed: int) -> Rows:
    """Clubs that took part in both waves or in one; most say the same again."""
    random = np.random.default_rng(seed)
    found: Rows = []
    for present, number in (((1, 1), int(random.integers(60, 160))), ((1, 0), 24), ((0, 1), 24)):
        for _ in range(number):
            first = random.choice(VIEWS, 2, p=[0.3, 0.2, 0.5])
            used = random.choice(USED, p=[0.5, 0.5])
            said = [first[0], first[0] if random.random() < 0.7 else first[1]]
            answers = {f"q{at}": str(said[at]) if present[at] else None for at in (0, 1)}
            found.append({**answers, **{f"h{at}": str(used) if present[at] else None for at in (0, 1)}})
    return found


def measured(rows: Rows, at: int, *, linked: bool) -> WaveInput:
    there = [(f"club {place}".encode(), row) for place, row in enumerate(rows) if row[f"q{at}"]]
    made = wave(CLUBS, [{"q": row[f"q{at}"], "h": row[f"h{at}"]} for _, row in there], str(at))
    return replace(made, table=replace(made.table, units=[unit for unit, _ in there])) if linked else made


def published(rows: Rows, *, linked: bool) -> list[Reading]:
    waves = [measured(rows, at, linked=linked) for at in (0, 1)]
    data: Any = report({"chapters": CHAPTERS, "compare": "yes"}, *waves).data
    found = [reading for at in "01" for reading in _in_wave(data, at)]
    for variable in data["variables"]:
        code = variable["code"]
        one = {"variables": [variable]}
        found += [_renamed(each, {at: f"{code}{at}" for at in "01"}) for each in whole(BOOK.valid[code], one)]
    return [*found, *(reading for study in data["effects"] for reading in _arms(study))]


def _in_wave(data: Mapping[str, Any], at: str) -> Iterator[Reading]:
    """The tables of one wave, with a name of its own for what was said in it."""
    one = [
        {
            **variable,
            "waves": [each for each in variable["waves"] if each["wave"] == at],
            "breakdowns": [each for each in variable.get("breakdowns", ()) if each["wave"] == at],
        }
        for variable in data["variables"]
    ]
    for each in readings(BOOK, {**data, "variables": one}):
        if frozenset({None}) not in {answers for _, answers in each.where}:  # who took part is known otherwise
            yield _renamed(each, {code: f"{code}{at}" for code in BOOK.valid})


def _renamed(reading: Reading, names: Mapping[str, str]) -> Reading:
    def renamed(where: Where) -> Where:
        return tuple((names[code], answers) for code, answers in where)

    return replace(reading, where=renamed(reading.where), minus=reading.minus and renamed(reading.minus))


def _arms(study: Mapping[str, Any]) -> Iterator[Reading]:
    answer = frozenset({study["answer"]})
    for arm, used in ((study["users"], "ja"), (study["others"], "nee")):
        if arm and study["design"] == "paired":
            yield from _pairs(arm, ("h1", frozenset({used})), answer)
        elif arm:
            for at, level in enumerate((arm["earlier"], arm["later"])):
                yield _counted(level * arm["answers"][at], (f"h{at}", frozenset({used})), (f"q{at}", answer))


def _pairs(arm: Mapping[str, Any], group: tuple[str, Answers], answer: Answers) -> Iterator[Reading]:
    n, net, valid = arm["answers"][1], round(arm["change"] * arm["answers"][1]), frozenset(VIEWS)
    before, after = (group, ("q0", answer), ("q1", valid)), (group, ("q0", valid), ("q1", answer))
    yield _counted(n, group, ("q0", valid), ("q1", valid))
    yield Reading(after, net, net, minus=before)
    if arm["earlier"] is not None:
        yield _counted(arm["earlier"] * n, *before)
    if arm["low"] is not None:
        moved = lost_and_gained(n, arm["low"], arm["high"])
        yield _counted((moved - net) / 2, group, ("q0", answer), ("q1", valid - answer))
        yield _counted((moved + net) / 2, group, ("q0", valid - answer), ("q1", answer))


def _counted(number: float, *where: tuple[str, Answers]) -> Reading:
    return Reading(where, round(number), round(number))


def there(rows: Rows, where: Where) -> int:
    return sum(all(row[code] in answers for code, answers in where) for row in rows)


def places() -> Iterator[Where]:
    """An answer of users or others in a wave, of all of them and of the pairs, and who lost or gained it."""
    valid, absent = frozenset(VIEWS), frozenset({None})
    for used in (frozenset({each}) for each in USED):
        for answer in (frozenset({each}) for each in VIEWS):
            for at, other in (("0", "1"), ("1", "0")):
                yield ((f"h{at}", used), (f"q{at}", answer))
                for state in (valid, absent, valid - answer):
                    yield ((f"h{at}", used), (f"q{at}", answer), (f"q{other}", state))


def exposed(rows: Rows, found: Sequence[Reading]) -> set[Where]:
    """The small counts that come out, and not out of the frequencies of everybody alone."""
    secrets = {where: there(rows, where) for where in places() if 0 < there(rows, where) < 5}
    out = set(Attack(GIVEN, found, len(rows)).exposed(secrets))
    frequencies = [each for each in found if len(each.where) == 1]
    return out - set(Attack(GIVEN, frequencies, len(rows)).exposed({where: secrets[where] for where in out}))


@pytest.mark.parametrize("linked", [True, False])
def test_no_small_count_can_be_worked_out_of_an_effect_study(*, linked: bool) -> None:
    for rows in (clubs(seed)[: None if linked else FEW] for seed in range(3)):
        found = published(rows, linked=linked)
        for each in found:
            assert each.least <= there(rows, each.where) - (there(rows, each.minus) if each.minus else 0) <= each.most
        assert not exposed(rows, found)


def per_arm(study: EffectStudy, threshold: int) -> EffectStudy:
    """Limits go only in the arm in which a few changed."""
    arms = [
        arm and replace(arm, earlier=None, later=None, limits=None if moved_few(arm.moved, threshold) else arm.limits)
        for arm in (study.users, study.others)
    ]
    return replace(study, users=arms[0], others=arms[1])


@pytest.mark.parametrize("shown", [per_arm, lambda study, _: study])
def test_the_attack_works_when_one_arm_keeps_its_limits_or_both_their_levels(
    shown: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "_of_pairs", shown)
    assert exposed(clubs(0), published(clubs(0), linked=True))


def test_the_attack_works_when_levels_are_shown_that_a_table_hides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarding, "_few", lambda *_: None)
    monkeypatch.setattr(Guard, "divided", lambda *_: None)
    assert any(exposed(rows, published(rows, linked=False)) for rows in (clubs(seed)[:FEW] for seed in range(3)))
