"""The summary: the figures that the definition chose, then what stands out among the questions."""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.indicators import YES
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings import finding
from surveyapp.report.findings.grid import strongest, strongest_labels
from surveyapp.report.findings.shifts import headline
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Callout, Listing, Paragraph
from surveyapp.report.subjects import Subject, chosen
from surveyapp.report.wording import REASONS, capital, joined, quoted

_STANDING_OUT = 5
_TWO_ANSWERS = 2


def summary(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """Key figures in a box; without a list in the definition, all indicators. A brief report has the box alone."""
    named = chosen(chapter, material.subjects) or [
        subject for subject in material.subjects.values() if subject.indicator
    ]
    blocks: list[Block] = []
    items = tuple(_key_figure(material, subject) for subject in named if not subject.together)
    if items:
        blocks.append(Callout(_title(material), items))
    sentences = tuple(_standing_out(material, {subject.code for subject in named}))
    if sentences and not material.definition.brief:
        blocks += [Paragraph("Wat verder opvalt:"), Listing(sentences)]
    return blocks


def _title(material: Material) -> str:
    if len(material.waves) < 2:
        return "De belangrijkste cijfers"
    return f"De belangrijkste cijfers: van {material.waves[0].title} naar {material.last.title}"


def _key_figure(material: Material, subject: Subject) -> str:
    lead = subject.title if subject.title.endswith("?") else f"{subject.title.rstrip('.')}:"
    if len(material.waves) < 2:
        figure = _figure(material, material.figures.last(subject.codes[0]))
        return f"{lead} {capital(figure) if lead.endswith('?') else figure}"
    told = [
        _figure(material, figures) if figures else "niet gemeten" for figures in material.figures.of(subject.codes[0])
    ]
    start = "Van" if lead.endswith("?") else "van"
    between = f", via {joined(told[1:-1])}," if told[1:-1] else ""
    return f"{lead} {start} {told[0]}{between} naar {told[-1]}. {_verdict(material, subject)}."


def _verdict(material: Material, subject: Subject) -> str:
    comparison = material.figures.comparison(subject.codes[0])
    if comparison and comparison.reason:
        return REASONS[comparison.reason].rstrip(".")
    shift = headline(material, subject)
    return material.voice.verdict(shift) if shift else "Het verschil staat bij de vraag zelf"


def _figure(material: Material, figures: Tabulation) -> str:
    printer = material.printer
    if figures.reason is not None or figures.base is None:
        return "niet te tonen"
    n = f"({printer.notation.named('n', figures.base.valid)})"
    if material.is_share(figures.code):
        return f"{printer.percentages(figures)[YES]} {n}"
    if figures.top is not None:
        labels = joined([quoted(label) for label in strongest_labels(figures)], "of")
        return f"{printer.percent_or_reason(figures.top)} {labels} {n}"
    if figures.summary is not None and figures.summary.mean is not None:
        return f"gemiddeld {printer.mean(figures.summary.mean).text} {n}"
    if len(figures.cells) == _TWO_ANSWERS:
        first = figures.cells[0]
        return f"{printer.percentages(figures)[first.code]} {quoted(first.label)} {n}"
    told = next(material.told(figures), None)
    return f"het vaakst {quoted(told.label)}, {told.percent} {n}" if told else f"niet te tonen {n}"


def _standing_out(material: Material, used: set[str]) -> Iterator[str]:
    """The sentences of the findings with the largest share, or in two waves the largest tested difference."""
    ranked = sorted(
        ((_weight(material, subject), subject) for subject in material.subjects.values() if subject.code not in used),
        key=lambda pair: -pair[0],
    )
    for weight, subject in ranked[:_STANDING_OUT]:
        statement = finding(material, subject).statement if weight else ""
        if statement:
            yield f"{subject.title} {statement}"


def _weight(material: Material, subject: Subject) -> float:
    """How much a subject stands out; 0 when it says nothing by itself."""
    if not subject.asked or subject.open_answer or subject.indicator:
        return 0.0
    if len(material.waves) > 1:
        return max((_moved(material, code) for code in subject.codes), default=0.0)
    shares = [
        cell.share
        for code in subject.codes
        if (cell := strongest(material.figures.last(code))) and cell.share is not None
    ]
    return max(shares) - min(shares) if len(shares) > 1 else 0.0


def _moved(material: Material, code: str) -> float:
    comparison = material.figures.comparison(code)
    if comparison is None:
        return 0.0
    return max((abs(change.effect or 0.0) for change in comparison.changes if change.significant), default=0.0)
