"""What an answer can be, and the three kinds of no answer.

A response is one document ``{question code: value}``. Code absent: not asked. None: asked and skipped. A choice
that is marked ``missing``: "weet niet" or "n.v.t.".
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float | list[str] | dict[str, int]
Answers: TypeAlias = Mapping[str, Value | None]


class NotAsked(Enum):
    """The type of ``NOT_ASKED``, so that a type checker tells it from an answer."""

    NOT_ASKED = "not asked"


NOT_ASKED: Final = NotAsked.NOT_ASKED


class AnswerError(ValueError):
    """An answer that cannot be accepted; ``key`` names the text in ``messages.py``."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
