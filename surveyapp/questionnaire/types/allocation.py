"""Points divided over choices, adding up to a total."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question, known_code, label_of
from surveyapp.questionnaire.scalars import Whole


class Allocation(Question):
    """How a hundred points, or euros, would be divided. The value is ``{choice: points}``, zeros included."""

    type: Literal["allocation"] = "allocation"
    choices: tuple[Choice, ...] = Field(min_length=2, description="what the points are divided over")
    total: Whole = Field(100, ge=1, description="what the points add up to")
    unit: str = Field("", max_length=30, description="shown behind each field")

    widget: ClassVar[str] = "allocation"
    answer_seconds: ClassVar[float] = 30

    @property
    def measure(self) -> Measure:
        return Measure.ALLOCATION

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.choices

    def fields(self) -> tuple[str, ...]:
        return tuple(f"{self.code}.{choice.code}" for choice in self.choices)

    def posted(self, form: Mapping[str, Sequence[str]]) -> list[str]:
        return [
            f"{choice.code}={text}" for choice in self.choices for text in form.get(f"{self.code}.{choice.code}", ())
        ]

    def read(self, raw: Sequence[str]) -> dict[str, int] | None:
        given: dict[str, int] = {}
        for entry in raw:
            code, _, text = entry.partition("=")
            if text.strip():
                self._add(given, code.strip(), text.strip())
        if not given:
            return None
        if sum(given.values()) != self.total:
            raise AnswerError("allocation_total", total=self.total, sum=sum(given.values()))
        return {choice.code: given.get(choice.code, 0) for choice in self.choices}

    def _add(self, given: dict[str, int], code: str, text: str) -> None:
        known_code(self.choices, code)
        if code in given:
            raise AnswerError("one_answer")
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise AnswerError("points", answer=text[:80])
        given[code] = int(text)

    def write(self, value: Value | None) -> list[str]:
        return [f"{code}={points}" for code, points in value.items()] if isinstance(value, dict) else []

    def split(self, cell: str) -> list[str]:
        return cell.split(";")

    def show(self, value: Value | None, language: str) -> str:
        points = value.items() if isinstance(value, dict) else ()
        return ", ".join(f"{label_of(self.choices, code)}: {count}" for code, count in points)

    def sample(self, random: Random) -> dict[str, int]:
        cuts = sorted(random.randint(0, self.total) for _ in self.choices[1:])
        ends = zip([0, *cuts], [*cuts, self.total], strict=True)
        return {choice.code: end - start for choice, (start, end) in zip(self.choices, ends, strict=True)}

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        for choice in self.choices:
            if choice.missing or choice.exclusive:
                yield "Q025", {"choice": choice.code}
