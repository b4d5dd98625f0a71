"""Our own figures beside other municipalities and published figures: what may be said, and why not where it may not."""

from collections.abc import Iterator, Sequence

from surveyapp.questionnaire.notation import format_date
from surveyapp.report.benchmarks import Compared, Published, benchmark_of, compared, limits_of
from surveyapp.report.benchmarkwords import WORDS, Words
from surveyapp.report.cells import EMPTY
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings.beside import Told, published
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Listing, Note, Paragraph, Row, Table, Unit
from surveyapp.report.numbers import Notation
from surveyapp.report.series import Value

LEAD = (
    "Van de {of} cijfers liggen er {higher} duidelijk hoger dan in andere gemeenten, en {lower} duidelijk lager. Bij "
    "de rest kan het verschil toeval zijn."
)


def benchmark(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding per variable that something stands beside, the rest with the reason, and where all of it comes from."""
    found, words = benchmark_of(material, chapter), WORDS[material.printer.notation.language]
    about = compared(material, chapter)
    notation, told_why = material.printer.notation, found.silence is not None
    blocks: list[Block] = [*_lead(material, about)]
    if found.silence:
        blocks.append(Paragraph(words.silences[found.silence]))
    blocks += [Told(each, notation, words, told_why=told_why).finding() for each in about if not each.silent]
    if not told_why:
        blocks += _silent([each for each in about if each.silent], words)
    blocks += _elsewhere([each for one in about for each in one.published], notation, words)
    if any(each.beside.others.mean is not None for each in about):
        blocks += [Note(text) for text in _notes(material, chapter, about, words)]
    return blocks


def _lead(material: Material, about: Sequence[Compared]) -> Iterator[Paragraph]:
    """At how many figures the own municipality clearly differs from the others; nothing when none can be judged."""
    judged = [(each.code, each.beside.gap) for each in about if each.beside.gap and each.beside.gap.clear is not None]
    if judged:
        higher = sum(bool(gap.clear) and gap.difference > 0 for _, gap in judged)
        lower = sum(bool(gap.clear) and gap.difference < 0 for _, gap in judged)
        number = material.printer.notation.number
        counts = {"higher": number(higher), "lower": number(lower), "of": number(len(judged))}
        yield Paragraph(material.say(LEAD, **counts), lead=True, codes=tuple(code for code, _ in judged))


def _silent(about: Sequence[Compared], words: Words) -> Iterator[Block]:
    """What nothing stands beside: a dash, and why."""
    caption, corner, why = words.no_comparison
    rows = []
    for each in about:
        silence = each.beside.others.silence
        rows.append(Row(each.title, (EMPTY, Cell(words.silences[silence] if silence else ""))))
    if rows:
        yield Table(caption, corner, (words.nobody, why), tuple(rows))


def _elsewhere(found: Sequence[Published], notation: Notation, words: Words) -> Iterator[Block]:
    """Every published figure as it was published, with what it is, whom it is about and where it stands."""
    if not found:
        return
    caption, corner, moment, interval = words.series
    rows = [_row(each, value, notation) for each in found for value in each.series.values]
    columns = (moment, words.columns[0], words.columns[2], interval)
    known = [place for place in range(len(columns)) if any(row.cells[place] is not EMPTY for row in rows)]
    cut = tuple(Row(row.header, tuple(row.cells[place] for place in known)) for row in rows)
    yield Table(caption, corner, tuple(columns[place] for place in known), cut)
    yield Listing(tuple(_about(each, words) for each in found))


def _row(found: Published, value: Value, notation: Notation) -> Row:
    each = Published(found.series, value, None)
    limits = limits_of(each.series, value)
    n = EMPTY if value.n is None else Cell(notation.number(value.n), value.n, Unit.COUNT)
    interval = EMPTY
    if limits is not None:
        interval = Cell(notation.interval(*(published(each, notation, limit).text for limit in limits)))
    return Row(each.series.title, (Cell(value.name), published(each, notation), n, interval))


def _about(each: Published, words: Words) -> str:
    series = each.series
    fields = {key: " ".join(getattr(series, key).split()) for key in ("title", "definition", "population", "source")}
    return words.about.format(url=series.url, **fields)


def _notes(material: Material, chapter: ChapterDefinition, about: Sequence[Compared], words: Words) -> Iterator[str]:
    found, language = benchmark_of(material, chapter), material.printer.notation.language
    if found.since and found.until:
        since, until = (format_date(day, language) for day in (found.since, found.until))
        yield words.period.format(since=since, until=until)
    yield words.once
    if any(each.beside.others.median is not None for each in about):
        yield words.spread
    yield words.protected
    yield words.counted
    if material.last.table.weighting is not None:
        yield words.unweighted
