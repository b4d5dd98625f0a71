"""The numbers of the questions on paper, and what a label says where a screen would show an earlier answer."""

from functools import cached_property

from surveyapp.questionnaire.model import PIPE, Block, Questionnaire, Section
from surveyapp.report.paper.words import Words


def letters(place: int) -> str:
    """0 is "a", 25 is "z", 26 is "aa"."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("a") + place % 26)


class Numbering:
    """Every question that asks something has a number; the rows of a table have letters behind it."""

    def __init__(self, questionnaire: Questionnaire, t: Words) -> None:
        self._questionnaire = questionnaire
        self._t = t

    @cached_property
    def _numbers(self) -> dict[str, str]:
        found: dict[str, str] = {}
        number = 0
        for block in (block for section in self._questionnaire.sections for block in section.blocks):
            if not is_numbered(block):
                continue
            number += 1
            found[block.lead.code] = str(number)
            is_table = block.lead not in block.questions
            for place, question in enumerate(block.questions):
                found[question.code] = f"{number}{letters(place)}" if is_table else str(number)
        return found

    def of(self, code: str) -> str | None:
        """The number of the question with this code; None for what nobody is asked."""
        return self._numbers.get(code)

    def first_of(self, section: Section) -> str | None:
        """The number of the first question of a section; None when it has none."""
        return next((self._numbers[block.lead.code] for block in section.blocks if is_numbered(block)), None)

    def question(self, code: str) -> str:
        """ "vraag 5a"."""
        return self._t.question.format(n=self._numbers.get(code, "?"))

    def told(self, text: str) -> str:
        """A label as it is printed: "(uw antwoord op vraag 4)" for an earlier answer."""
        return PIPE.sub(lambda match: self._t.earlier.format(question=self.question(match[1])), text)


def is_numbered(block: Block) -> bool:
    """Whether somebody is asked something here."""
    return block.lead.on_page and bool(block.questions)
