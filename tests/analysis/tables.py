"""Tables for tests: answers in, a ResponseTable out, with defaults for what the test is not about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, cast

from surveyapp.analysis.table import ResponseTable
from surveyapp.questionnaire.answers import Answers
from tests.builders import questionnaire


def table(
    questions: Sequence[Mapping[str, object]], documents: Iterable[Mapping[str, object]], **known: Any
) -> ResponseTable:
    """The table of these answers; ``known`` is population, groups, open_link and wave, or ``indicators``."""
    indicators = known.pop("indicators", [])
    made = questionnaire(*questions, indicators=indicators)
    return ResponseTable.from_documents(made, cast(Iterable[Answers], documents), **known)


def answers(code: str, counts: Mapping[str, int]) -> list[dict[str, object]]:
    """So many documents with this answer to one question."""
    return [{code: choice} for choice, count in counts.items() for _ in range(count)]


def numbers(value: object) -> Iterator[float]:
    """Every number anywhere in a figure."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers(getattr(value, field.name))
