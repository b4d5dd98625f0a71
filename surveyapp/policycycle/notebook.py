"""Everything that stands in the worksheets of a cycle, and what of it an item shows beside it or begins with."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from surveyapp.policycycle.worksheets import entries, latest
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question
from surveyapp.storage.tables import Cycle, WorksheetEntry


@dataclass(frozen=True)
class Carried:
    """An answer of another step: the step, the question, the answer in words, and who gave it when."""

    step: int
    label: str
    text: str
    at: datetime.datetime
    by: str
    period: str = ""
    """Years of the cycle it comes from, when that is an earlier one."""


class Notebook:
    """The worksheets of a cycle, by the code of their questionnaire, with every change in them."""

    def __init__(
        self, worksheets: Sequence[Questionnaire], entries: Sequence[WorksheetEntry], period: str = ""
    ) -> None:
        self.worksheets = {each.code: each for each in sorted(worksheets, key=lambda each: each.step or 0)}
        self.entries, self.period = entries, period

    @cached_property
    def now(self) -> Mapping[str, WorksheetEntry]:
        """The last change of each item."""
        return latest(self.entries)

    @cached_property
    def asked(self) -> Mapping[str, tuple[int, Question, str]]:
        """The items that are asked given the answers now: step, question, and how it reads."""
        return {
            code: found
            for sheet in self.worksheets.values()
            for code, found in _readable(sheet, self.answers(sheet.code)).items()
        }

    def answers(self, worksheet: str) -> Answers:
        """The answers on one worksheet as they are now, without what is not asked any more."""
        known = {item: entry.value for item, entry in self.now.items() if entry.worksheet == worksheet}
        return self.worksheets[worksheet].prune(known)

    def value(self, item: str) -> Value | None:
        """The answer on an item, None when it is not there or not asked any more."""
        entry = self.now.get(item)
        return entry.value if entry and item in self.asked else None

    def told(self, item: str) -> Carried | None:
        """The answer on an item in words."""
        value, entry = self.value(item), self.now.get(item)
        if value is None or entry is None:
            return None
        step, question, label = self.asked[item]
        return Carried(step, label, question.show(value, "nl"), entry.at, entry.by, self.period)

    def beside(self, question: Question) -> tuple[Carried, ...]:
        """What the answers of other steps are that belong beside this question."""
        wanted = dict.fromkeys((*question.shows, question.starts_from))
        return tuple(found for item in wanted if item for code in self._parts(item) if (found := self.told(code)))

    def begun(self, question: Question) -> Value | None:
        """What this question begins with: the answer of another step."""
        return self.value(question.starts_from) if question.starts_from else None

    def _parts(self, item: str) -> Iterator[str]:
        """The item itself, or the rows of a grid."""
        for sheet in self.worksheets.values():
            for section in sheet.sections:
                for block in section.blocks:
                    if block.lead.code == item:
                        yield from (question.code for question in block.questions)
                        return
        yield item


def opened(session: Session, cycle: Cycle, worksheets: Sequence[Questionnaire]) -> Notebook:
    """Everything that was written down in this cycle, on these worksheets."""
    return Notebook(worksheets, entries(session, cycle), cycle.years)


def _readable(sheet: Questionnaire, answers: Answers) -> dict[str, tuple[int, Question, str]]:
    asked = {question.code for _, question in sheet.asked(answers)}
    return {
        question.code: (sheet.step or 0, question, _label(block.lead, question))
        for section in sheet.sections
        for block in section.blocks
        for question in block.questions
        if question.code in asked
    }


def _label(lead: Question, question: Question) -> str:
    return question.label if question.code == lead.code else f"{lead.label} {question.label}"
