"""Rounding and notation: what is printed for which number."""

from decimal import Decimal
from fractions import Fraction

import pytest

from surveyapp.report.numbers import NOTHING, Notation, exact, percentages, rounded

NL, EN = Notation("nl"), Notation("en")


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(3, 2), 0, "2"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 3), 0, "0"),
        (29 / 200 * 100, 0, "15"),
        (0.145, 2, "0.15"),
        (1.005, 2, "1.01"),
        (2.675, 2, "2.68"),
        (1 / 3, 3, "0.333"),
        (-0.0, 1, "0.0"),
        (Decimal("0.05"), 1, "0.1"),
        (12345.675, 2, "12345.68"),
    ],
)
def test_a_half_is_rounded_away_from_zero_on_the_exact_quotient(
    value: float | Fraction, decimals: int, expected: str
) -> None:
    assert str(rounded(value, decimals)) == expected


@pytest.mark.parametrize("base", [3, 7, 38, 41, 549, 20_000, 99_991])
def test_a_share_kept_as_a_float_comes_back_as_the_exact_quotient(base: int) -> None:
    assert all(exact(count / base) == Fraction(count, base) for count in range(0, base, max(1, base // 200)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_never_printed(value: float) -> None:
    with pytest.raises(ValueError):
        exact(value)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 1, 1), (34, 33, 33)),  # a tie in count and remainder: the first category
        ((1, 2, 4), (14, 29, 57)),
        ((110, 225, 55, 159), (20, 41, 10, 29)),
        ((3, 1, 4), (38, 12, 50)),  # a tie in remainder: the larger count
        ((1, 5, 2), (12, 63, 25)),
        ((0, 8, 0), (0, 100, 0)),
        ((1, 1, 1, 1, 1, 1), (17, 17, 17, 17, 16, 16)),
        ((199, 1), (100, 0)),
        ((1, 199), (0, 100)),
    ],
)
def test_percentages_of_one_question_add_up_to_a_hundred(counts: tuple[int, ...], expected: tuple[int, ...]) -> None:
    total = sum(counts)

    assert percentages([count / total for count in counts], counts) == list(expected)
    assert sum(percentages([Fraction(count, total) for count in counts], counts, decimals=1)) == 100


def test_shares_without_the_hidden_answer_are_rounded_one_by_one() -> None:
    assert percentages([Fraction(1, 8), Fraction(5, 8)], [1, 5]) == [13, 63]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NL.number(4608), "4.608"),
        (NL.number(1_234_567.891, 1), "1.234.567,9"),
        (NL.number(-3), "\u22123"),
        (NL.number(None), NOTHING),
        (EN.number(4608.25, 1), "4,608.3"),
        (NL.plain(3.5), "3,5"),
        (NL.plain(40), "40"),
        (NL.plain(1 / 3), "0,3"),
        (NL.plain(7.0), "7"),
        (NL.percent(Fraction(1, 8)), "13%"),
        (NL.percent(Fraction(1, 8), 1), "12,5%"),
        (NL.percent(0), "0%"),
        (NL.percent(None), "–"),
        (NL.points(Fraction(-1, 8)), "\u221213"),
        (NL.points(Fraction(-1, 1000)), "0"),
        (NL.points(0.05), "+5"),
        (NL.signed(-0.04, 1), "0,0"),
        (NL.signed(0.36, 1), "+0,4"),
        (NL.named("n", 1038), "n\u00a0=\u00a01.038"),
        (NL.interval("52%", "70%"), "52%\u00a0tot\u00a070%"),
        (EN.interval("52%", "70%"), "52%\u00a0to\u00a070%"),
        (NL.p_value(0.0345), "p\u00a0=\u00a00,035"),
        (NL.p_value(0.0009999), "p\u00a0<\u00a00,001"),
        (NL.p_value(0.001), "p\u00a0=\u00a00,001"),
        (NL.p_value(1.0), "p\u00a0=\u00a01,000"),
        (NL.p_value(None), "–"),
        (EN.p_value(0.2), "p\u00a0=\u00a00.200"),
    ],
)
def test_numbers_are_written_in_the_notation_of_the_language(text: str, expected: str) -> None:
    assert text == expected
