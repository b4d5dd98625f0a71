"""From what is written on worksheets to a finished report. Pure: the same answers and day give the same document."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.model import PIPE
from surveyapp.questionnaire.notation import format_date
from surveyapp.questionnaire.question import Question, label_of
from surveyapp.report.documents.actions import ActionsOn
from surveyapp.report.documents.actions import blocks as told_actions
from surveyapp.report.documents.definition import DocumentChapter, DocumentDefinition, RowDefinition, TableDefinition
from surveyapp.report.inputs import Sender
from surveyapp.report.model import Block, Cell, Chapter, Finding, Note, Paragraph, Report, Row, Table

EMPTY = "Hier is nog niets ingevuld."
_HOUR = 60


@dataclass(frozen=True)
class Written:
    """An item that is asked: its question, how it reads, and the answer, None when nobody gave one yet."""

    question: Question
    label: str
    value: Value | None = None

    @property
    def text(self) -> str:
        """The answer in words; empty when there is none."""
        return "" if self.value is None else self.question.show(self.value, "nl")


Notes = Mapping[str, Written]
"""By the code of the item; what is not asked is not there."""


def build(
    definition: DocumentDefinition,
    notes: Notes,
    sender: Sender,
    today: datetime.date,
    facts: Sequence[tuple[str, str]] = (),
    reports: Mapping[str, Report | str] | None = None,
    actions: Mapping[str, ActionsOn] | None = None,
) -> Report:
    """The document. ``reports`` by the code of the chapter that takes one in; a text tells why there is none.

    ``actions`` by the name of the day in a chapter: today, or an item with a date that is filled in.
    """
    chapters = [
        made for chapter in definition.chapters for made in _chapters(chapter, notes, reports or {}, actions or {})
    ]
    return Report(
        title=definition.title,
        subtitle=definition.subtitle,
        municipality=sender.name,
        language="nl",
        date=format_date(today, "nl"),
        facts=tuple(facts),
        chapters=tuple(chapters),
        data={"report": {"code": definition.code, "title": definition.title, "date": today.isoformat()}},
        colour=sender.colour,
        logo=sender.logo,
        font=sender.font,
        typeface=sender.typeface,
    )


def applies(chapter: DocumentChapter, notes: Notes) -> bool:
    """Whether this chapter is in the document."""
    return chapter.when is None or chapter.when.holds({code: each.value for code, each in notes.items()})


def _chapters(
    chapter: DocumentChapter, notes: Notes, reports: Mapping[str, Report | str], actions: Mapping[str, ActionsOn]
) -> Iterator[Chapter]:
    if not applies(chapter, notes):
        return
    blocks: list[Block] = [*_paragraphs(chapter, notes), *_answers(chapter, notes)]
    if chapter.table:
        blocks += _table(chapter, chapter.table, notes)
    blocks += told_actions(chapter.actions, actions)
    taken = reports.get(chapter.code) if chapter.report else None
    if isinstance(taken, str):
        blocks.append(Note(taken))
    yield Chapter(chapter.code, chapter.title, tuple(blocks))
    if isinstance(taken, Report):
        for each in taken.chapters:
            yield replace(each, code=f"{chapter.code}_{each.code}", title=f"{chapter.title}: {each.title}")


def _paragraphs(chapter: DocumentChapter, notes: Notes) -> Iterator[Paragraph]:
    for text in chapter.text:
        filled = PIPE.sub(lambda match: _text(notes, match[1]) or "…", text)
        yield from _divided(filled)


def _divided(text: str) -> Iterator[Paragraph]:
    """A paragraph for each stretch between empty lines."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    yield from (Paragraph(part.strip()) for part in lines.split("\n\n") if part.strip())


def _text(notes: Notes, code: str) -> str:
    return notes[code].text if code in notes else ""


def _answers(chapter: DocumentChapter, notes: Notes) -> list[Block]:
    asked = [code for code in chapter.items if code in notes]
    if len(chapter.items) == 1:
        return [block for code in asked for block in _one(notes[code])]
    return [block for code in asked for block in _under_its_question(code, notes[code])]


def _one(written: Written) -> list[Block]:
    if isinstance(written.value, dict):
        return [_programme(written, written.value)]
    return [*_divided(written.text)] or [Note(EMPTY)]


def _under_its_question(code: str, written: Written) -> list[Block]:
    if isinstance(written.value, dict):
        return [Finding(code, written.label, "", "", table=_programme(written, written.value))]
    return [Finding(code, written.label, written.text or EMPTY, "")]


def _programme(written: Written, parts: Mapping[str, int]) -> Table:
    """What a time is divided over: how long each part takes, and how far into the meeting it begins."""
    rows, passed = [], 0
    for code, minutes in parts.items():
        if minutes:
            label = label_of(written.question.categories, code)
            rows.append(Row(label, (Cell(_clock(passed)), Cell(str(minutes), minutes))))
            passed += minutes
    rows.append(Row("Einde", (Cell(_clock(passed)), Cell(str(passed), passed)), total=True))
    return Table(written.label, "Onderdeel", ("Begint na (uur:minuten)", "Duurt (minuten)"), tuple(rows))


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR}:{minutes % _HOUR:02}"


def _table(chapter: DocumentChapter, table: TableDefinition, notes: Notes) -> list[Block]:
    rows = tuple(_row(row, notes) for row in table.rows if any(_text(notes, code) for code in _told(row)))
    return [Table(chapter.title, table.corner, table.columns, rows)] if rows else [Note(EMPTY)]


def _told(row: RowDefinition) -> tuple[str, ...]:
    return (*row.items, *((row.name,) if row.name else ()))


def _row(row: RowDefinition, notes: Notes) -> Row:
    header = _text(notes, row.name) if row.name else ""
    return Row(header or row.label, tuple(Cell(_text(notes, code) or "–") for code in row.items))
