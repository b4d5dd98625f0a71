"""The level of measurement of a variable: what may be counted, averaged and drawn."""

from enum import Enum


class Measure(Enum):
    """Few and closed: a new measure is one function in ``analysis/tabulate.py`` and one in ``report/charts``."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    NUMBER = "number"
    MULTIPLE = "multiple"
    RANK = "rank"
    ALLOCATION = "allocation"
    DATE = "date"
    TEXT = "text"
