"""Published figures to lay beside our own: one YAML file per series in ``series/``, with its source and definition.

A series belongs to one question or indicator. Whether it is the same figure is for its author to say: then
``comparable: no`` asks what is different, in words, and the figures stand side by side without a difference.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from surveyapp import yamlsource
from surveyapp.problems import Problem, SourceError, near
from surveyapp.questionnaire.definitions import read_definition
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.scalars import Code, Decimal, Definition, Flag, Text, Whole

_EARLIEST, _LATEST = 1900, 2100
PERCENT = 100.0
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Moment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class Value(Definition):
    """One published figure. ``low`` and ``high`` are its 95 % limits as published."""

    year: Whole = Field(ge=_EARLIEST, le=_LATEST, description="the year it is about")
    when: Moment = Field("", description="how to name that moment, such as: winter 2018/19")
    value: Decimal = Field(description="as published: 78 for 78 percent")
    n: Whole | None = Field(None, ge=1, description="how many answers are behind it, when that was published")
    low: Decimal | None = Field(None, description="lower 95 % limit, when that was published")
    high: Decimal | None = Field(None, description="upper 95 % limit, when that was published")

    @property
    def name(self) -> str:
        """What the moment is called."""
        return self.when or str(self.year)


class Series(Definition):
    """A published figure over the years, beside one question or indicator of ours."""

    code: Code = Field(description="short name, unique in the folder")
    title: Label = Field(description="whom it is about and where, as the name of a row: Sportverenigingen in Nederland")
    indicator: Code = Field(description="the question or indicator of ours that it belongs to")
    unit: Literal["percent", "mean"] = Field(description="percent: of yes; mean: of scores or numbers")
    definition: Text = Field(description="what was asked, and how the figure is made of the answers")
    population: Text = Field(description="whom the figure is about, and how they were asked")
    source: Text = Field(description="author, title and year of the publication")
    url: str = Field(max_length=500, description="where it was published")
    comparable: Flag = Field(description="whether the same was asked, of the same kind of respondents")
    difference: str = Field(
        "", max_length=1000, description="what is not the same, in words; needed without comparable"
    )
    values: Annotated[tuple[Value, ...], Field(min_length=1)]

    @property
    def latest(self) -> Value:
        """The most recent figure."""
        return max(self.values, key=lambda value: value.year)


def load(text: str, name: str, questionnaires: Sequence[Questionnaire] = ()) -> Series:
    """The series in this text. With questionnaires, it must belong to something in one of them.

    Raises SourceError with every problem.
    """
    node = yamlsource.parse(text, name)
    series: Series | None
    series, problems = read_definition(node, Series)
    if series is not None:
        problems = [*problems, *_problems(series, node, questionnaires)]
    if series is None or problems:
        raise SourceError(problems)
    return series


def read_folder(folder: Path) -> dict[str, Series]:
    """The series in this folder that have no problems, by code. ``surveyapp check`` tells of the others."""
    found: dict[str, Series] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            series = load(yamlsource.read_text(path, path.name), path.name)
        except SourceError:
            continue
        found.setdefault(series.code, series)
    return found


def _problems(series: Series, node: yamlsource.Node, questionnaires: Sequence[Questionnaire]) -> Iterator[Problem]:
    """What makes no sense, although every key is right by itself."""
    where = (("series", series.code),)

    def problem(code: str, *path: str | int, **params: object) -> Problem:
        return Problem(code, node.file, yamlsource.line_of(node, *path), where, params)

    if not series.comparable and not series.difference.strip():
        yield problem("B001", "comparable")
    if not series.url.startswith(("https://", "http://")):
        yield problem("B002", "url", found=series.url)
    seen: set[int] = set()
    for place, value in enumerate(series.values):
        if value.year in seen:
            yield problem("B003", "values", place, name=value.year)
        seen.add(value.year)
        if series.unit == "percent" and not all(0 <= each <= PERCENT for each in _numbers(value)):
            yield problem("B004", "values", place, name=value.year)
        elif not _around(value):
            yield problem("B005", "values", place, name=value.year)
    yield from (
        problem(code, key, name=series.indicator, near=meant) for code, key, meant in _misplaced(series, questionnaires)
    )


def _numbers(value: Value) -> list[float]:
    return [each for each in (value.low, value.value, value.high) if each is not None]


def _around(value: Value) -> bool:
    """Whether there are two limits around the value, or none."""
    if value.low is None or value.high is None:
        return value.low is value.high
    return value.low <= value.value <= value.high


def _misplaced(series: Series, questionnaires: Sequence[Questionnaire]) -> Iterator[tuple[str, str, str]]:
    """Why there is nothing to lay it beside: problem, key, and the code that was probably meant."""
    known = {variable.code: variable for each in questionnaires for variable in each.variables}
    ours = known.get(series.indicator)
    if not known:
        return
    if ours is None:
        yield "B006", "indicator", near(series.indicator, (code for code, each in known.items() if each.one_figure))
    elif not ours.one_figure:
        yield "B007", "indicator", ""
    elif ours.yes_or_no != (series.unit == "percent"):
        yield "B008", "unit", ""
