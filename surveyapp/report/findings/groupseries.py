"""A question per group in every wave of a report: one figure per group and wave, or else a finding per earlier wave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.analysis.comparability import comparability
from surveyapp.analysis.comparison import Comparability
from surveyapp.analysis.tabulation import Crosstab, Tabulation
from surveyapp.questionnaire.variables import Variable
from surveyapp.report.cells import EMPTY
from surveyapp.report.findings.breakdown import EVERYONE, about_telling, breakdown, group_labels, telling, title
from surveyapp.report.findings.compared import special
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import quoted

_MOST_LINES = 5
_NOT_TESTED = "Per groep zijn de verschillen tussen de metingen niet getoetst. Ze kunnen toeval zijn."


@dataclass(frozen=True)
class _Column:
    """One wave: its groups by code with everybody under the empty code, or why it cannot stand beside the last one."""

    wave: WaveInput
    groups: dict[str, Tabulation]
    why: str = ""


def breakdowns(material: Material, subject: Subject, by: str) -> Iterator[Finding]:
    """Everything about this subject per answer on ``by``: the last wave, then how groups stood in the other waves."""
    last = breakdown(material, subject, by)
    if last is None:
        return
    yield last
    if len(material.waves) == 1 or not material.figures.links:
        return
    newest = [each for each in material.figures.divided(subject.codes[0]) if each.by == by]
    if not subject.together and newest and about_telling(material, newest[0].total):
        yield _over_time(material, subject, newest[0])
    else:
        earlier = (breakdown(material, subject, by, wave) for wave in material.waves[:-1])
        yield from (found for found in earlier if found)


def _over_time(material: Material, subject: Subject, newest: Crosstab) -> Finding:
    columns = [_column(material, wave, newest) for wave in material.waves]
    names = dict(zip((group.group for group in newest.columns), group_labels(material, newest), strict=True))
    what = about_telling(material, newest.total)
    return Finding(
        code=f"{subject.code}_{newest.by}_metingen",
        title=material.say("{title}, per meting", title=title(material, subject, newest.by_label)),
        statement="",
        base=f"{'; '.join(_base(material, column) for column in columns)}.",
        chart=_chart(material, subject, columns, names, what),
        table=_table(material, columns, {**names, "": material.say(EVERYONE)}, what),
        notes=(*_notes(material, columns), *special(material)),
    )


def _column(material: Material, wave: WaveInput, newest: Crosstab) -> _Column:
    found = [each for each in material.figures.divided(newest.code, wave) if each.by == newest.by]
    if why := _why_not(material, wave, newest):
        return _Column(wave, {}, why)
    if not found:
        return _Column(wave, {}, material.say("de groepen van deze meting zijn niet van iedereen bekend."))
    return _Column(wave, {**{group.group: group for group in found[0].columns}, "": found[0].total})


def _why_not(material: Material, wave: WaveInput, newest: Crosstab) -> str:
    then, now = _variables(wave), _variables(material.last)
    if newest.code not in then or newest.by not in then:
        return material.say("niet gevraagd in deze meting.")
    if comparability(then, now, newest.code)[0] is not Comparability.SAME:
        return material.say("de vraag was toen anders, en is niet te vergelijken.")
    same_classes = then[newest.by].classes == now[newest.by].classes
    if comparability(then, now, newest.by)[0] is not Comparability.SAME or not same_classes:
        return material.say("de groepen waren toen anders, en zijn niet te vergelijken.")
    return ""


def _variables(wave: WaveInput) -> dict[str, Variable]:
    return {variable.code: variable for variable in wave.questionnaire.variables}


def _table(material: Material, columns: Sequence[_Column], names: dict[str, str], what: str) -> Table:
    rows = tuple(
        Row(name, tuple(cell for column in columns for cell in _cells(material, column, code)), total=not code)
        for code, name in names.items()
    )
    heads = tuple(head for column in columns for head in (column.wave.title, f"n, {column.wave.title}"))
    return Table(material.say("{what} per groep en meting", what=what), material.say("Groep"), heads, rows)


def _cells(material: Material, column: _Column, code: str) -> tuple[Cell, Cell]:
    """The figure of a group in one wave, and its n."""
    figures = column.groups.get(code)
    if figures is None:
        return EMPTY, EMPTY
    if figures.base is None:
        hidden = Cell(material.printer.absent(figures.reason))
        return hidden, hidden
    return _figure(material, figures), material.printer.number(figures.base.valid)


def _figure(material: Material, figures: Tabulation) -> Cell:
    found = telling(material, figures)
    if found is None:
        return Cell(material.printer.absent(figures.reason)) if figures.reason else _withheld(material, figures)
    return Cell(found[1], found[0], _unit(material, figures))


def _withheld(material: Material, figures: Tabulation) -> Cell:
    """The mark of a figure that would tell a small count; a dash where there is nothing to tell."""
    cell = figures.top or next((each for each in figures.cells if each.hidden), None)
    return Cell(material.printer.absent(cell.reason)) if cell and cell.reason else EMPTY


def _unit(material: Material, figures: Tabulation) -> Unit:
    return Unit.SHARE if figures.top is not None or material.is_share(figures.code) else Unit.MEAN


def _chart(
    material: Material, subject: Subject, columns: Sequence[_Column], names: dict[str, str], what: str
) -> Chart | None:
    """A line per group; None with more groups than can be told apart, or fewer than two waves to draw."""
    lines = [(name, [_cells(material, column, code)[0] for column in columns]) for code, name in names.items()]
    lines = [(name, cells) for name, cells in lines if sum(cell.value is not None for cell in cells) > 1]
    if not 0 < len(lines) <= _MOST_LINES:
        return None
    titles = tuple(column.wave.title for column in columns)
    told = " ".join(
        f"{name}: " + ", ".join(f"{wave} {cell.text}" for wave, cell in zip(titles, cells, strict=True)) + "."
        for name, cells in lines
    )
    drawn = [Series(name, tuple(map(_value, cells)), tuple(cell.text for cell in cells)) for name, cells in lines]
    return Chart(
        kind=ChartKind.LINES,
        title=material.say("{what} per groep, in beeld", what=what),
        categories=titles,
        series=tuple(drawn),
        alt=material.say(
            "Lijnen per groep over {len} metingen bij “{title}”. {told}",
            len=len(titles),
            title=subject.title,
            told=told,
        ),
        base="; ".join(_base(material, column) for column in columns) + ".",
        unit=next(cell.unit for _, cells in lines for cell in cells if cell.value is not None),
    )


def _value(cell: Cell) -> float | None:
    return None if cell.value is None else float(cell.value)


def _base(material: Material, column: _Column) -> str:
    whole = column.groups.get("")
    n = whole.base.valid if whole and whole.base else None
    return f"{column.wave.title}: " + (
        material.say("niet getoond") if n is None else material.printer.notation.named("n", n)
    )


def _notes(material: Material, columns: Sequence[_Column]) -> Iterator[str]:
    yield material.say(_NOT_TESTED)
    for column in columns:
        if column.why:
            yield f"{quoted(column.wave.title)}: {column.why}"
    groups = [figures for column in columns for code, figures in column.groups.items() if code]
    if any(figures.reason for figures in groups):
        yield material.voice.hidden_groups(material.figures.threshold)
    if any(cell.hidden for figures in groups if not figures.reason for cell in figures.cells):
        yield material.voice.hidden_counts(material.figures.threshold)
