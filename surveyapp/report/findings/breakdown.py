"""A finding about one question, or the rows of a grid, per group of respondents, in one wave."""

from collections.abc import Iterator, Sequence
from functools import partial

from surveyapp.analysis.tabulation import Base, Crosstab, Tabulation
from surveyapp.questionnaire.indicators import YES
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.cells import EMPTY
from surveyapp.report.findings.columns import Column, columns_of, top_column
from surveyapp.report.findings.grid import strongest, strongest_labels
from surveyapp.report.findings.groupchart import drawn, group_names
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Finding, Row, Table
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, SMALL_BASE, quoted

EVERYONE = "Iedereen"
_BASES = (("Gesteld aan", "asked"), ("Weet niet e.d.", "missing"), ("Niet ingevuld", "not_answered"))
"""The counts behind n, by their names in ``Base``."""
_MOST_COLUMNS = 7
"""With more answers than this they become the rows, and the groups the columns."""


def breakdown(material: Material, subject: Subject, by: str, wave: WaveInput | None = None) -> Finding | None:
    """The finding per answer on ``by`` in a wave, without one in the last; None where that says nothing: by itself, or
    of open answers."""
    if not material.figures.knows_everyone(by, wave) and by != subject.code:
        return _left_out(material, subject, by) if wave is None else None
    crosstabs = [each for code in subject.codes for each in material.figures.divided(code, wave) if each.by == by]
    if not crosstabs:
        return _made_of_it(material, subject, by) if wave is None else None
    first = crosstabs[0]
    shown = any(column.reason is None for each in crosstabs for column in each.columns)
    return Finding(
        code=f"{subject.code}_{by}" + (f"_{wave.code}" if wave else ""),
        title=title(material, subject, first.by_label) + (f", {wave.title}" if wave else ""),
        statement=_statement(material, subject, first) if shown else _absent(material, first),
        base=_base_line(material, crosstabs),
        chart=drawn(material, subject, first) if shown and not subject.together else None,
        table=(_rows_table(material, crosstabs) if subject.together else _table(material, first)) if shown else None,
        notes=tuple(_notes(material, crosstabs)) if shown else (),
    )


def _absent(material: Material, crosstab: Crosstab) -> str:
    """Why there is nothing: too few answers in all, or too few in every group."""
    reason = crosstab.total.reason
    return material.say(REASONS[reason]) if reason else material.voice.no_groups(material.figures.threshold)


def _left_out(material: Material, subject: Subject, by: str) -> Finding:
    """Of a fact from the address list that is not known of everybody the groups are no fair picture."""
    known = material.figures.last(by).base
    unknown = known.not_answered if known else material.last.table.responses
    heading = title(material, subject, material.figures.variables[by].label)
    return Finding(f"{subject.code}_{by}", heading, material.voice.left_out(unknown), _known(material, known))


def _made_of_it(material: Material, subject: Subject, by: str) -> Finding | None:
    """A question that the number is made of is not divided by it."""
    if by in subject.codes or by not in material.figures.variables:
        return None
    if not any(material.figures.made_of(by, code) for code in subject.codes):
        return None
    label = material.figures.variables[by].label
    base = material.base_line(material.figures.last(subject.codes[0]))
    return Finding(f"{subject.code}_{by}", title(material, subject, label), material.voice.made_of_it(label), base)


def _known(material: Material, base: Base | None) -> str:
    return (
        material.voice.known(base)
        if base
        else material.say("n is kleiner dan {threshold}.", threshold=material.figures.threshold)
    )


def title(material: Material, subject: Subject, by: str) -> str:
    """What is shown per group, and of which groups."""
    end = "" if subject.title.endswith((".", "?", "!")) else "."
    return material.say("{title}{end} Per groep: {quoted}", title=subject.title, end=end, quoted=quoted(by))


def group_labels(material: Material, crosstab: Crosstab) -> list[str]:
    """The name of each group: its answer, or its class of numbers."""
    names = group_names(material, crosstab)
    return [column.group_label or names.get(column.group, column.group) for column in crosstab.columns]


def _groups(material: Material, crosstab: Crosstab) -> Iterator[tuple[str, Tabulation]]:
    yield from zip(group_labels(material, crosstab), crosstab.columns, strict=True)
    yield material.say(EVERYONE), crosstab.total


def _table(material: Material, crosstab: Crosstab) -> Table:
    n = Column("n", lambda figures: _counted(material, "valid", figures))
    columns = [*_telling_columns(material, crosstab), n, *_base_columns(material, crosstab)]
    groups = list(_groups(material, crosstab))
    caption = material.say("Per groep: {quoted}", quoted=quoted(crosstab.by_label))
    if len(columns) <= _MOST_COLUMNS + 1:
        rows = tuple(
            Row(
                label,
                tuple(_cell(material, column, figures) for column in columns),
                total=label == material.say(EVERYONE),
            )
            for label, figures in groups
        )
        return Table(caption, material.say("Groep"), tuple(column.title for column in columns), rows)
    rows = tuple(
        Row(column.title, tuple(_cell(material, column, figures) for _, figures in groups), total=column is n)
        for column in columns
    )
    return Table(caption, material.say("Antwoord"), tuple(label for label, _ in groups), rows)


def _base_columns(material: Material, crosstab: Crosstab) -> list[Column]:
    """Who is not in n, when some are not and it can be told of each group."""
    shown = _told_bases([crosstab])
    if all(base.asked == base.valid for base in shown):
        return []
    return [Column(material.say(title), partial(_counted, material, kind)) for title, kind in _BASES]


def _told_bases(crosstabs: Sequence[Crosstab]) -> list[Base]:
    """The bases of the groups of which every count is told; none when a few of a group gave no answer."""
    bases = [column.base for each in crosstabs for column in each.columns if column.base]
    return [] if any(base.valid_only for base in bases) else bases


def _telling_columns(material: Material, crosstab: Crosstab) -> list[Column]:
    """The answers, or the mean. Where counts are hidden also the two highest answers of a scale together, and no column
    that is empty for every group."""
    columns = columns_of(material, crosstab.total)
    shown = [column for column in crosstab.columns if column.reason is None]
    if not any(cell.hidden for figures in shown for cell in figures.cells):
        return columns
    if crosstab.total.top is not None:
        columns.insert(len(crosstab.total.cells), top_column(material, crosstab.total))
    return [column for column in columns if any(column.cell(figures) != EMPTY for figures in shown)]


def _rows_table(material: Material, crosstabs: Sequence[Crosstab]) -> Table:
    """Of a grid: a row per statement, a column per group, with the share of the highest answers."""
    labels = [label for label, _ in _groups(material, crosstabs[0])]
    highest = next((names for each in crosstabs if (names := strongest_labels(each.total))), [])
    rows = []
    for crosstab in crosstabs:
        cells = tuple(_strongest_cell(material, figures) for _, figures in _groups(material, crosstab))
        rows.append(Row(crosstab.total.label, cells))
    parts = [[list(_groups(material, each))[place][1] for each in crosstabs] for place in range(len(labels))]
    rows.append(Row("n", tuple(_range(material, "valid", part) for part in parts), total=True))
    if any(base.asked != base.valid for base in _told_bases(crosstabs)):
        rows += [
            Row(material.say(title), tuple(_range(material, kind, part) for part in parts)) for title, kind in _BASES
        ]
    chosen = material.joined([quoted(label) for label in highest], "of")
    return Table(
        material.say("Aandeel {chosen} per groep: {quoted}", chosen=chosen, quoted=quoted(crosstabs[0].by_label)),
        material.say("Onderwerp"),
        tuple(labels),
        tuple(rows),
    )


def _strongest_cell(material: Material, figures: Tabulation) -> Cell:
    cell = strongest(figures)
    if figures.reason is not None or cell is None:
        return Cell(material.printer.absent(figures.reason))
    return material.printer.share(cell, material.printer.percent_or_reason(cell))


def _range(material: Material, kind: str, rows: Sequence[Tabulation]) -> Cell:
    counts = [getattr(row.base, kind) for row in rows if row.base]
    if not counts:
        return Cell(material.printer.absent(rows[0].reason))
    if min(counts) == max(counts):
        return material.printer.number(min(counts))
    notation = material.printer.notation
    return Cell(notation.interval(notation.number(min(counts)), notation.number(max(counts))))


def _cell(material: Material, column: Column, figures: Tabulation) -> Cell:
    return Cell(material.printer.absent(figures.reason)) if figures.reason is not None else column.cell(figures)


def _counted(material: Material, kind: str, figures: Tabulation) -> Cell:
    return material.printer.number(getattr(figures.base, kind)) if figures.base else Cell("")


def _statement(material: Material, subject: Subject, crosstab: Crosstab) -> str:
    """Where the one telling figure is highest and lowest, among groups that are large enough for a sentence."""
    if subject.together:
        return ""
    told = []
    for label, figures in zip(group_labels(material, crosstab), crosstab.columns, strict=True):
        found = telling(material, figures)
        if figures.base and figures.base.valid >= SMALL_BASE and found:
            told.append((found[0], label, found[1]))
    about = about_telling(material, crosstab.total)
    if not about:
        return ""
    if len(told) < 2:
        return material.voice.groups_too_small()
    most, least = max(told, key=lambda each: each[0]), min(told, key=lambda each: each[0])
    return material.voice.highest_and_lowest(about, most[1:], least[1:])


def telling(material: Material, figures: Tabulation) -> tuple[float, str] | None:
    """The one figure that sums a question up, and how it is printed."""
    printer = material.printer
    if figures.top is not None and figures.top.share is not None:
        return figures.top.share, printer.percent_or_reason(figures.top)
    if material.is_share(figures.code):
        yes = next(cell for cell in figures.cells if cell.code == YES)
        return None if yes.share is None else (yes.share, printer.percentages(figures)[YES])
    if figures.summary and figures.summary.mean is not None and figures.top is None and not figures.missing:
        return figures.summary.mean, printer.mean(figures.summary.mean).text
    return None


def about_telling(material: Material, total: Tabulation) -> str:
    """What that figure is; empty when nothing sums the question up."""
    if total.top is not None:
        return material.say(
            "Het aandeel {joined}", joined=material.joined([quoted(label) for label in strongest_labels(total)], "of")
        )
    if material.is_share(total.code):
        return material.say("Het aandeel {quoted}", quoted=quoted(total.label))
    return material.say("Het gemiddelde") if telling(material, total) else ""


def _base_line(material: Material, crosstabs: Sequence[Crosstab]) -> str:
    line = material.base_line(crosstabs[0].total)
    unclassified = max((each.unclassified or 0 for each in crosstabs), default=0)
    return f"{line} {material.voice.in_no_group(unclassified)}" if unclassified else line


def _notes(material: Material, crosstabs: Sequence[Crosstab]) -> Iterator[str]:
    columns = [column for each in crosstabs for column in each.columns]
    yield material.say("Verschillen tussen de groepen zijn niet getoetst. Ze kunnen toeval zijn.")
    small = [column.base.valid for column in columns if column.base and column.base.valid < SMALL_BASE]
    if small and crosstabs[0].total.measure is not Measure.NUMBER:
        yield material.voice.small(min(small))
    if any(column.reason for column in columns):
        yield material.voice.hidden_groups(material.figures.threshold)
    if any(cell.hidden for column in columns if not column.reason for cell in column.cells):
        yield material.voice.hidden_counts(material.figures.threshold)
