"""The numbers that stand for choices, and for the kinds of no answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from pyreadstat.pyclasses import MissingRange

from surveyapp.questionnaire.choices import Choice
from surveyapp.report.sav.naming import LONGEST_VALUE_LABEL, labelled

SKIPPED = "Niet ingevuld"


@dataclass(frozen=True)
class Codes:
    """The numbers of one question: of what counts, of "weet niet" and the like, and of who filled in nothing.

    What counts is 1, 2, 3 …, or the author's scores when they are whole and each once. What does not count is -91,
    -92 … and -99 for skipped, with a digit more where answers are as low as that.
    """

    valid: dict[str, float]
    absent: dict[str, float]
    skipped: float
    highest_absent: float

    @property
    def missing(self) -> MissingRange:
        """The ends of the user-missing codes."""
        return MissingRange(lo=self.skipped, hi=self.highest_absent)

    def number(self, value: object) -> float:
        """The number of one answer; None is skipped."""
        code = str(value)
        return self.skipped if value is None else self.absent[code] if code in self.absent else self.valid[code]

    def labels(self, choices: Sequence[Choice]) -> dict[int | float, str]:
        """What every number means."""
        numbers = {**self.valid, **self.absent}
        told = {numbers[choice.code]: labelled(choice.label, LONGEST_VALUE_LABEL) for choice in choices}
        return {**told, self.skipped: SKIPPED}


def codes_of(choices: Sequence[Choice], lowest: float = 0.0) -> Codes:
    """The numbers of these choices; ``lowest`` is the lowest number among the answers."""
    counting = [choice for choice in choices if not choice.missing]
    absent = [choice.code for choice in choices if choice.missing]
    numbers = _numbers(counting)
    base = 100.0
    while min([lowest, *numbers]) <= -0.9 * base or len(absent) >= base / 10 - 1:
        base *= 10
    first = -(0.9 * base + 1)
    return Codes(
        dict(zip((choice.code for choice in counting), numbers, strict=True)),
        {code: first - place for place, code in enumerate(absent)},
        -(base - 1),
        first,
    )


def _numbers(counting: Sequence[Choice]) -> list[float]:
    scores = [choice.score for choice in counting if choice.score is not None]
    whole = len(set(scores)) == len(counting) and all(score == int(score) for score in scores)
    return scores if whole else [float(place) for place in range(1, len(counting) + 1)]
