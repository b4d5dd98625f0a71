"""Whether text can be read on its background: the contrast of WCAG 2.2, 4.5 to 1 for text."""

import re
from collections.abc import Mapping

ENOUGH = 4.5
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)", re.IGNORECASE)
_REFERENCE = re.compile(r"var\(\s*(--[a-z0-9-]+)\s*\)")
NAMED = {"white": (255, 255, 255), "black": (0, 0, 0)}
DEEPEST = 8
Colour = tuple[int, int, int]


def colour(value: str, tokens: Mapping[str, str], depth: int = 0) -> Colour | None:
    """The colour that this value stands for, also by way of another token; None when it is not written out."""
    value = value.strip().lower()
    if (reference := _REFERENCE.fullmatch(value)) and depth < DEEPEST:
        return colour(tokens.get(reference[1], ""), tokens, depth + 1)
    if match := _HEX.fullmatch(value):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if match := _RGB.fullmatch(value):
        red, green, blue = (min(int(part), 255) for part in match.groups())
        return red, green, blue
    return NAMED.get(value)


def ratio(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(of: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
