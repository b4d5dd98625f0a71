"""Answers of made-up organisations, as they would be posted: the same seed gives the same answers, every time.

Every answer is drawn through one standard normal number per question. Part of it is the strength of the organisation,
so that organisations with too few volunteers also have larger bottlenecks; part stays the same from wave to wave, so
that an organisation changes its mind only now and then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, sqrt
from random import Random
from statistics import NormalDist

from surveyapp.demo import inside
from surveyapp.demo.distributions import ACTIVITIES, SPREADS, TICKS, VOLUNTEERS
from surveyapp.demo.remarks import REMARKS, SPECIFIED
from surveyapp.demo.spreads import Spread, Ticks
from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question

LASTING = 0.65  # part of the variance that is the same in every wave
SKIPPED = 0.02  # chance that a question is left open
REMARK_EVERY = 41  # of so many organisations, each writes a remark of its own or none
FIRST_WAVE = 0.65  # part of the remarks that belongs to the 0-meting; the rest is for later
GRADES = tuple(str(grade) for grade in range(1, 11))
Known = Mapping[str, Value | None]


@dataclass(frozen=True)
class Respondent:
    """One made-up organisation in one wave."""

    seed: int
    wave: int
    sector: str

    def dice(self, name: str, lasting: bool = False) -> Random:
        """A source of chance for this purpose; a lasting one is the same in every wave."""
        return Random(f"{self.seed}/{name}" if lasting else f"{self.seed}/{name}/{self.wave}")  # noqa: S311

    @property
    def strength(self) -> float:
        """How well the organisation is doing: standard normal over all organisations."""
        return self.dice("strength", lasting=True).gauss(0, 1)

    def normal(self, name: str, stable: bool = False) -> float:
        """A standard normal number that changes a little from wave to wave, or not at all."""
        lasting = self.dice(name, lasting=True).gauss(0, 1)
        passing = lasting if stable else self.dice(name).gauss(0, 1)
        return lasting if stable else sqrt(LASTING) * lasting + sqrt(1 - LASTING) * passing


def answers_for(questionnaire: Questionnaire, seed: int, wave: int, sector: str = "sport") -> dict[str, list[str]]:
    """The posted strings of every question that this organisation answers, by name of the input.

    ``wave`` is 0 for the 0-meting; ``sector`` is the organisation's in the address list. Post it to every page: a page
    takes what is its own.
    """
    respondent = Respondent(seed, wave, sector)
    posted: dict[str, list[str]] = {}
    known: dict[str, Value | None] = {}
    for section in questionnaire.sections:
        for question in section.plain:
            if question.on_page and section.asks(question, known):
                raw = _answer(question, respondent, known)
                known[question.code] = question.read(raw)
                posted[question.code] = raw
    return posted


def _answer(question: Question, respondent: Respondent, known: Known) -> list[str]:
    if not question.required and respondent.dice(f"{question.code}/skip").random() < SKIPPED:
        return []
    code = question.code
    if code == "vo01":
        return [_weighted(ACTIVITIES[respondent.sector], respondent.dice(code, lasting=True))]
    if code in ("vo04", "vo05"):
        return _count(code, respondent, known)
    if code in ("vo12", "vo13_hoofd"):
        return _one_of_earlier(question, respondent, known)
    spread = SPREADS.get(code) or inside.SPREADS.get(code)
    if spread:
        return [_spread(question, spread, respondent)]
    if code in TICKS:
        return _ticks(question, TICKS[code], respondent)
    return _remark(code, respondent) or _anything(question, respondent)


def _remark_of_few(code: str, respondent: Respondent) -> list[str]:
    """What one of a small group writes: the first so many each write something else."""
    texts = inside.WORDS[code]
    return [texts[respondent.seed]] if respondent.seed < len(texts) else []


def _weighted(weights: Mapping[str, float], dice: Random) -> str:
    return dice.choices(list(weights), list(weights.values()))[0]


def _spread(question: Question, spread: Spread, respondent: Respondent) -> str:
    unknown = [choice.code for choice in question.categories if choice.missing]
    if unknown and respondent.dice(f"{question.code}/unknown").random() < spread.unknown:
        return unknown[0]
    chance = respondent.normal(question.code, spread.stable)
    z = spread.loading * respondent.strength + sqrt(1 - spread.loading**2) * chance + spread.later * respondent.wave
    valid = [choice.code for choice in question.categories if not choice.missing] or GRADES
    return valid[_place(spread.weights, z)]


def _place(weights: Sequence[float], z: float) -> int:
    """Which of the weights a standard normal number falls in: each is hit in proportion to its weight."""
    target = NormalDist().cdf(z) * sum(weights)
    return next((place for place, reached in enumerate(accumulate(weights)) if target < reached), len(weights) - 1)


def _ticks(question: Question, ticks: Ticks, respondent: Respondent) -> list[str]:
    """The likeliest choices that pass, up to the maximum; the exclusive choice when none does."""
    margin = {}
    for code, chance in ticks.chances.items():
        z = respondent.normal(f"{question.code}/{code}", ticks.stable) - ticks.later * respondent.wave
        margin[code] = chance - NormalDist().cdf(z)
    passed = sorted((code for code in margin if margin[code] > 0), key=lambda code: -margin[code])
    alone = [choice.code for choice in question.categories if choice.exclusive]
    return passed[: getattr(question, "maximum", None)] or alone[:1]


def _count(code: str, respondent: Respondent, known: Known) -> list[str]:
    """Volunteers, and members as a multiple of them; half of the small organisations do not know their members."""
    if code == "vo04":
        z = respondent.normal(code, stable=True) + 0.3 * respondent.strength
        change = 1 + 0.06 * respondent.normal("growth") if respondent.wave else 1
        return [str(max(4, round(VOLUNTEERS[respondent.sector] * exp(0.7 * z) * change)))]
    volunteers = known.get("vo04")
    if not isinstance(volunteers, int) or respondent.dice(code, lasting=True).random() < 0.3:
        return []
    return [str(round(volunteers * exp(1.4 + 0.5 * respondent.normal(code, stable=True))))]


def _one_of_earlier(question: Question, respondent: Respondent, known: Known) -> list[str]:
    """The first bottleneck out of the largest ones (vo12); the main income out of all sources (vo13_hoofd)."""
    named = known.get("vo13") if question.code == "vo13_hoofd" else None
    codes = [choice.code for choice in question.categories if not choice.missing]
    large = [code for code in codes if known.get(f"vo11_{code}") == "groot"]
    small = [code for code in codes if known.get(f"vo11_{code}") == "klein"]
    candidates = [code for code in codes if code in named] if isinstance(named, list) else large or small
    return [respondent.dice(question.code, lasting=True).choice(candidates)]


def _remark(code: str, respondent: Respondent) -> list[str]:
    """An own text per organisation: no two of ``REMARK_EVERY`` consecutive seeds write the same."""
    if code in inside.WORDS:
        return _remark_of_few(code, respondent)
    if code in SPECIFIED:
        return [respondent.dice(code, lasting=True).choice(SPECIFIED[code])]
    remarks = REMARKS.get(code, ())
    cut = round(FIRST_WAVE * len(remarks))
    texts = remarks[cut:] if respondent.wave else remarks[:cut]
    place = (5 * respondent.seed + len(code)) % REMARK_EVERY
    return [texts[place]] if place < len(texts) else []


def _anything(question: Question, respondent: Respondent) -> list[str]:
    """For a question that the tables do not know: one that has choices is answered as samples are."""
    closed = question.measure in (Measure.NOMINAL, Measure.ORDINAL, Measure.MULTIPLE)
    return question.write(question.sample(respondent.dice(question.code))) if closed else []
