"""What the municipality itself writes in a chapter: after what the program found there, and visibly apart from it."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from surveyapp.questionnaire.notation import format_date
from surveyapp.report.inputs import Commentary
from surveyapp.report.model import Callout, Cell, Chapter, Report
from surveyapp.report.printable import one_line
from surveyapp.report.translation import say

HEADINGS = {
    "explanation": "Toelichting van de gemeente ({signed})",
    "recommendation": "Aanbevelingen van de gemeente ({signed})",
}
"""By kind, in the order in which they stand in a chapter."""
_NUMBER = re.compile(r"\d[\d.,]*")
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


def figures(chapter: Chapter) -> str:
    """SHA-256 of what the chapter tells in numbers and cells. Other words around the same figures are the same."""
    return hashlib.sha256("\n".join(_told(chapter.blocks)).encode()).hexdigest()


def _told(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield from _NUMBER.findall(part)
    elif isinstance(part, Cell):
        yield part.text
    elif isinstance(part, tuple):
        for each in part:
            yield from _told(each)
    elif is_dataclass(part):
        for name in fields(part):
            yield from _told(getattr(part, name.name))


def _box(words: Commentary, language: str) -> Callout:
    """Headed by who wrote it and when: these are not words of the program, and may be older than the figures."""
    signed = ", ".join(filter(None, (one_line(words.by), format_date(words.on, language))))
    return Callout(say(language, HEADINGS[words.kind], signed=signed), tuple(_items(words)))


def _items(words: Commentary) -> Iterator[str]:
    """Every paragraph of an explanation, every line of recommendations; a mark that was typed before it is ours."""
    parts = words.text.split("\n\n") if words.kind == "explanation" else words.text.splitlines()
    yield from (_BULLET.sub("", part).strip() for part in parts if part.strip())
