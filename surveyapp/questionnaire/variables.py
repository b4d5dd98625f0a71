"""The joint between the legs: what analysis sees of a question or an indicator."""

from collections.abc import Callable
from dataclasses import dataclass, field

from surveyapp.questionnaire.answers import NOT_ASKED, Answers, NotAsked, Value
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.indicators import NO, YES
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.scalars import Better

_DIVIDING = (Measure.NOMINAL, Measure.ORDINAL, Measure.MULTIPLE)


@dataclass(frozen=True)
class Variable:
    """A column of the table of answers: a question or an indicator, without a difference.

    Two variables are the same item over time if ``code`` and ``revision`` agree, and what was asked as well; over
    perspectives if ``concept`` does.
    """

    code: str
    label: str
    measure: Measure
    section: str
    categories: tuple[Choice, ...] = ()
    revision: int = 1
    concept: str | None = None
    better: Better | None = None  # which side is good; None: neither, or it is not declared
    two_sided: bool = False  # its scale runs from negative to positive answers
    unit: str = ""
    classes: tuple[float, ...] = ()
    tags: tuple[str, ...] = ()
    of: tuple[str, ...] = ()  # an indicator's questions; empty for a question
    stem: str = ""  # the words above a row of a grid
    recipe: str = ""  # how an indicator is computed
    fact: bool = False  # known from the address list, not asked
    value_of: Callable[[Answers], Value | NotAsked | None] | None = field(default=None, compare=False, repr=False)

    @property
    def divides(self) -> bool:
        """Whether respondents can be divided by it: by its choices, or by its classes of numbers."""
        return self.measure in _DIVIDING or (self.measure is Measure.NUMBER and bool(self.classes))

    @property
    def yes_or_no(self) -> bool:
        """Whether it divides respondents in yes and no, beside answers that do not count."""
        valid = {choice.code for choice in self.categories if not choice.missing}
        return self.measure is Measure.NOMINAL and valid == {YES, NO}

    @property
    def one_figure(self) -> bool:
        """Whether a group has one level on it: a share of yes, a mean score, or a mean."""
        if self.measure is Measure.ORDINAL:
            return any(choice.score is not None for choice in self.categories)
        return self.measure is Measure.NUMBER or self.yes_or_no

    def value(self, answers: Answers) -> Value | NotAsked | None:
        """Its value in one response: None is asked and skipped, ``NOT_ASKED`` is not asked."""
        return self.value_of(answers) if self.value_of else answers.get(self.code, NOT_ASKED)


def variable_of(question: Question, section: str, lead: Question) -> Variable | None:
    """The variable of a plain question, that is shown under the words of ``lead``; None for what has no value."""
    if question.measure is None:
        return None
    return Variable(
        code=question.code,
        label=question.label,
        measure=question.measure,
        section=section,
        categories=question.categories,
        revision=question.revision,
        concept=question.concept,
        better=question.better,
        two_sided=getattr(getattr(question, "scale", None), "two_sided", False),
        unit=getattr(question, "unit", ""),
        classes=getattr(question, "classes", ()),
        tags=question.tags,
        stem="" if lead.code == question.code else lead.label,
        fact=not question.on_page,
    )
