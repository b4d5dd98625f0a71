"""What a chapter lays beside our own figures: per variable the others together, and the published figures about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.analysis import standing
from surveyapp.analysis.benchmark import Beside, Gap, Others, Silence, gap
from surveyapp.analysis.intervals import Limits, weighted_share_limits
from surveyapp.analysis.standing import Standing
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.inputs import Benchmark
from surveyapp.report.material import Material
from surveyapp.report.series import PERCENT, Series, Value
from surveyapp.report.subjects import chosen, subjects
from surveyapp.report.wording import unpiped

MOST_YEARS = 5
"""A published figure further away in time is shown, and no difference with it."""


@dataclass(frozen=True)
class Published:
    """A series, the figure of it that is nearest in time to ours, and the gap with it where there may be one."""

    series: Series
    value: Value
    gap: Gap | None
    too_far: bool = False

    @property
    def level(self) -> float:
        """As our own levels are: a part of 1, or a mean."""
        return self.value.value / PERCENT if self.series.unit == "percent" else self.value.value


@dataclass(frozen=True)
class Compared:
    """One variable of ours with what stands beside it."""

    code: str
    title: str
    share: bool
    beside: Beside
    published: tuple[Published, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether nothing stands beside it."""
        return self.beside.others.mean is None and not self.published


def codes(chapter: ChapterDefinition, questionnaire: Questionnaire) -> list[str]:
    """The variables of the last wave that a chapter is about; without a list, all indicators that are one figure."""
    known = {variable.code: variable for variable in questionnaire.variables}
    if not (chapter.questions or chapter.tags or chapter.sections):
        return [code for code, variable in known.items() if variable.of and variable.one_figure]
    named = chosen(chapter, subjects([questionnaire]))
    found = [code for subject in named for code in subject.codes]
    return [code for code in dict.fromkeys(found) if code in known and known[code].one_figure]


def benchmark_of(material: Material, chapter: ChapterDefinition) -> Benchmark:
    """What was looked up for this chapter; of made-up answers nothing."""
    return material.benchmarks.get(chapter.code, Benchmark(silence=Silence.TRIAL))


def compared(material: Material, chapter: ChapterDefinition) -> list[Compared]:
    """Everything that the chapter is about."""
    found, last = benchmark_of(material, chapter), material.last
    made = []
    for code in codes(chapter, last.questionnaire):
        variable = last.table.columns[code].variable
        beside = found.beside.get(code)
        if beside is None:
            own = standing.own(last.table, last.questionnaire, code, material.figures.threshold)
            beside = Beside(own, Others(silence=found.silence or Silence.TOO_FEW))
        if standing.standing(material.figures.last(code), variable) is None:
            beside = Beside(None, beside.others)  # what the report hides elsewhere is not told here
        published = tuple(_published(material, each, beside.own) for each in _about(chapter, found, code))
        made.append(Compared(code, _title(material, code), variable.yes_or_no, beside, published))
    return made


def _title(material: Material, code: str) -> str:
    variable = material.figures.variables[code]
    return f"{unpiped(variable.stem)} {unpiped(variable.label)}".strip()


def _about(chapter: ChapterDefinition, found: Benchmark, code: str) -> Sequence[Series]:
    wanted = chapter.benchmark.series
    return [each for each in found.series if each.indicator == code and (wanted is None or each.code in wanted)]


def _published(material: Material, series: Series, own: Standing | None) -> Published:
    """A gap only with a figure that is the same, and not from another time."""
    day = material.last.closed or material.last.opened
    year = day.year if day else series.latest.year
    value = min(series.values, key=lambda each: (abs(each.year - year), -each.year))
    found = Published(series, value, None, abs(value.year - year) > MOST_YEARS)
    if own is None or not series.comparable or found.too_far:
        return found
    return Published(series, value, gap(own, found.level, limits_of(series, value)))


def limits_of(series: Series, value: Value) -> Limits | None:
    """The 95 % limits as published, or Wilson's from the published number of answers; None when nobody can say."""
    scale = PERCENT if series.unit == "percent" else 1.0
    if value.low is not None and value.high is not None:
        return value.low / scale, value.high / scale
    if series.unit == "percent" and value.n:
        return weighted_share_limits(value.value / scale, value.n, value.n)
    return None
