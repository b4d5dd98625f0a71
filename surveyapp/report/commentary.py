"""What the municipality itself writes in a chapter: after what the program found there, and visibly apart from it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.definition import FIGURE, ChapterDefinition, ReportDefinition
from surveyapp.report.inputs import Commentary
from surveyapp.report.model import Callout, Report
from surveyapp.report.printable import one_line
from surveyapp.report.subjects import covered, subjects
from surveyapp.report.translation import say

HEADINGS = {
    "explanation": "Toelichting van de gemeente ({signed})",
    "recommendation": "Aanbevelingen van de gemeente ({signed})",
}
"""By kind, in the order in which they stand in a chapter."""
WORDS_ONLY = ("text", "promises")
"""What a chapter shows that comes from no answers, unless its words name a figure."""
_BULLET = re.compile(r"^\s*[-*•–]\s+")


def placed(report: Report, commentary: Sequence[Commentary]) -> Report:
    """The report with these words at the end of their chapters. What is about a chapter that is not in this report
    stays out: its page still shows it."""
    waiting = defaultdict(list)
    for each in sorted(commentary, key=lambda each: list(HEADINGS).index(each.kind)):
        waiting[each.chapter].append(each)
    chapters = []
    put: list[Commentary] = []
    for chapter in report.chapters:
        mine = waiting.pop(chapter.code, [])
        put += mine
        boxes = [_box(each, report.language) for each in mine]
        chapters.append(replace(chapter, blocks=(*chapter.blocks, *boxes)))
    documents = [{**vars(each), "by": each.by or None, "on": each.on.isoformat()} for each in put]
    return replace(report, chapters=tuple(chapters), data={**report.data, "commentary": documents})


@dataclass(frozen=True)
class Heading:
    """A chapter as it will stand in a report: its code and title, and the parts of the definition it is made of."""

    code: str
    title: str
    parts: tuple[ChapterDefinition, ...]

    @property
    def has_figures(self) -> bool:
        """Whether it tells anything that comes from answers."""
        return any(part.show not in WORDS_ONLY or any(map(FIGURE.search, part.text)) for part in self.parts)


def headings(definition: ReportDefinition, questionnaires: Sequence[Questionnaire]) -> list[Heading]:
    """The chapters of a report, before any answer is read. Those under one title that follow each other are one."""
    found = [heading for chapter in definition.chapters for heading in _headings(definition, chapter, questionnaires)]
    made = []
    for _, same in groupby(found, key=lambda heading: heading.title):
        together = list(same)
        made.append(replace(together[0], parts=tuple(part for each in together for part in each.parts)))
    return made


def _headings(
    definition: ReportDefinition, chapter: ChapterDefinition, questionnaires: Sequence[Questionnaire]
) -> Iterator[Heading]:
    if chapter.show != "sections":
        yield Heading(chapter.code, chapter.title, (chapter,))
        return
    titles = {section.code: section.title for each in reversed(questionnaires) for section in each.sections}
    told = {subject.section for subject in covered(chapter, definition, subjects(questionnaires))}
    yield from (Heading(code, titles[code], (chapter,)) for code in chapter.sections or titles if code in told)


def _box(words: Commentary, language: str) -> Callout:
    """Headed by who wrote it and when: these are not words of the program, and may be older than the figures."""
    signed = ", ".join(filter(None, (one_line(words.by), format_date(words.on, language))))
    return Callout(say(language, HEADINGS[words.kind], signed=signed), tuple(_items(words)))


def _items(words: Commentary) -> Iterator[str]:
    """Every paragraph of an explanation, every line of recommendations; a mark that was typed before it is ours."""
    parts = words.text.split("\n\n") if words.kind == "explanation" else words.text.splitlines()
    yield from (_BULLET.sub("", part).strip() for part in parts if part.strip())
