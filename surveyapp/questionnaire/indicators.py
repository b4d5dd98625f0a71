"""Figures made of several answers of one respondent. Plain Python over one document of answers.

So the same code feeds the report and shows respondents their own result on the last page. An indicator has no value
(NOT_ASKED) for someone who was asked none of its questions, and None when too few of them were answered.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from surveyapp.questionnaire.answers import NOT_ASKED, Answers, NotAsked
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.scalars import Better, Code, Decimal, Definition, Flag, Text, Whole

Questions = Mapping[str, Question]
YES, NO, BETWEEN = "ja", "nee", "tussen"


_WORDS = {"label", "feedback", "tags", "concept", "better", "revision", "between", "classes"}
"""What an indicator says, or how a table groups it, and not how it is computed."""


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Codes = Annotated[
    tuple[Code, ...],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def score(question: Question, answers: Answers, reverse: bool = False) -> float | None:
    """The number behind an answer: a choice's score, or the number itself; None when there is none.

    A reversed item counts as lowest + highest - score.
    """
    value = answers.get(question.code)
    scores = {c.code: c.score for c in question.categories if c.score is not None and not c.missing}
    number = scores.get(str(value)) if question.categories else value
    if not isinstance(number, int | float):
        return None
    lowest, highest = score_range(question)
    return lowest + highest - number if reverse else float(number)


def score_range(question: Question) -> tuple[float, float]:
    """The lowest and highest score that an answer can have."""
    scores = [c.score for c in question.categories if c.score is not None and not c.missing]
    if scores:
        return min(scores), max(scores)
    return getattr(question, "minimum", None) or 0.0, getattr(question, "maximum", None) or 0.0


class Indicator(Definition):
    """A named figure over one respondent's answers."""

    code: Code = Field(description="short name, unique among questions and indicators")
    label: Text
    concept: Code | None = None
    better: Better | None = Field(None, description="which side is good: lets a report name what is strong")
    revision: Whole = 1
    feedback: Flag = Field(False, description="shown to the respondent on the last page")
    tags: tuple[Code, ...] = ()

    @property
    def measure(self) -> Measure:
        return Measure.NUMBER

    @property
    def categories(self) -> tuple[Choice, ...]:
        return ()

    @property
    def class_bounds(self) -> tuple[float, ...]:
        """Upper bounds of the classes that its numbers fall in; none when it has no numbers, or no classes."""
        return ()

    @property
    def questions(self) -> tuple[str, ...]:
        """Codes of the questions it rests on."""
        raise NotImplementedError

    @property
    def recipe(self) -> str:
        """How it is computed: two indicators are the same figure only if this is the same."""
        return self.model_dump_json(exclude=_WORDS)

    def value(self, answers: Answers, questions: Questions) -> str | float | NotAsked | None:
        """Its value for one respondent."""
        if not any(code in answers for code in self.questions):
            return NOT_ASKED
        return self.compute(answers, questions)

    def compute(self, answers: Answers, questions: Questions) -> str | float | None:
        """The value, once it is known that something was asked."""
        raise NotImplementedError


class Share(Indicator):
    """Whether the answer is one of ``choices``: joins choices into one share."""

    kind: Literal["share"]
    of: Code = Field(description="the question")
    choices: Codes = Field(description="the choices that count")

    @property
    def measure(self) -> Measure:
        return Measure.NOMINAL

    @property
    def categories(self) -> tuple[Choice, ...]:
        return (Choice(code=YES, label="Ja"), Choice(code=NO, label="Nee"))

    @property
    def questions(self) -> tuple[str, ...]:
        return (self.of,)

    def compute(self, answers: Answers, questions: Questions) -> str | None:
        value = answers.get(self.of)
        given = set(value) if isinstance(value, list) else {str(value)}
        missing = {choice.code for choice in questions[self.of].categories if choice.missing}
        if value is None or given <= missing:
            return None
        return YES if given & set(self.choices) else NO


class _Items(Indicator):
    of: Codes = Field(description="the questions")
    reverse: Codes | tuple[()] = Field((), description="questions whose scale runs the other way")
    minimum_valid: Whole | None = Field(None, ge=1, description="so many must be answered; without it, all")
    classes: tuple[Decimal, ...] = Field(
        (), description="upper bounds of the classes in tables; with them a report can be divided by it"
    )

    @property
    def questions(self) -> tuple[str, ...]:
        return self.of

    @property
    def class_bounds(self) -> tuple[float, ...]:
        """None over one question: that is divided by its own answers, and joining them here would be a second way."""
        return self.classes if len(set(self.of)) > 1 else ()

    def scores(self, answers: Answers, questions: Questions) -> list[float] | None:
        found = [score(questions[code], answers, code in self.reverse) for code in self.of]
        valid = [number for number in found if number is not None]
        enough = self.minimum_valid if self.minimum_valid is not None else len(self.of)
        return valid if valid and len(valid) >= enough else None


class Mean(_Items):
    """The mean score of several questions."""

    kind: Literal["mean"]

    def compute(self, answers: Answers, questions: Questions) -> float | None:
        scores = self.scores(answers, questions)
        return sum(scores) / len(scores) if scores else None


class Sum(_Items):
    """The sum of the scores of several questions."""

    kind: Literal["sum"]

    def compute(self, answers: Answers, questions: Questions) -> float | None:
        scores = self.scores(answers, questions)
        return sum(scores) if scores else None


class Axis(Definition):
    """One axis of a typology: the mean score of its questions, cut in low and high."""

    label: Text
    of: Codes
    reverse: Codes | tuple[()] = ()
    cut: Decimal = Field(description="mean score from which the axis counts as high")
    margin: Decimal = Field(0.0, ge=0, description="nearer to the cut than this: between two types")

    def mean(self, answers: Answers, questions: Questions) -> float | None:
        """The mean score, None unless every question has one."""
        scores = [score(questions[code], answers, code in self.reverse) for code in self.of]
        valid = [number for number in scores if number is not None]
        return sum(valid) / len(valid) if len(valid) == len(scores) else None

    def side(self, mean: float) -> str | None:
        """ "low" or "high"; None within the margin."""
        if abs(mean - self.cut) < self.margin:
            return None
        return "high" if mean >= self.cut else "low"


class Type(Definition):
    """One of the four types: where it lies on both axes, and what it means."""

    code: Code
    label: Text
    text: str = ""
    x: Literal["low", "high"]
    y: Literal["low", "high"]


class Typology(Indicator):
    """Two axes, four types. Near a cut the respondent is between two types."""

    kind: Literal["typology"]
    x: Axis
    y: Axis
    types: Annotated[tuple[Type, ...], Field(min_length=4, max_length=4)]
    between: Text = Field("Tussen twee typen", description="label for who is near a cut")

    @property
    def measure(self) -> Measure:
        return Measure.NOMINAL

    @property
    def categories(self) -> tuple[Choice, ...]:
        types = tuple(Choice(code=type_.code, label=type_.label) for type_ in self.types)
        between = (Choice(code=BETWEEN, label=self.between),) if self.x.margin or self.y.margin else ()
        return types + between

    @property
    def questions(self) -> tuple[str, ...]:
        return self.x.of + self.y.of

    def compute(self, answers: Answers, questions: Questions) -> str | None:
        x, y = self.x.mean(answers, questions), self.y.mean(answers, questions)
        if x is None or y is None:
            return None
        sides = (self.x.side(x), self.y.side(y))
        return next((type_.code for type_ in self.types if (type_.x, type_.y) == sides), BETWEEN)


if TYPE_CHECKING:
    AnyIndicator = Indicator
else:
    AnyIndicator = Annotated[Share | Mean | Sum | Typology, Field(discriminator="kind")]
