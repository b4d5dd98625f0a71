"""What the monitoring page counts, and that its numbers give nobody away."""

import datetime
from collections import Counter
from itertools import product

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import invitations, monitoring
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


def groups(fieldwork: Fieldwork) -> dict[str, tuple[int, int, int]]:
    (breakdown,) = standing(fieldwork).breakdowns
    return {g.code: (g.invited, g.answered.least, g.answered.most) for g in breakdown.groups}


def test_everything_is_counted_where_it_belongs(database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, "named", sport=6, zorg=4)
    for name in ("sport1", "sport2", "zorg1"):
        fieldwork.answer(name)
    fieldwork.save("sport3", YES)
    with database.transaction() as session:
        wave = fieldwork._wave(session)
        fieldwork.tokens["bezoeker"] = invitations.start(session, wave)
        for name, disposition in {"zorg2": "refused", "zorg3": "ineligible", "zorg4": "bounced"}.items():
            session.scalars(select(Invitation).where(Invitation.name == name)).one().disposition = disposition
    fieldwork.answer("bezoeker")
    stands = standing(fieldwork)
    assert (stands.counts.invited, stands.eligible, stands.not_eligible) == (10, 9, 1)
    assert (stands.refused, stands.unreached, stands.reached) == (Amount(1, 1), Amount(1, 1), Amount(8, 8))
    assert (stands.counts.answered, stands.counts.open, stands.begun) == (3, 1, Amount(1, 1))
    assert stands.days == ((datetime.date(2026, 3, 2), 4),)
    assert groups(fieldwork) == {"sport": (6, 2, 2), "zorg": (4, 1, 1)}


def test_a_mail_that_failed_was_not_received_unless_another_was_or_a_letter_was_made(
    database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, "named", sport=4)
    with database.transaction() as session:
        one, two, three, _ = session.scalars(select(Invitation).order_by(Invitation.id)).all()
        three.letter_on = MONDAY.date()
        for invitation, kind, state in (
            (one, "invitation", "failed"),
            (two, "invitation", "failed"),
            (two, "handover1", "sent"),
            (three, "invitation", "failed"),
        ):
            session.add(
                Message(
                    municipality_id=invitation.municipality_id,
                    wave_id=invitation.wave_id,
                    invitation_id=invitation.id,
                    kind=kind,
                    state=state,
                    next_at=MONDAY,
                )
            )
    assert standing(fieldwork).unreached == Amount(1, 1)
    fieldwork.answer("sport1")
    assert standing(fieldwork).unreached == Amount(0, 0)


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_few_refusals_are_not_counted_out_where_that_would_tell_who_changed_their_mind(
    mode: str, database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, mode, sport=12)
    assert standing(fieldwork).refused == standing(fieldwork).unreached == Amount(0, 4)
    with database.transaction() as session:
        for invitation in session.scalars(select(Invitation).limit(6)):
            invitation.disposition = "refused"
    assert standing(fieldwork).refused == Amount(6, 6)


def test_in_an_anonymous_wave_handing_in_changes_nothing_until_there_are_enough(
    database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, "anonymous", sport=12, zorg=12)
    for place in range(1, 8):
        fieldwork.save(f"sport{place}", YES)
    before = standing(fieldwork)
    assert before.begun == Amount(5, 9)
    for place in range(1, 5):
        fieldwork.submit(f"sport{place}")
        assert standing(fieldwork) == before
    fieldwork.submit("sport5")
    assert standing(fieldwork).counts.answered == 5
    assert standing(fieldwork).begun == Amount(0, 4)
    assert groups(fieldwork) == {"sport": (12, 5, 9), "zorg": (12, 0, 4)}
    assert standing(fieldwork).days == ()


def test_groups_of_a_confidential_wave_follow_what_was_released_together(
    database: Database, municipality: Municipality
) -> None:
    fieldwork = listed(database, municipality, "confidential", sport=12, zorg=12)
    for place in range(1, 5):
        fieldwork.answer(f"sport{place}")
        assert groups(fieldwork)["sport"] == (12, 0, 4)
    assert standing(fieldwork).counts.answered == 4
    fieldwork.answer("zorg1")
    assert groups(fieldwork) == {"sport": (12, 0, 4), "zorg": (12, 0, 4)}
    for place in range(5, 10):
        fieldwork.answer(f"sport{place}")
    assert groups(fieldwork) == {"sport": (12, 5, 9), "zorg": (12, 0, 4)}


def test_groups_that_are_too_small_are_not_told_apart(database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, "anonymous", sport=8, zorg=4)
    (breakdown,) = standing(fieldwork).breakdowns
    assert (breakdown.label, breakdown.groups) == ("Soort organisatie", ())


def blocks(listed: Counter[tuple[str, ...]]) -> Blocks:
    return Blocks(listed, THRESHOLD)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 20, 45])
def test_no_sum_or_difference_of_groups_is_a_small_group(size: int) -> None:
    """Every group on the page is made of blocks, so whatever is added and subtracted is made of blocks."""
    sectors, kernen = ('"sport"', '"zorg"', '"cultuur"'), ('"noord"', '"zuid"', "null")
    numbers: Counter[tuple[str, ...]] = Counter(
        {pair: size + place for place, pair in enumerate(product(sectors, kernen))}
    )
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
    assert (stands.counts.invited, stands.breakdowns, stands.reached.most) == (0, (), 0)


def test_a_closed_anonymous_wave_no_longer_knows_who_began(database: Database, municipality: Municipality) -> None:
    fieldwork = listed(database, municipality, "anonymous", sport=6)
    fieldwork.save("sport1", YES)
    fieldwork.close()
    assert standing(fieldwork).begun is None
