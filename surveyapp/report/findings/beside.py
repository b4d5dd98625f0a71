"""A finding on one variable beside other municipalities and published figures: what may be said, drawn and laid out."""

from collections.abc import Iterator

from surveyapp.analysis.benchmark import Gap, Others
from surveyapp.report.benchmarks import Compared, Published
from surveyapp.report.benchmarkwords import Words
from surveyapp.report.cells import EMPTY
from surveyapp.report.model import Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.numbers import Notation, rounded
from surveyapp.report.wording import SMALL_BASE, capital

_BLANK = Cell("")


def published(each: Published, notation: Notation, level: float | None = None) -> Cell:
    """A published figure, or one of its limits, with a decimal only where it was published with one."""
    share, shown = each.series.unit == "percent", each.level if level is None else level
    whole = rounded(shown * 100 if share else shown, 0) == rounded(shown * 100 if share else shown, 1)
    if share:
        return Cell(notation.percent(shown, 0 if whole else 1), shown, Unit.SHARE)
    return Cell(notation.number(shown, 1), shown, Unit.MEAN)


class Told:
    """One variable in words, numbers and bars."""

    def __init__(self, about: Compared, notation: Notation, words: Words, *, told_why: bool) -> None:
        self.about, self.notation, self.words, self._told_why = about, notation, words, told_why
        self.own, self.together = about.beside.own, about.beside.others

    def finding(self) -> Finding:
        """Everything together."""
        result, difference, n = self.words.columns
        columns = (result, self.words.points if self.about.share else difference, n)
        return Finding(
            code=self.about.code,
            title=self.about.title,
            statement=" ".join(self._sentences()),
            base=self._base(),
            chart=self._chart(),
            table=Table(self.words.caption, self.words.who, columns, tuple(self._rows())),
            notes=tuple(self._notes()),
        )

    def _text(self, level: float) -> str:
        return self.notation.percent(level) if self.about.share else self.notation.number(level, 1)

    def _level(self, level: float | None) -> Cell:
        if level is None:
            return EMPTY
        return Cell(self._text(level), level, Unit.SHARE if self.about.share else Unit.MEAN)

    def _moved(self, gap: Gap | None) -> Cell:
        if gap is None:
            return EMPTY
        if self.about.share:
            return Cell(self.notation.points(gap.difference), gap.difference, Unit.POINTS)
        return Cell(self.notation.signed(gap.difference, 1), gap.difference, Unit.MEAN)

    def _n(self, n: int | None) -> Cell:
        return EMPTY if n is None else Cell(self.notation.number(n), n, Unit.COUNT)

    def _sentences(self) -> Iterator[str]:
        """What our own level is, and what may be said of it beside another: nothing of what is not the same."""
        if self.own is None:
            yield self.words.own_hidden
        else:
            yield (self.words.own_share if self.about.share else self.words.own_mean).format(
                level=self._text(self.own.level)
            )
        if self.together.mean is not None:
            level, number = self._text(self.together.mean), self.notation.number(self.together.municipalities)
            yield self.words.others_told.format(number=number, level=level)
            yield from self._verdict(self.about.beside.gap)
        for each in self.about.published:
            if each.gap is not None:
                told = {
                    "title": each.series.title,
                    "when": each.value.name,
                    "level": published(each, self.notation).text,
                }
                yield self.words.published_told.format(**told)
                yield from self._verdict(each.gap)

    def _verdict(self, gap: Gap | None) -> Iterator[str]:
        if gap is None or self.own is None:
            return
        if self._moved(gap).text in (self.notation.number(0), self.notation.number(0, 1)):
            yield self.words.equal
        elif self.own.n < SMALL_BASE:
            yield self.words.small
        elif gap.clear is None:
            yield self.words.unknown
        elif gap.clear:
            yield self.words.higher if gap.difference > 0 else self.words.lower
        else:
            yield self.words.chance

    def _base(self) -> str:
        own, hidden, others = self.words.base
        first = capital(hidden)
        if self.own is not None:
            first = own.format(n=self.notation.named("n", self.own.n))
        if self.together.answers is None:
            return f"{first}."
        n = self.notation.named("n", self.together.answers)
        return f"{first}; {others.format(others=self._others(), n=n)}."

    def _others(self) -> str:
        return self.words.others.format(number=self.notation.number(self.together.municipalities))

    def _rows(self) -> Iterator[Row]:
        own = self.own
        yield Row(
            self.words.own,
            (self._level(own.level if own else None), _BLANK, self._n(own.n if own else None)),
            total=True,
        )
        yield from self._rows_of_others(self.together)
        for each in self.about.published:
            cells = (published(each, self.notation), self._moved(each.gap), self._n(each.value.n))
            yield Row(f"{each.series.title}, {each.value.name}", cells)

    def _rows_of_others(self, together: Others) -> Iterator[Row]:
        if together.mean is None:
            yield Row(self.words.nobody, (EMPTY, EMPTY, EMPTY))
            return
        name, n = self._others(), self._n(together.answers)
        gap = self.about.beside.gap
        yield Row(self.words.mean.format(others=name), (self._level(together.mean), self._moved(gap), n))
        if together.median is not None and together.lower is not None and together.upper is not None:
            yield Row(self.words.median.format(others=name), (self._level(together.median), _BLANK, n))
            middle = self.notation.interval(self._text(together.lower), self._text(together.upper))
            yield Row(self.words.middle.format(others=name), (Cell(middle), _BLANK, n))

    def _chart(self) -> Chart | None:
        """Only what may be compared: side by side in a drawing is a comparison."""
        bars: list[tuple[str, float]] = []
        if self.own is not None:
            bars.append((self.words.own, self.own.level))
        if self.together.mean is not None:
            bars.append((self.words.mean.format(others=self._others()), self.together.mean))
        bars += [(f"{e.series.title}, {e.value.name}", e.level) for e in self.about.published if e.gap]
        if len(bars) < 2:
            return None
        texts = tuple(self._text(level) for _, level in bars)
        told = "; ".join(f"{label}: {text}" for (label, _), text in zip(bars, texts, strict=True))
        ends = self.own.ends if self.own else None
        return Chart(
            kind=ChartKind.BARS,
            title=self.words.charts[0 if self.about.share else 1],
            categories=tuple(label for label, _ in bars),
            series=(Series(self.about.title, tuple(level for _, level in bars), texts),),
            alt=f"{self.about.title.rstrip('.?')}. {told}.",
            base=self._base(),
            unit=Unit.SHARE if self.about.share else Unit.MEAN,
            maximum=None if self.about.share or ends is None else ends[1],
        )

    def _notes(self) -> Iterator[str]:
        silence = self.together.silence
        if silence is not None and not self._told_why:
            yield self.words.silences[silence]
        for each in self.about.published:
            if not each.series.comparable:
                difference = " ".join(each.series.difference.split())
                yield self.words.not_the_same.format(title=each.series.title, difference=difference)
            elif each.too_far:
                yield self.words.too_far.format(title=each.series.title, when=each.value.name)
