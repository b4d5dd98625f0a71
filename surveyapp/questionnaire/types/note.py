"""Text between the questions; it has no answer."""

from collections.abc import Sequence
from random import Random
from typing import ClassVar, Literal

from surveyapp.questionnaire.question import Question


class Note(Question):
    """An explanation on the page."""

    type: Literal["note"] = "note"

    widget: ClassVar[str] = "note"
    answer_seconds: ClassVar[float] = 0

    @property
    def measure(self) -> None:
        return None

    def unfold(self) -> tuple[Question, ...]:
        return ()

    def fields(self) -> tuple[str, ...]:
        return ()

    def read(self, raw: Sequence[str]) -> None:
        return None

    def sample(self, random: Random) -> None:
        return None
