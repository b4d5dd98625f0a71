"""Which facts from the address list are left out because they would point at somebody."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.fieldwork.crowd import identifying


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
    assert identifying(respondents, 5) == {(kind,) for kind in left_out}


@given(st.lists(st.tuples(st.sampled_from("abcdef")), max_size=60), st.integers(5, 12))
def test_whatever_remains_is_large_enough_and_so_is_what_was_left_out(
    people: list[tuple[str, ...]], least: int
) -> None:
    hidden = identifying(people, least)
    sizes = Counter(people)
    assert all(size >= least for kind, size in sizes.items() if kind not in hidden)
    without = sum(kind in hidden for kind in people)
    assert not hidden or without >= least or hidden == set(sizes)
