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

    @property
    def divides_points(self) -> bool:
        """Whether an answer divides points over choices: numbers for each choice, and no answer that many share."""
        return self is Measure.ALLOCATION
