"""The made-up organisations answer what they are asked, the same every time, and in a believable way."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import surveyapp.demo
from surveyapp.demo.answers import answers_for
from surveyapp.demo.distributions import ACTIVITIES, SPREADS, TICKS
from surveyapp.demo.remarks import REMARKS, SPECIFIED
from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.load import load, read_folder
from surveyapp.questionnaire.model import Questionnaire

FOLDER = Path(__file__).parents[2] / "questionnaires"
Document = dict[str, Value | None]


def shipped(name: str) -> Questionnaire:
    return load(read_folder(FOLDER / f"{name}.yaml"), f"{name}.yaml")


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return shipped("verenigingen")


@pytest.fixture(scope="module")
def organisations() -> list[dict[str, str]]:
    path = Path(surveyapp.demo.__file__).with_name("organisations.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def documents(questionnaire: Questionnaire, organisations: list[dict[str, str]], wave: int) -> list[Document]:
    """What is stored when every organisation posts its answers to every page, as a browser would."""
    return [_post(questionnaire, seed, wave, each["sector"]) for seed, each in enumerate(organisations)]


def _post(questionnaire: Questionnaire, seed: int, wave: int, sector: str) -> Document:
    posted = answers_for(questionnaire, seed, wave, sector)
    answers: Document = {}
    for section in questionnaire.sections:
        reading = section.read(posted, answers)
        assert reading.errors == {}
        answers.update(reading.answers)
    return answers


def share(rows: list[Document], code: str, *choices: str) -> float:
    given = [row[code] for row in rows if row.get(code) is not None]
    return sum(value in choices for value in given) / len(given)


def test_there_are_41_organisations_with_an_address_that_reaches_nobody(
    organisations: list[dict[str, str]], questionnaire: Questionnaire
) -> None:
    assert len(organisations) == len({each["name"] for each in organisations}) == 41
    assert len({each["email"] for each in organisations}) == 41
    assert all(each["email"].endswith("@example.org") for each in organisations)
    for fact in ("sector", "kern"):
        known = {choice.code for choice in questionnaire.questions[fact].categories}
        assert {each[fact] for each in organisations} == known


def test_every_group_is_large_enough_to_be_shown(organisations: list[dict[str, str]]) -> None:
    for fact in ("sector", "kern"):
        assert min(Counter(each[fact] for each in organisations).values()) >= 5


@pytest.mark.parametrize("wave", [0, 1])
def test_every_organisation_can_hand_in_what_it_answers(
    questionnaire: Questionnaire, organisations: list[dict[str, str]], wave: int
) -> None:
    for answers in documents(questionnaire, organisations, wave):
        assert questionnaire.missing_required(answers) == []
        assert questionnaire.prune(answers) == answers


def test_the_same_seed_gives_the_same_answers(questionnaire: Questionnaire) -> None:
    assert answers_for(questionnaire, 3, 0) == answers_for(questionnaire, 3, 0)
    assert answers_for(questionnaire, 3, 0) != answers_for(questionnaire, 4, 0)


def test_the_starting_position_is_believable(questionnaire: Questionnaire, organisations: list[dict[str, str]]) -> None:
    rows = documents(questionnaire, organisations, 0)
    assert 0.5 <= share(rows, "vo08", "genoeg", "zoekend") <= 0.7
    assert 0.55 <= share(rows, "vo15", "bekend", "gebruikt") <= 0.85
    grades = [row["vo20"] for row in rows if isinstance(row["vo20"], int)]
    assert 6 <= sum(grades) / len(grades) <= 7


def test_a_later_wave_is_a_little_better_and_mostly_the_same(
    questionnaire: Questionnaire, organisations: list[dict[str, str]]
) -> None:
    first, later = (documents(questionnaire, organisations, wave) for wave in (0, 1))
    assert share(later, "vo15", "gebruikt") > share(first, "vo15", "gebruikt")
    assert all(a["vo01"] == b["vo01"] for a, b in zip(first, later, strict=True))
    changed = sum(a["vo08"] != b["vo08"] for a, b in zip(first, later, strict=True))
    assert 0 < changed < len(first) / 2


def test_no_two_organisations_write_the_same_remark(
    questionnaire: Questionnaire, organisations: list[dict[str, str]]
) -> None:
    rows = documents(questionnaire, organisations, 0) + documents(questionnaire, organisations, 1)
    for code in REMARKS:
        texts = [row[code] for row in rows if row[code]]
        assert len(texts) > 15
        assert len(texts) == len(set(map(str, texts)))


def test_the_tables_fit_the_questionnaire(questionnaire: Questionnaire) -> None:
    asked = questionnaire.questions
    assert {*SPREADS, *TICKS, *REMARKS, *SPECIFIED} <= set(asked)
    for code, spread in SPREADS.items():
        valid = [choice for choice in asked[code].categories if not choice.missing]
        assert len(spread.weights) == (len(valid) or 10), code
    for code, ticks in TICKS.items():
        assert set(ticks.chances) <= {choice.code for choice in asked[code].categories}
    activities = {choice.code for choice in asked["vo01"].categories}
    assert all(set(weights) <= activities for weights in ACTIVITIES.values())


@pytest.mark.parametrize("name", ["collega", "zelfevaluatie"])
def test_a_questionnaire_without_tables_is_answered_too(name: str) -> None:
    _post(shipped(name), seed=1, wave=0, sector="sport")
