"""What people wrote: per question, in an order that says nothing, without any group, never of a small group."""

from collections.abc import Iterator, Sequence

from surveyapp.questionnaire.measures import Measure
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Finding, Listing, Note, Paragraph
from surveyapp.report.subjects import Subject, chosen
from surveyapp.report.wording import REASONS


def open_answers(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """The open answers of the questions that the chapter names; without names, of all of them."""
    named = chosen(chapter, material.subjects) or list(material.subjects.values())
    blocks: list[Block] = [
        Paragraph(
            "Hieronder staat wat mensen zelf schreven, zoals zij het schreven. De volgorde is willekeurig: "
            "aan de volgorde is niet te zien wie wat schreef."
        )
    ]
    for subject in named:
        if subject.open_answer:
            blocks.extend(_answers(material, subject))
    return blocks


def _answers(material: Material, subject: Subject) -> Iterator[Block]:
    """A heading with the count, then the answers of the last wave."""
    figures = material.figures.last(subject.codes[0])
    assert figures.measure is Measure.TEXT
    if figures.base is None or figures.reason is not None:
        reason = REASONS[figures.reason] if figures.reason else ""
        yield Finding(subject.code, subject.title, reason, material.base_line(figures))
        return
    yield Finding(subject.code, subject.title, material.voice.wrote(figures.base.valid), material.base_line(figures))
    yield Listing(figures.answers)
    if not figures.answers:
        yield Note("Niemand schreef hier iets.")
