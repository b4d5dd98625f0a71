"""What an attacker reads in the json of reports: sums over answers, each with the least and the most that it can be.

The attacker believes every mark: "minder dan 5" is 0 to 4, and what protects another can be any number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Answers = frozenset[str | None]
Where = tuple[tuple[str, Answers], ...]
"""Respondents with one of these answers on each of these variables."""


@dataclass(frozen=True)
class Reading:
    """How many respondents there are somewhere, or what their answers on ``scored`` add up to, each times that on
    ``times`` when it is there; without those that there are in ``minus``."""

    where: Where
    least: float
    most: float
    scores: Mapping[str | None, float] | None = None
    scored: str = ""
    minus: Where | None = None
    times: str = ""

    @property
    def hidden(self) -> bool:
        """Whether the number itself is not told."""
        return self.least != self.most


MANY = 10_000


@dataclass(frozen=True)
class Codebook:
    """The published questionnaire: per variable its valid answers, the question it joins answers of, and scores."""

    valid: Mapping[str, Sequence[str]]
    missing: Mapping[str, Sequence[str]]
    joins: Mapping[str, tuple[str, Mapping[str, Sequence[str]]]]
    scores: Mapping[str, Mapping[str | None, float]]

    def who(self, code: str, answers: Sequence[str]) -> tuple[str, Answers]:
        """Those answers, on the question itself."""
        if code in self.joins:
            question, joined = self.joins[code]
            return question, frozenset(each for answer in answers for each in joined[answer])
        return code, frozenset(answers)

    def everyone(self, code: str) -> tuple[str, Answers]:
        """All valid answers."""
        return self.who(code, self.valid[code])


def readings(book: Codebook, document: Mapping[str, Any]) -> Iterator[Reading]:
    """Everything in the document of one report on one wave."""
    threshold = document["threshold"]
    for variable in document["variables"]:
        for wave in variable["waves"]:
            yield from _table(book, variable["code"], wave, (), threshold)
        for divided in variable.get("breakdowns", ()):
            for group in divided["groups"]:
                inside = (book.who(divided["by"], [group["group"]]),)
                yield from _table(book, variable["code"], group, inside, threshold)
            yield from _table(book, variable["code"], divided["total"], (), threshold)
            if divided["unclassified"] is not None:
                question, known = book.everyone(divided["by"])
                nowhere = (question, frozenset({None, *book.missing.get(question, ())}) - known)
                where = (nowhere, book.everyone(variable["code"]))
                yield Reading(where, divided["unclassified"], divided["unclassified"])


def weighed(book: Codebook, document: Mapping[str, Any]) -> Iterator[Reading]:
    """The strata of a report that weighs to one margin, and every weighted share as a sum of known weights."""
    weights = document["weights"]
    frame = sum(stratum["population"] for stratum in weights["strata"])
    each: dict[str | None, float] = {}
    for stratum in weights["strata"]:
        yield Reading((book.who(stratum["by"], stratum["codes"]),), stratum["responses"], stratum["responses"])
        for code in stratum["codes"]:
            each[code] = stratum["population"] / frame / stratum["responses"] * weights["n"]
    for variable in document["variables"]:
        tables: list[tuple[Mapping[str, Any], Where]] = [(wave, ()) for wave in variable["waves"]]
        for divided in variable.get("breakdowns", ()):
            tables += [(group, (book.who(divided["by"], [group["group"]]),)) for group in divided["groups"]]
        for table, inside in tables:
            for cell in table["cells"] if table["base"] and table["base"]["weighted"] else ():
                if cell["share"] is not None:
                    total = cell["share"] * table["base"]["weighted"]
                    where = (book.who(variable["code"], [cell["code"]]), *inside)
                    yield Reading(where, total - 1e-5, total + 1e-5, each, weights["by"][0])


def _table(book: Codebook, code: str, table: Mapping[str, Any], inside: Where, threshold: int) -> Iterator[Reading]:
    """One variable, in everybody or in one group."""
    everyone = (book.everyone(code), *inside)
    base = table["base"]
    if base is None:
        small = table["reason"] == "below_threshold"
        yield Reading(everyone, 0, threshold - 1 if small else MANY)
        return
    yield Reading(everyone, base["valid"], base["valid"])
    if base["not_answered"] is not None:
        yield Reading(((book.who(code, [])[0], frozenset({None})), *inside), base["not_answered"], base["not_answered"])
    for cell in table["missing"]:
        if cell["count"] is not None:
            yield Reading(((code, frozenset({cell["code"]})), *inside), cell["count"], cell["count"])
    for cell in [*table["cells"], *([table["top"]] if table["top"] else [])]:
        where = (book.who(code, cell["code"].split("+")), *inside)
        yield Reading(where, *told(cell, threshold))
    if table["summary"] and table["summary"]["mean"] is not None and code in book.scores:
        total = round(table["summary"]["mean"] * base["valid"], 6)
        yield Reading(everyone, total, total, book.scores[code], code)


def told(cell: Mapping[str, Any], threshold: int) -> tuple[float, float]:
    """The least and the most that a cell can count."""
    if cell["count"] is not None:
        return cell["count"], cell["count"]
    assert cell["share"] is None
    return (0, threshold - 1) if cell["reason"] == "below_threshold" else (0, MANY)
