"""Open text, one line or several."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.scalars import Whole

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text as it is kept: one kind of line end, composed characters, nothing that cannot be printed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text)).strip()


class OpenText(Question):
    """An answer in the respondent's own words."""

    type: Literal["text"] = "text"
    lines: Whole = Field(1, ge=1, le=20, description="height of the field in lines")
    max_length: Whole = Field(500, ge=1, le=20_000, description="longest answer, in characters")

    widget: ClassVar[str] = "text"

    @property
    def measure(self) -> Measure:
        return Measure.TEXT

    @property
    def seconds(self) -> float:
        return super().seconds + (10 if self.lines == 1 else 25)

    def read(self, raw: Sequence[str]) -> str | None:
        text = clean("\n".join(raw))
        if len(text) > self.max_length:
            raise AnswerError("too_long", maximum=self.max_length, length=len(text))
        return text or None

    def split(self, cell: str) -> list[str]:
        return [cell]

    def sample(self, random: Random) -> str:
        return f"Verzonnen antwoord {random.randint(1, 9999)}"[: self.max_length].strip()

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        if self.required and self.lines > 1:
            yield "W003", {}
