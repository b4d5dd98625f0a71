"""The definition of a document: what of the worksheets stands under which heading. One YAML file in ``documents/``.

A text may name an answer, ``{ws4_brief_sport}``, as a question may; what nobody answered yet becomes an ellipsis.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from surveyapp import yamlsource
from surveyapp.problems import Problem, SourceError, near
from surveyapp.questionnaire.conditions import ConditionData
from surveyapp.questionnaire.definitions import read_definition
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import PIPE, Perspective, Questionnaire
from surveyapp.questionnaire.question import TODAY, Question
from surveyapp.questionnaire.scalars import Code, Codes, Definition, Flag, Text, Whole

Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(lambda value: (value,) if isinstance(value, str) else value),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class RowDefinition(Definition):
    """One row of a table: what it is called, or the item that tells, and an item for each column."""

    label: str = Field("", max_length=200)
    name: Code | None = Field(None, description="item whose answer is what the row is called")
    items: Codes = Field(min_length=1)


class TableDefinition(Definition):
    """Answers side by side. Rows without any answer are left out."""

    corner: Text = Field(description="title of the first column")
    columns: tuple[Text, ...] = Field(min_length=1)
    rows: tuple[RowDefinition, ...] = Field(min_length=1)


class DocumentChapter(Definition):
    """A heading with words of the author, answers and tables under it."""

    code: Code
    title: Text
    when: ConditionData | None = Field(None, description="only when this holds for the answers on the worksheets")
    text: Texts = Field((), description="paragraphs; may name an answer")
    items: Codes = Field((), description="these answers; of several each stands under its question")
    table: TableDefinition | None = None
    actions: Codes = Field(
        (), description="the actions of the cycle as they stood on these days: today, or items with a date"
    )
    report: Code | None = Field(None, description="the chapters of this report on the waves of the cycle")
    earlier: Flag = Field(False, description="with the waves of earlier cycles beside those of this one")
    perspective: Perspective = Field("organisations", description="of which group the waves of that report are")


class DocumentDefinition(Definition):
    """What a document shows. ``letters``: every chapter is a letter of its own."""

    code: Code
    title: Text
    subtitle: str = Field("", max_length=300)
    step: Whole = Field(ge=1, le=9, description="the step of the nine that it comes from")
    letters: Flag = False
    chapters: Annotated[tuple[DocumentChapter, ...], Field(min_length=1)]

    @property
    def reports(self) -> tuple[DocumentChapter, ...]:
        """The chapters that take in a report on waves."""
        return tuple(chapter for chapter in self.chapters if chapter.report)

    @property
    def actions(self) -> tuple[str, ...]:
        """The days of which it tells how the actions stood."""
        return tuple(dict.fromkeys(name for chapter in self.chapters for name in chapter.actions))

    def letter(self, code: str) -> "DocumentDefinition | None":
        """The chapter with this code as a document of its own."""
        for chapter in self.chapters:
            if chapter.code == code:
                about = {"chapters": (chapter,), "code": f"{self.code}-{code}", "subtitle": chapter.title}
                return self.model_copy(update=about)
        return None


def load(text: str, name: str, worksheets: Sequence[Questionnaire] = ()) -> DocumentDefinition:
    """The definition in this text; with worksheets, everything that it names must be on one of them.

    Raises SourceError with every problem.
    """
    node = yamlsource.parse(text, name)
    definition, problems = read_definition(node, DocumentDefinition)
    if definition and worksheets:
        known = {q.code: q for each in worksheets for s in each.sections for b in s.blocks for q in b.questions}
        problems = [*problems, *_unknown(definition, node, known)]
    if definition is None or problems:
        raise SourceError(problems)
    found: DocumentDefinition = definition
    return found


def _unknown(definition: DocumentDefinition, node: yamlsource.Node, known: Mapping[str, Question]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, chapter in enumerate(definition.chapters):
        where = (("chapter", chapter.code),)
        if chapter.code in seen:
            line = yamlsource.line_of(node, "chapters", number, "code")
            yield Problem("R006", node.file, line, where, {"name": chapter.code})
        seen.add(chapter.code)
        for key, code in _named(chapter):
            if code not in known:
                line = yamlsource.line_of(node, "chapters", number, key)
                yield Problem("R021", node.file, line, where, {"name": code, "near": near(code, known)})
            elif key == "actions" and known[code].measure is not Measure.DATE:
                line = yamlsource.line_of(node, "chapters", number, key)
                yield Problem("R022", node.file, line, where, {"name": code})


def _named(chapter: DocumentChapter) -> Iterator[tuple[str, str]]:
    yield from (("items", code) for code in chapter.items)
    yield from (("actions", code) for code in chapter.actions if code != TODAY)
    yield from (("text", code) for text in chapter.text for code in PIPE.findall(text))
    yield from (("when", leaf.code) for leaf in (chapter.when.leaves() if chapter.when else ()))
    for row in chapter.table.rows if chapter.table else ():
        yield from (("table", code) for code in (*row.items, *([row.name] if row.name else ())))
