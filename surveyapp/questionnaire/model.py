"""The questionnaire: sections of questions, the route through them, and its variables. Frozen once loaded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Annotated, Literal

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError, Answers, Value
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.conditions import ConditionData
from surveyapp.questionnaire.indicators import AnyIndicator
from surveyapp.questionnaire.messages import message
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.scalars import Code, Definition, Text, Whole
from surveyapp.questionnaire.types import AnyQuestion
from surveyapp.questionnaire.variables import Variable, variable_of

Perspective = Literal["organisations", "colleagues", "partners", "self"]
PIPE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""An earlier answer inside a label: ``{vo02}``."""


@dataclass(frozen=True)
class Block:
    """What is shown together: a question as the author wrote it, and the plain questions it unfolds into."""

    lead: Question
    questions: tuple[Question, ...]


@dataclass
class Reading:
    """What came out of a posted page: the answers that can be kept, and a message per question that cannot."""

    answers: dict[str, Value | None] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


class Section(Definition):
    """A titled group of questions: one page."""

    code: Code
    title: Text
    text: str = Field("", description="introduction at the top of the page")
    ask_if: ConditionData | None = Field(None, description="the whole page is skipped unless this holds")
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The questions as they are laid out on the page."""
        return tuple(Block(question, question.unfold()) for question in self.questions)

    @cached_property
    def plain(self) -> tuple[Question, ...]:
        """The plain questions of this section, in order."""
        return tuple(question for block in self.blocks for question in block.questions)

    @cached_property
    def seconds(self) -> float:
        """Estimated time to answer this page. A question behind a condition counts for half."""
        return sum(
            question.seconds * (0.5 if question.ask_if or self.ask_if else 1)
            for question in self.questions
            if question.on_page
        )

    def asks(self, question: Question, answers: Answers) -> bool:
        """Whether this question is asked, given what was answered so far."""
        applies = self.ask_if is None or self.ask_if.holds(answers)
        return applies and (question.ask_if is None or question.ask_if.holds(answers))

    def read(self, raw: Mapping[str, Sequence[str]], earlier: Answers, language: str = "nl") -> Reading:
        """A posted page to answers. Question by question, so that a follow-up counts only if it is asked."""
        reading, so_far = Reading(), dict(earlier)
        for question in self.plain:
            if not question.on_page:
                continue
            so_far.pop(question.code, None)
            if self.asks(question, so_far):
                self._read_one(question, raw, reading, language)
                so_far[question.code] = reading.answers.get(question.code)
        return reading

    @staticmethod
    def _read_one(question: Question, raw: Mapping[str, Sequence[str]], reading: Reading, language: str) -> None:
        try:
            value = question.read(question.posted(raw))
            if value is None and question.required:
                raise AnswerError("required")
            reading.answers[question.code] = value
        except AnswerError as error:
            reading.errors[question.code] = message(error, language)


class Guest(Definition):
    """Somebody whom a worksheet names, to be asked: the items with the name and the e-mail address."""

    label: Text = Field(description="what this person works on")
    name: Code
    email: Code


class Questionnaire(Definition):
    """Everything about one questionnaire, in one language."""

    code: Code
    title: Text
    perspective: Perspective = Field(description="who answers")
    language: Literal["nl", "en"] = "nl"
    intro: str = Field("", description="first page: why, for whom, what happens with the answers")
    thanks: str = Field("", description="last page")
    credit: str = Field("", description="source line for the whole questionnaire")
    theme_of: Code | None = Field(None, description="an optional theme that can be added to this questionnaire")
    left_out: tuple[Code, ...] = Field((), description="of the base, when it was composed: what is not asked here")
    step: Whole | None = Field(None, ge=1, le=9, description="the worksheet of this step of the nine, for staff")
    invites: tuple[Guest, ...] = Field((), description="whom worksheets name for the address list, by their items")
    scales: tuple[Scale, ...] = Field((), description="scales of this questionnaire only")
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    indicators: tuple[AnyIndicator, ...] = ()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The plain questions by code, in order."""
        return {question.code: question for section in self.sections for question in section.plain}

    def section(self, code: str) -> Section | None:
        """The section with this code."""
        return next((section for section in self.sections if section.code == code), None)

    def asked(self, answers: Answers) -> Iterator[tuple[Section, Question]]:
        """The plain questions that these answers lead to; a hidden answer never routes."""
        known: dict[str, Value | None] = {}
        for section in self.sections:
            for question in section.plain:
                if section.asks(question, known):
                    if question.code in answers:
                        known[question.code] = answers[question.code]
                    yield section, question

    def route(self, answers: Answers) -> tuple[Section, ...]:
        """The pages that these answers lead to. A section with only notes is shown when its condition holds."""
        reached = {section.code for section, question in self.asked(answers) if question.on_page}
        kept = self.prune(answers)
        return tuple(
            section
            for section in self.sections
            if section.code in reached or (not section.plain and (section.ask_if is None or section.ask_if.holds(kept)))
        )

    def prune(self, answers: Answers) -> dict[str, Value | None]:
        """The answers without what is no longer asked."""
        return {q.code: answers[q.code] for _, q in self.asked(answers) if q.code in answers}

    def complete(self, answers: Answers) -> dict[str, Value | None]:
        """The answers as they are handed in: nothing that is not asked, None for what was skipped."""
        return {question.code: answers.get(question.code) for _, question in self.asked(answers)}

    def missing_required(self, answers: Answers) -> list[tuple[Section, Question]]:
        """The required questions that still need an answer, with their page."""
        return [
            (section, question)
            for section, question in self.asked(answers)
            if question.required and question.on_page and answers.get(question.code) is None
        ]

    @cached_property
    def takes(self) -> bool:
        """Whether any question shows or begins with what a policy cycle says."""
        leads = (question for section in self.sections for question in section.questions)
        return any(lead.shows or lead.starts_from or lead.shows_actions for lead in leads)

    @cached_property
    def minutes(self) -> float:
        """Estimated time to answer."""
        return sum(section.seconds for section in self.sections) / 60

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """What analysis sees: every question with a value, then every indicator."""
        asked = (
            variable_of(question, section.code, block.lead)
            for section in self.sections
            for block in section.blocks
            for question in block.questions
        )
        return (
            *(variable for variable in asked if variable),
            *map(self._indicator_variable, self.indicators),
        )

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What it asks or computes that other groups can be asked too."""
        return frozenset(variable.concept for variable in self.variables if variable.concept)

    def _indicator_variable(self, indicator: AnyIndicator) -> Variable:
        return Variable(
            code=indicator.code,
            label=indicator.label,
            measure=indicator.measure,
            section="",
            categories=indicator.categories,
            revision=indicator.revision,
            concept=indicator.concept,
            better=indicator.better,
            classes=indicator.class_bounds,
            tags=indicator.tags,
            of=indicator.questions,
            recipe=indicator.recipe,
            value_of=partial(indicator.value, questions=self.questions),
        )

    def pipe(self, text: str, answers: Answers) -> str:
        """The text with earlier answers filled in; an ellipsis where there is none."""
        if "{" not in text:
            return text
        return PIPE.sub(lambda match: self._shown(match[1], answers) or "…", text)

    def _shown(self, code: str, answers: Answers) -> str:
        question = self.questions.get(code)
        return question.show(answers.get(code), self.language) if question else ""
