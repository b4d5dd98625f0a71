"""Any number of choices, up to a maximum."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, filled, known_code, label_of
from surveyapp.questionnaire.scalars import Whole
from surveyapp.questionnaire.types.single import open_texts


class Multiple(Question):
    """Checkboxes. The value is the list of chosen codes in the order of the choices."""

    type: Literal["multiple"] = "multiple"
    choices: tuple[Choice, ...] = Field(min_length=1, description="the answers, in order")
    minimum: Whole | None = Field(None, ge=1, description="choose at least so many")
    maximum: Whole | None = Field(None, ge=1, description="choose at most so many")

    widget: ClassVar[str] = "multiple"
    answer_seconds: ClassVar[float] = 8

    @property
    def measure(self) -> Measure:
        return Measure.MULTIPLE

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.choices

    def unfold(self) -> tuple[Question, ...]:
        return (self, *open_texts(self))

    def read(self, raw: Sequence[str]) -> list[str] | None:
        ticked = {known_code(self.choices, code) for code in filled(raw)}
        if not ticked:
            return None
        chosen = [choice for choice in self.choices if choice.code in ticked]
        self._check_combination(chosen)
        return [choice.code for choice in chosen]

    def _check_combination(self, chosen: list[Choice]) -> None:
        alone = next((choice for choice in chosen if choice.exclusive or choice.missing), None)
        if alone and len(chosen) > 1:
            raise AnswerError("exclusive", label=alone.label)
        if self.maximum is not None and len(chosen) > self.maximum:
            raise AnswerError("too_many", maximum=self.maximum, count=len(chosen))
        if self.minimum is not None and len(chosen) < self.minimum and not alone:
            raise AnswerError("too_few", minimum=self.minimum, count=len(chosen))

    def write(self, value: Value | None) -> list[str]:
        return list(value) if isinstance(value, list) else []

    def split(self, cell: str) -> list[str]:
        return cell.split(";")

    def show(self, value: Value | None, language: str) -> str:
        return ", ".join(label_of(self.choices, code) for code in self.write(value))

    def sample(self, random: Random) -> list[str]:
        alone = [choice.code for choice in self.choices if choice.exclusive or choice.missing]
        together = [choice.code for choice in self.choices if choice.code not in alone]
        least = self.minimum or 1
        if len(together) < least or (alone and random.random() < 0.1):
            return [random.choice(alone or together)]
        most = min(self.maximum or 4, len(together))
        chosen = random.sample(together, random.randint(least, max(least, most)))
        return [code for code in together if code in chosen]

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        count = len(self.choices)
        if self.maximum is not None and self.maximum > count:
            yield "Q022", {"maximum": self.maximum, "count": count}
        if self.minimum is not None and self.minimum > (self.maximum or count):
            yield "Q023", {"minimum": self.minimum, "maximum": self.maximum or count}
        if count == 1 and self.choices[0].exclusive:
            yield "Q021", {"choice": self.choices[0].code}
