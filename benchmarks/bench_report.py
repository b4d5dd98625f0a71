"""A report of 40 pages with 60 charts against the same report without its charts, in CPU time; and its peak memory."""

import subprocess
import sys
import time
from dataclasses import replace
from statistics import median

from surveyapp.report import pdf
from surveyapp.report.model import (
    Block,
    Cell,
    Chapter,
    Chart,
    ChartKind,
    Finding,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
    Unit,
)

Ratio = tuple[str, float, float]
RUNS = 7
CHAPTERS = 12
TIMES_AS_LONG = 4
MEGABYTES = 400
ANSWERS = ("Helemaal mee oneens", "Mee oneens", "Niet eens en niet oneens", "Mee eens", "Helemaal mee eens")
CLASSES = ("1 tot 9", "10 tot 24", "25 tot 49", "50 tot 99", "100 of meer")
TEXT = (
    "De vragenlijst ging naar alle organisaties die met vrijwilligers werken. Ruim acht van de tien vulden hem in. "
    "De uitkomsten zijn niet gewogen: iedere organisatie telt even zwaar mee, groot of klein. "
)


def _shares(seed: int) -> tuple[float, ...]:
    """Five shares that add up to 1 and differ from chart to chart."""
    weights = [1 + (seed * 7 + place * 13) % 11 for place in range(5)]
    return tuple(weight / sum(weights) for weight in weights)


def _texts(shares: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"{share * 100:.0f}%" for share in shares)


def _chart(seed: int) -> Chart:
    """Bars, columns and stacked rows in turn."""
    kind = (ChartKind.BARS, ChartKind.COLUMNS, ChartKind.STACKED)[seed % 3]
    told = (f"Figuur {seed}", "Staafdiagram van de antwoorden.", "n = 38 van 41.")
    if kind is ChartKind.STACKED:
        return _stacked(seed, *told)
    series = (Series("0-meting", _shares(seed), _texts(_shares(seed))),)
    return Chart(kind, told[0], CLASSES if kind is ChartKind.COLUMNS else ANSWERS, series, *told[1:])


def _stacked(seed: int, title: str, alt: str, base: str) -> Chart:
    rows = [_shares(seed + row) for row in range(4)]
    columns = [tuple(row[place] for row in rows) for place in range(5)]
    series = tuple(Series(answer, column, _texts(column)) for answer, column in zip(ANSWERS, columns, strict=True))
    topics = tuple(f"De gemeente helpt ons met onderwerp {row}." for row in range(4))
    return Chart(ChartKind.STACKED, title, topics, series, alt, base)


def _table(seed: int) -> Table:
    cells = [tuple(Cell(text, share, Unit.SHARE) for text in _texts(_shares(seed))) for share in _shares(seed)]
    rows = tuple(Row(answer, row) for answer, row in zip(ANSWERS, cells, strict=True))
    return Table(f"Tabel {seed}", "Antwoord", ("2021", "2022", "2023", "2024", "2025"), rows)


def synthetic(charts: bool = True, number_of_chapters: int = CHAPTERS) -> Report:
    """Chapters of text, five findings with their charts or without, and a table; twelve with charts are 40 pages."""
    chapters = []
    for number in range(number_of_chapters):
        blocks: list[Block] = [Paragraph(TEXT * 3, lead=True)]
        for place in range(number * 5, number * 5 + 5):
            finding = Finding(f"v{place}", f"Uitkomst {place}", TEXT, "n = 38 van 41.", _chart(place))
            blocks.append(finding if charts else replace(finding, chart=None))
        chapters.append(Chapter(f"h{number}", f"Hoofdstuk {number}", (*blocks, _table(number), Paragraph(TEXT))))
    return Report("Verslag", "Meting", "Voorbeeldstad", "nl", "1 mei 2026", (("Respons", "38"),), tuple(chapters))


def _seconds(report: Report) -> float:
    before = time.process_time()
    pdf.render(report)
    return time.process_time() - before


def _peak() -> float:
    """Megabytes that a fresh process needs at most to make the report."""
    program = (
        "import resource; from benchmarks.bench_report import synthetic; from surveyapp.report import pdf; "
        "pdf.render(synthetic()); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return int(done.stdout) / 1024


def run() -> list[Ratio]:
    """Ratios of the CPU times, and the peak memory in megabytes."""
    full, bare, long = synthetic(), synthetic(charts=False), synthetic(number_of_chapters=CHAPTERS * TIMES_AS_LONG)
    pdf.render(full)
    ratios = [_seconds(full) / _seconds(bare) for _ in range(RUNS)]
    chapter = _seconds(long) / TIMES_AS_LONG / median(_seconds(full) for _ in range(3))
    return [
        ("report of 40 pages: with 60 charts against without", median(ratios), 5.0),
        (f"a chapter of a report {TIMES_AS_LONG} times as long against one of that report", chapter, 1.25),
        ("peak memory of that report, MB", _peak(), MEGABYTES),
    ]
