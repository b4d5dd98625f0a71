"""What every chapter works with: the definition, the figures, and how they are printed and worded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from surveyapp.analysis.disclosure import least
from surveyapp.analysis.tabulation import Cell, Tabulation
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.indicators import NO, YES
from surveyapp.report.cells import Printer, label_of
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.figures import Figures
from surveyapp.report.inputs import Benchmark, Sender, WaveInput
from surveyapp.report.numbers import Notation
from surveyapp.report.subjects import Subject, divided, subjects
from surveyapp.report.voice import Voice
from surveyapp.report.wording import Told, people_of


@dataclass(frozen=True)
class Material:
    """One report in the making. ``subjects`` holds what can get a finding, by code."""

    definition: ReportDefinition
    figures: Figures
    sender: Sender
    subjects: dict[str, Subject]
    printer: Printer
    voice: Voice
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    """What stands beside our own figures, by the code of the chapter that shows it."""
    own: Answers | None = None
    """The answers of the respondent for whom this report is, when it is for one."""

    def say(self, text: str, **named: object) -> str:
        """The program's own words, given in Dutch, in the language of the report."""
        return self.printer.notation.say(text, **named)

    def joined(self, parts: Sequence[str], last: str = "en") -> str:
        """ "a, b en c" in the language of the report."""
        return self.printer.notation.joined(parts, last)

    @property
    def waves(self) -> tuple[WaveInput, ...]:
        """The waves, the earliest first."""
        return self.figures.waves

    @property
    def last(self) -> WaveInput:
        """The wave that the report is about; with one wave, that one."""
        return self.waves[-1]

    def beside(self, waves: Sequence[str] | None) -> "Material":
        """The material of a chapter that lays only these earlier waves beside the last one; None: all of them."""
        if waves is None:
            return self
        figures = self.figures.among(waves)
        return replace(self, figures=figures, subjects=subjects([wave.questionnaire for wave in figures.waves]))

    def labels(self, figures: Tabulation) -> dict[str, str]:
        """The label of each answer by code."""
        question = self.last.questionnaire.questions.get(figures.code)
        whole = not self._indicates(figures.code) and getattr(question, "decimals", 0) == 0
        if self.is_share(figures.code):  # its answers are the program's own words
            return {YES: self.say("Ja"), NO: self.say("Nee")}
        return {cell.code: label_of(cell, whole, self.printer.notation) for cell in figures.cells}

    def _indicates(self, code: str) -> bool:
        """Whether it is an indicator: what is computed of whole numbers need not be one."""
        known = self.figures.variables.get(code)
        return known is not None and bool(known.of)

    def told(self, figures: Tabulation) -> Iterator[Told]:
        """The answers that can be shown, as a sentence needs them, from most to least given."""
        labels, texts = self.labels(figures), self.printer.percentages(figures)
        for cell in sorted(figures.cells, key=_given, reverse=True):
            if cell.count is not None and cell.share is not None:
                share = None if cell.weighted is None else cell.share
                yield Told(labels[cell.code], cell.count, texts[cell.code], share)

    def told_one(self, cell: Cell) -> Told:
        """One answer, rounded by itself."""
        return Told(cell.label, cell.count or 0, self.printer.percent_or_reason(cell))

    def is_share(self, code: str) -> bool:
        """Whether this is an indicator that joins answers into one share."""
        variable = self.figures.variables[code]
        return bool(variable.of) and {choice.code for choice in variable.categories} == {YES, NO}

    def base_range(self, counts: Sequence[int]) -> str:
        """The base under a figure about several things, each with a count of its own; there is none without counts."""
        if not counts:
            return self.say("n is kleiner dan {threshold}.", threshold=self.figures.threshold)
        notation, least_, most = self.printer.notation, min(counts), max(counts)
        n = notation.named("n", least_)
        return (
            f"{n}."
            if least_ == most
            else self.say("{n} tot en met {number}, zie de tabel.", n=n, number=notation.number(most))
        )

    def base_line(self, figures: Tabulation) -> str:
        """The base under a figure; why there is none when it may not be shown."""
        if figures.base is None:
            return self.say("n is kleiner dan {least}.", least=least(figures.measure, self.figures.threshold))
        missing = [(cell.label, cell.count) for cell in figures.missing if cell.count is not None]
        return self.voice.base(figures.base, missing)


def _given(cell: Cell) -> float:
    """How much an answer was given, weighted if there are weights."""
    return cell.weighted if cell.weighted is not None else float(cell.count or 0)


def gather(
    definition: ReportDefinition,
    waves: Sequence[WaveInput],
    sender: Sender,
    benchmarks: Mapping[str, Benchmark] | None = None,
) -> Material:
    """The material for this report."""
    notation, known = Notation(definition.language), subjects([wave.questionnaire for wave in waves])
    return Material(
        definition=definition,
        figures=Figures(
            waves,
            sender.threshold,
            [subject.codes for subject in known.values()],
            divided(definition, known),
            over_time=definition.compare,
        ),
        sender=sender,
        subjects=known,
        printer=Printer(notation, sender.threshold),
        voice=Voice(
            people_of("self" if definition.perspectives else waves[-1].questionnaire.perspective, notation),
            notation,
            weighted=waves[-1].table.weighting is not None,
        ),
        benchmarks=benchmarks or {},
    )
