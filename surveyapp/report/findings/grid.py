"""A finding about the rows of a grid together, in one wave: one chart of stacked bars, one table."""

from collections.abc import Sequence

from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.report.findings.notes import asked_if
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, SMALL_BASE


def grid(material: Material, subject: Subject) -> Finding:
    """The finding about these rows; a row that may not be shown keeps its place, without figures."""
    rows = [material.figures.last(code) for code in subject.codes]
    shown = [row for row in rows if row.reason is None]
    return Finding(
        code=subject.code,
        title=subject.title,
        statement=spread(material, shown) if shown else REASONS[rows[0].reason] if rows[0].reason else "",
        base=base_line(material, shown or rows),
        chart=_chart(material, subject, shown) if shown else None,
        table=_table(material, subject, rows) if shown else None,
        notes=_notes(material, subject, shown),
    )


def strongest(figures: Tabulation) -> Figure | None:
    """What a grid compares its rows by: the two highest answers of the scale, on a short scale the highest one."""
    if figures.top is not None:
        return figures.top
    return figures.cells[-1] if figures.cells else None


def strongest_labels(figures: Tabulation) -> list[str]:
    """The answers that ``strongest`` joins."""
    cell = strongest(figures)
    codes = cell.code.split("+") if cell else []
    return [each.label for each in figures.cells if each.code in codes]


def spread(material: Material, rows: Sequence[Tabulation]) -> str:
    """Where the highest answers were given most and least."""
    compared = [
        (cell.share, row.label, material.printer.percent_or_reason(cell)) for row in rows if (cell := strongest(row))
    ]
    known = [(share, label, text) for share, label, text in compared if share is not None]
    if len(known) < 2:
        return ""
    most, least = max(known, key=lambda each: each[0]), min(known, key=lambda each: each[0])
    return material.voice.spread(strongest_labels(rows[0]), most[1:], least[1:])


def base_line(material: Material, rows: Sequence[Tabulation]) -> str:
    """One base when all rows have the same, otherwise the range; who does not count stands in the table."""
    bases = [row.base for row in rows if row.base]
    if not bases:
        return material.base_line(rows[0])
    number = material.printer.notation
    low, high = min(base.valid for base in bases), max(base.valid for base in bases)
    asked = material.voice.people.count(max(base.asked for base in bases), number)
    population = bases[0].population
    frame = f" ({number.named('N', population)})" if population is not None else ""
    n = number.named("n", low) if low == high else f"{number.named('n', low)} tot en met {number.number(high)}"
    return (
        f"{n}, verschillend per regel; gesteld aan {asked}{frame}."
        if low != high
        else f"{n}; gesteld aan {asked}{frame}."
    )


def _chart(material: Material, subject: Subject, rows: Sequence[Tabulation]) -> Chart:
    texts = [material.printer.percentages(row) for row in rows]
    series = tuple(
        Series(
            label=cell.label,
            values=tuple(row.cells[place].share for row in rows),
            labels=tuple(text[row.cells[place].code] for row, text in zip(rows, texts, strict=True)),
        )
        for place, cell in enumerate(rows[0].cells)
    )
    told = "; ".join(
        f"{row.label.rstrip('.')}: " + ", ".join(f"{cell.label} {text[cell.code]}" for cell in row.cells)
        for row, text in zip(rows, texts, strict=True)
    )
    return Chart(
        kind=ChartKind.STACKED,
        title="Verdeling van de antwoorden per onderwerp",
        categories=tuple(row.label for row in rows),
        series=series,
        alt=f"Gestapelde staven bij “{subject.title}”. {told}.",
        base=base_line(material, rows),
        maximum=1.0,
    )


def _table(material: Material, subject: Subject, rows: Sequence[Tabulation]) -> Table:
    first = next(row for row in rows if row.reason is None)
    answers = [cell.label for cell in first.cells]
    left = [cell.label for cell in first.missing]
    scored = any(row.summary and row.summary.mean is not None for row in rows)
    columns = (*answers, *(("Gemiddelde score",) if scored else ()), "n", *left, "Niet ingevuld")
    return Table(
        "Antwoorden per onderwerp, in procenten en aantallen",
        "Onderwerp",
        columns,
        tuple(_row(material, row, scored) for row in rows),
    )


def _row(material: Material, row: Tabulation, scored: bool) -> Row:
    printer = material.printer
    texts = printer.percentages(row)
    cells = [printer.share(cell, texts[cell.code]) for cell in row.cells]
    score = [printer.mean(row.summary.mean if row.summary else None)] if scored else []
    hidden = Cell(printer.absent(row.reason))
    valid = printer.number(row.base.valid) if row.base else hidden
    skipped = printer.number(row.base.not_answered) if row.base else hidden
    return Row(row.label, (*cells, *score, valid, *(printer.count(cell) for cell in row.missing), skipped))


def _notes(material: Material, subject: Subject, shown: Sequence[Tabulation]) -> tuple[str, ...]:
    notes = []
    valid = [row.base.valid for row in shown if row.base]
    if subject.condition and shown and any(row.remarks for row in shown):
        notes.append(asked_if(material, subject.condition))
    if valid and min(valid) < SMALL_BASE:
        notes.append(material.voice.small(min(valid)))
    return tuple(notes)
