"""Choices put in order of importance."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, known_code, label_of
from surveyapp.questionnaire.scalars import Whole


class Ranking(Question):
    """A first, second, third … choice. The value is the list of codes in that order."""

    type: Literal["ranking"] = "ranking"
    choices: tuple[Choice, ...] = Field(min_length=2, description="what is put in order")
    maximum: Whole | None = Field(None, ge=1, description="how many places; without it, all choices")

    widget: ClassVar[str] = "ranking"
    answer_seconds: ClassVar[float] = 20

    @property
    def measure(self) -> Measure:
        return Measure.RANK

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.choices

    @property
    def places(self) -> int:
        """How many places can be filled."""
        return min(self.maximum or len(self.choices), len(self.choices))

    def fields(self) -> tuple[str, ...]:
        return tuple(f"{self.code}.{place}" for place in range(1, self.places + 1))

    def read(self, raw: Sequence[str]) -> list[str] | None:
        places = [text.strip() for text in raw]
        while places and not places[-1]:
            places.pop()
        if len(places) > self.places:
            raise AnswerError("too_many", maximum=self.places, count=len(places))
        if "" in places:
            raise AnswerError("rank_gap", place=places.index("") + 1)
        ranked = [known_code(self.choices, code) for code in places]
        if len(set(ranked)) < len(ranked):
            twice = next(code for code in ranked if ranked.count(code) > 1)
            raise AnswerError("rank_twice", label=label_of(self.choices, twice))
        return ranked or None

    def write(self, value: Value | None) -> list[str]:
        return list(value) if isinstance(value, list) else []

    def split(self, cell: str) -> list[str]:
        return cell.split(";")

    def show(self, value: Value | None, language: str) -> str:
        labels = (label_of(self.choices, code) for code in self.write(value))
        return ", ".join(f"{place}. {label}" for place, label in enumerate(labels, start=1))

    def sample(self, random: Random) -> list[str]:
        return random.sample([choice.code for choice in self.choices], self.places)

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        if self.maximum is not None and self.maximum > len(self.choices):
            yield "Q022", {"maximum": self.maximum, "count": len(self.choices)}
