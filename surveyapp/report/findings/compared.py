"""A finding about one question, or the rows of a grid, in two waves: side by side, with the difference and its test.

Where two waves did not measure the same thing there is a dash instead of a difference, with the reason.
"""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.tabulation import Comparison
from surveyapp.questionnaire.indicators import YES
from surveyapp.report.cells import EMPTY
from surveyapp.report.findings.grid import strongest_labels
from surveyapp.report.findings.lines import Line, grid_lines, lines_of, per_wave
from surveyapp.report.findings.notes import asked_if
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.numbers import NBSP
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, Shift, joined, quoted

_TWO_ANSWERS = 2
"""What one answer gains the other loses: one difference says it all."""


def compared(material: Material, subject: Subject) -> Finding:
    """The finding about this subject in the two waves of the report."""
    comparisons = [found for code in subject.codes if (found := material.figures.comparison(code))]
    lines = grid_lines(material, comparisons) if subject.together else lines_of(material, comparisons[0])
    return Finding(
        code=subject.code,
        title=subject.title,
        statement=_statement(material, subject, comparisons, lines),
        base=_base_line(material, comparisons),
        chart=_chart(material, subject, comparisons, [line for line in lines if line.main]),
        table=_table(material, subject, comparisons, lines),
        notes=_notes(material, subject, comparisons),
    )


def _difference(material: Material, line: Line) -> Cell:
    if line.change is None or line.change.difference is None:
        return EMPTY
    if line.unit is Unit.SHARE:
        return Cell(material.printer.notation.points(line.change.difference), line.change.difference, Unit.POINTS)
    return Cell(material.printer.notation.signed(line.change.difference, 1), line.change.difference, Unit.MEAN)


def _p(material: Material, line: Line) -> Cell:
    adjusted = line.change.adjusted if line.change else None
    if adjusted is None:
        return EMPTY
    text = material.printer.notation.p_value(adjusted)
    return Cell(text.removeprefix(f"p{NBSP}={NBSP}"), adjusted, Unit.P_VALUE)


def _table(
    material: Material, subject: Subject, comparisons: Sequence[Comparison], lines: Sequence[Line]
) -> Table | None:
    if not lines:
        return None
    points = "Verschil in procentpunt" if lines[0].unit is Unit.SHARE else "Verschil"
    rows = [
        Row(line.label, (line.earlier, line.later, _difference(material, line), _p(material, line))) for line in lines
    ]
    columns = (*(wave.title for wave in material.waves), points, "p-waarde (Holm)")
    corner = "Onderwerp" if subject.together else "Antwoord"
    tail = [] if subject.together else list(_base_rows(material, comparisons[0]))
    return Table(f"{_about(subject, comparisons)}, in cijfers", corner, columns, (*rows, *tail))


def _base_rows(material: Material, comparison: Comparison) -> Iterator[Row]:
    waves = per_wave(comparison)
    blank = Cell("")
    valid = [material.printer.number(wave.base.valid) if wave and wave.base else EMPTY for wave in waves]
    yield Row("Totaal dat meetelt (n)", (*valid, blank, blank), total=True)
    labels = {cell.code: cell.label for wave in waves if wave for cell in wave.missing}
    for code, label in labels.items():
        found = [next((c for c in wave.missing if c.code == code), None) if wave else None for wave in waves]
        cells = [material.printer.count(cell) if cell else EMPTY for cell in found]
        yield Row(label, (*cells, blank, blank))
    skipped = [material.printer.number(wave.base.not_answered) if wave and wave.base else EMPTY for wave in waves]
    yield Row("Niet ingevuld", (*skipped, blank, blank))


def _chart(
    material: Material, subject: Subject, comparisons: Sequence[Comparison], lines: Sequence[Line]
) -> Chart | None:
    if not any(cell.value is not None for line in lines for cell in (line.earlier, line.later)):
        return None
    titles = [wave.title for wave in material.waves]
    told = "; ".join(
        f"{line.label.rstrip('.')}: {titles[0]} {line.earlier.text}, {titles[1]} {line.later.text}" for line in lines
    )
    series = tuple(
        Series(title, tuple(_value(cell) for cell in cells), tuple(cell.text for cell in cells))
        for title, cells in zip(titles, ([line.earlier for line in lines], [line.later for line in lines]), strict=True)
    )
    return Chart(
        kind=ChartKind.BARS,
        title=f"{_about(subject, comparisons)}, in beeld",
        categories=tuple(line.label for line in lines),
        series=series,
        alt=f"Staafdiagram met twee metingen bij “{subject.title}”. {told}.",
        base=_base_line(material, comparisons),
        unit=lines[0].unit,
    )


def _value(cell: Cell) -> float | None:
    return None if cell.value is None else float(cell.value)


def _about(subject: Subject, comparisons: Sequence[Comparison]) -> str:
    last = comparisons[0].later or comparisons[0].earlier
    if not subject.together or last is None:
        return "De twee metingen"
    labels = [quoted(label) for label in strongest_labels(last)]
    return f"Aandeel {joined(labels, 'of')} in de twee metingen"


def _shift(material: Material, line: Line, subject: str) -> Shift | None:
    change = line.change
    if change is None or change.difference is None:
        return None
    text = _difference(material, line).text
    earlier, later = material.waves
    return Shift(
        subject=subject,
        waves=(earlier.title, later.title),
        earlier=line.earlier.text,
        later=line.later.text,
        difference=f"{text}{NBSP}procentpunt" if line.unit is Unit.SHARE else text,
        p=change.adjusted,
        significant=change.significant,
        nothing=text.strip("0,.") == "",
    )


def _statement(material: Material, subject: Subject, comparisons: Sequence[Comparison], lines: Sequence[Line]) -> str:
    reasons = {comparison.reason for comparison in comparisons}
    if len(reasons) == 1 and (reason := comparisons[0].reason):
        return REASONS[reason]
    if not subject.together and (telling := _telling(material, comparisons[0], lines)):
        shift = _shift(material, *telling)
        return material.voice.changed(shift) if shift else ""
    shifts = [shift for line in lines if (shift := _shift(material, line, quoted(line.label)))]
    return material.voice.shifts(shifts, len(lines), "onderwerpen" if subject.together else "antwoorden")


def headline(material: Material, subject: Subject) -> Shift | None:
    """The one change that says it all about a subject; None when there is none, or nothing to compare."""
    comparison = material.figures.comparison(subject.codes[0])
    if comparison is None or comparison.reason or subject.together:
        return None
    telling = _telling(material, comparison, lines_of(material, comparison))
    return _shift(material, *telling) if telling else None


def _telling(material: Material, comparison: Comparison, lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The one line that says it all, and what it is about; None when there are several of equal weight."""
    if material.is_share(comparison.code):
        return next(line for line in lines if line.change and line.change.code == YES), quoted(comparison.label)
    last = comparison.later or comparison.earlier
    if comparison.shares and comparison.mean and last:
        return grid_lines(material, [comparison])[0], joined([quoted(x) for x in strongest_labels(last)], "of")
    if comparison.mean:
        return lines[0], "Het gemiddelde"
    return (lines[0], quoted(lines[0].label)) if len(comparison.shares) == _TWO_ANSWERS else None


def _base_line(material: Material, comparisons: Sequence[Comparison]) -> str:
    lines = []
    for place, wave in enumerate(material.waves):
        bases = [found.base for each in comparisons if (found := per_wave(each)[place]) and found.base]
        lines.append(f"{wave.title}: {_range(material, [base.valid for base in bases])}{_frame(material, place)}")
    return "; ".join(lines) + "."


def _range(material: Material, valid: Sequence[int]) -> str:
    if not valid:
        return "niet getoond of niet gevraagd"
    notation = material.printer.notation
    n = notation.named("n", min(valid))
    return n if min(valid) == max(valid) else f"{n} tot en met {notation.number(max(valid))}"


def _frame(material: Material, place: int) -> str:
    population = material.waves[place].table.population
    return f" ({material.printer.notation.named('N', population)})" if population is not None else ""


def _notes(material: Material, subject: Subject, comparisons: Sequence[Comparison]) -> tuple[str, ...]:
    notes = []
    reasons = {comparison.reason for comparison in comparisons}
    if len(reasons) > 1:
        for comparison in comparisons:
            if comparison.reason:
                notes.append(f"“{comparison.label.rstrip('.')}”: {REASONS[comparison.reason]}")
    if subject.condition:
        notes.append(asked_if(material, subject.condition))
    if any(comparison.mean and comparison.shares for comparison in comparisons):
        notes.append("De toets vergelijkt alle antwoorden op de schaal, niet één antwoord.")
    return tuple(notes)
