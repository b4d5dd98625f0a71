"""Several statements on one scale, shown as one table. Unfolds into a scale question per row."""

from collections.abc import Iterator
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.choices import Choice, ScaleName
from surveyapp.questionnaire.question import WORDS_PER_SECOND, Question
from surveyapp.questionnaire.scalars import Code, Definition, Text, Whole
from surveyapp.questionnaire.types.scale import ScaleQuestion


class GridRow(Definition):
    """One statement; its code is a question code of its own."""

    code: Code
    label: Text
    revision: Whole | None = Field(None, description="when it differs from the grid's")
    concept: Code | None = None
    source: str = ""
    tags: tuple[Code, ...] = ()


class Grid(Question):
    """The rows are answered one by one; what holds for the grid (required, ask_if) holds for each row."""

    type: Literal["grid"] = "grid"
    scale: ScaleName = Field(description="name of the scale")
    rows: tuple[GridRow, ...] = Field(min_length=1, description="the statements")

    widget: ClassVar[str] = "grid"

    @property
    def measure(self) -> None:
        return None

    @property
    def categories(self) -> tuple[Choice, ...]:
        return self.scale.choices

    @property
    def seconds(self) -> float:
        words = sum(len(row.label.split()) for row in self.rows)
        return super().seconds + words / WORDS_PER_SECOND + len(self.rows) * ScaleQuestion.answer_seconds

    def unfold(self) -> tuple[Question, ...]:
        return tuple(self._question(row) for row in self.rows)

    def _question(self, row: GridRow) -> ScaleQuestion:
        return ScaleQuestion(
            code=row.code,
            label=row.label,
            scale=self.scale,
            required=self.required,
            ask_if=self.ask_if,
            revision=row.revision or self.revision,
            concept=row.concept,
            better=self.better,
            source=row.source or self.source,
            tags=row.tags or self.tags,
            short=self.short,
        )

    def sample(self, random: Random) -> None:
        return None  # the rows are answered

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        if len(self.rows) > 15:
            yield "W004", {"rows": len(self.rows)}
        if self.concept:
            yield "W011", {"name": self.concept}
