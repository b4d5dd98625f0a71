"""One page of a worksheet: its questions, what other steps say beside them, and who wrote down what is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from surveyapp.policycycle.notebook import Carried, Notebook
from surveyapp.policycycle.worksheets import Clash, Typed
from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.questionnaire.question import Question
from surveyapp.storage.tables import Cycle, WorksheetEntry
from surveyapp.web.cycle_actions import ListedActions
from surveyapp.web.forms import Posted
from surveyapp.web.page import Page, ShownBlock
from surveyapp.web.texts import texts

SEEN, CLASHED, CHOSEN = "_seen", "_clash", "_keuze."
MINE, THEIRS = "mijn", "andere"
T = {**texts("nl"), "next": "Bewaren en verder", "back": "Bewaren en terug"}


@dataclass(frozen=True)
class Sheet:
    """A worksheet of a cycle, with the notebooks of this cycle and the one before, and its actions."""

    cycle: Cycle
    questionnaire: Questionnaire
    notebook: Notebook
    before: Notebook | None
    actions: Mapping[str, ListedActions]
    """The actions of the cycle, by the name of the day on which they stood so."""

    @cached_property
    def answers(self) -> dict[str, Value | None]:
        """What is there now, and what items begin with that nobody answered yet."""
        saved = dict(self.notebook.answers(self.questionnaire.code))
        for question in self.questionnaire.questions.values():
            if question.code not in self.notebook.now and (begun := self.notebook.begun(question)) is not None:
                saved[question.code] = begun
        return self.questionnaire.prune(saved)

    @cached_property
    def route(self) -> tuple[Section, ...]:
        """The pages that the answers lead to."""
        return self.questionnaire.route(self.answers)

    def neighbour(self, section: Section, step: int) -> Section | None:
        """The page before (-1) or after (+1) this one; None at either end."""
        codes = [each.code for each in self.route]
        place = codes.index(section.code) + step if section.code in codes else -1
        return self.route[place] if 0 <= place < len(codes) else None

    def page(self, section: Section, posted: Posted | None) -> Page:
        """The page with its fields: what was typed just now, or else what is there."""
        return Page(self.questionnaire, section, self.cycle.years, self.answers, posted, T)

    def seen(self, section: Section) -> list[str]:
        """Which change of each item stands on the page: "ws1_04=3"."""
        numbers = {q.code: entry.number for q in section.plain if (entry := self.notebook.now.get(q.code))}
        return [f"{code}={number}" for code, number in numbers.items()]

    def beside(self, block: ShownBlock) -> tuple[Carried, ...]:
        """What belongs beside this block: answers of other steps, and those of the cycle before on the same items."""
        old = [self.before.told(code) for code in block.fields] if self.before else []
        here = {self.words(code, value) for code in block.fields if (value := self.answers.get(code)) is not None}
        found = (*self.notebook.beside(block.lead), *(told for told in old if told))
        return tuple(told for told in found if told.text not in here)

    def is_begun(self, block: ShownBlock) -> bool:
        """Whether it is filled with the answer of another step that was not saved here yet."""
        return block.lead.code not in self.notebook.now and self.notebook.begun(block.lead) is not None

    def last(self, block: ShownBlock) -> WorksheetEntry | None:
        """The last change in this block."""
        found = [entry for code in block.fields if (entry := self.notebook.now.get(code))]
        return max(found, key=lambda entry: entry.at, default=None)

    def words(self, code: str, value: Value | None) -> str:
        """An answer in words, also when it is none."""
        question = self.questionnaire.questions.get(code)
        return (question.show(value, "nl") if question else str(value)) or "leeg gelaten"


def seen(posted: Posted) -> dict[str, int]:
    """The changes that stood on the page that was sent; what is not a number counts as not seen."""
    parts = (text.partition("=") for text in posted.get(SEEN, ()))
    return {code: int(number) for code, _, number in parts if number.isascii() and number.isdigit() and len(number) < 9}


def settled(posted: Posted, typed: Typed) -> tuple[dict[str, Value | None], list[str]]:
    """What was typed without what somebody else's version was chosen for, and the clashes without a choice."""
    clashed = [code for code in posted.get(CLASHED, ()) if code in typed]
    chosen = {code: (posted.get(CHOSEN + code) or [""])[-1] for code in clashed}
    kept = {code: value for code, value in typed.items() if chosen.get(code) != THEIRS}
    return kept, [code for code, choice in chosen.items() if choice not in (MINE, THEIRS)]


def clashes_left(codes: Sequence[str], typed: Typed, now: Mapping[str, WorksheetEntry]) -> list[Clash]:
    """The clashes that still wait for a choice."""
    return [Clash(code, typed[code], now[code]) for code in codes if code in now]


def question_of(sheet: Sheet, code: str) -> Question | None:
    """The question of an item."""
    return sheet.questionnaire.questions.get(code)
