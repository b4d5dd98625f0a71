"""What a respondent sees of their own answers: the review, the copy, and their own indicators."""

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.questionnaire.answers import NOT_ASKED, Answers
from surveyapp.questionnaire.indicators import Indicator, Typology
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.questionnaire.notation import format_number
from surveyapp.questionnaire.question import label_of
from surveyapp.web.forms import Posted


@dataclass(frozen=True)
class Line:
    """One question with its answer in words; empty when it was skipped."""

    code: str
    words: str
    answer: str


@dataclass(frozen=True)
class Part:
    """One page with its answers."""

    section: Section
    lines: tuple[Line, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every question on it has an answer."""
        return all(line.answer for line in self.lines)


@dataclass(frozen=True)
class Outcome:
    """One indicator of this respondent, in words; empty when too few questions were answered."""

    label: str
    value: str
    text: str


def summary(questionnaire: Questionnaire, answers: Answers) -> list[Part]:
    """All answers in words, page by page. Facts from the address list stay out: nobody was asked for them."""
    lines: dict[str, list[Line]] = {}
    for section, question in questionnaire.asked(answers):
        if question.on_page:
            words = questionnaire.pipe(question.label, answers)
            answer = question.show(answers.get(question.code), questionnaire.language)
            lines.setdefault(section.code, []).append(Line(question.code, words, answer))
    return [Part(s, tuple(lines[s.code])) for s in questionnaire.sections if s.code in lines]


def typed_lines(questionnaire: Questionnaire, section: Section, posted: Posted) -> list[Line]:
    """What was typed on a page that could not be saved: in words where it is an answer, as it was typed otherwise."""
    reading = section.read(posted, {}, questionnaire.language)
    lines = []
    for question in section.plain:
        typed = [text for name in question.fields() for text in posted.get(name, ()) if text.strip()]
        answer = question.show(reading.answers.get(question.code), questionnaire.language) or ", ".join(typed)
        if typed:
            lines.append(Line(question.code, questionnaire.pipe(question.label, reading.answers), answer))
    return lines


def feedback(questionnaire: Questionnaire, answers: Answers) -> Iterator[Outcome]:
    """The indicators that the questionnaire wants to be shown, as far as they apply to this respondent."""
    for indicator in questionnaire.indicators:
        value = indicator.value(answers, questionnaire.questions) if indicator.feedback else NOT_ASKED
        if value is not NOT_ASKED:
            yield Outcome(
                indicator.label, _in_words(indicator, value, questionnaire.language), _about(indicator, value)
            )


def _in_words(indicator: Indicator, value: str | float | None, language: str) -> str:
    if isinstance(value, str):
        return label_of(indicator.categories, value)
    return "" if value is None else format_number(round(value, 1), language)


def _about(indicator: Indicator, value: object) -> str:
    types = indicator.types if isinstance(indicator, Typology) else ()
    return next((each.text for each in types if each.code == value), "")
