"""A number, typed the way people type numbers."""

import math
import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import ClassVar, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.notation import format_euros, format_number
from surveyapp.questionnaire.question import Question, single_text
from surveyapp.questionnaire.scalars import Decimal, Whole

_ROUGHLY = re.compile(r"^(?:ca\.?|circa|ongeveer|about|approx\.?|±|~|\+/-)\s*", re.IGNORECASE)
_TAIL = re.compile(r"(?:,-|,=|\s*(?:euro|eur|€))$", re.IGNORECASE)
_DUTCH_GROUPS = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_GROUPS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|-?\d{1,3}(?:,\d{3})+\.\d+")
EURO = "euro"
"""The unit that stands before an amount as a sign."""
_PLAIN = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?")


def parse_number(text: str, unit: str = "") -> float | None:
    """The number in a text such as "ca. 40", "€ 1.250,00" or "1 250"; None when it cannot be told.

    Dutch notation goes first: in "1.250" the point groups thousands, in "1,25" the comma is the decimal sign.
    """
    text = _TAIL.sub("", _ROUGHLY.sub("", text.strip())).removeprefix("€").strip()
    text = text.removesuffix(unit).strip() if unit else text
    text = re.sub(r"(?<=\d)[\s\u00a0'](?=\d{3}\b)", "", text)
    if len(text) > 24:
        return None
    if _DUTCH_GROUPS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _ENGLISH_GROUPS.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if _PLAIN.fullmatch(text) and text.isascii() else None


class Number(Question):
    """A count or an amount."""

    type: Literal["number"] = "number"
    minimum: Decimal | None = Field(None, description="lowest value that is accepted")
    maximum: Decimal | None = Field(None, description="highest value that is accepted")
    decimals: Whole = Field(0, ge=0, le=6, description="digits after the decimal sign")
    unit: str = Field("", max_length=30, description="shown behind the field: fte, euro, uur")
    classes: tuple[Decimal, ...] = Field((), description="upper bounds of the classes in tables")

    widget: ClassVar[str] = "number"
    answer_seconds: ClassVar[float] = 8

    @property
    def measure(self) -> Measure:
        return Measure.NUMBER

    def read(self, raw: Sequence[str]) -> int | float | None:
        text = single_text(raw)
        if text is None:
            return None
        number = parse_number(text, self.unit)
        if number is None:
            raise AnswerError("not_a_number", answer=text[:80])
        self._check_range(number)
        if round(number, self.decimals) != number:
            raise AnswerError("whole_number" if self.decimals == 0 else "decimals", decimals=self.decimals)
        return number if self.decimals else int(number)

    def _check_range(self, number: float) -> None:
        if self.minimum is not None and number < self.minimum:
            raise AnswerError("too_low", minimum=self.minimum)
        if self.maximum is not None and number > self.maximum:
            raise AnswerError("too_high", maximum=self.maximum)

    def write(self, value: Value | None) -> list[str]:
        return [format_number(value, "nl")] if isinstance(value, int | float) else []

    def show(self, value: Value | None, language: str) -> str:
        if not isinstance(value, int | float):
            return ""
        if self.unit == EURO:
            return format_euros(value, language)
        return f"{format_number(value, language)} {self.unit}".strip()

    def sample(self, random: Random) -> int | float:
        steps: int = 10**self.decimals
        low, high = self.minimum, self.maximum
        if low is None:
            low = 0.0 if high is None or high >= 0 else high - 100
        first, last = math.ceil(low * steps), math.floor((low + 240 if high is None else high) * steps)
        place = first + round((last - first) * random.betavariate(1.2, 4))
        return round(place / steps, self.decimals) if self.decimals else place

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            yield "Q023", {"minimum": self.minimum, "maximum": self.maximum}
        if list(self.classes) != sorted(set(self.classes)):
            yield "Q024", {}
