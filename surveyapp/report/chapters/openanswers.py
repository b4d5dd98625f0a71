"""What people wrote: per question, in an order that says nothing, without any group, never of a small group."""

from collections.abc import Iterator, Sequence

from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Finding, Listing, Paragraph
from surveyapp.report.subjects import Subject, chosen
from surveyapp.report.wording import REASONS

DRAWN = (
    "Dat zijn er te veel voor dit verslag. Hieronder staan er {shown}, willekeurig gekozen. De gemeente heeft ze "
    "allemaal."
)
MOST = 200
"""Of one question. Who reads more of them reads no other chapter, and a large survey would fill a book."""


def open_answers(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """The open answers of the questions that the chapter names; without names, of all of them."""
    named = chosen(chapter, material.subjects) or list(material.subjects.values())
    blocks: list[Block] = [
        Paragraph(
            material.say(
                "Hieronder staat wat mensen zelf schreven, zoals zij het schreven. De volgorde is "
                "willekeurig: aan de volgorde is niet te zien wie wat schreef."
            )
        )
    ]
    for subject in named:
        if subject.open_answer:
            blocks.extend(answers(material, subject))
    return blocks


def answers(material: Material, subject: Subject) -> Iterator[Block]:
    """A heading with the count, then the answers of the last wave."""
    figures = material.figures.last(subject.codes[0])
    told = material.say(REASONS[figures.reason]) if figures.reason else material.voice.wrote(len(figures.answers))
    yield Finding(subject.code, subject.title, told, material.base_line(figures))
    if len(figures.answers) > MOST:
        yield Paragraph(material.say(DRAWN, shown=material.printer.notation.number(MOST)))
    if figures.answers:
        yield Listing(figures.answers[:MOST])
