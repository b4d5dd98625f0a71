"""Colours of charts hold for who sees colours otherwise, and in a black-and-white print."""

from itertools import combinations, pairwise

import pytest

from surveyapp.report import palette
from surveyapp.report.palette import contrast
from surveyapp.report.pdf.style import Look
from surveyapp.report.vision import COLOUR_VISIONS, difference, least_difference

AREAS, POINTS, IN_PRINT = 8.5, 15.0, 1.25
"""The least Delta E between neighbouring areas and between any two lines or points, and the least contrast in print."""
SHIPPED = ("#154273", "#0b5394", "#b3131b", "#39870c", "#e17000", "#006d77")
HOSTILE = ("#ff0000", "#ffe600", "#fdfdfd", "#ffffff", "#000000", "#7f7f7f", "#9b1b5a", "no colour")
COLOURS = (*SHIPPED, *HOSTILE)


@pytest.mark.parametrize("vision", COLOUR_VISIONS)
@pytest.mark.parametrize("colour", COLOURS)
def test_neighbouring_answers_are_told_apart_by_everybody(colour: str, vision: str) -> None:
    for scale in (palette.shades, palette.diverging):
        for count in range(2, 8):
            for one, other in pairwise(scale(colour, count)):
                assert difference(one, other, vision) >= AREAS


@pytest.mark.parametrize("colour", COLOURS)
def test_neighbouring_answers_are_told_apart_in_print(colour: str) -> None:
    for scale in (palette.shades, palette.diverging):
        for count in range(2, 8):
            for one, other in pairwise(scale(colour, count)):
                assert contrast(one, other) >= IN_PRINT


@pytest.mark.parametrize("colour", COLOURS)
def test_the_two_ends_of_a_scale_are_told_apart_by_everybody(colour: str) -> None:
    for count in range(2, 8):
        shades = palette.diverging(colour, count)
        assert least_difference(shades[0], shades[-1]) >= POINTS


@pytest.mark.parametrize("colour", COLOURS)
def test_groups_and_lines_are_told_apart_by_everybody(colour: str) -> None:
    """In print by mark and dash: colours that are all read on white cannot differ much in lightness."""
    shades = palette.distinct(colour, 5)
    assert min(least_difference(one, other) for one, other in combinations(shades, 2)) >= POINTS
    assert min(contrast(shade, palette.WHITE) for shade in palette.distinct(colour, 9)) >= 4.5


@pytest.mark.parametrize("colour", COLOURS)
def test_an_answer_in_the_middle_of_a_scale_is_lightest(colour: str) -> None:
    shades = palette.diverging(colour, 5)
    assert max(shades, key=palette.luminance) == shades[2]


@pytest.mark.parametrize(
    ("one", "other", "who"),
    [("#a34700", "#4d6b00", "protanopia"), ("#c0143c", "#5b5b5b", "protanopia"), ("#006d77", "#00539c", "tritanopia")],
)
def test_the_simulation_brings_together_what_these_eyes_confuse(one: str, other: str, who: str) -> None:
    first, second = palette.parse(one), palette.parse(other)
    assert difference(first, second, who) < difference(first, second, "trichromacy") / 2


def test_text_is_read_on_every_colour_of_the_cover_and_of_the_charts() -> None:
    steps = ("00", "33", "55", "77", "99", "bb", "ff")
    colours = [f"#{red}{green}{blue}" for red in steps for green in steps for blue in steps]
    for colour in (*COLOURS, *colours):
        look = Look(colour)
        assert contrast(look.band, look.on_band) >= 4.5, colour
    for colour in COLOURS:
        for shade in (*palette.shades(colour, 7), *palette.diverging(colour, 7), *palette.diverging(colour, 6)):
            assert contrast(palette.ink_on(shade), shade) >= 4.5
