"""Several colleagues on one worksheet: who wrote what when is kept, and nothing is overwritten silently."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest

from surveyapp.policycycle import cycles, worksheets
from surveyapp.policycycle.worksheets import Clash, Typed
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Cycle, Municipality
from tests.surveys import NOW

ELS, PIET = "els@zonstad.nl", "piet@zonstad.nl"


@pytest.fixture
def cycle(database: Database, municipality: Municipality) -> Cycle:
    with database.transaction() as session:
        return cycles.start(session, session.merge(municipality), 2026, 2030, NOW, ELS)


def save(database: Database, cycle: Cycle, by: str, minute: int, typed: Typed, **seen: int) -> list[Clash]:
    with database.transaction() as session:
        at = NOW + datetime.timedelta(minutes=minute)
        return worksheets.save(session, session.merge(cycle), "ws2", typed, seen, at, by)


def told(database: Database, cycle: Cycle, item: str) -> list[tuple[int, object, str]]:
    with database.reading() as session:
        return [(row.number, row.value, row.by) for row in worksheets.history(session, cycle, "ws2", item)]


def test_every_change_is_kept_with_its_name(database: Database, cycle: Cycle) -> None:
    assert save(database, cycle, ELS, 1, {"a": "een", "b": ["x", "y"], "c": None}) == []
    assert save(database, cycle, PIET, 2, {"a": "twee", "b": ["x", "y"]}, a=1, b=1) == []
    assert save(database, cycle, ELS, 3, {"a": None}, a=2) == []
    assert told(database, cycle, "a") == [(3, None, ELS), (2, "twee", PIET), (1, "een", ELS)]
    assert told(database, cycle, "b") == [(1, ["x", "y"], ELS)]
    assert told(database, cycle, "c") == []


def test_an_answer_that_is_a_number_comes_back_as_it_was(database: Database, cycle: Cycle) -> None:
    save(database, cycle, ELS, 1, {"heel": 12000, "half": 0.5, "tekst": "12000", "veel": {"a": 3}})
    for item, value in (("heel", 12000), ("half", 0.5), ("tekst", "12000"), ("veel", {"a": 3})):
        assert told(database, cycle, item) == [(1, value, ELS)]


def test_two_people_on_one_page_do_not_disturb_each_other_in_different_items(database: Database, cycle: Cycle) -> None:
    save(database, cycle, ELS, 1, {"a": "een", "b": "een"})
    assert save(database, cycle, PIET, 2, {"a": "een", "b": "twee"}, a=1, b=1) == []
    assert save(database, cycle, ELS, 3, {"a": "drie", "b": "een"}, a=1, b=1) == []
    assert told(database, cycle, "a")[0] == (2, "drie", ELS)
    assert told(database, cycle, "b")[0] == (2, "twee", PIET)


@pytest.mark.parametrize("first", ["eerst", None])
def test_who_changes_what_somebody_else_changed_meanwhile_has_to_choose(
    first: str | None, database: Database, cycle: Cycle
) -> None:
    if first:
        save(database, cycle, ELS, 1, {"a": first})
    seen = 1 if first else 0
    save(database, cycle, PIET, 2, {"a": "van Piet"}, a=seen)
    (clash,) = save(database, cycle, ELS, 3, {"a": "van Els", "b": "ook"}, a=seen)
    assert (clash.item, clash.typed, clash.theirs.value, clash.theirs.by) == ("a", "van Els", "van Piet", PIET)
    assert told(database, cycle, "a")[0][1:] == ("van Piet", PIET)
    assert told(database, cycle, "b") == [(1, "ook", ELS)]  # the rest of the page is not lost
    assert save(database, cycle, ELS, 4, {"a": "van Els"}, a=clash.theirs.number) == []
    assert [value for _, value, _ in told(database, cycle, "a")][:2] == ["van Els", "van Piet"]


def test_the_same_answer_twice_is_no_clash(database: Database, cycle: Cycle) -> None:
    save(database, cycle, ELS, 1, {"a": "gelijk"})
    assert save(database, cycle, PIET, 2, {"a": "gelijk"}) == []
    assert len(told(database, cycle, "a")) == 1


def test_of_eight_who_save_at_the_same_moment_one_is_first_and_seven_are_told(database: Database, cycle: Cycle) -> None:
    with ThreadPoolExecutor(8) as pool:
        clashes = list(pool.map(lambda n: save(database, cycle, f"c{n}", n, {"a": f"van {n}"}), range(8)))
    assert sorted(len(found) for found in clashes) == [0, *[1] * 7]
    assert len(told(database, cycle, "a")) == 1
