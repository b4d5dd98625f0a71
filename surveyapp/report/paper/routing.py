"""Which questions are for whom, in words: "Vraag 6 is alleen voor u als u bij vraag 5 “Ja” hebt aangekruist."."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from surveyapp.questionnaire.conditions import All, Answered, Any, Between, Chosen, Condition, Not
from surveyapp.questionnaire.model import Block, Questionnaire, Section
from surveyapp.questionnaire.notation import format_number
from surveyapp.questionnaire.question import label_of
from surveyapp.report.numbers import joined
from surveyapp.report.paper.numbering import Numbering, is_numbered
from surveyapp.report.paper.words import Words
from surveyapp.report.wording import quoted


@dataclass(frozen=True)
class Run:
    """Questions in a row that are for the same people. ``rule`` is empty when they are for everybody."""

    blocks: tuple[Block, ...]
    rule: str


class Routing:
    """The route through one questionnaire, as a reader with a pen can follow it."""

    def __init__(self, questionnaire: Questionnaire, numbering: Numbering, t: Words) -> None:
        self._questionnaire, self._numbering, self._t = questionnaire, numbering, t

    def part(self, section: Section) -> str:
        """For whom a section is; empty when it is for everybody."""
        if section.ask_if is None:
            return ""
        sections = self._questionnaire.sections
        rest = sections[sections.index(section) + 1 :]
        onward = next((number for each in rest if (number := self._numbering.first_of(each))), None)
        return f"{self._t.for_part.format(what=self.words(section.ask_if))} {self._onward(onward)}"

    def runs(self, section: Section) -> list[Run]:
        """The blocks of a section that are on paper, those with the same condition together."""
        shown = [block for block in section.blocks if block.lead.on_page]
        groups = [(rule, tuple(blocks)) for rule, blocks in groupby(shown, key=lambda block: block.lead.ask_if)]
        return [Run(blocks, self._rule(rule, blocks) if rule else "") for rule, blocks in groups]

    def _rule(self, rule: Condition, blocks: Sequence[Block]) -> str:
        numbers = [int(self._numbering.of(block.lead.code) or 0) for block in blocks if is_numbered(block)]
        what = self.words(rule)
        if not numbers:
            return ""
        form = {1: self._t.for_one, 2: self._t.for_two}.get(len(numbers), self._t.for_some)
        following = self._following(numbers[-1])
        return f"{form.format(n=numbers[0], m=numbers[-1], what=what)} {self._onward(following)}"

    def _following(self, number: int) -> str | None:
        firsts = (
            self._numbering.of(block.lead.code)
            for section in self._questionnaire.sections
            for block in section.blocks
            if is_numbered(block)
        )
        return next((each for each in firsts if each == str(number + 1)), None)

    def _onward(self, number: str | None) -> str:
        return self._t.otherwise.format(n=number) if number else self._t.otherwise_done

    def words(self, condition: Condition) -> str:
        """The condition as the tail of "… als"."""
        t = self._t
        match condition:
            case All(parts):
                return joined([self._part(part) for part in parts], t.all_of)
            case Any(parts):
                return self._alternatives(parts)
            case Not(Chosen(code, choices)) if self._numbering.of(code):
                return t.not_chose.format(question=self._numbering.question(code), choices=self._choices(code, choices))
            case Not(Answered(code, expected)):
                return self.words(Answered(code, not expected))
            case Not(part):
                return t.not_so.format(what=self.words(part))
            case Chosen(code, choices):
                return self._chosen(code, choices)
            case Answered(code, expected):
                return (t.filled if expected else t.not_filled).format(question=self._numbering.question(code))
            case Between(code, minimum, maximum):
                return self._bounds(code, minimum, maximum)
        raise TypeError(f"a condition of an unknown kind: {condition!r}")

    def _part(self, condition: Condition) -> str:
        text = self.words(condition)
        return f"({text})" if isinstance(condition, Any) else text

    def _alternatives(self, parts: Sequence[Condition]) -> str:
        """Many rows with the same choices read as one sentence: "bij vraag 11a, 11b of 11c"."""
        leaves = [part for part in parts if isinstance(part, Chosen) and self._numbering.of(part.code)]
        if len(leaves) == len(parts) > 1 and len({leaf.choices for leaf in leaves}) == 1:
            numbers = [self._numbering.of(leaf.code) or "" for leaf in leaves]
            question = self._t.question.format(n=joined(numbers, self._t.any_of))
            return self._t.chose.format(question=question, choices=self._choices(leaves[0].code, leaves[0].choices))
        return joined([self.words(part) for part in parts], self._t.any_of)

    def _chosen(self, code: str, choices: Sequence[str]) -> str:
        named = self._choices(code, choices)
        if self._numbering.of(code):
            return self._t.chose.format(question=self._numbering.question(code), choices=named)
        label = self._questionnaire.questions[code].label
        return self._t.background.format(label=label.rstrip(".?"), choices=named)

    def _choices(self, code: str, choices: Sequence[str]) -> str:
        categories = self._questionnaire.questions[code].categories
        return joined([quoted(label_of(categories, choice)) for choice in choices], self._t.any_of)

    def _bounds(self, code: str, minimum: float | None, maximum: float | None) -> str:
        t, language = self._t, self._questionnaire.language
        low, high = (None if bound is None else format_number(bound, language) for bound in (minimum, maximum))
        form = t.between if low and high else t.at_least if low else t.at_most
        return form.format(question=self._numbering.question(code), minimum=low, maximum=high)
