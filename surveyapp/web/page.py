"""One page of questions as the templates show it: blocks with their fields, conditions and words filled in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.conditions import Chosen, Condition, Not
from surveyapp.questionnaire.model import Block, Questionnaire, Reading, Section
from surveyapp.questionnaire.question import Question
from surveyapp.web.followups import as_rule, remainder
from surveyapp.web.forms import AnswerField, PageForm, Posted


@dataclass(slots=True)
class ShownBlock:
    """A question as the author wrote it, with the fields of its plain questions."""

    lead: Question
    fields: Mapping[str, AnswerField]
    words: str
    explanation: str
    hint: str
    """When to answer it, in words, if an answer on this page decides."""
    rule: str
    """The same as JSON for the script; empty when it is always asked."""

    @property
    def field(self) -> AnswerField:
        """The field of a block that is one question."""
        return self.fields[self.lead.code]

    def open_text(self, choice: Choice) -> AnswerField | None:
        """The text field behind a choice that asks for one."""
        return self.fields.get(f"{self.lead.code}_{choice.code}")

    def open_rule(self, choice: Choice) -> str:
        """When that text field is asked."""
        return json.dumps(as_rule(Chosen(self.lead.code, (choice.code,))))

    def how_many(self, t: Mapping[str, str]) -> str:
        """How many answers may be chosen."""
        minimum, maximum = getattr(self.lead, "minimum", None), getattr(self.lead, "maximum", None)
        key = {(True, True): "choose_between", (True, False): "choose_at_least", (False, True): "choose_at_most"}
        bounds = (minimum is not None, maximum is not None)
        return t[key.get(bounds, "choose_many")].format(minimum=minimum, maximum=maximum)


class Page:
    """A section for one respondent. ``answers`` are the saved ones, ``posted`` what was typed just now, if anything."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        section: Section,
        link: str,
        answers: Answers,
        posted: Posted | None,
        t: Mapping[str, str],
    ) -> None:
        self.questionnaire, self.section, self.answers, self.posted, self.t = questionnaire, section, answers, posted, t
        self._rests = {block.lead.code: self._rest(block) for block in section.blocks}
        shown = [block for block in section.blocks if self._rests[block.lead.code] is not False and block.lead.on_page]
        questions = [question for block in shown for question in block.questions]
        self.form = PageForm(link, questions, answers, posted)
        self.blocks = tuple(self._shown(block) for block in shown)
        self.text = questionnaire.pipe(section.text, answers)

    def read(self) -> Reading:
        """What was typed, as answers and errors; the errors are put with their fields."""
        reading = self.section.read(self.posted or {}, self.answers, self.questionnaire.language)
        self.form.show_errors(reading.errors)
        return reading

    def unasked(self, reading: Reading, told: set[str]) -> dict[str, str]:
        """Questions that hold an answer but are not asked after all, unless the respondent was told before."""
        codes = (field.code for field in self._fields if field.code not in reading.answers.keys() | reading.errors)
        found = {code: self.t["unasked"] for code in codes if code not in told and self._is_typed(code)}
        self.form.show_errors(found)
        return found

    def malformed(self, reading: Reading) -> list[str]:
        """Questions that hold something which is not an answer; what is merely empty does not count."""
        return [code for code in reading.errors if self._is_typed(code)]

    @property
    def has_required(self) -> bool:
        """Whether a question on this page must be answered."""
        return any(field.question.required for field in self._fields)

    @cached_property
    def _fields(self) -> tuple[AnswerField, ...]:
        return tuple(field for block in self.blocks for field in block.fields.values())

    @property
    def invalid(self) -> tuple[AnswerField, ...]:
        """The fields with an error, in the order of the page."""
        return tuple(field for field in self._fields if field.errors)

    def _is_typed(self, code: str) -> bool:
        names = self.questionnaire.questions[code].fields()
        return any(text.strip() for name in names for text in (self.posted or {}).get(name, ()))

    def _rest(self, block: Block) -> Condition | bool:
        return remainder(block.lead.ask_if, self._here, self.answers)

    @cached_property
    def _here(self) -> frozenset[str]:
        return frozenset(question.code for question in self.section.plain)

    def _shown(self, block: Block) -> ShownBlock:
        rest = self._rests[block.lead.code]
        fields = {question.code: self._field(question) for question in block.questions}
        condition = None if isinstance(rest, bool) else rest
        return ShownBlock(
            lead=block.lead,
            fields=fields,
            words=self._pipe(block.lead.label),
            explanation=self._pipe(block.lead.help),
            hint=self._hint(condition) if condition else "",
            rule=json.dumps(as_rule(condition)) if condition else "",
        )

    def _field(self, question: Question) -> AnswerField:
        field = self.form.answer_field(question.code)
        field.words, field.explanation = self._pipe(question.label), self._pipe(question.help)
        return field

    def _pipe(self, text: str) -> str:
        return self.questionnaire.pipe(text, self.answers)

    def _hint(self, condition: Condition) -> str:
        positive = not isinstance(condition, Not)
        leaf = condition.part if isinstance(condition, Not) else condition
        choices = self._labels(leaf) if isinstance(leaf, Chosen) else []
        if not choices or not isinstance(leaf, Chosen):
            return self.t["only_if_other"]
        words = self._pipe(self.questionnaire.questions[leaf.code].label)
        return self.t["only_if" if positive else "only_unless"].format(
            question=words, choices=self.t["or"].join(choices)
        )

    def _labels(self, leaf: Chosen) -> list[str]:
        categories = self.questionnaire.questions[leaf.code].categories
        return [f"“{choice.label}”" for choice in categories if choice.code in leaf.choices]
