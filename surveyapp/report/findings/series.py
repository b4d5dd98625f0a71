"""A finding about one question, or the rows of a grid, in three waves or more: a column per wave, lines with limits.

Every wave is compared with the first and with the one before. A line stops where two waves did not measure the same.
"""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.comparison import Comparison
from surveyapp.report.cells import EMPTY
from surveyapp.report.findings.compared import about, base_line, base_rows, comparing_notes, rows_of, value
from surveyapp.report.findings.lines import Line
from surveyapp.report.findings.shifts import designs, difference, effect, interval, shift, telling
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import REASONS, quoted

_MOST_LINES = 5
"""More lines than this cross each other without telling anything: those with the highest last value are drawn."""


def series(material: Material, subject: Subject) -> Finding:
    """The finding about this subject in all waves of the report."""
    comparisons = [each for code in subject.codes for each in material.figures.comparisons(code)]
    lines = rows_of(material, subject)
    waves = material.say("{number} metingen", number=material.printer.notation.number(len(material.waves)))
    what = about(material, subject, _latest(material, subject), waves)
    return Finding(
        code=subject.code,
        title=subject.title,
        statement=_statement(material, subject, lines),
        base=base_line(material, subject),
        chart=_chart(material, subject, what, [line for line in lines if line.main]),
        table=_table(material, subject, what, lines),
        notes=(
            *_breaks(material, subject),
            *_designs(material, subject),
            *comparing_notes(material, subject, _measured(comparisons)),
        ),
    )


def _latest(material: Material, subject: Subject) -> list[Comparison]:
    """From the wave before to the last one."""
    return [material.figures.comparisons(code)[-1] for code in subject.codes]


def _measured(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Those that have a difference; what the others lack stands with the breaks."""
    return [each for each in comparisons if each.reason is None]


def _table(material: Material, subject: Subject, what: str, lines: Sequence[Line]) -> Table | None:
    if not lines:
        return None
    first = material.waves[0].title
    rows = [Row(line.label, line.cells) for line in lines]
    tail = [] if subject.together else list(base_rows(material, subject.codes[0], 0))
    changed = [line for line in lines if any(line.changes)]
    count = len(material.waves)
    since = [
        row
        for line in changed
        for row in _changes(material, line, material.say("Verschil met {first}", first=first), range(count - 1))
    ]
    steps = [0, *range(count - 1, len(material.figures.links))]
    before = [
        row
        for line in changed
        for row in _changes(material, line, material.say("Verschil met de meting ervoor"), steps)
    ]
    columns = tuple(wave.title for wave in material.waves)
    corner = material.say("Onderwerp") if subject.together else material.say("Antwoord")
    return Table(material.say("{what}, in cijfers", what=what), corner, columns, (*rows, *tail, *since, *before))


def _changes(material: Material, line: Line, what: str, links: Sequence[int]) -> Iterator[Row]:
    """The differences of one line over these links, each under its later wave, and below them how sure and how large
    they are: limits, p value and effect, as far as there are any. Several numbers, so text in a spreadsheet too."""
    label = line.label.rstrip(".")
    yield Row(f"{what}: {label}", (Cell(""), *(difference(material, line.changes[link], line.unit) for link in links)))
    judged = tuple(_judged(material, line, link) for link in links)
    if any(cell != EMPTY for cell in judged):
        yield Row(material.say("95%-interval, p-waarde (Holm) en effect: {label}", label=label), (Cell(""), *judged))


def _judged(material: Material, line: Line, link: int) -> Cell:
    change = line.changes[link]
    if change is None or change.difference is None:
        return EMPTY
    p = material.printer.notation.p_value(change.adjusted)
    cells = (interval(material, change, line.unit), Cell(p), effect(material, change))
    return Cell("; ".join(cell.text for cell in cells if cell.text != EMPTY.text) or EMPTY.text, None, line.unit)


def _chart(material: Material, subject: Subject, what: str, lines: Sequence[Line]) -> Chart | None:
    shown = [line for line in lines if any(cell.value is not None for cell in line.cells)]
    if not shown:
        return None
    drawn = sorted(shown, key=lambda line: -(value(line.cells[-1]) or 0.0))[:_MOST_LINES]
    drawn = [line for line in shown if line in drawn]
    breaks = tuple(_broken(material, subject))
    titles = tuple(wave.title for wave in material.waves)
    few = (
        material.say(" De {most_lines} lijnen met de hoogste laatste waarde zijn getekend.", most_lines=_MOST_LINES)
        if len(drawn) < len(shown)
        else ""
    )
    return Chart(
        kind=ChartKind.LINES,
        title=material.say("{what}, in beeld", what=what),
        categories=titles,
        series=tuple(
            Series(
                line.label,
                tuple(map(value, line.cells)),
                tuple(cell.text for cell in line.cells),
                limits=line.limits,
                breaks=breaks,
            )
            for line in drawn
        ),
        alt=material.say(
            "Lijnen over {len} metingen bij “{title}”.{few} {told}",
            len=len(titles),
            title=subject.title,
            few=few,
            told=_told(titles, drawn),
        ),
        base=base_line(material, subject),
        unit=lines[0].unit,
    )


def _told(titles: Sequence[str], lines: Sequence[Line]) -> str:
    return " ".join(
        f"{line.label.rstrip('.')}: "
        + ", ".join(f"{title} {cell.text}" for title, cell in zip(titles, line.cells, strict=True))
        + "."
        for line in lines
    )


def _before(material: Material, code: str) -> list[tuple[int, Comparison]]:
    """Every later wave by its place, with what changed since the one before."""
    found = material.figures.comparisons(code)
    return [(1, found[0]), *enumerate(found[len(material.waves) - 1 :], 2)]


def _broken(material: Material, subject: Subject) -> Iterator[int]:
    """The waves before which a line stops, for they measured something else."""
    for place in range(1, len(material.waves)):
        if any(comparison.reason for code in subject.codes for p, comparison in _before(material, code) if p == place):
            yield place


def _breaks(material: Material, subject: Subject) -> Iterator[str]:
    """Why a wave cannot be compared with the one before."""
    told: dict[str, list[str]] = {}
    for code in subject.codes:
        for place, comparison in _before(material, code):
            if comparison.reason:
                text = material.say(
                    "{title}, vergeleken met de meting ervoor: {reasons}",
                    title=material.waves[place].title,
                    reasons=material.say(REASONS[comparison.reason]),
                )
                told.setdefault(text, []).append(quoted(comparison.label))
    for text, labels in told.items():
        some = subject.together and len(labels) < len(subject.codes)
        yield material.say("{why} Dit geldt voor {labels}.", why=text, labels=", ".join(labels)) if some else text


def _designs(material: Material, subject: Subject) -> Iterator[str]:
    """How each pair of waves was compared; pairs of waves with the same sentence stand together."""
    told: dict[str, list[str]] = {}
    for link, (earlier, later) in enumerate(material.figures.links):
        comparisons = [material.figures.comparisons(code)[link] for code in subject.codes]
        names = material.say(
            "{title} met {title2}", title=material.waves[earlier].title, title2=material.waves[later].title
        )
        for text in designs(material, comparisons):
            told.setdefault(text, []).append(names)
    for text, pairs in told.items():
        yield f"{material.joined(pairs)}: {text[0].lower()}{text[1:]}"


def _statement(material: Material, subject: Subject, lines: Sequence[Line]) -> str:
    whole, last = len(material.waves) - 2, len(material.figures.links) - 1
    latest = _latest(material, subject)
    if not subject.together and (found := telling(material, latest[0], lines)):
        sentences = [material.voice.changed(one) for link in (whole, last) if (one := shift(material, *found, link))]
        return " ".join(sentences) or (material.say(REASONS[latest[0].reason]) if latest[0].reason else "")
    first, title = material.waves[0].title, material.waves[-1].title
    shifts = [one for line in lines if (one := shift(material, line, quoted(line.label)))]
    if not shifts:
        return material.say(REASONS[latest[0].reason]) if latest[0].reason else ""
    told = material.voice.shifts(shifts, len(lines), material.say("onderwerpen" if subject.together else "antwoorden"))
    return material.say(
        "Van {first} naar {title}:\u00a0{lower}{told}", first=first, title=title, lower=told[0].lower(), told=told[1:]
    )
