"""Texts that break files, and a report with one of them in every place where a text can stand."""

from surveyapp.report.model import (
    Block,
    Callout,
    Cell,
    Chapter,
    Chart,
    ChartKind,
    Finding,
    Listing,
    Note,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
    Unit,
)

HOSTILE = {
    "formula": "=1+1",
    "link formula": '=HYPERLINK("https://x.example","klik")',
    "plus": "+31 6 1234",
    "minus": "-2",
    "at": "@SUM(A1)",
    "tab": "\t=1",
    "reference": "wauw!A1",
    "reference to a sheet": "='Alle cijfers'!$A$1",
    "address": "https://x.example",
    "controls": "a\x00b\x08c\x0bd\x1fe\x7ff\x85g",
    "half a character": "half \ud83d en \udc00 kapot",
    "no character": "niet \ufffe en \uffff",
    "escape of Excel": "_x0041_ en _x000D_",
    "markup": "<w:p/>&amp;<script>\"'</c:v>]]>",
    "from right to left": "جمعية الأمل و שלום",
    "turned around": "a\u202egpj.exe",
    "emoji": "😀👩‍🦽 𝒜",
    "lines": "een\ntwee\r\ndrie",
    "template": "{{ 7 * 7 }} {% raw %} ${x} %s {0}",
    "label of 200": "Organisatie " + "lang" * 47,
    "one word of 200": "w" * 200,
    "longer than a cell": "woord " * 6_000,
    "emoji longer than a cell": "😀" * 20_000,
    "nothing": "",
    "white space": " \u00a0 ",
    "slash": "../../etc/passwd",
}
"""By what is wrong with it."""


def chart(kind: ChartKind, text: str) -> Chart:
    """A chart with this text in every place; the numbers are sound."""
    series = tuple(
        Series(text, (0.61, 0.39), (text, text), muted=place == 1, limits=((0.5, 0.7), None)) for place in range(2)
    )
    return Chart(kind, text, (text, text), series, text, text, corners=(text,) * 4)


def everywhere(text: str) -> Report:
    """A report with this text as every word in it. Two chapters have the same title."""
    table = Table(text, text, (text, text), (Row(text, (Cell(text), Cell(text, 0.5, Unit.SHARE))),) * 2)
    finding = Finding(text, text, text, text, chart(ChartKind.BARS, text), table, (text,))
    blocks: tuple[Block, ...] = (
        Paragraph(text),
        Paragraph(text, lead=True),
        Listing((text, text)),
        Listing((text,), ordered=True),
    )
    more: tuple[Block, ...] = (
        Note(text),
        Callout(text, (text,)),
        table,
        finding,
        *(chart(kind, text) for kind in ChartKind),
    )
    chapters = (Chapter("een", text, (*blocks, *more)), Chapter("twee", text, blocks))
    return Report(text, text, text, "nl", text, ((text, text),), chapters, mark=text)
