"""How a colour looks to who sees colours otherwise, and how far two colours are then apart.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE TVCG 15(6), 2009, at severity 1.0; they work on linear light.
"""

from collections.abc import Sequence
from functools import lru_cache

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
_Matrix = tuple[Colour, Colour, Colour]

_LIGHT: Colour = (0.2126, 0.7152, 0.0722)
VISIONS: dict[str, _Matrix] = {
    "trichromacy": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": (_LIGHT, _LIGHT, _LIGHT),
}
"""Ways of seeing, among them a black-and-white print, with what each makes of red, green and blue."""
COLOUR_VISIONS = tuple(name for name in VISIONS if name != "grey")

_XYZ: _Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_D65: Colour = (0.95047, 1.0, 1.08883)


def linear(colour: Colour) -> Colour:
    """The light behind the numbers of sRGB (IEC 61966-2-1)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return red, green, blue


def _times(matrix: _Matrix, colour: Colour) -> Colour:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def _seen(colour: Colour, vision: str) -> Colour:
    red, green, blue = (min(max(part, 0.0), 1.0) for part in _times(VISIONS[vision], linear(colour)))
    return red, green, blue


@lru_cache(maxsize=4096)
def _lab(colour: Colour, vision: str) -> Colour:
    """CIE L*a*b* (D65) of the colour as it is seen."""
    parts = [part / white for part, white in zip(_times(_XYZ, _seen(colour, vision)), _D65, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Colour, other: Colour, vision: str) -> float:
    """Delta E (CIE 1976) between two colours in this vision; 2.3 is just noticeable side by side."""
    return float(sum((a - b) ** 2 for a, b in zip(_lab(one, vision), _lab(other, vision), strict=True)) ** 0.5)


def least_difference(one: Colour, other: Colour, visions: Sequence[str] = COLOUR_VISIONS) -> float:
    """Delta E to whom it is smallest."""
    return min(difference(one, other, vision) for vision in visions)
