"""How a chapter opens: with its conclusion, then the author's words, then the figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from surveyapp.report.chapters.standout import standing_out
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Finding, Paragraph
from surveyapp.report.sentences.movement import Movement, moved, movements
from surveyapp.report.sentences.sentence import Sentence, Tone, conclusion
from surveyapp.report.sentences.standing import of_tone
from surveyapp.report.subjects import Subject

_FEW = 2
"""A chapter on one subject has its conclusion in the finding itself."""


def opened(blocks: Sequence[Block], words: Sequence[Block]) -> tuple[Block, ...]:
    """The content of a chapter with the author's words behind the conclusion that the content opens with."""
    return (*takewhile(_concludes, blocks), *words, *dropwhile(_concludes, blocks))


def _concludes(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.lead


def promoted(findings: Sequence[Finding], codes: Sequence[str]) -> list[Block]:
    """The findings of a chapter whose first sentence is its conclusion; ``codes`` are the figures behind that."""
    first, *others = findings
    if not first.statement:
        return [*findings]
    return [Paragraph(first.statement, lead=True, codes=tuple(codes)), replace(first, statement=""), *others]


def opening(material: Material, subjects: Sequence[Subject]) -> Iterator[Paragraph]:
    """What these subjects say together: what changed; of one wave the strongest and the weakest, or what stands out.

    Nothing in a brief report, about one subject, or when nothing can be said.
    """
    if len(subjects) < _FEW or material.definition.brief:
        return
    if len(material.waves) > 1:
        told = _change(material, movements(material, subjects))
        yield from (conclusion(each) for each in (told,) if each)
        return
    codes = [code for subject in subjects for code in subject.codes]
    judged = [next(of_tone(material, codes, tone), None) for tone in (Tone.GOOD, Tone.BAD)]
    shown = [each for each in judged if each] or list(standing_out(material, subjects))[:1]
    yield from (conclusion(each) for each in shown)


def _change(material: Material, about: Sequence[Movement]) -> Sentence | None:
    """How many of the figures changed more than chance explains, and which. None when nothing could be tested."""
    notation = material.printer.notation
    tested = [each for each in about if each.shift and each.shift.p is not None]
    clear = [each for each in tested if moved(material, each)]
    codes = tuple(each.code for each in clear or tested)
    if not tested:
        return None
    if not clear:
        text = "Bij geen van de {of} cijfers die te vergelijken zijn, is het verschil groter dan door toeval."
        return Sentence(notation.say(text, of=notation.number(len(tested))), codes)
    told = notation.joined([f"{each.title.rstrip('.')} ({each.shift.difference})" for each in clear[:3] if each.shift])
    text = "Bij {number} van de {of} cijfers die te vergelijken zijn, is het verschil groter dan door toeval: {told}."
    if len(clear) > 3:
        text = (
            "Bij {number} van de {of} cijfers die te vergelijken zijn, is het verschil groter dan door toeval. De "
            "eerste drie: {told}."
        )
    number, of = notation.number(len(clear)), notation.number(len(tested))
    return Sentence(notation.say(text, number=number, of=of, told=told), codes)
