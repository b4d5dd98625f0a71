"""The reports in the library over the questionnaires in the library, with made-up answers."""

import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question
from surveyapp.report.build import build
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Sender, WaveInput
from surveyapp.report.load import load
from surveyapp.report.model import Report
from tests.report.waves import TODAY, wave
from tests.shelf import shipped

ROOT = Path(__file__).parents[2]
REPORTS = sorted(path for path in (ROOT / "reports").glob("*.yaml") if not path.stem.startswith("terugkoppeling"))
"""All but the one for each respondent: see ``tests/cli/test_feedback.py``."""

WRITTEN = ("Een vast aanspreekpunt.", "=1+1 & <b>minder</b> papier")
"""What respondents answer in their own words."""


def choose(chance: random.Random, question: Question) -> Value | None:
    """An answer that this question accepts; now and then none."""
    codes = [choice.code for choice in question.categories if not choice.exclusive and not choice.missing]
    if chance.random() < 0.05:
        return None
    match question.measure:
        case Measure.NOMINAL | Measure.ORDINAL:
            return chance.choice([choice.code for choice in question.categories])
        case Measure.MULTIPLE:
            return question.read(chance.sample(codes, 1))
        case Measure.RANK:
            return question.read(chance.sample(codes, 1))
        case Measure.NUMBER:
            return chance.randint(1, 10)
        case Measure.TEXT:
            return chance.choice(WRITTEN)
    return None


def answers(asked: Questionnaire, number: int, seed: int) -> Iterator[dict[str, Value | None]]:
    chance = random.Random(seed)
    for _ in range(number):
        given: dict[str, Value | None] = {}
        for section in asked.sections:
            for question in section.plain:
                if section.asks(question, given):
                    given[question.code] = choose(chance, question)
        yield given


def waves(asked: Questionnaire, number: int) -> list[WaveInput]:
    return [wave(asked, answers(asked, 38 + place, place), f"meting{place}", invited=60) for place in range(number)]


QUESTIONNAIRES = {path.stem for path in (ROOT / "questionnaires").glob("*.yaml")}
ONE = [path for path in REPORTS if path.stem in QUESTIONNAIRES]
"""Reports about one questionnaire, and called after it."""
BESIDE = [path for path in REPORTS if path.stem == "typetest_vergeleken"]
"""Several waves of another questionnaire than that for organisations."""


@cache
def made(path: Path, language: str | None = None) -> Report:
    """The report over made-up answers; in another language than its own when one is given."""
    asked = shipped(path.stem.partition("_")[0] if path in ONE + BESIDE else "verenigingen")
    if path.stem == "perspectieven":
        groups = [shipped(name) for name in ("zelfevaluatie", "collega")]
        definition = _read(path, [*groups, asked], language)
        sides = [wave(each, answers(each, 12, place), f"groep{place}") for place, each in enumerate([*groups, asked])]
        return build(definition, sides, Sender("Zonstad"), TODAY)
    definition = _read(path, [asked], language)
    return build(definition, waves(asked, definition.waves), Sender("Zonstad"), TODAY)


def _read(path: Path, asked: Sequence[Questionnaire], language: str | None) -> ReportDefinition:
    definition = load(path.read_text(encoding="utf-8"), path.name, asked)
    return definition.model_copy(update={"language": language}) if language else definition
