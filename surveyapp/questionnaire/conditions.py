"""Whether a question is asked. Conditions are data: no expressions, no eval.

A condition on a question that was not asked, or was skipped, does not hold; ``not`` turns that around.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.scalars import as_decimal, as_flag

RESERVED = ("all", "any", "not")
"""Words of the condition language; no question may have one as its code."""


class Condition(Protocol):
    """A rule over earlier answers."""

    def holds(self, answers: Answers) -> bool:
        """Whether these answers meet the condition."""

    def leaves(self) -> Iterator["Leaf"]:
        """The single comparisons it is made of, for ``check``."""


@dataclass(frozen=True)
class Chosen:
    """One of ``choices`` is the answer, or is among the answers."""

    code: str
    choices: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.code)
        given = value if isinstance(value, list | dict) else (str(value),)
        return any(choice in given for choice in self.choices)

    def leaves(self) -> Iterator["Leaf"]:
        yield self


@dataclass(frozen=True)
class Between:
    """The answer is a number from ``minimum`` up to and including ``maximum``."""

    code: str
    minimum: float | None
    maximum: float | None

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.code)
        if not isinstance(value, int | float):
            return False
        return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)

    def leaves(self) -> Iterator["Leaf"]:
        yield self


@dataclass(frozen=True)
class Answered:
    """The question was answered, whatever the answer is; with ``expected`` false: it was not."""

    code: str
    expected: bool

    def holds(self, answers: Answers) -> bool:
        return (answers.get(self.code) is not None) is self.expected

    def leaves(self) -> Iterator["Leaf"]:
        yield self


Leaf = Chosen | Between | Answered


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)

    def leaves(self) -> Iterator[Leaf]:
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)

    def leaves(self) -> Iterator[Leaf]:
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, answers: Answers) -> bool:
        return not self.part.holds(answers)

    def leaves(self) -> Iterator[Leaf]:
        yield from self.part.leaves()


def _wrong(reason: str, found: object) -> PydanticCustomError:
    return PydanticCustomError("condition", "{reason}", {"reason": reason, "found": str(found)[:80]})


def _parts(data: object) -> tuple[Condition, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str) or not data:
        raise _wrong("list", data)
    return tuple(parse(part) for part in data)


def _between(code: str, data: Mapping[str, object]) -> Condition:
    if set(data) == {"answered"}:
        return Answered(code, as_flag(data["answered"]))
    if not data or set(data) - {"minimum", "maximum"}:
        raise _wrong("comparison", ", ".join(data))
    bounds = {key: as_decimal(value) for key, value in data.items()}
    return Between(code, bounds.get("minimum"), bounds.get("maximum"))


def _leaf(code: str, data: object) -> Condition:
    if isinstance(data, Mapping):
        return _between(code, data)
    choices = [data] if isinstance(data, str) else data
    if not isinstance(choices, Sequence) or not choices or not all(isinstance(c, str) for c in choices):
        raise _wrong("choice", data)
    return Chosen(code, tuple(str(choice) for choice in choices))


def _one(key: str, data: object) -> Condition:
    if key == "all":
        return All(_parts(data))
    if key == "any":
        return Any(_parts(data))
    if key == "not":
        return Not(parse(data))
    return _leaf(key, data)


def parse(data: object) -> Condition:
    """The condition that an author wrote as YAML data; several keys must all hold."""
    if isinstance(data, All | Any | Not | Chosen | Between | Answered):
        return data
    if not isinstance(data, Mapping) or not data:
        raise _wrong("mapping", data)
    parts = tuple(_one(str(key), value) for key, value in data.items())
    return parts[0] if len(parts) == 1 else All(parts)


ConditionData = Annotated[Condition, PlainValidator(parse), WithJsonSchema({"type": "object", "minProperties": 1})]
"""In YAML a mapping; once loaded, a condition."""
