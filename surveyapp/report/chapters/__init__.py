"""What a chapter can show: one module per kind of content, registered by the word that a definition uses."""

from collections.abc import Callable, Sequence

from surveyapp.report.chapters.actions import actions, followup
from surveyapp.report.chapters.annex import annex
from surveyapp.report.chapters.benchmark import benchmark
from surveyapp.report.chapters.changed import changed
from surveyapp.report.chapters.effect import effect
from surveyapp.report.chapters.goals import goals
from surveyapp.report.chapters.method import method
from surveyapp.report.chapters.openanswers import open_answers
from surveyapp.report.chapters.opening import opened
from surveyapp.report.chapters.own import own
from surveyapp.report.chapters.perspectives import perspectives
from surveyapp.report.chapters.priorities import priorities
from surveyapp.report.chapters.promises import promises
from surveyapp.report.chapters.questions import indicators, questions, sections
from surveyapp.report.chapters.response import response
from surveyapp.report.chapters.strengths import strengths
from surveyapp.report.chapters.summary import summary
from surveyapp.report.chapters.typology import typology
from surveyapp.report.definition import ChapterDefinition, Show
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Chapter
from surveyapp.report.texts import paragraphs

Content = Callable[[Material, ChapterDefinition], Sequence[Block]]

CONTENTS: dict[Show, Content] = {
    "text": lambda material, chapter: (),
    "summary": summary,
    "response": response,
    "questions": questions,
    "indicators": indicators,
    "open_answers": open_answers,
    "perspectives": perspectives,
    "effect": effect,
    "priorities": priorities,
    "own": own,
    "typology": typology,
    "benchmark": benchmark,
    "goals": goals,
    "actions": actions,
    "followup": followup,
    "promises": promises,
    "strengths": strengths,
    "changed": changed,
    "method": method,
    "questionnaire": annex,
}

SILENT: tuple[Show, ...] = ("actions", "followup", "promises")
"""What is no chapter at all when there is nothing in it."""


def chapters(material: Material, chapter: ChapterDefinition) -> list[Chapter]:
    """The chapters that one entry of the definition stands for: one, or one for each section."""
    material = material.beside(chapter.beside)
    if chapter.show == "sections":
        return sections(material, chapter)
    blocks = CONTENTS[chapter.show](material, chapter)
    if not blocks and chapter.show in SILENT:
        return []
    return [Chapter(chapter.code, chapter.title, opened(blocks, paragraphs(material, chapter)))]
