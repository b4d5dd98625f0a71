"""The rows of a table on several waves: what was measured in each, and what changed between them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from surveyapp.analysis.comparison import Change, Comparison
from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Summary, Tabulation
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.cells import EMPTY, enough
from surveyapp.report.findings.grid import strongest
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Unit

Waves = Sequence[Tabulation | None]
Changes = tuple[Change | None, ...]
Picked = tuple[Cell, Limits | None]
_NOTHING: Picked = (EMPTY, None)


@dataclass(frozen=True)
class Line:
    """One row of the table: a figure per wave with its limits, and a change per link of ``Figures.links``."""

    label: str
    cells: tuple[Cell, ...]
    limits: tuple[Limits | None, ...]
    changes: Changes
    unit: Unit = Unit.SHARE
    main: bool = True  # False: in the table only, not in the chart

    @property
    def change(self) -> Change | None:
        """What changed between the first wave and the last."""
        return self.changes[len(self.cells) - 2] if self.changes else None


def lines_of(material: Material, code: str) -> list[Line]:
    """The rows of one variable: its answers, or its mean."""
    waves, comparisons = material.figures.of(code), material.figures.comparisons(code)
    return list(_LINES[material.figures.last(code).measure](material, waves, comparisons))


def _line(label: str, picked: Sequence[Picked], changes: Changes, unit: Unit = Unit.SHARE, main: bool = True) -> Line:
    return Line(label, tuple(cell for cell, _ in picked), tuple(limits for _, limits in picked), changes, unit, main)


def _share_lines(material: Material, waves: Waves, comparisons: Sequence[Comparison]) -> Iterator[Line]:
    """A line per answer, in the order of the latest questionnaire, then what only earlier ones had."""
    answers = [_answers(material, wave) for wave in waves]
    labels = {code: label for each in answers for code, (label, _) in each.items()}
    for code in dict.fromkeys(code for each in reversed(answers) for code in each):
        changes = tuple(next((c for c in each.shares if c.code == code), None) for each in comparisons)
        yield _line(labels[code], [each[code][1] if code in each else _NOTHING for each in answers], changes)


def _answers(material: Material, wave: Tabulation | None) -> dict[str, tuple[str, Picked]]:
    if wave is None:
        return {}
    texts, labels = material.printer.percentages(wave), material.labels(wave)
    return {
        cell.code: (labels[cell.code], (material.printer.share(cell, texts[cell.code]), _limits(cell, _n(wave))))
        for cell in wave.cells
    }


def _limits(figure: Figure | Summary, n: int | None) -> Limits | None:
    """None also where there is no margin (everybody answered), and on a base that is too small for one."""
    if figure.low is None or figure.high is None or figure.low == figure.high or not enough(n):
        return None
    return figure.low, figure.high


def _n(wave: Tabulation) -> int | None:
    return wave.base.valid if wave.base else None


def _ordinal_lines(material: Material, waves: Waves, comparisons: Sequence[Comparison]) -> Iterator[Line]:
    yield from _share_lines(material, waves, comparisons)
    yield _mean_line(material, waves, comparisons, material.say("Gemiddelde score"), main=False)


def _number_lines(material: Material, waves: Waves, comparisons: Sequence[Comparison]) -> Iterator[Line]:
    yield _mean_line(material, waves, comparisons, material.say("Gemiddelde"), main=True)
    medians = [wave.summary.median if wave and wave.summary else None for wave in waves]
    picked: list[Picked] = [(material.printer.mean(median), None) for median in medians]
    yield _line(material.say("Middelste waarde"), picked, (None,) * len(comparisons), Unit.MEAN, main=False)


def _mean_line(material: Material, waves: Waves, comparisons: Sequence[Comparison], label: str, main: bool) -> Line:
    picked = [_mean(material, wave.summary if wave else None) for wave in waves]
    return _line(label, picked, tuple(each.mean for each in comparisons), Unit.MEAN, main)


def _mean(material: Material, summary: Summary | None) -> Picked:
    return (material.printer.mean(summary.mean), _limits(summary, summary.n)) if summary else _NOTHING


def _choice_mean_lines(material: Material, waves: Waves, comparisons: Sequence[Comparison]) -> Iterator[Line]:
    """A line per choice with its mean place or points."""
    cells = [{cell.code: cell for cell in (wave.cells if wave else ())} for wave in waves]
    labels = {code: cell.label for each in cells for code, cell in each.items()}
    for code, label in labels.items():
        changes = tuple(next((c for c in each.means if c.code == code), None) for each in comparisons)
        yield _line(label, [_mean(material, _summary(each.get(code))) for each in cells], changes, Unit.MEAN)


def _summary(cell: Figure | None) -> Summary | None:
    return cell.summary if cell else None


def _text_lines(material: Material, waves: Waves, comparisons: Sequence[Comparison]) -> Iterator[Line]:
    return iter(())


_LINES: dict[Measure, Callable[[Material, Waves, Sequence[Comparison]], Iterator[Line]]] = {
    Measure.NOMINAL: _share_lines,
    Measure.ORDINAL: _ordinal_lines,
    Measure.MULTIPLE: _share_lines,
    Measure.DATE: _share_lines,
    Measure.NUMBER: _number_lines,
    Measure.RANK: _choice_mean_lines,
    Measure.ALLOCATION: _choice_mean_lines,
    Measure.TEXT: _text_lines,
}


def grid_line(material: Material, code: str) -> Line:
    """The share of the highest answers of one row in every wave; the test and the effect are of the whole scale."""
    waves = material.figures.of(code)
    return _line(
        material.figures.last(code).label,
        [_strongest(material, wave) for wave in waves],
        tuple(map(_strongest_change, material.figures.comparisons(code))),
    )


def _strongest(material: Material, wave: Tabulation | None) -> Picked:
    cell = strongest(wave) if wave else None
    if wave is None or cell is None:
        return _NOTHING
    return material.printer.share(cell, material.printer.percent_or_reason(cell)), _limits(cell, _n(wave))


def _strongest_change(comparison: Comparison) -> Change | None:
    mean, share = comparison.mean, comparison.top or (comparison.shares[-1] if comparison.shares else None)
    if mean is None or share is None:
        return share
    return replace(
        share, test=mean.test, p=mean.p, adjusted=mean.adjusted, effect=mean.effect, effect_of=mean.effect_of
    )
