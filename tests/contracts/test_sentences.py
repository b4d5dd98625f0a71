"""Every rule that writes a judging sentence speaks when it may, and stays silent whenever one of its guards says so."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from surveyapp.analysis.verdict import Direction
from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.load import load as load_questionnaire
from surveyapp.questionnaire.load import read_folder
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import jsonsentences as sentences
from surveyapp.report.build import build
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.goals import judged
from surveyapp.report.inputs import Goal, Sender, WaveInput
from surveyapp.report.load import load
from surveyapp.report.material import Material, gather
from surveyapp.report.model import Finding, Paragraph, Report
from surveyapp.report.numbers import Notation
from surveyapp.report.sentences import RULES
from surveyapp.report.sentences.movement import moved, movements
from surveyapp.report.sentences.sentence import Sentence, Tone
from surveyapp.report.sentences.shares import share_words
from surveyapp.report.sentences.standing import stands
from surveyapp.report.sentences.targets import target
from tests.builders import choices, questionnaire
from tests.report.waves import TODAY, answered, wave

Case = Callable[[], Sentence | str | None]


def clubs(better: str | None = "high", **fields: object) -> Questionnaire:
    side = {"better": better} if better else {}
    enough = {"code": "genoeg", "kind": "share", "label": "Heeft genoeg", "of": "vol", "choices": "ja", **side}
    vol = {"code": "vol", "type": "single", "choices": choices("ja", "nee"), **fields}
    return questionnaire(vol, {"code": "cijfer", "type": "grade", "better": "high"}, indicators=[enough])


def held(*waves: WaveInput) -> Material:
    definition = ReportDefinition.model_validate(
        {
            "code": "toets",
            "title": "Toets",
            "compare": "yes" if len(waves) > 1 else "no",
            "chapters": [{"code": "s", "title": "S", "show": "summary"}],
        }
    )
    numbered = [replace(each, ordinal=place) for place, each in enumerate(waves)]
    return gather(definition, numbered, Sender("Zonstad", 5))


def measured(yes: int, no: int, better: str | None = "high", code: str = "nul", **about: Any) -> WaveInput:
    return wave(clubs(better), answered("vol", ja=yes, nee=no), code, **about)


def strength(yes: int, no: int, better: str | None = "high", **about: Any) -> Sentence | None:
    return stands(held(measured(yes, no, better, **about)), "genoeg")


def change(*waves: WaveInput) -> Sentence | None:
    material = held(*waves)
    about = next(each for each in movements(material, [*material.subjects.values()]) if each.code == "genoeg")
    return moved(material, about)


def asked_otherwise() -> WaveInput:
    other = clubs(label="Een andere vraag?", revision=2)
    return wave(other, answered("vol", ja=90, nee=10), "een", invited=1000)


def goal(**fields: Any) -> Sentence | None:
    fixed = Goal(
        variable="genoeg",
        direction=Direction.AT_LEAST,
        target=0.6,
        ordinal=0,
        due=datetime.date(2028, 4, 1),
        source="Raadsbesluit 12",
        fixed_at="nul",
        fixed=datetime.date(2026, 3, 2),
    )
    material = held(replace(measured(80, 20, invited=1000), goals=(replace(fixed, **fields),)))
    return target(material, judged(material)[0])


def shipped(name: str, *codes: str) -> Report:
    """A report that comes with the program, over 38 made-up answers a wave."""
    random, main = Random(38), "verenigingen.yaml"
    survey = load_questionnaire(read_folder(Path("questionnaires", main)), main)
    waves = [wave(survey, [madeup.answers(survey, {}, random) for _ in range(38)], code, invited=41) for code in codes]
    definition = load(Path("reports", name).read_text(encoding="utf-8"), name, [survey])
    return build(definition, waves, Sender("Zonstad", 5), TODAY)


DUTCH = Notation("nl")
SPEAKS: dict[str, dict[str, Case]] = {
    "standing": {
        "a large share on the good side": lambda: strength(80, 20, invited=1000),
        "a small share of what should be large": lambda: strength(20, 80, invited=1000),
        "a census, however small": lambda: strength(8, 4, invited=12),
    },
    "movement": {
        "a tested difference": lambda: change(
            measured(45, 55, invited=1000), measured(80, 20, code="een", invited=1000)
        )
    },
    "share": {"a share near a fraction": lambda: share_words(DUTCH, 0.47, 100, "organisaties")},
    "target": {"a goal that is due": goal},
}
SILENT: dict[str, dict[str, Case]] = {
    "standing": {
        "no side is declared good": lambda: strength(80, 20, None, invited=1000),
        "the interval holds the middle": lambda: strength(55, 45, invited=1000),
        "a sample of fewer than twenty": lambda: strength(17, 2, invited=1000),
        "too few to show": lambda: strength(3, 1, invited=1000),
        "whoever wanted could answer": lambda: strength(80, 20, open_link=True),
        "a census exactly in the middle": lambda: strength(50, 50, invited=100),
        "nobody answered": lambda: strength(0, 0, invited=100),
        "the scale has no scores": lambda: stands(held(measured(80, 20, invited=1000)), "vol"),
    },
    "movement": {
        "it may be chance": lambda: change(measured(45, 55, invited=1000), measured(50, 50, code="een", invited=1000)),
        "it was asked otherwise": lambda: change(measured(20, 80, invited=1000), asked_otherwise()),
        "too few to show": lambda: change(measured(1, 3, invited=1000), measured(80, 20, code="een", invited=1000)),
        "one wave": lambda: change(measured(45, 55, invited=1000)),
        "whoever wanted could answer and nothing differs": lambda: change(
            measured(45, 55, open_link=True), measured(45, 55, code="een", open_link=True)
        ),
    },
    "share": {
        "a base for counts": lambda: share_words(DUTCH, 0.47, 19, "organisaties"),
        "no fraction is near": lambda: share_words(DUTCH, 0.45, 100, "organisaties"),
        "nobody": lambda: share_words(DUTCH, 0, 100, "organisaties"),
        "everybody": lambda: share_words(DUTCH, 1, 100, "organisaties"),
    },
    "target": {"it is for a later wave": lambda: goal(ordinal=1), "it was given up": lambda: goal(withdrawn=True)},
}


def listed(cases: dict[str, dict[str, Case]]) -> list[Any]:
    return [pytest.param(case, id=f"{rule}: {why}") for rule, some in cases.items() for why, case in some.items()]


def test_every_rule_has_a_case_in_which_it_speaks_and_one_in_which_it_is_silent() -> None:
    assert RULES.keys() == SPEAKS.keys() == SILENT.keys()
    assert all(SPEAKS.values())
    assert all(SILENT.values())


@pytest.mark.parametrize("case", listed(SPEAKS))
def test_a_rule_speaks(case: Case) -> None:
    assert case()


@pytest.mark.parametrize("case", listed(SILENT))
def test_a_rule_stays_silent(case: Case) -> None:
    assert case() is None


@pytest.mark.parametrize(
    ("found", "tone", "text"),
    [
        (strength(80, 20, invited=1000), Tone.GOOD, "Voor vier van de vijf organisaties (80%, n = 100) geldt: heeft"),
        (strength(80, 20, "low", invited=1000), Tone.BAD, "Voor vier van de vijf organisaties (80%, n = 100) geldt:"),
        (
            strength(30, 70, "low", invited=1000),
            Tone.GOOD,
            "Voor minder dan de helft van de organisaties (30%, n = 100) geldt: heeft genoeg.",
        ),
        (strength(29, 71, invited=1000), Tone.BAD, "Voor 29% van de organisaties (n = 100) geldt: heeft genoeg."),
        (
            change(measured(45, 55, invited=1000), measured(80, 20, code="een", invited=1000)),
            Tone.GOOD,
            "“Heeft genoeg”: van 45% (Nul) naar 80% (Een), een verschil van +35 procentpunt.",
        ),
        (goal(target=0.9), Tone.BAD, "Heeft genoeg: niet gehaald."),
    ],
)  # fmt: skip
def test_a_sentence_has_its_tone_and_the_code_of_its_figure(found: Sentence | None, tone: Tone, text: str) -> None:
    assert found is not None
    assert (found.tone, found.codes) == (tone, ("genoeg",))
    assert found.text.replace("\u00a0", " ").startswith(text)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.469, None),
        (0.47, "bijna de helft van de clubs"),
        (0.4949, "bijna de helft van de clubs"),
        (0.495, "de helft van de clubs"),
        (0.505, "de helft van de clubs"),
        (0.506, "ruim de helft van de clubs"),
        (0.53, "ruim de helft van de clubs"),
        (0.531, None),
        (0.6, "drie van de vijf clubs"),
        (1 / 3, "een derde van de clubs"),
        (0.224, "ruim een op de vijf clubs"),
        (0.226, "bijna een kwart van de clubs"),
        (0.93, "ruim negen van de tien clubs"),
        (0.94, None),
    ],
)
def test_a_share_in_words_has_exact_limits(share: float, words: str | None) -> None:
    assert share_words(DUTCH, share, 1000, "clubs") == words


WITHOUT_FIGURES = {"methode", "vragenlijst", "open_antwoorden"}
"""Chapters whose sentences are rules, questions, and what people wrote."""


@pytest.mark.parametrize(("name", "waves"), [("nulmeting.yaml", ["nul"]), ("evaluatie.yaml", ["nul", "een"])])
def test_every_sentence_with_a_number_carries_the_code_of_its_figure(name: str, waves: list[str]) -> None:
    made = shipped(name, *waves)
    known = {each["code"] for each in made.data["variables"]} | set(waves)  # type: ignore[attr-defined]
    told = [
        (text, codes)
        for chapter in made.chapters
        for block in chapter.blocks
        if chapter.code not in WITHOUT_FIGURES and not isinstance(block, Finding)
        for text, codes in sentences.told(block)
    ]
    assert [text for text, codes in told if any(each.isdigit() for each in text) and not codes] == []
    assert {code for _, codes in told for code in codes} <= known
    assert len([codes for _, codes in told if codes]) > 15
    listed = made.data["sentences"]
    assert {"chapter", "text", "figures"} == set(listed[0])  # type: ignore[index]


@pytest.mark.parametrize(("name", "waves"), [("nulmeting.yaml", ["nul"]), ("evaluatie.yaml", ["nul", "een"])])
def test_a_chapter_about_figures_opens_with_its_conclusion(name: str, waves: list[str]) -> None:
    first = {chapter.code: chapter.blocks[0] for chapter in shipped(name, *waves).chapters}
    about = [first[code] for code in ("onderzoek", "hulp", "gemeente", "sterk")]
    assert all(isinstance(block, Paragraph) and block.lead and block.codes for block in about)
