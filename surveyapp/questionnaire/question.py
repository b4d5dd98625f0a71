"""What every question has, and what its type must settle. The types themselves are in ``types/``."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import ClassVar

from pydantic import Field

from surveyapp.questionnaire.answers import AnswerError, Value
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.conditions import ConditionData
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.scalars import Better, Code, Codes, Definition, Flag, Text, Whole

TODAY = "today"
"""Instead of an item with a date: the day on which somebody looks."""
WORDS_PER_SECOND = 4  # 240 words a minute: reading speed for plain text


class Question(Definition):
    """One question, one code, one value, one variable. Subclasses are the types."""

    widget: ClassVar[str]
    """Name of the template that shows it."""
    on_page: ClassVar[bool] = True
    """False: nobody is asked; the value comes from the address list."""
    answer_seconds: ClassVar[float] = 5
    """Time to answer, on top of reading."""

    code: Code = Field(description="short name of the question, unique in the questionnaire")
    label: Text = Field(description="the question as the respondent reads it")
    help: str = Field("", description="explanation under the question")
    required: Flag = Field(False, description="must be answered when asked")
    ask_if: ConditionData | None = Field(None, description="asked only if this holds for earlier answers")
    revision: Whole = Field(1, description="raise it when the wording or the choices change")
    concept: Code | None = Field(None, description="same concept in other questionnaires: laid side by side")
    better: Better | None = Field(
        None, description="which side of the scale is good: lets a report name what is strong"
    )
    source: str = Field("", description="where the question comes from")
    tags: tuple[Code, ...] = Field((), description="subjects, for instance the basisfunctie bf1 to bf5")
    shows: Codes = Field((), description="items of worksheets whose answers are shown beside this question")
    starts_from: Code | None = Field(None, description="item of a worksheet whose answer this question begins with")
    shows_actions: Code | None = Field(
        None,
        description="today, or an item of a worksheet with a date: the actions of the cycle as they stood that day",
    )
    carries_over: Flag = Field(False, description="of a worksheet: the next policy cycle begins with this answer")
    short: Flag = Field(False, description="part of the short version for small organisations")

    @property
    def measure(self) -> Measure | None:
        """Level of measurement; None for what has no value (a note)."""
        raise NotImplementedError

    @property
    def categories(self) -> tuple[Choice, ...]:
        """The choices of a closed question, in order."""
        return ()

    @property
    def seconds(self) -> float:
        """Estimated time to read and answer."""
        words = " ".join((self.label, self.help, *(choice.label for choice in self.categories))).split()
        return len(words) / WORDS_PER_SECOND + self.answer_seconds

    def unfold(self) -> tuple["Question", ...]:
        """The plain questions this one stands for; a composite type returns its parts."""
        return (self,)

    def fields(self) -> tuple[str, ...]:
        """Names of its inputs on the page."""
        return (self.code,)

    def posted(self, form: Mapping[str, Sequence[str]]) -> list[str]:
        """The raw strings of this question in a posted form."""
        return [text for name in self.fields() for text in form.get(name, ())]

    def read(self, raw: Sequence[str]) -> Value | None:
        """Raw strings to a value, None when nothing was filled in: the only way in, for every channel.

        Raises AnswerError when the strings cannot be an answer.
        """
        raise NotImplementedError

    def write(self, value: Value | None) -> list[str]:
        """The raw strings that ``read`` turns into this value, to show it in the form again."""
        return [] if value is None else [str(value)]

    def split(self, cell: str) -> list[str]:
        """The raw strings in one cell of an imported table."""
        return [cell]

    def join(self, value: Value | None) -> str:
        """One table cell that ``split`` and ``read`` turn into this value."""
        return ";".join(self.write(value))

    def show(self, value: Value | None, language: str) -> str:
        """The answer in words, for the review page and for piping; empty when there is none."""
        return "" if value is None else str(value)

    def sample(self, random: Random) -> Value | None:
        """A made-up answer that ``read`` accepts, to try a questionnaire with; None when there is nothing to say.

        What is likely depends on the question only, so that many samples together look like answers.
        """
        raise NotImplementedError

    def check(self) -> Iterator[tuple[str, dict[str, object]]]:
        """What does not make sense in this definition: codes of ``problems`` with their parameters."""
        yield from ()


def filled(raw: Sequence[str]) -> list[str]:
    """The raw strings that hold something."""
    return [text.strip() for text in raw if text.strip()]


def single_text(raw: Sequence[str]) -> str | None:
    """The one text that was filled in, or None. Several: an error, for a field can hold only one."""
    texts = filled(raw)
    if len(texts) > 1:
        raise AnswerError("one_answer")
    return texts[0] if texts else None


def known_code(choices: Sequence[Choice], code: str) -> str:
    """The code, if it is one of the choices."""
    if code not in {choice.code for choice in choices}:
        raise AnswerError("unknown_choice", answer=code[:80])
    return code


def likely(question: str, choices: Sequence[Choice], random: Random) -> str:
    """The code of a made-up choice: some are more popular than others, and few people do not know."""
    taste = Random(question)  # noqa: S311 - the same for everyone who answers this question
    weights = [taste.uniform(0.2, 1) * (0.2 if choice.missing or choice.open else 1) for choice in choices]
    return random.choices(choices, weights)[0].code


def label_of(choices: Sequence[Choice], code: object) -> str:
    """The label of a choice; the code itself when it is not in the list (any more)."""
    return next((choice.label for choice in choices if choice.code == code), str(code))
