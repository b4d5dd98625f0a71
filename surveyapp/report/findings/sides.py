"""Whether answers stand on two sides of a line, in which order, and who gave none of them."""

from collections.abc import Sequence

from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.report.material import Material
from surveyapp.report.model import ChartKind, Series


def kind_of(material: Material, rows: Sequence[Tabulation]) -> ChartKind:
    """Diverging for a scale with two sides of which all is shown: where an answer is hidden the middle is not known."""
    complete = all(cell.share is not None for row in rows for cell in row.cells)
    diverging = complete and all(material.figures.variables[row.code].two_sided for row in rows)
    return ChartKind.DIVERGING if diverging else ChartKind.STACKED


def in_order(material: Material, figures: Tabulation, kind: ChartKind) -> list[Figure]:
    """The answers as they are drawn: as asked, and on two sides the lowest score at the left."""
    if kind is not ChartKind.DIVERGING:
        return list(figures.cells)
    scores = {choice.code: choice.score for choice in material.figures.variables[figures.code].categories}
    return sorted(figures.cells, key=lambda cell: scores.get(cell.code) or 0.0)


def without_opinion(material: Material, rows: Sequence[Tabulation]) -> list[Series]:
    """The answers outside the base ("weet niet") as grey bars: their part of everybody who gave an answer.

    None where a row does not tell how many there are, for then the others would.
    """
    if not rows or any(_kept_back(row) for row in rows):
        return []
    notation, made = material.printer.notation, []
    for place, cell in enumerate(rows[0].missing):
        shares = [(row.missing[place].count or 0) / row.base.answered if row.base else 0.0 for row in rows]
        texts = tuple(notation.percent(share) for share in shares)
        if any(shares):
            label = notation.say("{answer} (deel van wie iets antwoordde)", answer=cell.label)
            made.append(Series(label, tuple(shares), texts, muted=True))
    return made


def _kept_back(row: Tabulation) -> bool:
    """Whether the counts outside the base may not be told, or stand beside shares that are weighted."""
    if row.base is None or row.base.valid_only or row.base.weighted is not None or not row.base.answered:
        return True
    return any(cell.count is None for cell in row.missing)
