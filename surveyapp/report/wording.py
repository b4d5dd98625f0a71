"""Every sentence that the program writes in a report: plain Dutch, by rule, and never more than the figures say.

Figures arrive as text that ``numbers.py`` made, with the counts that guard the sentence: on a small base it gives
numbers of people instead of percentages, a tie is called a tie, and only a tested difference is called a difference.
"""

from dataclasses import dataclass

from surveyapp.analysis.tabulation import Reason
from surveyapp.questionnaire.model import PIPE, Perspective
from surveyapp.report.numbers import NBSP, Notation

SMALL_BASE = 20
"""With fewer answers than this a sentence counts people: a percentage would suggest a precision that is not there."""

INTERVAL_FROM = 10
"""With fewer answers than this no interval is printed: it would be wider than what anybody learns from."""


@dataclass(frozen=True)
class People:
    """What the respondents are called."""

    one: str
    many: str

    def count(self, number: int, notation: Notation) -> str:
        """ "1 organisatie", "38 organisaties"."""
        return f"{notation.number(number)}{NBSP}{self.one if number == 1 else self.many}"


PEOPLE: dict[Perspective, People] = {
    "organisations": People("organisatie", "organisaties"),
    "colleagues": People("collega", "collega's"),
    "partners": People("partner", "partners"),
    "self": People("deelnemer", "deelnemers"),
}


def people_of(perspective: Perspective, notation: Notation) -> People:
    """What these respondents are called in the language of a report."""
    people = PEOPLE[perspective]
    return People(notation.say(people.one), notation.say(people.many))


REASONS: dict[Reason, str] = {
    Reason.NO_ANSWERS: "Niemand gaf op deze vraag een antwoord dat meetelt.",
    Reason.BELOW_THRESHOLD: "Te weinig antwoorden om te laten zien zonder dat iemand herkenbaar wordt.",
    Reason.PROTECTS_ANOTHER: "Niet getoond, omdat anders een kleine groep herkenbaar wordt.",
    Reason.NOT_MEASURED: "Deze vraag is niet in beide metingen gesteld.",
    Reason.WORDING_CHANGED: "De vraag is tussen de metingen veranderd. Daarom staat hier geen verschil.",
    Reason.SCALE_CHANGED: (
        "De antwoorden of de berekening zijn tussen de metingen veranderd. Daarom staat hier geen verschil."
    ),
    Reason.REVISION_CHANGED: ("De vraag kreeg tussen de metingen een nieuwe versie. Daarom staat hier geen verschil."),
}


@dataclass(frozen=True)
class Told:
    """One answer as a sentence needs it: its label, how many gave it, and its percentage as printed."""

    label: str
    count: int
    percent: str
    share: float | None = None  # only where it is not count / base

    @property
    def size(self) -> float:
        """What the order of answers follows: the share when there are weights, otherwise the count."""
        return self.count if self.share is None else self.share


@dataclass(frozen=True)
class Shift:
    """One figure in two waves as a sentence needs it. ``difference`` is printed with its unit; ``p`` is adjusted."""

    subject: str
    waves: tuple[str, str]
    earlier: str
    later: str
    difference: str
    p: float | None
    significant: bool
    nothing: bool = False  # the difference is printed as zero
    pairs: int | None = None  # the difference is of so many who answered both times
    sign: int = 0  # 1: higher, -1: lower


def unpiped(text: str) -> str:
    """A label without the place where a respondent reads an earlier answer: an ellipsis stands there."""
    return PIPE.sub("…", text)


def quoted(label: str) -> str:
    """A label of the questionnaire inside a sentence."""
    return f"“{label.rstrip('.')}”"


def decapitalised(label: str) -> str:
    """A label as the tail of a sentence; an abbreviation or a name in capitals keeps its capital."""
    text = label.rstrip(".")
    return text[0].lower() + text[1:] if not text[1:2].isupper() else text


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
