"""The rows of a table on two waves: what was measured in each, and what changed between them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Change, Comparison, Tabulation
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.cells import EMPTY
from surveyapp.report.findings.grid import strongest
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Unit


@dataclass(frozen=True)
class Line:
    """One row of the table: a figure in the earlier and in the later wave, and what changed."""

    label: str
    earlier: Cell
    later: Cell
    change: Change | None
    unit: Unit = Unit.SHARE
    main: bool = True  # False: in the table only, not in the chart


def per_wave(comparison: Comparison) -> tuple[Tabulation | None, Tabulation | None]:
    """The figures of the earlier and of the later wave."""
    return comparison.earlier, comparison.later


def lines_of(material: Material, comparison: Comparison) -> list[Line]:
    """The rows of one variable: its answers, or its mean."""
    return list(_LINES[comparison.measure](material, comparison))


def _share_lines(material: Material, comparison: Comparison) -> Iterator[Line]:
    """A line per answer, in the order of the later questionnaire, then what only the earlier one had."""
    earlier, later = (_answers(material, wave) for wave in per_wave(comparison))
    changes = {change.code: change for change in comparison.shares}
    for code, (label, _) in {**later, **{c: a for c, a in earlier.items() if c not in later}}.items():
        before, after = earlier.get(code), later.get(code)
        yield Line(label, before[1] if before else EMPTY, after[1] if after else EMPTY, changes.get(code))


def _answers(material: Material, wave: Tabulation | None) -> dict[str, tuple[str, Cell]]:
    if wave is None:
        return {}
    texts, labels = material.printer.percentages(wave), material.labels(wave)
    return {cell.code: (labels[cell.code], material.printer.share(cell, texts[cell.code])) for cell in wave.cells}


def _ordinal_lines(material: Material, comparison: Comparison) -> Iterator[Line]:
    yield from _share_lines(material, comparison)
    yield _mean_line(material, comparison, "Gemiddelde score", main=False)


def _number_lines(material: Material, comparison: Comparison) -> Iterator[Line]:
    yield _mean_line(material, comparison, "Gemiddelde", main=True)
    medians = [wave.summary.median if wave and wave.summary else None for wave in per_wave(comparison)]
    earlier, later = (material.printer.mean(median) for median in medians)
    yield Line("Middelste waarde", earlier, later, None, Unit.MEAN, main=False)


def _mean_line(material: Material, comparison: Comparison, label: str, main: bool) -> Line:
    means = [wave.summary.mean if wave and wave.summary else None for wave in per_wave(comparison)]
    earlier, later = (material.printer.mean(mean) for mean in means)
    return Line(label, earlier, later, comparison.mean, Unit.MEAN, main)


def _choice_mean_lines(material: Material, comparison: Comparison) -> Iterator[Line]:
    """A line per choice with its mean place or points."""
    changes = {change.code: change for change in comparison.means}
    earlier, later = ({cell.code: cell for cell in (wave.cells if wave else ())} for wave in per_wave(comparison))
    for code, cell in {**earlier, **later}.items():
        before, after = (_mean_of(found.get(code)) for found in (earlier, later))
        yield Line(
            cell.label, material.printer.mean(before), material.printer.mean(after), changes.get(code), Unit.MEAN
        )


def _mean_of(cell: Figure | None) -> float | None:
    return cell.summary.mean if cell and cell.summary else None


def _text_lines(material: Material, comparison: Comparison) -> Iterator[Line]:
    return iter(())


_LINES: dict[Measure, Callable[[Material, Comparison], Iterator[Line]]] = {
    Measure.NOMINAL: _share_lines,
    Measure.ORDINAL: _ordinal_lines,
    Measure.MULTIPLE: _share_lines,
    Measure.DATE: _share_lines,
    Measure.NUMBER: _number_lines,
    Measure.RANK: _choice_mean_lines,
    Measure.ALLOCATION: _choice_mean_lines,
    Measure.TEXT: _text_lines,
}


def grid_lines(material: Material, comparisons: Sequence[Comparison]) -> list[Line]:
    """A line per row: the share of the highest answers in both waves; the test is of the whole scale."""
    lines = []
    for comparison in comparisons:
        cells = [strongest(wave) if wave else None for wave in per_wave(comparison)]
        earlier, later = (
            material.printer.share(cell, material.printer.percent_or_reason(cell)) if cell else EMPTY for cell in cells
        )
        lines.append(Line(comparison.label, earlier, later, _strongest_change(comparison, earlier, later)))
    return lines


def _strongest_change(comparison: Comparison, earlier: Cell, later: Cell) -> Change | None:
    mean = comparison.mean
    if mean is None or earlier.value is None or later.value is None:
        return None
    return Change(
        code=comparison.code,
        label=comparison.label,
        earlier=earlier.value,
        later=later.value,
        difference=later.value - earlier.value,
        test=mean.test,
        p=mean.p,
        adjusted=mean.adjusted,
    )
