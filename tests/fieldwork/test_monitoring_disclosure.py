"""Whoever keeps every state of the page learns nothing about one organisation: an attack on random lists, in random
order, with everything that the page and its live numbers say.
"""

from itertools import pairwise
from random import Random

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import monitoring
from surveyapp.fieldwork.crowd import Background
from surveyapp.fieldwork.monitoring.blocks import Blocks
from surveyapp.produce.monitoring import monitor
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Municipality
from surveyapp.storage.tenant import of_wave
from tests.fieldwork.conftest import YES, Fieldwork, make_wave

THRESHOLD = 5
SORTS = ("sport", "zorg", None)
Page = tuple[monitoring.Standing, dict[str, str]]


def page(fieldwork: Fieldwork) -> Page:
    """Everything that an officer can see: the numbers behind the page, and the texts that refresh it."""
    with fieldwork.database.reading() as session:
        wave = fieldwork._wave(session)
        return monitoring.standing(session, wave), monitor(session, wave).values()


def listed(database: Database, municipality: Municipality, mode: str, sorts: list[str | None]) -> Fieldwork:
    fieldwork = make_wave(database, municipality, mode)
    for place, sort in enumerate(sorts):
        fieldwork.invite(f"org{place}", **({"soort": sort} if sort else {}))
    fieldwork.open()
    return fieldwork


def watched(fieldwork: Fieldwork, order: list[int]) -> list[Page]:
    """What the page shows before, between and after these organisations answer, in this order."""
    seen = [page(fieldwork)]
    for place in order:
        fieldwork.save(f"org{place}", YES)
        seen.append(page(fieldwork))
        fieldwork.submit(f"org{place}")
        seen.append(page(fieldwork))
    return seen


def answered(seen: list[Page]) -> list[dict[str, int]]:
    """Per look: how many answered at least, per group of each breakdown."""
    return [
        {f"{each.code}.{g.code}": g.answered.least for each in stands.breakdowns for g in each.groups}
        for stands, _ in seen
    ]


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_between_two_looks_a_group_changes_by_nothing_or_by_a_crowd(
    mode: str, database: Database, municipality: Municipality
) -> None:
    random = Random(1)
    sorts = random.choices(SORTS, [6, 4, 1], k=26)
    fieldwork = listed(database, municipality, mode, sorts)
    seen = watched(fieldwork, random.sample(range(26), 16))
    for before, after in pairwise(answered(seen)):
        assert before.keys() == after.keys()
        assert all((after[key] - before[key]) % THRESHOLD == 0 for key in before)
    if mode == "anonymous":
        numbers = [stands.outcomes.counts.answered for stands, _ in seen]
        assert all(after == before or after - before >= THRESHOLD for before, after in pairwise(numbers))
    assert max(sum(each.values()) for each in answered(seen)) >= THRESHOLD, "there was something to see"


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_the_page_is_the_same_whichever_of_a_group_answered_and_when(
    mode: str, database: Database, municipality: Municipality
) -> None:
    """Two towns with the same list: in one, other organisations of the same groups answer. Nobody sees a difference."""
    random = Random(7)
    sorts: list[str | None] = [*["sport"] * 11, *["zorg"] * 9, *[None] * 6]
    order = random.sample(range(26), 11)
    swap: dict[int, int] = {}
    for alike in (range(11), range(11, 20), range(20, 26)):
        swap |= dict(zip(alike, random.sample(alike, len(alike)), strict=True))
    with database.transaction() as session:
        twin = Municipality(slug="veldhove", name="Veldhove")
        session.add(twin)
    here = listed(database, municipality, mode, sorts)
    there = listed(database, twin, mode, sorts)
    assert watched(here, order) == watched(there, [swap[place] for place in order])
    assert names_that_answered(here) != names_that_answered(there)


def names_that_answered(fieldwork: Fieldwork) -> set[str]:
    with fieldwork.database.reading() as session:
        wave, answered = fieldwork._wave(session), Invitation.state == "answered"
        return set(session.scalars(select(Invitation.name).where(*of_wave(Invitation, wave), answered)))


@pytest.mark.parametrize("seed", range(40))
def test_numbers_of_all_groups_follow_from_blocks_that_are_a_crowd(seed: int) -> None:
    """Random lists with up to three facts: what may be subtracted, over groups and facts, is at least a crowd."""
    random = Random(seed)
    facts = random.randint(1, 3)
    values = [[f'"{fact}{value}"' for value in range(random.randint(1, 5))] + ["null"] for fact in range(facts)]
    everybody: list[Background] = [tuple(map(random.choice, values)) for _ in range(random.randint(5, 300))]
    sizes = {each: everybody.count(each) for each in everybody}
    blocks = Blocks(sizes, THRESHOLD)
    assert min(blocks.sizes.values()) >= THRESHOLD
    random.shuffle(everybody)
    answers: dict[Background, int] = {}
    last = [0] * facts
    for each in everybody:
        answers[each] = answers.get(each, 0) + 1
        for place in range(facts):
            cut = blocks.cut(place)
            parts = [*cut.values.values(), cut.rest]
            shown = [blocks.answered(answers, part) for part in parts]
            least = sum(amount.least for amount in shown)
            assert (least - last[place]) % THRESHOLD == 0
            assert all(amount.least <= amount.most for amount in shown)
            assert sum(amount.most for amount in shown) >= sum(answers.values()) >= least
            last[place] = least
