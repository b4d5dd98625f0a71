"""Whether answers are divided as the frame is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.representativeness import FitTest, fit
from tests.analysis.reference import stats


def test_mendels_peas_fit_as_published() -> None:
    """Mendel 1866: 315, 108, 101 and 32 seeds where 9 : 3 : 3 : 1 is expected; chi-square 0,470, p 0,925."""
    found = fit([315, 108, 101, 32], [9 * 556, 3 * 556, 3 * 556, 556])
    assert found
    assert (found.test, round(found.statistic or 0, 3), round(found.p, 3)) == (FitTest.CHI_SQUARE, 0.470, 0.925)
    assert not found.differs


def test_with_small_expected_counts_every_table_is_counted() -> None:
    """By hand: of 3 answers over two equal groups, 3 and 0 has chance 1/8, as has 0 and 3."""
    found = fit([3, 0], [10, 10])
    assert found
    assert (found.test, found.statistic) == (FitTest.EXACT_MULTINOMIAL, None)
    assert found.p == pytest.approx(1 / 4)


def test_the_exact_test_gives_the_published_p() -> None:
    """R package EMT, ?plotMultinom: 5, 2 and 1 where 1 : 2 : 1 is expected, p.value = 0.0767."""
    found = fit([5, 2, 1], [25, 50, 25])
    assert found
    assert (found.test, round(found.p, 4)) == (FitTest.EXACT_MULTINOMIAL, 0.0767)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 40), st.integers(1, 40))
@settings(deadline=None, max_examples=100)
def test_for_two_groups_the_exact_test_is_the_binomial_test_of_scipy(one: int, other: int, few: int, many: int) -> None:
    found = fit([one, other], [few, many])
    if not one + other:
        assert found is None
    elif found and found.test is FitTest.EXACT_MULTINOMIAL:
        assert found.p == pytest.approx(stats.binomtest(one, one + other, few / (few + many)).pvalue, rel=1e-6)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(20, 60)), min_size=2, max_size=6))
@settings(deadline=None, max_examples=100)
def test_with_enough_answers_it_is_pearsons_test_of_scipy(groups: list[tuple[int, int]]) -> None:
    answered, frame = [count for count, _ in groups], [units for _, units in groups]
    found = fit(answered, frame)
    if found and found.test is FitTest.CHI_SQUARE:
        expected = stats.chisquare(answered, [sum(answered) * units / sum(frame) for units in frame])
        assert found.statistic == pytest.approx(expected.statistic, rel=1e-9)
        assert found.p == pytest.approx(expected.pvalue, rel=1e-9)


def test_with_too_many_tables_the_smallest_groups_are_joined() -> None:
    found = fit([5, 9, 8, 7, 6, 9, 9], [6, 90, 80, 70, 4, 5, 90])
    assert found
    assert found.test is FitTest.CHI_SQUARE_JOINED
    assert found.differs


@pytest.mark.parametrize(
    ("answered", "frame"),
    [([], []), ([5], [9]), ([0, 0], [9, 9]), ([5, 0], [9, 0])],
    ids=["none", "one", "nobody", "empty"],
)
def test_where_there_is_nothing_to_divide_there_is_no_verdict(answered: list[int], frame: list[int]) -> None:
    assert fit(answered, frame) is None


def test_everybody_answered_fits_and_answers_from_nowhere_are_an_error() -> None:
    found = fit([30, 20], [30, 20])
    assert found
    assert (found.p, found.differs) == (1.0, False)
    with pytest.raises(ValueError, match="without units"):
        fit([3, 2], [9, 0])
