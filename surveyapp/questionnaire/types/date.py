"""A calendar date."""

import datetime
import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.notation import MONTHS, format_date
from surveyapp.questionnaire.question import Question, single_text

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})")


def _month(word: str) -> int:
    return next((n for n, names in enumerate(MONTHS, 1) if any(m.startswith(word) for m in names)), 0)


def _parts(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _IN_WORDS.fullmatch(text.lower()):
        return int(match[3]), _month(match[2]), int(match[1])
    return None


def parse_date(text: str) -> datetime.date | None:
    """The date in "31-12-2026", "2026-12-31" or "31 december 2026"; None when it is not a date."""
    parts = _parts(text.strip())
    try:
        return datetime.date(*parts) if parts else None
    except ValueError:
        return None


def _as_date(value: object) -> datetime.date:
    date = value if isinstance(value, datetime.date) else parse_date(str(value))
    if date is None:
        raise PydanticCustomError("date", "a date such as 2026-12-31")
    return date


Date = Annotated[datetime.date, BeforeValidator(_as_date), WithJsonSchema({"type": "string"})]


class DateQuestion(Question):
    """A day. Kept as ISO text, so that a document of answers stays plain JSON."""

    type: Literal["date"] = "date"
    earliest: Date | None = Field(None, description="first day that is accepted")
    latest: Date | None = Field(None, description="last day that is accepted")

    widget: ClassVar[str] = "date"
    answer_seconds: ClassVar[float] = 12

    @property
    def measure(self) -> Measure:
        return Measure.DATE

    def read(self, raw: Sequence[str]) -> str | None:
        text = single_text(raw)
        if text is None:
            return None
        date = parse_date(text)
        if date is None:
            raise AnswerError("not_a_date", answer=text[:80])
        if self.earliest and date < self.earliest:
            raise AnswerError("too_early", earliest=self.earliest)
        if self.latest and date > self.latest:
            raise AnswerError("too_late", latest=self.latest)
        return date.isoformat()

    def write(self, value: Value | None) -> list[str]:
        date = parse_date(str(value)) if value else None
        return [f"{date:%d-%m-%Y}"] if date else []

    def show(self, value: Value | None, language: str) -> str:
        date = parse_date(str(value)) if value else None
        return format_date(date, language) if date else ""

    def sample(self, random: Random) -> str:
        some_years = datetime.timedelta(days=9000)
        latest = self.latest or (self.earliest + some_years if self.earliest else datetime.date(2025, 12, 31))
        earliest = self.earliest or latest - some_years
        return (earliest + datetime.timedelta(days=random.randint(0, (latest - earliest).days))).isoformat()

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        if self.earliest and self.latest and self.earliest > self.latest:
            yield "Q023", {"minimum": self.earliest.isoformat(), "maximum": self.latest.isoformat()}
