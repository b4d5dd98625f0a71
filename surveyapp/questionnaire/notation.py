"""Numbers and dates in words, the way a respondent reads them."""

import datetime

MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("december", "december"),
)
"""Names of the months: Dutch, English."""


def format_number(value: float, language: str) -> str:
    """A number without trailing zeros, with the decimal sign of the language."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "nl" else text


def format_euros(value: float, language: str) -> str:
    """An amount, which does not break over lines: "€ 12.000", "€ 12,50"; in English "€12,000"."""
    text = f"{value:,.2f}".removesuffix(".00")
    return f"€\u00a0{text.translate(_SWAPPED)}" if language == "nl" else f"€{text}"


_SWAPPED = str.maketrans(",.", ".,")


def format_date(date: datetime.date, language: str) -> str:
    """A date in words: "31 december 2026", "31 December 2026"."""
    return f"{date.day} {format_month(date, language)}"


def format_month(date: datetime.date, language: str) -> str:
    """The month of a date in words: "december 2026", "December 2026"."""
    dutch, english = MONTHS[date.month - 1]
    return f"{dutch if language == 'nl' else english.capitalize()} {date.year}"
