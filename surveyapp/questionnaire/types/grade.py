"""A school grade from 1 to 10."""

from collections.abc import Sequence
from random import Random
from typing import ClassVar, Literal

from surveyapp.questionnaire.answers import AnswerError
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, single_text

LOWEST, HIGHEST = 1, 10


class Grade(Question):
    """A whole grade; its variable is a number with one class per grade."""

    type: Literal["grade"] = "grade"

    widget: ClassVar[str] = "grade"
    answer_seconds: ClassVar[float] = 4
    minimum: ClassVar[float] = LOWEST
    maximum: ClassVar[float] = HIGHEST
    classes: ClassVar[tuple[float, ...]] = tuple(float(grade) for grade in range(LOWEST, HIGHEST + 1))

    @property
    def measure(self) -> Measure:
        return Measure.NUMBER

    def read(self, raw: Sequence[str]) -> int | None:
        text = single_text(raw)
        if text is None:
            return None
        if text not in {str(grade) for grade in range(LOWEST, HIGHEST + 1)}:
            raise AnswerError("grade", minimum=LOWEST, maximum=HIGHEST)
        return int(text)

    def sample(self, random: Random) -> int:
        return min(max(round(random.gauss(6.7, 1.4)), LOWEST), HIGHEST)
