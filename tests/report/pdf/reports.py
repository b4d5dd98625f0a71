"""Reports for the tests of the renderer, with defaults for what a test is not about."""

from collections.abc import Sequence

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
)

BASE = "n = 38, gesteld aan 41 organisaties."
ANSWERS = ("Helemaal mee oneens", "Mee oneens", "Niet eens en niet oneens", "Mee eens", "Helemaal mee eens")


def report(*blocks: Block, **fields: object) -> Report:
    """A report of one chapter with these blocks; ``chapters`` overrules that."""
    data: dict[str, object] = {
        "title": "Evaluatie vrijwilligersbeleid",
        "subtitle": "Wat organisaties ervan vinden",
        "municipality": "Gemeente Voorbeeldstad",
        "language": "nl",
        "date": "23 november 2026",
        "facts": (("Periode", "september 2026"), ("Respons", "38 van 41 organisaties")),
        "chapters": (Chapter("uitkomsten", "Uitkomsten", tuple(blocks)),),
        **fields,
    }
    return Report(**data)  # type: ignore[arg-type]


def chart(kind: ChartKind = ChartKind.BARS, **fields: object) -> Chart:
    """A chart of its kind with Dutch labels of ordinary length."""
    categories, series = _EXAMPLES[kind]
    data: dict[str, object] = {
        "kind": kind,
        "title": "Hebt u genoeg vrijwilligers?",
        "categories": categories,
        "series": series,
        "alt": "Diagram bij “Hebt u genoeg vrijwilligers?”. Ja: 61%; Nee: 39%.",
        "base": BASE,
        **fields,
    }
    return Chart(**data)  # type: ignore[arg-type]


WORDS = "ook als u daar als bestuur van de vereniging of stichting in de afgelopen maanden niet over hebt gesproken"


def high_chart(kind: ChartKind) -> Chart:
    """A chart with 24 rows that have a label of 200 characters."""
    categories = tuple(f"Onderwerp {number}: {WORDS}, {WORDS}"[:200] for number in range(24))
    names = ("Ja",) if kind is ChartKind.BARS else ("Ja", "Nee")
    shares = [(number % 9 + 1) / (10 * len(names)) for number in range(24)]
    return chart(kind, categories=categories, series=tuple(series(name, *shares) for name in names))


def series(label: str, *values: float | None, muted: bool = False) -> Series:
    """Shares with their percentages."""
    return Series(label, values, tuple("–" if value is None else f"{value * 100:.0f}%" for value in values), muted)


def table(rows: Sequence[Sequence[str]], columns: Sequence[str] = ("Aantal", "Percentage")) -> Table:
    """A table of texts, the first of every row being its header; the last row is the total."""
    made = [Row(row[0], tuple(Cell(text) for text in row[1:]), total=row is rows[-1]) for row in rows]
    return Table("Antwoorden op de vraag", "Antwoord", tuple(columns), tuple(made))


def finding(**fields: object) -> Finding:
    """A finding with everything that a finding can have."""
    data: dict[str, object] = {
        "code": "genoeg",
        "title": "Vrijwilligers genoeg?",
        "statement": "Ruim zes van de tien organisaties (61%) hebben genoeg vrijwilligers.",
        "base": "De tabel telt 38 organisaties.",
        "chart": chart(),
        "table": table([["Ja", "23", "61%"], ["Nee", "15", "39%"], ["Totaal", "38", "100%"]]),
        "notes": ("Percentages zijn afgerond.", "Drie organisaties sloegen de vraag over."),
        **fields,
    }
    return Finding(**data)  # type: ignore[arg-type]


def every_block() -> Report:
    """Each kind of block and each kind of chart at least once."""
    return report(
        Paragraph("De inleiding van het hoofdstuk.", lead=True),
        Paragraph("It was a good year for our club.", language="en"),
        Callout("In het kort", ("61% heeft genoeg vrijwilligers.", "Het cijfer is een 7,3.")),
        finding(),
        Listing(("Meer geld.", "Minder regels.")),
        Listing(("Eerst dit.", "Dan dat."), ordered=True),
        table([["Zeer tevreden", "12", "32%"], ["", "", ""], ["Totaal", "38", "100%"]]),
        *(chart(kind) for kind in ChartKind),
        Note("Organisaties zonder vrijwilligers tellen niet mee."),
    )


_EXAMPLES: dict[ChartKind, tuple[tuple[str, ...], tuple[Series, ...]]] = {
    ChartKind.BARS: (
        ("Ja", "Nee, maar dat is geen probleem voor de continuïteit van onze activiteiten", "Nee"),
        (series("0-meting", 0.5, 0.2, None), series("1-meting", 0.61, 0.25, 0.14)),
    ),
    ChartKind.COLUMNS: (
        ("1 tot 9", "10 tot 24", "25 tot 49", "50 tot 99", "100 of meer"),
        (series("0-meting", 0.1, 0.3, 0.25, 0.2, 0.15),),
    ),
    ChartKind.STACKED: (
        ("Ik weet bij wie ik moet zijn.", "De gemeente waardeert onze vrijwilligers op een manier die bij ons past."),
        (
            *(
                series(answer, one, other)
                for answer, one, other in zip(
                    ANSWERS, (0.05, 0.12, 0.2, 0.41, 0.22), (0.3, 0.31, 0, 0.29, 0.1), strict=True
                )
            ),
            series("Weet ik niet", 0.08, 0.22, muted=True),
        ),
    ),
    ChartKind.DIVERGING: (
        ("Ik weet bij wie ik moet zijn.", "De gemeente waardeert onze vrijwilligers op een manier die bij ons past."),
        (
            *(
                series(answer, one, other)
                for answer, one, other in zip(
                    ANSWERS, (0.05, 0.12, 0.2, 0.41, 0.22), (0.3, 0.31, 0, 0.29, 0.1), strict=True
                )
            ),
            series("Weet ik niet", 0.08, 0.22, muted=True),
        ),
    ),
    ChartKind.LINES: (
        ("0-meting 2022", "1-meting 2024", "2-meting 2026"),
        (
            series("Genoeg vrijwilligers", 0.41, 0.52, 0.61),
            series("Kent het steunpunt", 0.4, 0.5, 0.58),
            series("Gebruikt de verzekering", 0.1, None, 0.22),
        ),
    ),
    ChartKind.DOTS: (
        ("Draagvlak", "Samenwerking tussen alle afdelingen van de gemeente"),
        (
            Series("Beleidsmedewerker", (1.0, None), ("100", "–")),
            Series("Organisaties", (0.4, 0.6), ("40", "60"), limits=((0.3, 0.5), None)),
        ),
    ),
    ChartKind.GAP: (
        ("Draagvlak", "Samenwerking tussen alle afdelingen van de gemeente"),
        (
            Series("Beleidsmedewerker", (1.0, None), ("100", "–")),
            Series("Collega's", (0.5, 0.58), ("50", "58")),
            Series("Organisaties", (0.4, 0.6), ("40", "60")),
        ),
    ),
    ChartKind.QUADRANT: (
        ("Sturen", "Ondersteunen"),
        (
            Series("Regisseur", (3, 5), ("3", "5")),
            Series("Begeleider", (-4, 5), ("−4", "5")),
            Series("Op afstand", (-3.8, 4.7), ("−3,8", "4,7")),
        ),
    ),
}
