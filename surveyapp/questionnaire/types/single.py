"""One choice out of several."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.choices import Choice, ScaleName
from surveyapp.questionnaire.conditions import Chosen
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, known_code, label_of, likely, single_text
from surveyapp.questionnaire.types.text import OpenText


def open_texts(question: Question) -> tuple[OpenText, ...]:
    """The text questions behind the choices that are marked ``open``."""
    return tuple(
        OpenText(
            code=f"{question.code}_{choice.code}",
            label=choice.label,
            ask_if=Chosen(question.code, (choice.code,)),
            revision=question.revision,
            source=question.source,
            max_length=200,
        )
        for choice in question.categories
        if choice.open
    )


class Single(Question):
    """Radio buttons. The choices stand here, or in a scale that is shared with other questions."""

    type: Literal["single"] = "single"
    choices: tuple[Choice, ...] = Field((), description="the answers, in order")
    scale: ScaleName | None = Field(None, description="a shared scale instead of choices")

    widget: ClassVar[str] = "single"

    @model_validator(mode="after")
    def _one_source_of_choices(self) -> Self:
        if bool(self.choices) is bool(self.scale):
            raise PydanticCustomError("choices_or_scale", "choices or scale")
        return self

    @property
    def measure(self) -> Measure:
        scored = all(choice.score is not None for choice in self.categories if not choice.missing)
        return Measure.ORDINAL if scored else Measure.NOMINAL

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.scale.choices if self.scale else self.choices

    def unfold(self) -> tuple[Question, ...]:
        return (self, *open_texts(self))

    def read(self, raw: Sequence[str]) -> str | None:
        code = single_text(raw)
        return None if code is None else known_code(self.categories, code)

    def show(self, value: Value | None, language: str) -> str:
        return "" if value is None else label_of(self.categories, value)

    def sample(self, random: Random) -> str:
        return likely(self.code, self.categories, random)

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        if len(self.categories) == 1:
            yield "Q020", {}
        for choice in self.categories:
            if choice.exclusive:
                yield "Q021", {"choice": choice.code}
