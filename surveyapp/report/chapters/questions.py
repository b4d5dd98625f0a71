"""Chapters with a finding per question: of whole sections, of chosen questions, or of the indicators."""

from collections.abc import Sequence

from surveyapp.report.chapters.openanswers import answers
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings import finding
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Chapter
from surveyapp.report.subjects import Subject, chosen
from surveyapp.report.texts import paragraphs


def questions(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding for each question that the chapter names; open answers only when named by their own code."""
    blocks: list[Block] = []
    for subject in chosen(chapter, material.subjects):
        if not subject.open_answer:
            blocks.append(finding(material, subject))
        elif subject.code in chapter.questions:
            blocks.extend(answers(material, subject))
    return blocks


def indicators(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding for each indicator, or for those that the chapter names."""
    named = chosen(chapter, material.subjects) or [
        subject for subject in material.subjects.values() if is_indicator(material, subject)
    ]
    return [finding(material, subject) for subject in named]


def is_indicator(material: Material, subject: Subject) -> bool:
    """Whether this is a figure made of several answers."""
    return any(material.figures.variables[code].of for code in subject.codes)


def sections(material: Material, chapter: ChapterDefinition) -> list[Chapter]:
    """A chapter per section, with its own title; without a list, those that no other chapter names."""
    found = {s.code: s.title for wave in reversed(material.waves) for s in wave.questionnaire.sections}
    elsewhere = {code for other in material.definition.chapters if other is not chapter for code in other.sections}
    wanted = chapter.sections or tuple(code for code in found if code not in elsewhere)
    made = [Chapter(code, found[code], tuple(_section(material, code))) for code in wanted]
    made = [each for each in made if each.blocks]
    if made and chapter.text:
        first = made[0]
        made[0] = Chapter(first.code, first.title, (*paragraphs(material, chapter), *first.blocks))
    return made


def _section(material: Material, code: str) -> list[Block]:
    return [
        finding(material, subject)
        for subject in material.subjects.values()
        if subject.section == code and not subject.open_answer
    ]
