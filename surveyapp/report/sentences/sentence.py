"""A sentence with the codes of the figures that it rests on, and the blocks that hold such sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from surveyapp.report.model import Callout, Listing, Paragraph


class Tone(Enum):
    """Whether a sentence is good news, by the direction that the questionnaire declares; PLAIN: it declares none."""

    GOOD = "good"
    BAD = "bad"
    PLAIN = "plain"


@dataclass(frozen=True)
class Sentence:
    """``codes`` are variables of the report's data: at least one."""

    text: str
    codes: tuple[str, ...]
    tone: Tone = Tone.PLAIN


def listing(sentences: Sequence[Sentence]) -> Listing:
    """The sentences under each other."""
    return Listing(tuple(each.text for each in sentences), codes=tuple(each.codes for each in sentences))


def callout(title: str, sentences: Sequence[Sentence]) -> Callout:
    """The sentences in a box."""
    return Callout(title, tuple(each.text for each in sentences), codes=tuple(each.codes for each in sentences))


def conclusion(sentence: Sentence) -> Paragraph:
    """The sentence with which a chapter opens."""
    return Paragraph(sentence.text, lead=True, codes=sentence.codes)
