"""What the monitoring page counts, and that its numbers give nobody away."""

import datetime
from collections import Counter
from collections.abc import Mapping
from itertools import product

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import invitations, monitoring
from surveyapp.fieldwork.crowd import Background
from surveyapp.fieldwork.monitoring.amounts import Amount
from surveyapp.fieldwork.monitoring.blocks import Blocks
from surveyapp.questionnaire.answers import Value
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Message, Municipality
from tests.fieldwork.conftest import MONDAY, YES, Fieldwork, make_wave, opened
from tests.web.test_queries import queries

THRESHOLD = 5


def standing(fieldwork: Fieldwork) -> monitoring.Standing:
    with fieldwork.database.reading() as session:
        return monitoring.standing(session, fieldwork._wave(session))


def listed(database: Database, municipality: Municipality, mode: str, **sorts: int) -> Fieldwork:
    """An open wave with so many organisations of each sort: ``sport1``, ``sport2`` …"""
    fieldwork = make_wave(database, municipality, mode)
    for sort, number in sorts.items():
        for place in range(number):
            fieldwork.invite(f"{sort}{place + 1}", soort=sort)
    fieldwork.open()
    return fieldwork


def mark(fieldwork: Fieldwork, name: str, what: str) -> None:
    with fieldwork.database.transaction() as session:
        session.scalars(select(Invitation).where(Invitation.name == name)).one().disposition = what


def mailed(fieldwork: Fieldwork, name: str, **kinds: str) -> None:
    """How each mail to somebody ended."""
    with fieldwork.database.transaction() as session:
        to = session.scalars(select(Invitation).where(Invitation.name == name)).one()
        about = {"municipality_id": to.municipality_id, "wave_id": to.wave_id, "invitation_id": to.id}
        session.add_all(Message(**about, kind=kind, state=state, next_at=MONDAY) for kind, state in kinds.items())


def groups(fieldwork: Fieldwork) -> dict[str, tuple[int, int, int]]:
    (breakdown,) = standing(fieldwork).breakdowns
    return {g.code: (g.invited, g.answered.least, g.answered.most) for g in breakdown.groups}


def test_everything_is_counted_where_it_belongs(database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, "named", sport=6, zorg=4)
    for name in ("sport1", "sport2", "zorg1"):
        fieldwork.answer(name)
    fieldwork.save("sport3", YES)
    for name, what in {"zorg2": "refused", "zorg3": "ineligible", "zorg4": "bounced"}.items():
        mark(fieldwork, name, what)
    with database.transaction() as session:
        fieldwork.tokens["bezoeker"] = invitations.start(session, fieldwork._wave(session))
    fieldwork.answer("bezoeker")
    stands = standing(fieldwork)
    found = stands.outcomes
    assert (found.counts.invited, found.eligible, found.not_eligible) == (10, 9, 1)
    assert (found.refused, found.unreached, found.reached) == (1, 1, 8)
    assert (found.counts.answered, found.counts.open, found.begun) == (3, 1, Amount(1, 1))
    assert stands.days == ((datetime.date(2026, 3, 2), 4),)
    (sector,) = stands.breakdowns
    assert [(g.code, g.invited, g.unreached, g.refused, g.begun, g.answered.least) for g in sector.groups] == [
        ("sport", 6, 0, 0, 1, 2),
        ("zorg", 3, 1, 1, 0, 1),
    ]


def test_a_mail_that_failed_was_not_received_unless_another_was_or_a_letter_was_made(
    database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, "named", sport=5)
    mailed(fieldwork, "sport1", invitation="failed")
    mailed(fieldwork, "sport2", invitation="failed", handover1="sent")
    mailed(fieldwork, "sport3", invitation="failed")
    mailed(fieldwork, "sport4", invitation="uncertain")
    with database.transaction() as session:
        session.scalars(select(Invitation).where(Invitation.name == "sport3")).one().letter_on = MONDAY.date()
    stands = standing(fieldwork)
    assert stands.outcomes.unreached == 1
    assert {way.code: (way.invited, way.unreached) for way in stands.ways} == {
        "mail": (2, 0),
        "letter": (1, 0),
        "neither": (2, 1),
    }
    fieldwork.answer("sport1")
    assert standing(fieldwork).outcomes.unreached == 0


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_a_mark_does_not_go_at_the_moment_that_somebody_answers_after_all(
    mode: str, database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, mode, sport=8)
    for name, what in {"sport1": "refused", "sport2": "ineligible", "sport3": "bounced"}.items():
        mark(fieldwork, name, what)
    for place in range(1, 7):
        fieldwork.answer(f"sport{place}")
        found = standing(fieldwork).outcomes
        assert (found.refused, found.not_eligible, found.unreached) == (1, 1, 1)
    fieldwork.close()
    found = standing(fieldwork).outcomes
    assert (found.counts.answered, found.refused, found.not_eligible, found.unreached) == (6, 0, 0, 0)


def test_in_an_anonymous_wave_handing_in_changes_nothing_until_there_are_enough(
    database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, "anonymous", sport=12, zorg=12)
    for place in range(1, 8):
        fieldwork.save(f"sport{place}", YES)
    before = standing(fieldwork)
    assert before.outcomes.begun == Amount(5, 9)
    for place in range(1, 5):
        fieldwork.submit(f"sport{place}")
        assert standing(fieldwork) == before
    fieldwork.submit("sport5")
    after = standing(fieldwork)
    assert (after.outcomes.counts.answered, after.outcomes.begun, after.days) == (5, Amount(0, 4), ())
    assert groups(fieldwork) == {"sport": (12, 5, 9), "zorg": (12, 0, 4)}


def test_groups_of_a_confidential_wave_follow_what_was_released_together(
    database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, "confidential", sport=12, zorg=12)
    for place in range(1, 5):
        fieldwork.answer(f"sport{place}")
        assert groups(fieldwork)["sport"] == (12, 0, 4)
    assert standing(fieldwork).outcomes.counts.answered == 4
    fieldwork.answer("zorg1")
    assert groups(fieldwork) == {"sport": (12, 0, 4), "zorg": (12, 0, 4)}
    for place in range(5, 10):
        fieldwork.answer(f"sport{place}")
    assert groups(fieldwork) == {"sport": (12, 5, 9), "zorg": (12, 0, 4)}


def test_groups_that_are_too_small_are_not_told_apart(database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, "anonymous", sport=8, zorg=4)
    (breakdown,) = standing(fieldwork).breakdowns
    assert (breakdown.label, breakdown.groups) == ("Soort organisatie", ())


def blocks(listed: Mapping[Background, int]) -> Blocks:
    return Blocks(listed, THRESHOLD)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 20, 45])
def test_no_sum_or_difference_of_groups_is_a_small_group(size: int) -> None:
    """Every group on the page is made of blocks, so whatever is added and subtracted is made of blocks."""
    sectors, kernen = ('"sport"', '"zorg"', '"cultuur"'), ('"noord"', '"zuid"', "null")
    numbers: Counter[Background] = Counter({pair: size + place for place, pair in enumerate(product(sectors, kernen))})
    of = blocks(numbers)
    if sum(numbers.values()) >= THRESHOLD:
        assert min(of.sizes.values()) >= THRESHOLD
    for place in (0, 1):
        cut = of.cut(place)
        parts = [*cut.values.values(), cut.rest]
        assert sum(map(len, parts)) == len(of.sizes), "each block stands in one group"
        for value, some in cut.values.items():
            whole = sum(number for pair, number in numbers.items() if pair[place] == value)
            assert sum(of.sizes[block] for block in some) == whole, "a group that is shown is shown whole"


def test_the_division_does_not_depend_on_who_answered() -> None:
    of = blocks(Counter({('"sport"',): 30, ('"zorg"',): 25}))
    for number in range(31):
        amount = of.answered({('"sport"',): number}, of.cut(0).values['"sport"'])
        assert amount == Amount(number // 5 * 5, min(number // 5 * 5 + 4, 30))


def test_more_answers_than_organisations_never_show() -> None:
    """Facts in the list may have changed since somebody answered."""
    of = blocks(Counter({('"sport"',): 6, ('"zorg"',): 25}))
    assert of.answered({('"sport"',): 9, ('"weg"',): 9}, of.cut(0).values['"sport"']) == Amount(5, 6)


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_a_longer_list_takes_no_more_queries(mode: str, database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, mode, sport=12, zorg=12)
    with queries(database) as few:
        standing(fieldwork)
    values: list[Value] = ["sport", "zorg"]
    for place in range(30):
        fieldwork.invite(f"later{place}", soort=values[place % 2])
    with queries(database) as many:
        standing(fieldwork)
    assert len(few) == len(many) <= 9


def test_a_wave_without_a_list_has_a_standing_too(database: Database, municipality: Municipality) -> None:
    fieldwork = opened(database, municipality, "anonymous")
    stands = standing(fieldwork)
    assert (stands.outcomes.counts.invited, stands.breakdowns, stands.ways, stands.outcomes.reached) == (0, (), (), 0)


def test_a_closed_anonymous_wave_no_longer_knows_who_began(database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, "anonymous", sport=6)
    fieldwork.save("sport1", YES)
    fieldwork.close()
    assert standing(fieldwork).outcomes.begun is None
