"""Chapters with a finding per question: of whole sections, of chosen questions, or of the indicators."""

from collections.abc import Sequence

from surveyapp.report.chapters.openanswers import answers
from surveyapp.report.chapters.opening import opened, opening
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings import finding
from surveyapp.report.findings.groupseries import breakdowns
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Chapter
from surveyapp.report.subjects import Subject, covered
from surveyapp.report.texts import paragraphs


def questions(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding for each question that the chapter names; open answers only when named by their own code."""
    named = covered(chapter, material.definition, material.subjects)
    blocks: list[Block] = [*opening(material, named)]
    for subject in named:
        if not subject.open_answer:
            blocks += _found(material, chapter, subject)
        elif subject.code in chapter.questions:
            blocks.extend(answers(material, subject))
    return blocks


def indicators(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding for each indicator, or for those that the chapter names."""
    named = covered(chapter, material.definition, material.subjects)
    return [*opening(material, named), *(block for subject in named for block in _found(material, chapter, subject))]


def _found(material: Material, chapter: ChapterDefinition, subject: Subject) -> list[Block]:
    """The finding about a subject, and those per variable that the chapter divides by."""
    divided = [made for by in chapter.by for made in breakdowns(material, subject, by)]
    return [finding(material, subject), *divided]


def sections(material: Material, chapter: ChapterDefinition) -> list[Chapter]:
    """A chapter per section, with its own title; without a list, those that no other chapter is about."""
    found = {s.code: s.title for wave in reversed(material.waves) for s in wave.questionnaire.sections}
    named: dict[str, list[Subject]] = {code: [] for code in chapter.sections or found}
    for subject in covered(chapter, material.definition, material.subjects):
        named[subject.section].append(subject)
    made = [Chapter(code, found[code], _of_section(material, chapter, its)) for code, its in named.items() if its]
    if made and chapter.text:
        first = made[0]
        made[0] = Chapter(first.code, first.title, opened(first.blocks, paragraphs(material, chapter)))
    return made


def _of_section(material: Material, chapter: ChapterDefinition, its: Sequence[Subject]) -> tuple[Block, ...]:
    return (*opening(material, its), *(block for subject in its for block in _found(material, chapter, subject)))
