"""What may be shown of one wave. Every figure passes here before it is worded, drawn or written."""

from dataclasses import replace

from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.disclosure import hiding
from surveyapp.analysis.disclosure.classes import means_tell
from surveyapp.analysis.disclosure.groups import OPEN_ANSWERS, checked, hidden_lines
from surveyapp.analysis.disclosure.pattern import MEAN, SPREAD, Pattern
from surveyapp.analysis.disclosure.sides import Line, Side, Sides
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulation import Crosstab, Reason, Tabulation
from surveyapp.questionnaire.measures import Measure

_TOGETHER = (Measure.RANK, Measure.NUMBER)
"""Of these all counts of a group are hidden when one is."""
Part = tuple[Side, Line]
"""A variable, or a choice of it, and which of its levels."""


def people(figure: Tabulation) -> int:
    """How many people the figure is about: with open answers who could have written one, for each stands alone."""
    if figure.base is None:
        return 0
    return figure.base.asked if figure.measure is Measure.TEXT else figure.base.valid


def least(measure: Measure, threshold: int) -> int:
    """How many people there must be before anything is shown; more for open answers, which are somebody's own words."""
    return threshold * OPEN_ANSWERS if measure is Measure.TEXT else threshold


class Guard:
    """Hides what is about too few people in one wave, the same in every table, report and view.

    What is hidden has a reason, no counts, no shares and no answers: nothing that a renderer could leak. Raises
    ValueError for a threshold below 5. ``secondary=False`` leaves out what keeps small counts from being worked out:
    for a test that shows what it is good for.
    """

    def __init__(self, table: ResponseTable, threshold: int, *, secondary: bool = True) -> None:
        self.table, self.threshold, self._secondary = table, checked(threshold), secondary
        self._sides = Sides(table)
        self._patterns: dict[tuple[object, object], Pattern] = {}
        self._telling: dict[tuple[object, object], bool] = {}

    def tabulation(self, figure: Tabulation) -> Tabulation:
        """A variable over everybody in the wave."""
        written = figure.base.valid if figure.base and figure.measure is Measure.TEXT else 0
        if people(figure) < least(figure.measure, self.threshold) or 0 < written < self.threshold:
            return hiding.hidden(figure, Reason.BELOW_THRESHOLD)
        shown = hiding.without(figure, self._small_facts(figure.code))
        return self._without_weights(self._few_numbers(shown))

    def _few_numbers(self, figure: Tabulation) -> Tabulation:
        """Where a number has a count of its own, as with grades, the counts say which of them are a secret."""
        if not self._is_free(figure):
            return figure
        shown = hiding.few_numbers(figure, self.threshold)
        return hiding.without_limits(shown) if figure.measure.divides_points else shown

    def _is_free(self, figure: Tabulation) -> bool:
        """Whether these are numbers without a count of their own."""
        number = figure.measure is Measure.NUMBER and not self._sides.of(figure.code)[""][0].numbers
        return number or figure.measure.divides_points

    def _small_facts(self, code: str) -> dict[str, Reason]:
        """A fact of the address list tells who took part, so how many there are of a small group is hidden."""
        if not self._sides.is_fact(code):
            return {}
        answers = self._sides.of(code)
        side = answers[""][0]
        reasons = hidden_lines(side.sizes, sum(side.sizes), side.parts, self.threshold)
        return {answer: reason for answer, (_, line) in answers.items() if (reason := reasons.get(line))}

    def knows_as_fact(self, code: str) -> bool:
        """Whether this is known from the address list."""
        return code in self.table.columns and self._sides.is_fact(code)

    def crosstab(self, figure: Crosstab) -> Crosstab:
        """A variable per group, and over everybody."""
        total = self.tabulation(figure.total)
        if total.hidden:
            columns = tuple(hiding.hidden(column, Reason.BELOW_THRESHOLD) for column in figure.columns)
            return replace(figure, columns=columns, total=total, unclassified=None)
        counted = figure.columns
        if any(self._tells_kind(column) for column in counted):
            whole = crosstab(self.table, figure.code, figure.by, whole=True)
            counted = tuple(hiding.valid_only(column) for column in whole.columns)
        columns = tuple(self._column(figure.code, figure.by, column) for column in counted)
        unclassified = None if any(column.hidden for column in columns) else figure.unclassified
        return replace(figure, columns=columns, total=total, unclassified=unclassified)

    def _tells_kind(self, column: Tabulation) -> bool:
        """Whether a few in this group gave one kind of no answer, such as "weet niet"."""
        counts = [cell.count or 0 for cell in column.missing]
        counts += [column.base.missing, column.base.not_answered] if column.base else []
        return any(0 < count < self.threshold for count in counts)

    def _column(self, code: str, by: str, column: Tabulation) -> Tabulation:
        """A variable in one group: nothing of a group that is hidden, otherwise all but small counts."""
        whole, group = self._sides.of(code)[""], self._sides.of(by)[column.group]
        pattern = self.pattern(whole[0], group[0])
        if reason := pattern.group(*group):
            return hiding.hidden(column, reason)
        small = self._small(code, group)
        shown = replace(self._few_numbers(hiding.without(column, small)), answers=())  # open answers stand in no group
        shown = self._without_weights(shown, by, group)
        if MEAN in pattern.lost_by(*group) or self._adds_up(code, group) or self._means_tell(column, group):
            return replace(self._without_classes(shown), summary=None)
        limits = SPREAD in pattern.lost_by(*group) or self._spread_tells(column, group)
        if limits and column.measure.divides_points:
            return hiding.without_points(shown)
        return hiding.without_limits(shown) if limits else shown

    def _without_classes(self, figure: Tabulation) -> Tabulation:
        """Of a mean or a sum of several questions: how many are in each of its classes tells the mean, or nearly."""
        if len(self.table.columns[figure.code].variable.of) < 2:
            return figure
        reasons = {cell.code: Reason.PROTECTS_ANOTHER for cell in figure.cells if not cell.hidden}
        return hiding.without(figure, reasons)

    def _spread_tells(self, figure: Tabulation, group: Part) -> bool:
        """Whether a count in this table is a secret. Sums of squares of some groups and of everybody tell those of
        others, and there are few ways to have both a sum and a sum of squares."""
        sides = {side.key: side for side, _ in self._sides.of(figure.code).values()}.values()
        return self._is_free(figure) and any(self.pattern(side, group[0]).secrets for side in sides)

    def _means_tell(self, figure: Tabulation, group: Part) -> bool:
        """Whether the means of numbers in wide classes would tell a small class: then no group of the table has one."""
        side = self.side(figure.code)
        pattern = self.pattern(side, group[0])
        if not self._is_free(figure) or figure.measure.divides_points or not pattern.secrets:
            return False
        key = figure.code, group[0].key
        if key not in self._telling:
            numbers = self.table.columns[figure.code].values.to_numpy(float)
            self._telling[key] = means_tell(numbers, side, group[0], pattern)
        return self._telling[key]

    def _without_weights(self, figure: Tabulation, by: str = "", group: Part | None = None) -> Tabulation:
        """Without weighted shares that rest on hidden counts: weights are known, so a weighted sum of a few counts has
        hardly ever another solution than these counts. Inside a stratum all weights are equal and tell nothing."""
        if self.table.weighting is None or self.table.weighting.by == (by,):
            return figure
        answers = self._sides.of(figure.code)
        resting = {answer for answer, part in answers.items() if self._rests_on_hidden(figure.code, part)}
        base = "" in resting or (group is not None and self._rests_on_hidden(by, group))
        return hiding.unweighed(figure, {cell.code for cell in figure.cells} if base else resting, base=base)

    def _rests_on_hidden(self, code: str, part: Part) -> bool:
        """Whether these respondents are hidden in strata of different weight; in one their sum follows from the total.

        With several margins no two respondents need have the same weight.
        """
        weighting = self.table.weighting
        assert weighting
        hidden = set()
        for stratum in weighting.strata:
            lines = [self._sides.of(stratum.by)[each] for each in stratum.codes] if stratum.by != code else []
            if any(
                self.pattern(part[0], side).reason(part, (side, line)) for side, line in lines if _somebody(side, line)
            ):
                hidden.add(stratum)
        return len(hidden) > (1 if len(weighting.by) == 1 else 0)

    def _small(self, code: str, group: Part) -> dict[str, Reason]:
        """The answers that are hidden in this group. Of a ranking all choices when one is, at any place, because at
        each place they add up to who ranked; of a number all classes, because the mean stays."""
        measure, found = self.table.columns[code].variable.measure, {}
        answers = {answer: part for answer, part in self._sides.of(code).items() if answer}
        for answer, (side, line) in answers.items():
            pattern = self.pattern(side, group[0])
            places = [frozenset({level}) for level in line if measure is Measure.RANK]
            if reason := pattern.reason((side, line), group):
                found[answer] = reason
            elif any(pattern.reason((side, place), group) for place in places):
                found[answer] = Reason.PROTECTS_ANOTHER
        if found and measure in _TOGETHER:
            return {answer: found.get(answer, Reason.PROTECTS_ANOTHER) for answer in answers}
        return found

    def _adds_up(self, code: str, group: Part) -> bool:
        """Whether a mean over several questions tells that of one of them, which is hidden in this group."""
        variable = self.table.columns[code].variable
        if variable.measure is not Measure.NUMBER or len(variable.of) < 2:
            return False
        return sum(bool(self._small(item, group)) for item in variable.of) == 1

    def divided(self, code: str, answer: str, by: str) -> Reason | None:
        """Why the figure of an answer, or without one the mean, may not be shown in some group; None when it may."""
        shown = self.crosstab(crosstab(self.table, code, by))
        for column in shown.columns:
            cells = [cell for cell in column.cells if cell.code == answer]
            if column.hidden or any(cell.hidden for cell in cells) or not (answer or column.summary):
                return column.reason or Reason.PROTECTS_ANOTHER
        return None

    def side(self, code: str) -> Side:
        """A variable as one side of a table."""
        return self._sides.of(code)[""][0]

    def pattern(self, one: Side, other: Side) -> Pattern:
        """What is hidden of two variables by each other."""
        rows, columns = sorted((one, other), key=lambda side: side.key)
        key = rows.key, columns.key
        if key not in self._patterns:
            others = self._sides.dividing
            self._patterns[key] = Pattern(rows, columns, self.threshold, others, secondary=self._secondary)
        return self._patterns[key]


def _somebody(side: Side, line: Line) -> bool:
    return any(side.sizes[level] for level in line)
