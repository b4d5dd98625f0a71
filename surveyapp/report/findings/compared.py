"""A finding about one question, or the rows of a grid, in two waves: side by side, with the difference and its test.

Where two waves did not measure the same thing there is a dash instead of a difference, with the reason.
"""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.comparison import Comparison
from surveyapp.report.cells import EMPTY
from surveyapp.report.findings.grid import strongest_labels
from surveyapp.report.findings.lines import Line, grid_line, lines_of
from surveyapp.report.findings.notes import asked_if, spread
from surveyapp.report.findings.shifts import designs, difference, effect, interval, p_value, shift, telling
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, quoted

_WIDTH = 4  # difference, limits, p value, effect


def compared(material: Material, subject: Subject) -> Finding:
    """The finding about this subject in the two waves of the report."""
    comparisons = [found for code in subject.codes if (found := material.figures.comparison(code))]
    lines = rows_of(material, subject)
    return Finding(
        code=subject.code,
        title=subject.title,
        statement=_statement(material, subject, comparisons, lines),
        base=base_line(material, subject),
        chart=_chart(material, subject, comparisons, [line for line in lines if line.main]),
        table=_table(material, subject, comparisons, lines),
        notes=tuple(comparing_notes(material, subject, comparisons)),
    )


def rows_of(material: Material, subject: Subject) -> list[Line]:
    """The rows of the table about this subject."""
    if subject.together:
        return [grid_line(material, code) for code in subject.codes]
    return lines_of(material, subject.codes[0])


def _table(
    material: Material, subject: Subject, comparisons: Sequence[Comparison], lines: Sequence[Line]
) -> Table | None:
    if not lines:
        return None
    points = material.say("Verschil in procentpunt") if lines[0].unit is Unit.SHARE else material.say("Verschil")
    rows = [
        Row(
            line.label,
            (
                *line.cells,
                difference(material, line.change, line.unit),
                interval(material, line.change, line.unit),
                p_value(material, line.change),
                effect(material, line.change),
            ),
        )
        for line in lines
    ]
    columns = (
        *(wave.title for wave in material.waves),
        points,
        material.say("95%-interval"),
        material.say("p-waarde (Holm)"),
        material.say("Effect"),
    )
    corner = material.say("Onderwerp") if subject.together else material.say("Antwoord")
    tail = [] if subject.together else list(base_rows(material, subject.codes[0], _WIDTH))
    return Table(
        material.say("{about}, in cijfers", about=about(material, subject, comparisons)),
        corner,
        columns,
        (*rows, *tail),
    )


def base_rows(material: Material, code: str, blanks: int) -> Iterator[Row]:
    """Under the answers: per wave who is counted and who is not, then so many empty cells."""
    waves, blank = material.figures.of(code), (Cell(""),) * blanks
    valid = [material.printer.number(wave.base.valid) if wave and wave.base else EMPTY for wave in waves]
    yield Row(material.say("Totaal dat meetelt (n)"), (*valid, *blank), total=True)
    labels = {cell.code: cell.label for wave in waves if wave for cell in wave.missing}
    for missing, label in labels.items():
        found = [next((c for c in wave.missing if c.code == missing), None) if wave else None for wave in waves]
        yield Row(label, (*(material.printer.count(cell) if cell else EMPTY for cell in found), *blank))
    skipped = [material.printer.number(wave.base.not_answered) if wave and wave.base else EMPTY for wave in waves]
    yield Row(material.say("Niet ingevuld"), (*skipped, *blank))


def _chart(
    material: Material, subject: Subject, comparisons: Sequence[Comparison], lines: Sequence[Line]
) -> Chart | None:
    if not any(cell.value is not None for line in lines for cell in line.cells):
        return None
    titles = [wave.title for wave in material.waves]
    told = "; ".join(
        f"{line.label.rstrip('.')}: "
        + ", ".join(f"{title} {cell.text}" for title, cell in zip(titles, line.cells, strict=True))
        for line in lines
    )
    series = tuple(
        Series(
            title,
            tuple(value(line.cells[place]) for line in lines),
            tuple(line.cells[place].text for line in lines),
        )
        for place, title in enumerate(titles)
    )
    return Chart(
        kind=ChartKind.BARS,
        title=material.say("{about}, in beeld", about=about(material, subject, comparisons)),
        categories=tuple(line.label for line in lines),
        series=series,
        alt=material.say("Staafdiagram met twee metingen bij “{title}”. {told}.", title=subject.title, told=told),
        base=base_line(material, subject),
        unit=lines[0].unit,
    )


def value(cell: Cell) -> float | None:
    """The number in a cell."""
    return None if cell.value is None else float(cell.value)


def about(material: Material, subject: Subject, comparisons: Sequence[Comparison], waves: str = "") -> str:
    """What a table or a chart shows."""
    last, waves = comparisons[0].later or comparisons[0].earlier, waves or material.say("twee metingen")
    if not subject.together or last is None:
        return material.say("De {waves}", waves=waves)
    labels = [quoted(label) for label in strongest_labels(last)]
    return material.say("Aandeel {joined} in de {waves}", joined=material.joined(labels, "of"), waves=waves)


def _statement(material: Material, subject: Subject, comparisons: Sequence[Comparison], lines: Sequence[Line]) -> str:
    reasons = {comparison.reason for comparison in comparisons}
    if len(reasons) == 1 and (reason := comparisons[0].reason):
        return material.say(REASONS[reason])
    if not subject.together and (found := telling(material, comparisons[0], lines)):
        one = shift(material, *found)
        return material.voice.changed(one) if one else ""
    shifts = [one for line in lines if (one := shift(material, line, quoted(line.label)))]
    return material.voice.shifts(shifts, len(lines), material.say("onderwerpen" if subject.together else "antwoorden"))


def base_line(material: Material, subject: Subject) -> str:
    """n and N per wave; a range where the rows of a grid differ."""
    lines = []
    for place, wave in enumerate(material.waves):
        figures = [found for code in subject.codes if (found := material.figures.of(code)[place])]
        valid = [each.base.valid for each in figures if each.base]
        lines.append(f"{wave.title}: {_range(material, valid)}{_frame(material, place)}")
    return "; ".join(lines) + "."


def _range(material: Material, valid: Sequence[int]) -> str:
    if not valid:
        return material.say("niet getoond of niet gevraagd")
    notation = material.printer.notation
    n = notation.named("n", min(valid))
    return (
        n
        if min(valid) == max(valid)
        else material.say("{n} tot en met {number}", n=n, number=notation.number(max(valid)))
    )


def _frame(material: Material, place: int) -> str:
    population = material.waves[place].table.population
    return f" ({material.printer.notation.named('N', population)})" if population is not None else ""


def comparing_notes(material: Material, subject: Subject, comparisons: Sequence[Comparison]) -> Iterator[str]:
    """What to know when reading a difference: how it was made, why there is none, and what was special at the time."""
    if len({comparison.reason for comparison in comparisons}) > 1:
        for comparison in comparisons:
            if comparison.reason:
                yield f"“{comparison.label.rstrip('.')}”: {material.say(REASONS[comparison.reason])}"
    if any(comparison.silent for comparison in comparisons):
        yield material.say(
            "Let op: de vragenlijst zelf meldt deze verandering niet; het versienummer van de vraag bleef gelijk."
        )
    if len(material.figures.links) == 1:
        yield from designs(material, comparisons)
    if subject.condition:
        yield asked_if(material, subject.condition)
    if any(comparison.mean and comparison.shares for comparison in comparisons):
        yield material.say("De toets en het effect gaan over alle antwoorden op de schaal, niet over één antwoord.")
    for code in subject.codes:
        yield from spread(material, code)
    yield from special(material)


def special(material: Material) -> Iterator[str]:
    """What was special about a wave goes along with every comparison that it is in."""
    for wave in material.waves:
        if wave.remark:
            yield material.say("Bijzonder bij {title}: {remark}", title=wave.title, remark=wave.remark)
