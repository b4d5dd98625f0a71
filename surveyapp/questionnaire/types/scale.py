"""One statement on an ordered scale."""

from collections.abc import Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.choices import Choice, ScaleName
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, known_code, label_of, likely, single_text


class ScaleQuestion(Question):
    """A position on a scale; the rows of a grid are questions of this type."""

    type: Literal["scale"] = "scale"
    scale: ScaleName = Field(description="name of the scale")

    widget: ClassVar[str] = "scale"
    answer_seconds: ClassVar[float] = 3

    @property
    def measure(self) -> Measure:
        return Measure.ORDINAL

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.scale.choices

    def read(self, raw: Sequence[str]) -> str | None:
        code = single_text(raw)
        return None if code is None else known_code(self.categories, code)

    def show(self, value: Value | None, language: str) -> str:
        return "" if value is None else label_of(self.categories, value)

    def sample(self, random: Random) -> str:
        return likely(self.code, self.categories, random)
