"""A fact from the address list: nobody is asked."""

from collections.abc import Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, known_code, label_of, likely, single_text


class Background(Question):
    """A column of the address list. Its values are the choices' codes."""

    type: Literal["background"] = "background"
    choices: tuple[Choice, ...] = Field(min_length=2, description="the values that the column can have")

    widget: ClassVar[str] = "background"
    on_page: ClassVar[bool] = False

    @property
    def measure(self) -> Measure:
        return Measure.NOMINAL

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.choices

    @property
    def seconds(self) -> float:
        return 0

    def fields(self) -> tuple[str, ...]:
        return ()

    def read(self, raw: Sequence[str]) -> str | None:
        code = single_text(raw)
        return None if code is None else known_code(self.choices, code)

    def show(self, value: Value | None, language: str) -> str:
        return "" if value is None else label_of(self.choices, value)

    def sample(self, random: Random) -> str:
        return likely(self.code, self.choices, random)
