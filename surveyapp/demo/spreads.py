"""The shapes in which made-up answers are spread over the choices of a question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """One answer out of a list.

    ``weights`` are in the order of the choices, without those marked missing. ``loading`` is the correlation with the
    strength of the organisation (-1 to 1); ``later`` moves the answer up the list per later wave, in standard
    deviations. A ``stable`` answer is a fact that does not change between waves.
    """

    weights: tuple[float, ...]
    loading: float = 0.0
    unknown: float = 0.0  # chance of "weet niet"
    later: float = 0.0
    stable: bool = False


@dataclass(frozen=True)
class Ticks:
    """Any number of answers: the chance of each. ``later`` raises every chance per later wave."""

    chances: dict[str, float]
    later: float = 0.0
    stable: bool = False
