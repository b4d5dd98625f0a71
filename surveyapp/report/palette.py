"""Colours, all derived from the municipality's own: readable on white, distinguishable without colour vision."""

import re
from collections.abc import Sequence
from functools import lru_cache

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.13, 0.15, 0.18)
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
_OTHERS = ("#9b1b5a", "#1f6f43", "#a34700", "#5b4a9e", "#006d77")


def parse(colour: str) -> Colour:
    """ "#154273" as a colour; anything that is not written so becomes the fallback blue."""
    text = colour if _HEX.fullmatch(colour) else FALLBACK
    return int(text[1:3], 16) / 255, int(text[3:5], 16) / 255, int(text[5:7], 16) / 255


def written(colour: Colour) -> str:
    """A colour as "#154273"."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
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
        shade = mixed(shade, (0.0, 0.0, 0.0), 0.08)
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
        darkest = mixed(darkest, (0.0, 0.0, 0.0), 0.08)
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


def distinct(colour: str, count: int) -> list[Colour]:
    """Colours for lines, the municipality's own first; lines also differ in marker and dash."""
    others: Sequence[Colour] = [parse(other) for other in _OTHERS]
    return [strong(colour), *(others[place % len(others)] for place in range(max(0, count - 1)))]


def ink_on(background: Colour) -> Colour:
    """The text colour with the highest contrast on this background."""
    return max((WHITE, INK), key=lambda ink: contrast(ink, background))
