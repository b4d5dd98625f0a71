"""What a report can say at different response rates: how wide the intervals will be, and what will be hidden anyway.

Margins are half the width of the interval at a share of 50 %, with the correction for a finite population; what is
hidden follows from the rule of ``analysis.disclosure`` on the numbers to expect. No answers are needed for the groups;
of questions that not everybody gets, the made-up answers tell how many will.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

import orjson

from surveyapp.analysis.disclosure import hidden_groups, people
from surveyapp.analysis.intervals import margin
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.fieldwork.crowd import HIDDEN, shared
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.produce.trial.respondents import RATES, Panel, expected
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question
from surveyapp.report.wording import unpiped
from surveyapp.storage.tables import Wave

MOST_COUNTED = 1000
"""So many made-up respondents tell well enough how many get a question."""


@dataclass(frozen=True)
class Group:
    """Some of the address list: how many there are, and for each of ``RATES`` how many answers to expect, the margin
    (None: nothing to say), and whether figures about them are hidden.
    """

    label: str
    size: int
    answers: tuple[int, ...]
    margins: tuple[float | None, ...]
    hidden: tuple[bool, ...]


@dataclass(frozen=True)
class Division:
    """The groups of one fact of the address list. ``lost``: for each rate whether the fact goes with the ballot box."""

    code: str
    title: str
    groups: tuple[Group, ...]
    lost: tuple[bool, ...]


@dataclass(frozen=True)
class Asked:
    """A question of which the figures are hidden at one of the rates, with the answers to expect."""

    title: str
    answers: tuple[int, ...]
    hidden: tuple[bool, ...]


@dataclass(frozen=True)
class Forecast:
    """Everything to expect. ``questions`` counts the figures that are made; ``asked`` are those that will be hidden."""

    threshold: int
    listed: bool
    population: int | None
    everyone: Group
    divisions: tuple[Division, ...]
    questions: int
    asked: tuple[Asked, ...]

    def document(self) -> dict[str, Any]:
        """As it is kept with the trial run."""
        kept: dict[str, Any] = orjson.loads(orjson.dumps(asdict(self)))
        return kept

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Forecast":
        """As it was kept."""
        divisions = (
            Division(each["code"], each["title"], tuple(map(_group, each["groups"])), tuple(each["lost"]))
            for each in document["divisions"]
        )
        asked = (Asked(each["title"], tuple(each["answers"]), tuple(each["hidden"])) for each in document["asked"])
        return cls(
            document["threshold"],
            document["listed"],
            document["population"],
            _group(document["everyone"]),
            tuple(divisions),
            document["questions"],
            tuple(asked),
        )


def _group(kept: Mapping[str, Any]) -> Group:
    return Group(kept["label"], kept["size"], *(tuple(kept[name]) for name in ("answers", "margins", "hidden")))


def forecast(wave: Wave, panel: Panel) -> Forecast:
    """What to expect of this wave."""
    threshold, number = wave.municipality.threshold, len(panel.answers)
    counts = tuple(expected(number, rate) for rate in RATES)
    margins = tuple(margin(count, panel.population) for count in counts)
    everyone = Group("Iedereen", number, counts, margins, tuple(count < threshold for count in counts))
    facts = [question for question in questionnaire_of(wave).questions.values() if not question.on_page]
    frame = panel.frame(question.code for question in facts)
    lost = _lost(wave, panel, [question.code for question in facts])
    divisions = tuple(
        _division(threshold, question, frame[question.code], lost[question.code])
        for question in facts
        if question.code in frame
    )
    every = list(_asked(wave, panel))
    hidden = tuple(each for each in every if any(each.hidden))
    return Forecast(threshold, panel.listed, panel.population, everyone, divisions, len(every), hidden)


def _division(threshold: int, fact: Question, sizes: Counter[str], lost: Sequence[bool]) -> Division:
    labels = {choice.code: choice.label for choice in fact.categories if choice.code in sizes}
    answers = {code: tuple(expected(sizes[code], rate) for rate in RATES) for code in labels}
    totals = [sum(counts) for counts in zip(*answers.values(), strict=True)]
    hidden = [
        hidden_groups([answers[code][place] for code in labels], total, threshold) for place, total in enumerate(totals)
    ]
    groups = tuple(
        Group(
            label,
            sizes[code],
            answers[code],
            tuple(margin(count, sizes[code]) for count in answers[code]),
            tuple(reasons[row] is not None for reasons in hidden),
        )
        for row, (code, label) in enumerate(labels.items())
    )
    return Division(fact.code, fact.label, groups, tuple(lost))


def _lost(wave: Wave, panel: Panel, facts: Sequence[str]) -> dict[str, list[bool]]:
    """Per fact, for each rate, whether somebody's is expected not to stay with the answers: then nothing is broken down
    by it. Facts that too few will share are those of which there are too few on the list.
    """
    lost: dict[str, list[bool]] = {code: [] for code in facts}
    everybody = [tuple(str(each.get(code)) for code in facts) for each in panel.answers]
    for rate in RATES:
        kept = shared(everybody, _enough(wave.municipality.threshold, rate)) if wave.mode == "anonymous" else {}
        for place, code in enumerate(facts):
            lost[code].append(any(each[place] == HIDDEN for each in kept.values()))
    return lost


def _enough(threshold: int, rate: float) -> int:
    """How many there must be on the list for the threshold to be expected at this rate."""
    return next(size for size in count(threshold) if expected(size, rate) >= threshold)


def _asked(wave: Wave, panel: Panel) -> Iterator[Asked]:
    """Each figure, with the answers to expect: as large a part of everybody as in a sample of the made-up answers."""
    questionnaire, threshold, everybody = questionnaire_of(wave), wave.municipality.threshold, len(panel.answers)
    sample = panel.answers[:MOST_COUNTED]
    table = ResponseTable.from_documents(questionnaire, sample, wave=wave.slug)
    titles = _titles(questionnaire)
    for variable in table.variables:
        if variable.of or variable.code in titles:
            part = people(tabulate(table, variable.code)) / len(sample)
            answers = tuple(expected(everybody, rate * part) for rate in RATES)
            title = titles.get(variable.code, unpiped(variable.label))
            yield Asked(title, answers, tuple(count < threshold for count in answers))


def _titles(questionnaire: Questionnaire) -> dict[str, str]:
    """The questions that people answer, by code; a part of a question after the question that it belongs to."""
    found: dict[str, str] = {}
    for block in (block for section in questionnaire.sections for block in section.blocks):
        for question in block.questions:
            if question.on_page:
                whole, part = unpiped(block.lead.label), unpiped(question.label)
                found[question.code] = part if question.code == block.lead.code else f"{whole} – {part}"
    return found
