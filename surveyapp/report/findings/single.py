"""A finding about one variable in one wave: one way of drawing and wording per level of measurement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from surveyapp.analysis.tabulation import Base, Tabulation
from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.questionnaire.indicators import YES
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.cells import enough
from surveyapp.report.findings.notes import notes
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, Told


@dataclass(frozen=True)
class Drawn:
    """What a level of measurement makes of its figures."""

    statement: str
    chart: Chart | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()


def single(material: Material, subject: Subject) -> Finding:
    """The finding about a question or indicator in the report's last wave."""
    figures = material.figures.last(subject.codes[0])
    shown = figures.reason is None and figures.base is not None
    drawn = _DRAWINGS[figures.measure](material, subject, figures) if shown else _absent(material, figures)
    if figures.base and not subject.asked and figures.base.not_answered:
        return _left_out(material, subject, figures.base)
    return Finding(
        code=subject.code,
        title=subject.title,
        statement=drawn.statement,
        base=material.base_line(figures),
        chart=drawn.chart,
        table=drawn.table,
        notes=(*drawn.notes, *notes(material, subject, figures)) if shown else (),
    )


def _left_out(material: Material, subject: Subject, base: Base) -> Finding:
    """A fact from the address list that is not known of everybody: the rest is no fair picture, so nothing is drawn."""
    return Finding(subject.code, subject.title, material.voice.left_out(base.not_answered), material.voice.known(base))


def _absent(material: Material, figures: Tabulation) -> Drawn:
    return Drawn(material.say(REASONS[figures.reason]) if figures.reason else "")


def _shares(material: Material, subject: Subject, figures: Tabulation, cells: Sequence[Figure]) -> Drawn:
    """Chart and table of the shares of these answers; the sentence is left to the caller."""
    texts, labels = material.printer.percentages(figures), material.labels(figures)
    kind = ChartKind.COLUMNS if figures.measure in (Measure.NUMBER, Measure.DATE) else ChartKind.BARS
    chart = bars(material, subject, figures, [(labels[c.code], c.share, texts[c.code]) for c in cells], kind)
    return Drawn("", chart, _share_table(material, subject, figures, cells))


def bars(
    material: Material,
    subject: Subject,
    figures: Tabulation,
    shown: Sequence[tuple[str, float | None, str]],
    kind: ChartKind = ChartKind.BARS,
    unit: Unit = Unit.SHARE,
) -> Chart:
    """A chart of one series; ``shown`` is label, value and printed value per bar."""
    told = "; ".join(f"{label}: {text}" for label, _, text in shown)
    return Chart(
        kind=kind,
        title=material.say("Percentage per antwoord")
        if unit is Unit.SHARE
        else material.say("Gemiddelde per antwoord"),
        categories=tuple(label for label, _, _ in shown),
        series=(Series(material.last.title, tuple(v for _, v, _ in shown), tuple(t for _, _, t in shown)),),
        alt=material.say("Staafdiagram bij “{title}”. {told}.", title=subject.title, told=told),
        base=material.base_line(figures),
        unit=unit,
    )


def _share_table(material: Material, subject: Subject, figures: Tabulation, cells: Sequence[Figure]) -> Table:
    printer = material.printer
    texts, labels = printer.percentages(figures), material.labels(figures)
    valid = figures.base.valid if figures.base else 0
    wide = enough(valid) and any(cell.low is not None and cell.low != cell.high for cell in cells)
    rows = []
    for cell in cells:
        limits = (printer.interval(cell),) if wide else ()
        mentions = (printer.mentions(cell),) if figures.mentions else ()
        share = printer.share(cell, texts[cell.code])
        rows.append(Row(labels[cell.code], (printer.count(cell), share, *limits, *mentions)))
    percentage = (
        material.say("Percentage")
        if figures.base is None or figures.base.weighted is None
        else material.say("Percentage (gewogen)")
    )
    columns = (
        material.say("Aantal"),
        percentage,
        *((material.say("95%-interval"),) if wide else ()),
        *((material.say("Deel van alle keuzes"),) if figures.mentions else ()),
    )
    return Table(
        material.say("Aantal en percentage per antwoord"),
        material.say("Antwoord"),
        columns,
        (*rows, *_base_rows(material, figures, len(columns))),
    )


def _base_rows(material: Material, figures: Tabulation, width: int) -> list[Row]:
    """Under the answers: who is counted, and who is not."""
    base, printer = figures.base, material.printer
    if base is None:
        return []
    all_of_it = Cell("" if figures.measure is Measure.MULTIPLE else "100%", None)
    blank = Cell("")
    filler = (blank,) * (width - 2)
    rows = [Row(material.say("Totaal dat meetelt (n)"), (printer.number(base.valid), all_of_it, *filler), total=True)]
    if base.effective:
        rows.append(Row(material.say("Effectief aantal (n_eff)"), (printer.mean(base.effective), blank, *filler)))
        rows.append(Row(material.say("Ontwerpeffect"), (printer.mean(base.valid / base.effective, 2), blank, *filler)))
    rows += [Row(cell.label, (printer.count(cell), blank, *filler)) for cell in figures.missing if cell.count != 0]
    if base.not_answered:
        rows.append(Row(material.say("Niet ingevuld"), (printer.number(base.not_answered), blank, *filler)))
    return rows


def _complete(figures: Tabulation) -> bool:
    return all(cell.count is not None for cell in figures.cells)


def _nominal(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    drawn = _shares(material, subject, figures, figures.cells)
    told = list(material.told(figures))
    valid = figures.base.valid if figures.base else 0
    if material.is_share(figures.code):
        yes = next(cell for cell in figures.cells if cell.code == YES)
        return replace(drawn, statement=material.voice.holds(figures.label, material.told_one(yes), valid))
    return replace(drawn, statement=_most(material, subject, figures, told, valid))


def _most(material: Material, subject: Subject, figures: Tabulation, told: Sequence[Told], valid: int) -> str:
    if not told:
        return ""
    if not subject.asked:
        return material.voice.belongs(told[0], valid)
    several = figures.measure is Measure.MULTIPLE
    return material.voice.chosen(told, valid, several, _complete(figures))


def _ordinal(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    if figures.top is None or figures.top.count is None or figures.base is None:
        return _nominal(material, subject, figures)
    joined = set(figures.top.code.split("+"))
    labels = [cell.label for cell in figures.cells if cell.code in joined]
    statement = material.voice.top(labels, material.told_one(figures.top), figures.base.valid)
    return replace(_shares(material, subject, figures, figures.cells), statement=statement)


def _multiple(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    """Largest first; an answer that excludes the others, or asks for a text, stays at the end."""
    choices = {choice.code: choice for choice in material.figures.variables[figures.code].categories}
    cells = sorted(figures.cells, key=lambda c: (choices[c.code].exclusive or choices[c.code].open, -(c.count or 0)))
    told = list(material.told(figures))
    valid = figures.base.valid if figures.base else 0
    return replace(_shares(material, subject, figures, cells), statement=_most(material, subject, figures, told, valid))


def _number(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    summary, printer = figures.summary, material.printer
    if summary is None or summary.mean is None or figures.base is None:
        return _absent(material, figures)
    mean, median = printer.mean(summary.mean), "" if summary.median is None else printer.notation.plain(summary.median)
    statement = material.voice.mean(mean.text, median, figures.base.valid, figures.unit)
    drawn = _shares(material, subject, figures, figures.cells) if figures.cells else Drawn("")
    return replace(drawn, statement=statement, table=drawn.table or _summary_table(material, subject, figures))


def _summary_table(material: Material, subject: Subject, figures: Tabulation) -> Table | None:
    summary, printer = figures.summary, material.printer
    if summary is None:
        return None
    rows = (
        Row(material.say("Gemiddelde"), (printer.mean(summary.mean),)),
        Row(material.say("95%-interval van het gemiddelde"), (printer.limits_of(summary),)),
        Row(material.say("Spreiding (standaarddeviatie)"), (printer.mean(summary.deviation),)),
        Row(material.say("Een kwart zit op of onder"), (printer.mean(summary.lower_quartile),)),
        Row(material.say("De middelste waarde"), (printer.mean(summary.median),)),
        Row(material.say("Een kwart zit op of boven"), (printer.mean(summary.upper_quartile),)),
    )
    column = figures.unit.capitalize() if figures.unit else material.say("Waarde")
    return Table(
        material.say("Gemiddelde en spreiding"),
        material.say("Maat"),
        (column,),
        (*rows, *_base_rows_of_number(material, figures)),
    )


def _base_rows_of_number(material: Material, figures: Tabulation) -> list[Row]:
    valid = material.printer.number(figures.base.valid) if figures.base else Cell("")
    return [Row(material.say("Totaal dat meetelt (n)"), (valid,), total=True)]


def _rank(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    printer, valid = material.printer, figures.base.valid if figures.base else 0
    first = {cell.code: cell.places[0] if cell.places else 0 for cell in figures.cells if not cell.hidden}
    share = {cell.code: cell.place_shares[0] if cell.place_shares else 0.0 for cell in figures.cells}
    cells = sorted(figures.cells, key=lambda cell: -(share[cell.code] if cell.code in first else -1.0))
    told = [
        Told(c.label, first[c.code], printer.notation.percent(share[c.code]), share[c.code])
        for c in cells
        if c.code in first
    ]
    shown = [(each.label, each.share, each.percent) for each in told]
    rows = [
        Row(
            cell.label,
            (
                printer.number(first[cell.code]) if cell.code in first else Cell(printer.absent(cell.reason)),
                printer.count(cell),
                printer.mean(cell.summary.mean if cell.summary else None),
            ),
        )
        for cell in cells
    ]
    columns = (material.say("Op de eerste plaats"), material.say("Gekozen"), material.say("Gemiddelde plaats"))
    table = Table(
        material.say("Plaatsen per onderwerp"),
        material.say("Onderwerp"),
        columns,
        (*rows, *_base_rows(material, figures, 3)[:1]),
    )
    statement = material.voice.first_place(told[0], valid) if told and _complete(figures) else ""
    return Drawn(statement, bars(material, subject, figures, shown), table)


def _allocation(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    printer = material.printer
    means = {c.code: c.summary.mean for c in figures.cells if c.summary and c.summary.mean is not None}
    cells = sorted(figures.cells, key=lambda cell: -means.get(cell.code, -1))
    shown = [(c.label, means[c.code], printer.mean(means[c.code]).text) for c in cells if c.code in means]
    rows = tuple(
        Row(
            cell.label,
            (
                printer.mean(means.get(cell.code)),
                printer.mean(cell.summary.median if cell.summary else None),
                printer.count(cell),
            ),
        )
        for cell in cells
    )
    columns = (material.say("Gemiddeld"), material.say("Middelste waarde"), material.say("Gaf iets"))
    statement = material.voice.most_points(shown[0][0], shown[0][2], figures.unit) if shown else ""
    return Drawn(
        statement,
        bars(material, subject, figures, shown, unit=Unit.MEAN),
        Table(
            material.say("Gemiddelde per onderwerp"),
            material.say("Onderwerp"),
            columns,
            (*rows, *_base_rows(material, figures, 3)[:1]),
        ),
    )


def _text(material: Material, subject: Subject, figures: Tabulation) -> Drawn:
    return Drawn(material.voice.wrote(figures.base.valid if figures.base else 0))


_DRAWINGS: dict[Measure, Callable[[Material, Subject, Tabulation], Drawn]] = {
    Measure.NOMINAL: _nominal,
    Measure.ORDINAL: _ordinal,
    Measure.NUMBER: _number,
    Measure.MULTIPLE: _multiple,
    Measure.RANK: _rank,
    Measure.ALLOCATION: _allocation,
    Measure.DATE: _nominal,
    Measure.TEXT: _text,
}
