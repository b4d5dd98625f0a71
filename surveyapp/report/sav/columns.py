"""What a question becomes in SPSS, by its level of measurement: one column, or one per choice or per place."""

import datetime
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from pyreadstat.pyclasses import MissingRange

from surveyapp.questionnaire.answers import NOT_ASKED, Answers
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question
from surveyapp.report.printable import clean
from surveyapp.report.sav.codes import SKIPPED, Codes, codes_of
from surveyapp.report.sav.naming import labelled

_LONGEST_TEXT = 32_767
Level = Literal["nominal", "ordinal", "scale"]
Meanings = dict[int | float, str]


@dataclass(frozen=True)
class Column:
    """One variable of the file. ``missing`` has the ends of its user-missing codes."""

    name: str
    label: str
    level: Level
    values: list[object]
    kind: Literal["float64", "object"] = "float64"
    meanings: Meanings = field(default_factory=dict)
    missing: MissingRange | None = None
    format: str = "F8.0"


def columns_of(question: Question, answers: Sequence[Answers]) -> list[Column]:
    """The columns of a question with the value of every response; none for what has no value."""
    return list(MAKERS[question.measure](question, answers)) if question.measure else []


def _each(question: Question, answers: Sequence[Answers], number: Callable[[object], object]) -> list[object]:
    """A value per response: not asked is nothing at all, for SPSS system-missing."""
    found = (document.get(question.code, NOT_ASKED) for document in answers)
    return [math.nan if value is NOT_ASKED else number(value) for value in found]


def _chosen(question: Question, answers: Sequence[Answers], level: Level) -> Iterator[Column]:
    codes = codes_of(question.categories)
    yield Column(
        question.code,
        labelled(question.label),
        level,
        _each(question, answers, codes.number),
        meanings=codes.labels(question.categories),
        missing=codes.missing,
    )


def _nominal(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    yield from _chosen(question, answers, "nominal")


def _ordinal(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    yield from _chosen(question, answers, "ordinal")


def _number(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    given = [value for document in answers if isinstance(value := document.get(question.code), int | float)]
    codes = codes_of((), min(given, default=0))
    unit = str(getattr(question, "unit", ""))
    yield Column(
        question.code,
        labelled(f"{question.label} ({unit})" if unit else question.label),
        "scale",
        _each(question, answers, lambda value: codes.skipped if value is None else value),
        meanings={codes.skipped: SKIPPED},
        missing=codes.missing,
        format=f"F16.{getattr(question, 'decimals', 0)}",
    )


def _multiple(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    """A column per choice: ticked or not. Who ticked "weet niet" has no answer on the others."""
    codes = codes_of(question.categories)
    for choice in question.categories:
        meanings = {**codes.labels([each for each in question.categories if each.missing]), 0: "Nee", 1: "Ja"}
        yield Column(
            f"{question.code}.{choice.code}",
            labelled(f"{question.label}: {choice.label}"),
            "nominal",
            _each(question, answers, partial(_ticked, choice.code, codes)),
            meanings=meanings,
            missing=codes.missing,
        )


def _ticked(code: str, codes: Codes, value: object) -> float:
    ticked = value if isinstance(value, list) else []
    if code in ticked:
        return 1.0
    absent = next((codes.absent[each] for each in ticked if each in codes.absent), 0.0)
    return codes.skipped if value is None else absent


def _rank(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    """A column per place: what stands there. A place that was left open is empty."""
    codes = codes_of(question.categories)

    def at(place: int) -> Callable[[object], object]:
        def number(value: object) -> float:
            ranked = value if isinstance(value, list) else []
            return codes.number(ranked[place]) if place < len(ranked) else codes.skipped if value is None else math.nan

        return number

    for place in range(getattr(question, "places", len(question.categories))):
        yield Column(
            f"{question.code}.{place + 1}",
            labelled(f"{question.label}: plaats {place + 1}"),
            "nominal",
            _each(question, answers, at(place)),
            meanings=codes.labels(question.categories),
            missing=codes.missing,
        )


def _allocation(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    """A column per choice: its points."""
    codes = codes_of(())

    def points(code: str) -> Callable[[object], object]:
        return lambda value: float(value.get(code, 0)) if isinstance(value, dict) else codes.skipped

    for choice in question.categories:
        yield Column(
            f"{question.code}.{choice.code}",
            labelled(f"{question.label}: {choice.label}"),
            "scale",
            _each(question, answers, points(choice.code)),
            meanings={codes.skipped: SKIPPED},
            missing=codes.missing,
        )


def _date(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    """A date; SPSS has no missing codes for those, so who filled in nothing is empty too."""
    values: list[object] = []
    for document in answers:
        given = document.get(question.code)
        values.append(datetime.date.fromisoformat(given) if isinstance(given, str) else None)
    yield Column(question.code, labelled(question.label), "scale", values, "object", format="EDATE10")


def _text(question: Question, answers: Sequence[Answers]) -> Iterator[Column]:
    """Words as they were typed, without what has no shape; empty when there are none."""
    texts = (document.get(question.code) for document in answers)
    values: list[object] = [_kept(text) if isinstance(text, str) else "" for text in texts]
    yield Column(question.code, labelled(question.label), "nominal", values, "object", format="")


def _kept(text: str) -> str:
    """As much of an answer as a variable of SPSS can hold."""
    return clean(text).encode()[:_LONGEST_TEXT].decode(errors="ignore")


MAKERS: dict[Measure, Callable[[Question, Sequence[Answers]], Iterator[Column]]] = {
    Measure.NOMINAL: _nominal,
    Measure.ORDINAL: _ordinal,
    Measure.NUMBER: _number,
    Measure.MULTIPLE: _multiple,
    Measure.RANK: _rank,
    Measure.ALLOCATION: _allocation,
    Measure.DATE: _date,
    Measure.TEXT: _text,
}
"""One per level of measurement; a contract test fails when one is missing."""
