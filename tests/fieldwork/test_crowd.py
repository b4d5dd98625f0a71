"""Which facts from the address list are left out because they would point at somebody."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.fieldwork.crowd import HIDDEN, shared


@pytest.mark.parametrize(
    ("groups", "left_out"),
    [
        ({}, ""),
        ({"a": 4}, "a"),
        ({"a": 5}, ""),
        ({"a": 5, "b": 9}, ""),
        ({"a": 3, "b": 2, "c": 9}, "ab"),  # together five: nobody can be found by subtraction
        ({"a": 1, "b": 7, "c": 9}, "ab"),  # one alone would be, so the smallest other group joins
        ({"a": 1, "b": 9}, "ab"),
        ({"a": 4, "b": 4, "c": 4}, "abc"),
    ],
)
def test_small_groups_are_left_out_until_they_are_a_crowd(groups: dict[str, int], left_out: str) -> None:
    respondents = [(kind,) for kind, size in groups.items() for _ in range(size)]
    kept = shared(respondents, 5)
    assert {kind for (kind,), facts in kept.items() if facts == (HIDDEN,)} == set(left_out)


def test_a_later_fact_goes_before_it_takes_an_earlier_one_along() -> None:
    people = [("sport", "noord")] * 6 + [("sport", "zuid")] * 3 + [("zorg", "noord")] * 4 + [("zorg", "zuid")] * 3
    assert shared(people, 5) == {
        ("sport", "noord"): ("sport", HIDDEN),  # known, they would give away the three from the south
        ("sport", "zuid"): ("sport", HIDDEN),
        ("zorg", "noord"): ("zorg", HIDDEN),
        ("zorg", "zuid"): ("zorg", HIDDEN),
    }


PEOPLE = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")), max_size=80)


@given(PEOPLE, st.integers(5, 12))
def test_whoever_is_alike_after_hiding_is_in_a_group_that_is_large_enough(
    people: list[tuple[str, ...]], least: int
) -> None:
    kept = shared(people, least)
    groups = Counter(kept[each] for each in people)
    assert all(size >= least for size in groups.values()) or len(people) < least


@given(PEOPLE, st.integers(5, 12))
def test_nothing_is_hidden_that_everybody_shares_with_enough_others(people: list[tuple[str, ...]], least: int) -> None:
    if all(size >= least for size in Counter(people).values()):
        assert shared(people, least) == {each: each for each in people}
