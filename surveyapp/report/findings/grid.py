"""A finding about the rows of a grid together, in one wave: one chart of stacked bars, one table."""

from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.report.findings.notes import asked_if
from surveyapp.report.findings.sides import in_order, kind_of, without_opinion
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, Finding, Row, Series, Table
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, SMALL_BASE, quoted


def grid(material: Material, subject: Subject) -> Finding:
    """The finding about these rows; a row that may not be shown keeps its place, without figures."""
    rows = [material.figures.last(code) for code in subject.codes]
    shown = [row for row in rows if row.reason is None]
    return Finding(
        code=subject.code,
        title=subject.title,
        statement=spread(material, shown) if shown else material.say(REASONS[rows[0].reason]) if rows[0].reason else "",
        base=base_line(material, shown or rows),
        chart=_chart(material, subject, shown) if shown else None,
        table=_table(material, rows) if shown else None,
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
    n = (
        number.named("n", low)
        if low == high
        else material.say("{named} tot en met {number}", named=number.named("n", low), number=number.number(high))
    )
    return (
        material.say("{n}, verschillend per regel; gesteld aan {asked}{frame}.", n=n, asked=asked, frame=frame)
        if low != high
        else material.say("{n}; gesteld aan {asked}{frame}.", n=n, asked=asked, frame=frame)
    )


def _chart(material: Material, subject: Subject, rows: Sequence[Tabulation]) -> Chart:
    texts, kind = [material.printer.percentages(row) for row in rows], kind_of(material, rows)
    answers = tuple(
        Series(
            label=cell.label,
            values=tuple(_share(row, cell.code) for row in rows),
            labels=tuple(text[cell.code] for text in texts),
        )
        for cell in in_order(material, rows[0], kind)
    )
    series = (*answers, *without_opinion(material, rows))
    told = "; ".join(
        f"{row.label.rstrip('.')}: " + ", ".join(f"{each.label} {each.labels[place]}" for each in series)
        for place, row in enumerate(rows)
    )
    return Chart(
        kind=kind,
        title=material.say("Verdeling van de antwoorden per onderwerp"),
        categories=tuple(row.label for row in rows),
        series=series,
        alt=material.say("Gestapelde staven bij “{title}”. {told}.", title=subject.title, told=told),
        base=base_line(material, rows),
        maximum=1.0,
    )


def _share(row: Tabulation, code: str) -> float | None:
    return next((cell.share for cell in row.cells if cell.code == code), None)


@dataclass(frozen=True)
class _Layout:
    """Which columns a grid's table has beside the answers and n: none that would be empty."""

    scored: bool
    missing: tuple[str, ...]  # codes of the answers outside the base
    skipped: bool


def _layout(shown: Sequence[Tabulation]) -> _Layout:
    chosen = {cell.code for row in shown for cell in row.missing if cell.count}
    return _Layout(
        scored=any(row.top for row in shown),
        missing=tuple(cell.code for cell in shown[0].missing if cell.code in chosen),
        skipped=any(row.base and row.base.not_answered for row in shown),
    )


def _table(material: Material, rows: Sequence[Tabulation]) -> Table:
    shown = [row for row in rows if row.reason is None]
    layout, first = _layout(shown), shown[0]
    columns = (
        *(cell.label for cell in first.cells),
        *((material.say("Score"),) if layout.scored else ()),
        "n",
        *(cell.label for cell in first.missing if cell.code in layout.missing),
        *((material.say("Niet ingevuld"),) if layout.skipped else ()),
    )
    told = tuple(_row(material, row, layout) for row in rows)
    return Table(
        material.say("Antwoorden per onderwerp, in procenten en aantallen"), material.say("Onderwerp"), columns, told
    )


def _row(material: Material, row: Tabulation, layout: _Layout) -> Row:
    printer = material.printer
    texts = printer.percentages(row)
    hidden = Cell(printer.absent(row.reason))
    cells = [printer.share(cell, texts[cell.code]) for cell in row.cells]
    if layout.scored:
        cells.append(printer.mean(row.summary.mean if row.summary else None))
    cells.append(printer.number(row.base.valid) if row.base else hidden)
    cells += [printer.count(cell) for cell in row.missing if cell.code in layout.missing]
    if layout.skipped:
        cells.append(printer.number(row.base.not_answered) if row.base else hidden)
    return Row(row.label, tuple(cells))


def _notes(material: Material, subject: Subject, shown: Sequence[Tabulation]) -> tuple[str, ...]:
    notes = [_score(material, shown[0])] if shown and shown[0].top else []
    valid = [row.base.valid for row in shown if row.base]
    if subject.condition and shown and any(row.remarks for row in shown):
        notes.append(asked_if(material, subject.condition))
    if valid and min(valid) < SMALL_BASE:
        notes.append(material.voice.small(min(valid)))
    return tuple(notes)


def _score(material: Material, row: Tabulation) -> str:
    """What the column with scores means."""
    scores = [(c.score, c.label) for c in material.figures.variables[row.code].categories if c.score is not None]
    ends = [
        f"{material.printer.notation.plain(score)} ({quoted(label)})" for score, label in (min(scores), max(scores))
    ]
    return material.say("Score: het gemiddelde, van {ends} tot en met {ends2}.", ends=ends[0], ends2=ends[1])
