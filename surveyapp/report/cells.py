"""Figures as printed cells: the text that a reader sees beside the unrounded value that a spreadsheet gets."""

from collections.abc import Sequence
from fractions import Fraction

from surveyapp.analysis.tabulation import Base, Reason, Summary, Tabulation
from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.model import Cell, Unit
from surveyapp.report.numbers import NOTHING, Notation, Quotient, percentages
from surveyapp.report.wording import INTERVAL_FROM

_EXCLUSIVE = (Measure.NOMINAL, Measure.ORDINAL, Measure.NUMBER, Measure.DATE)
"""One answer per respondent, so the percentages of a table add up to 100."""
EMPTY = Cell(NOTHING)


def enough(*answers: int | None) -> bool:
    """Whether there are answers enough, in each of the groups that it rests on, to print or draw an interval."""
    return all(each is not None and each >= INTERVAL_FROM for each in answers)


class Printer:
    """Writes the cells of one report."""

    def __init__(self, notation: Notation, threshold: int) -> None:
        self.notation, self.threshold = notation, threshold

    def percentages(self, figures: Tabulation) -> dict[str, str]:
        """The printed percentage of each answer: the same one in sentence, chart and table."""
        texts = {cell.code: self.percent_or_reason(cell) for cell in figures.cells}
        if figures.measure in _EXCLUSIVE and figures.base and figures.base.valid:
            shown = [cell for cell in figures.cells if cell.share is not None]
            counts = [cell.count or 0 for cell in shown]
            for cell, number in zip(shown, percentages(_shares(shown, figures.base), counts), strict=True):
                texts[cell.code] = f"{self.notation.number(number)}%"
        return texts

    def percent_or_reason(self, cell: Figure) -> str:
        """A share rounded by itself, or what stands in its place."""
        return self.absent(cell.reason) if cell.share is None else self.notation.percent(cell.share)

    def absent(self, reason: Reason | None) -> str:
        """What is printed in place of a figure."""
        if reason is Reason.BELOW_THRESHOLD:
            return self.notation.say("minder dan {number}", number=self.threshold)
        return self.notation.say("afgeschermd") if reason is Reason.PROTECTS_ANOTHER else NOTHING

    def count(self, cell: Figure) -> Cell:
        """How many gave this answer."""
        return Cell(self.absent(cell.reason)) if cell.count is None else self.number(cell.count)

    def number(self, count: int) -> Cell:
        """A count."""
        return Cell(self.notation.number(count), count, Unit.COUNT)

    def share(self, cell: Figure, text: str) -> Cell:
        """A share with the text that ``percentages`` gave it."""
        return Cell(text, cell.share, Unit.SHARE if cell.share is not None else Unit.TEXT)

    def interval(self, cell: Figure) -> Cell:
        """The limits of a share. Two numbers, so text in a spreadsheet too."""
        if cell.low is None or cell.high is None:
            return EMPTY
        return Cell(self.notation.interval(self.notation.percent(cell.low), self.notation.percent(cell.high)))

    def mean(self, value: float | None, decimals: int = 1) -> Cell:
        """A mean or another figure over numbers."""
        return EMPTY if value is None else Cell(self.notation.number(value, decimals), value, Unit.MEAN)

    def limits_of(self, summary: Summary) -> Cell:
        """The limits of a mean; none on a small base, and none when nothing is uncertain."""
        low, high = summary.low, summary.high
        if low is None or high is None or low == high or not enough(summary.n):
            return EMPTY
        return Cell(self.notation.interval(self.notation.number(low, 1), self.notation.number(high, 1)))

    def mentions(self, cell: Figure) -> Cell:
        """A choice as part of all that was ticked."""
        if cell.of_mentions is None:
            return Cell(self.absent(cell.reason))
        return Cell(self.notation.percent(cell.of_mentions), cell.of_mentions, Unit.SHARE)


def _shares(cells: Sequence[Figure], base: Base) -> list[Quotient]:
    """The exact quotients; weighted shares are no quotients of counts."""
    if base.weighted is not None:
        return [cell.share or 0.0 for cell in cells]
    return [Fraction(cell.count or 0, base.valid) for cell in cells]


def label_of(cell: Figure, whole: bool, notation: Notation) -> str:
    """The label of an answer; a class of numbers is named by its bounds. ``whole``: only whole numbers were asked."""
    if cell.label:
        return cell.label
    above, up_to = cell.above, cell.up_to
    if up_to is None:
        return notation.say("meer dan {number}", number=notation.plain(above))
    if above is None:
        return notation.say("{number} of minder", number=notation.plain(up_to))
    last = notation.plain(up_to)
    if whole and above == int(above):
        return notation.say("{first} tot en met {last}", first=notation.plain(above + 1), last=last)
    return notation.say("meer dan {first} tot en met {last}", first=notation.plain(above), last=last)
