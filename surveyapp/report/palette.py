"""Colours, all derived from the municipality's own: readable on white, distinguishable without colour vision."""

import re
from functools import lru_cache

from surveyapp.report import vision

Colour = vision.Colour
"""Red, green and blue from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.13, 0.15, 0.18)
BLACK: Colour = (0.0, 0.0, 0.0)
SOFT: Colour = (0.36, 0.39, 0.43)
HAIRLINE: Colour = (0.82, 0.84, 0.86)
MUTED: Colour = (0.62, 0.64, 0.67)
MARK: Colour = (0.62, 0.07, 0.22)
"""Of the bar on a report that is not the real thing: no municipality's colour, and white is read on it."""
FALLBACK = "#154273"
_TEXT_CONTRAST = 4.5
_LIGHTEST = {2: 0.35, 3: 0.55}
"""How light the lightest of a few shades may be, so that it still stands out on white."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_OTHERS = ("#a34700", "#154273", "#00524d", "#9b1b5a", "#5a2ca0", "#5e4b00", "#1b1f24", "#0a6fd1", "#c0143c", "#6b6f76")
"""Beside the municipality's own; each is read on white."""
_AGAINST = ("#a34700", "#154273", "#5a2ca0", "#006d77")
"""For the negative side of a scale; the one that is furthest from the municipality's own colour."""
_NEUTRAL = (0.93, 0.935, 0.94)
_DARKEST_SIDE, _LIGHTEST_SIDES = 0.045, (0.24, 0.5)
"""How dark the outer answers of two sides are; how light the inner ones, unlike where nothing parts them."""


def parse(colour: str) -> Colour:
    """ "#154273" as a colour; anything that is not written so becomes the fallback blue."""
    text = colour if _HEX.fullmatch(colour) else FALLBACK
    return int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255


def written(colour: Colour) -> str:
    """A colour as "#154273"."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = vision.linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache
def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """``one`` with ``part`` (0 to 1) of ``other`` in it."""
    red, green, blue = (a + (b - a) * part for a, b in zip(one, other, strict=True))
    return red, green, blue


@lru_cache
def strong(colour: str) -> Colour:
    """The municipality's colour, darkened as far as needed to be read on white."""
    shade = parse(colour)
    while contrast(shade, WHITE) < _TEXT_CONTRAST:
        shade = mixed(shade, BLACK, 0.08)
    return shade


def tint(colour: str, part: float) -> Colour:
    """The municipality's colour with this part of white in it."""
    return mixed(strong(colour), WHITE, part)


@lru_cache
def shades(colour: str, count: int) -> tuple[Colour, ...]:
    """So many steps from dark to light with equal contrast between neighbours, so that they differ in print too."""
    if count <= 1:
        return (strong(colour),)
    darkest = strong(colour)
    while count > 3 and luminance(darkest) > 0.06:
        darkest = mixed(darkest, BLACK, 0.08)
    low, high = luminance(darkest) + 0.05, _LIGHTEST.get(count, 0.84)
    targets = [low * (high / low) ** (step / (count - 1)) - 0.05 for step in range(count)]
    return tuple(_lightened(darkest, target) for target in targets)


def _lightened(colour: Colour, target: float) -> Colour:
    """The colour with as much white as gives this luminance, by halving."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if luminance(mixed(colour, WHITE, middle)) < target else (low, middle)
    return mixed(colour, WHITE, low)


@lru_cache
def diverging(colour: str, count: int) -> tuple[Colour, ...]:
    """Colours of so many answers from negative to positive: two hues, dark at the ends and light in the middle.

    With an odd number the one in the middle is a light grey. Neighbours differ in lightness too, so in print as well.
    """
    own, side, even = strong(colour), count // 2, count % 2 == 0
    against = max(map(parse, _AGAINST), key=lambda other: vision.least_difference(own, other))
    inner = _LIGHTEST_SIDES if even else (_LIGHTEST_SIDES[1],) * 2
    negative, positive = (
        _side(hue, side, light, alone=count == 2) for hue, light in zip((against, own), inner, strict=True)
    )
    return (*negative, *(() if even else (_NEUTRAL,)), *reversed(positive))


def _side(hue: Colour, count: int, lightest: float, *, alone: bool) -> list[Colour]:
    """Steps of one hue from dark to light with equal contrast; the only one of a side is dark, unless ``alone``."""
    low, high = lightest + 0.05 if alone else _DARKEST_SIDE + 0.05, lightest + 0.05
    steps = [low * (high / low) ** (step / max(count - 1, 1)) - 0.05 for step in range(count)]
    return [_at(hue, target) for target in steps]


def _at(hue: Colour, target: float) -> Colour:
    """This hue at this luminance: with as much white or black as it takes."""
    while luminance(hue) > target and hue != BLACK:
        hue = mixed(hue, BLACK, 0.04)
    return _lightened(hue, target)


@lru_cache
def distinct(colour: str, count: int) -> tuple[Colour, ...]:
    """Colours for lines and points, the municipality's own first; these also differ in marker and dash.

    Each next one is furthest from those before to whoever sees it least, colour-blind or not.
    """
    found, left = [strong(colour)], [parse(other) for other in _OTHERS]
    while left and len(found) < count:
        best = max(left, key=lambda other: min(vision.least_difference(other, one) for one in found))
        left.remove(best)
        found.append(best)
    return tuple(found[place % len(found)] for place in range(count))


@lru_cache
def ink_on(background: Colour) -> Colour:
    """The text colour with the highest contrast on this background; black where that is below 4.5 (WCAG 2.2, 1.4.3).

    White or black always reaches it; the softer black of the report does not on middling colours.
    """
    ink = max((WHITE, INK), key=lambda ink: contrast(ink, background))
    return ink if contrast(ink, background) >= _TEXT_CONTRAST else BLACK
