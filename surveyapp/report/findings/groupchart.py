"""The chart of one variable per group: stacked rows for a distribution, bars for one figure per group."""

from surveyapp.analysis.tabulation import Crosstab, Tabulation
from surveyapp.questionnaire.indicators import YES
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.findings.columns import columns_of, top_column
from surveyapp.report.findings.sides import in_order, kind_of
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Series, Unit
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import quoted

_STACKED = (Measure.NOMINAL, Measure.ORDINAL)
_MOST_SEGMENTS = 7
_MOST_GROUPS = 6
"""With more bars than this beside each other nobody finds the right one: the table says it better."""
Group = tuple[str, Tabulation]
_NOTHING = 1e-9
"""Shares add up to 1 but for the last bit."""


def drawn(material: Material, subject: Subject, crosstab: Crosstab) -> Chart | None:
    """The groups that may be shown, each with its n; None when there are too few or too many to draw, or
    nothing in them may be shown.
    """
    names = group_names(material, crosstab)
    groups = [
        (_with_n(material, column, column.group_label or names.get(column.group, "")), column)
        for column in crosstab.columns
        if column.reason is None
    ]
    chart = _chosen(material, subject, crosstab, groups) if len(groups) > 1 else None
    return chart if chart and any(value is not None for each in chart.series for value in each.values) else None


def _chosen(material: Material, subject: Subject, crosstab: Crosstab, groups: list[Group]) -> Chart | None:
    if material.is_share(crosstab.code) or crosstab.total.measure is Measure.NUMBER:
        return _one_each(material, subject, crosstab, groups)
    if crosstab.total.top is not None and _some_hidden(groups):
        return _highest(material, subject, crosstab, groups)
    if crosstab.total.measure in _STACKED and len(crosstab.total.cells) <= _MOST_SEGMENTS:
        return _stacked(material, subject, crosstab, groups)
    return _side_by_side(material, subject, crosstab, groups) if len(groups) <= _MOST_GROUPS else None


def group_names(material: Material, crosstab: Crosstab) -> dict[str, str]:
    """The names of the groups of its wave: of a class of numbers its bounds there."""
    waves = [wave for wave in material.waves if wave.code == crosstab.total.wave]
    figures = material.figures.at(crosstab.by, waves[0]) if waves else None
    return material.labels(figures or material.figures.last(crosstab.by))


def _some_hidden(groups: list[Group]) -> bool:
    return any(cell.hidden for _, figures in groups for cell in figures.cells)


def _highest(material: Material, subject: Subject, crosstab: Crosstab, groups: list[Group]) -> Chart:
    """A bar per group for the two highest answers together: where small counts are hidden a scale has holes."""
    column = top_column(material, crosstab.total)
    cells = [column.cell(figures) for _, figures in groups]
    series = Series(column.title, tuple(map(_value, cells)), tuple(cell.text for cell in cells))
    title = material.say("Percentage per groep: {title}", title=column.title)
    return _chart(material, subject, crosstab, ChartKind.BARS, title, groups, [series], Unit.SHARE)


def _with_n(material: Material, figures: Tabulation, label: str) -> str:
    n = figures.base.valid if figures.base else None
    return f"{label} ({material.printer.notation.named('n', n)})"


def _value(cell: Cell) -> float | None:
    return None if cell.value is None else float(cell.value)


def _one_each(material: Material, subject: Subject, crosstab: Crosstab, groups: list[Group]) -> Chart | None:
    columns = columns_of(material, crosstab.total)
    shares = material.is_share(crosstab.code)
    place = next((i for i, cell in enumerate(crosstab.total.cells) if cell.code == YES), 0) if shares else 0
    cells = [columns[place].cell(figures) for _, figures in groups]
    series = Series(columns[place].title, tuple(map(_value, cells)), tuple(cell.text for cell in cells))
    unit = Unit.SHARE if shares else Unit.MEAN
    title = material.say("Percentage per groep") if shares else material.say("Gemiddelde per groep")
    return _chart(material, subject, crosstab, ChartKind.BARS, title, groups, [series], unit)


def _stacked(material: Material, subject: Subject, crosstab: Crosstab, groups: list[Group]) -> Chart:
    kind = kind_of(material, [figures for _, figures in groups])
    series = [*_per_answer(material, crosstab, groups, kind), *_rest(material, groups)]
    title = material.say("Antwoorden per groep")
    return _chart(material, subject, crosstab, kind, title, groups, series, Unit.SHARE)


def _per_answer(material: Material, crosstab: Crosstab, groups: list[Group], kind: ChartKind) -> list[Series]:
    titles = {
        cell.code: column
        for cell, column in zip(crosstab.total.cells, columns_of(material, crosstab.total), strict=False)
    }
    made = []
    for answer in in_order(material, crosstab.total, kind):
        column = titles[answer.code]
        cells = [column.cell(figures) for _, figures in groups]
        made.append(Series(column.title, tuple(map(_value, cells)), tuple(cell.text for cell in cells)))
    return made


def _rest(material: Material, groups: list[Group]) -> list[Series]:
    """What is left of each bar when counts are hidden: together, for apart they are not shown."""
    if not _some_hidden(groups):
        return []
    left = [max(1.0 - sum(cell.share or 0.0 for cell in figures.cells), 0.0) for _, figures in groups]
    texts = [material.printer.notation.percent(share) if share > _NOTHING else "" for share in left]
    values = tuple(share if share > _NOTHING else None for share in left)
    return [Series(material.say("Niet apart getoond"), values, tuple(texts), muted=True)]


def _side_by_side(material: Material, subject: Subject, crosstab: Crosstab, groups: list[Group]) -> Chart:
    """A bar per group at every answer."""
    columns = columns_of(material, crosstab.total)[: len(crosstab.total.cells)]
    series = []
    for label, figures in groups:
        cells = [column.cell(figures) for column in columns]
        series.append(Series(label, tuple(map(_value, cells)), tuple(cell.text for cell in cells)))
    unit = Unit.MEAN if crosstab.total.measure in (Measure.RANK, Measure.ALLOCATION) else Unit.SHARE
    categories = [(column.title, crosstab.total) for column in columns]
    return _chart(
        material, subject, crosstab, ChartKind.BARS, material.say("Antwoorden per groep"), categories, series, unit
    )


def _chart(
    material: Material,
    subject: Subject,
    crosstab: Crosstab,
    kind: ChartKind,
    title: str,
    categories: list[Group],
    series: list[Series],
    unit: Unit,
) -> Chart:
    labels = tuple(label for label, _ in categories)
    told = "; ".join(
        f"{label}: " + ", ".join(f"{each.label} {each.labels[place]}" for each in series if each.labels[place])
        for place, label in enumerate(labels)
    )
    return Chart(
        kind=kind,
        title=title,
        categories=labels,
        series=tuple(series),
        alt=material.say(
            "Diagram per groep ({quoted}) bij “{title}”. {told}.",
            quoted=quoted(crosstab.by_label),
            title=subject.title,
            told=told,
        ),
        base=material.base_line(crosstab.total),
        unit=unit,
        maximum=1.0 if kind in (ChartKind.STACKED, ChartKind.DIVERGING) else None,
    )
