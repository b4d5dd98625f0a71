"""What is shown of a variable when groups stand under each other: a column per answer, or of the mean."""

from collections.abc import Callable
from dataclasses import dataclass

from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.cells import EMPTY
from surveyapp.report.material import Material
from surveyapp.report.model import Cell
from surveyapp.report.wording import quoted


@dataclass(frozen=True)
class Column:
    """A heading, and its cell for the figures of one group."""

    title: str
    cell: Callable[[Tabulation], Cell]


def columns_of(material: Material, total: Tabulation) -> list[Column]:
    """The columns of a variable, by the figures for everyone."""
    if total.measure is Measure.NUMBER:
        return _of_numbers(material)
    labels = material.labels(total)
    make = _mean if total.measure in (Measure.RANK, Measure.ALLOCATION) else _share
    columns = [Column(labels[cell.code], make(material, cell.code)) for cell in total.cells]
    if total.top is not None:
        columns.append(Column(material.say("Gemiddelde score"), lambda figures: _summary_mean(material, figures)))
    return columns


def top_column(material: Material, total: Tabulation) -> Column:
    """The two highest answers of a scale together."""
    labels = [quoted(cell.label) for cell in total.cells if total.top and cell.code in total.top.code.split("+")]

    def cell(figures: Tabulation) -> Cell:
        return (
            material.printer.share(figures.top, material.printer.percent_or_reason(figures.top))
            if figures.top
            else EMPTY
        )

    return Column(material.joined(labels, "of"), cell)


def _of_numbers(material: Material) -> list[Column]:
    printer = material.printer

    def limits(figures: Tabulation) -> Cell:
        return printer.limits_of(figures.summary) if figures.summary else EMPTY

    def median(figures: Tabulation) -> Cell:
        return printer.mean(figures.summary.median) if figures.summary else EMPTY

    return [
        Column(material.say("Gemiddelde"), lambda figures: _summary_mean(material, figures)),
        Column(material.say("95%-interval"), limits),
        Column(material.say("Middelste waarde"), median),
    ]


def _summary_mean(material: Material, figures: Tabulation) -> Cell:
    return material.printer.mean(figures.summary.mean) if figures.summary else EMPTY


def _found(figures: Tabulation, code: str) -> Figure | None:
    return next((cell for cell in figures.cells if cell.code == code), None)


def _share(material: Material, code: str) -> Callable[[Tabulation], Cell]:
    def cell(figures: Tabulation) -> Cell:
        found = _found(figures, code)
        return material.printer.share(found, material.printer.percentages(figures)[code]) if found else EMPTY

    return cell


def _mean(material: Material, code: str) -> Callable[[Tabulation], Cell]:
    def cell(figures: Tabulation) -> Cell:
        found = _found(figures, code)
        return material.printer.mean(found.summary.mean if found and found.summary else None)

    return cell
