"""What stands out among the questions: the largest spread in a grid, over time the largest tested difference."""

from collections.abc import Iterator, Sequence

from surveyapp.report.findings import finding
from surveyapp.report.findings.grid import strongest
from surveyapp.report.material import Material
from surveyapp.report.sentences.sentence import Sentence
from surveyapp.report.subjects import Subject


def standing_out(material: Material, subjects: Sequence[Subject]) -> Iterator[Sentence]:
    """The sentences of the findings that stand out, the most first; none about what says nothing by itself."""
    weighed = [(_weight(material, subject), subject) for subject in subjects]
    for weight, subject in sorted(weighed, key=lambda pair: -pair[0]):
        statement = finding(material, subject).statement if weight else ""
        if statement:
            yield Sentence(f"{subject.title} {statement}", subject.codes)


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
