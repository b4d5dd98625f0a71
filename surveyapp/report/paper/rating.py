"""Statements on a scale: a table with a box in every cell, or nothing when the labels are too wide for one."""

from collections.abc import Sequence
from dataclasses import replace

from surveyapp.report.paper.fields import Tick
from surveyapp.report.paper.words import Words
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import WIDTH, Look
from surveyapp.report.pdf.tables import Band, Grid
from surveyapp.report.pdf.text import Text

_GAP = 7.0
_SIZES = (8.0, 7.5, 7.0, 6.5)
_LEAST = 26.0
_STATEMENT = 0.3
"""The part of the width that the statements get at least."""


def table(rows: Sequence[tuple[str, str]], labels: Sequence[str], t: Words, look: Look, parent: Node) -> Grid | None:
    """The table of these statements, each with its letter, on this scale; None when the labels do not fit."""
    room = WIDTH - _GAP * len(labels)
    for size in _SIZES:
        head = replace(look.head, size=size, leading=size * 1.3)
        sides = [max(Text(label, head, None).widest_word() + 2, _LEAST) for label in labels]
        if sum(sides) <= room * (1 - _STATEMENT):
            widths = [room - sum(sides), *sides]
            return _grid(rows, labels, t, look, (size, widths), parent.add("Table"))
    return None


def _grid(
    rows: Sequence[tuple[str, str]],
    labels: Sequence[str],
    t: Words,
    look: Look,
    measures: tuple[float, list[float]],
    node: Node,
) -> Grid:
    size, widths = measures
    head_type = replace(look.head, size=size, leading=size * 1.3)
    cell_type = replace(look.cell, size=8.8, leading=12)
    head = node.add("THead").add("TR")
    heads = [Text(t.statement, head_type, head.cell("TH", "Column"))]
    heads += [Text(label, head_type, head.cell("TH", "Column")) for label in labels]
    body = node.add("TBody")
    bands = []
    for letter, statement in rows:
        row = body.add("TR")
        cells: list[Text] = [Text(f"{letter}. {statement}", cell_type, row.cell("TH", "Row"))]
        cells += [Tick(cell_type, row.cell("TD").field("cb", t.box.format(label=label))) for label in labels]
        bands.append(Band(tuple(cells)))
    return Grid(Band(tuple(heads)), bands, widths, look, _GAP)
