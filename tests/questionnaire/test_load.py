"""From texts to a questionnaire: scales that are shared, words in another language, and everything wrong at once."""

from pathlib import Path

import pytest

from surveyapp.problems import SourceError
from surveyapp.questionnaire.answers import NOT_ASKED
from surveyapp.questionnaire.load import Sources, judge, load, read_folder
from tests.questionnaire.faults.building import EENS, KIND, OVERLAY, QUESTIONNAIRE, SCALES, scaled, survey
from tests.questionnaire.faults.logic import typology

GRID = "{code: g, type: grid, label: G?, scale: eens, rows: [{code: r1, label: Rij een}, {code: r2, label: Rij twee}]}"


def test_a_scale_beside_the_questionnaire_is_found() -> None:
    sources = {QUESTIONNAIRE: survey(GRID), SCALES: f"scales:\n{EENS}\n"}
    questionnaire = load(sources, QUESTIONNAIRE)
    assert [choice.code for choice in questionnaire.questions["r1"].categories] == ["a", "b", "c", "wn"]
    assert [choice.score for choice in questionnaire.questions["r1"].categories] == [1, 2, 3, None]


def test_a_scale_in_the_file_itself_is_found() -> None:
    assert list(load({QUESTIONNAIRE: scaled(GRID)}, QUESTIONNAIRE).questions) == ["eerst", "aantal", "r1", "r2"]


def test_codes_stay_as_they_were_written() -> None:
    text = survey("{code: q, type: single, label: Q?, choices: [{code: no, label: 12:30}, {code: yes, label: 010}]}")
    choices = load({QUESTIONNAIRE: text}, QUESTIONNAIRE).questions["q"].categories
    assert [(choice.code, choice.label) for choice in choices] == [("no", "12:30"), ("yes", "010")]


def test_all_problems_come_at_once_errors_only() -> None:
    text = survey("{code: q, type: nummer, label: Q?}", "{code: r, type: text, label: R?, ask_if: {weg: ja}}", KIND)
    sources = {QUESTIONNAIRE: text.replace("label: Eerst?", "label: Hoeveel?"), SCALES: "scales: []\n"}
    with pytest.raises(SourceError) as refused:
        load(sources, QUESTIONNAIRE)
    found = [(problem.file, problem.line, problem.code) for problem in refused.value.problems]
    assert found == [("scales.yaml", 1, "Q018"), ("toets.yaml", 10, "Q015"), ("toets.yaml", 11, "C005")]


@pytest.mark.parametrize(
    ("scales", "told"),
    [
        ("scales:\n  - {code: eens, choices: geen}\n", "Q005"),
        ("scales: geen\n", "Q005"),
        ("- eens\n", "Q006"),
        ("scales: [\n", "Y009"),
        (EENS.replace("  - ", "scales:\n  - ").replace("code: eens", "code: Eens") + "\n", "Q007"),
    ],
)
def test_questions_are_not_blamed_for_a_scale_that_cannot_be_read(scales: str, told: str) -> None:
    found = judge({QUESTIONNAIRE: survey(GRID), SCALES: scales}, QUESTIONNAIRE)
    assert found.questionnaire is None
    assert [problem.code for problem in found.errors if problem.code != "S001"] == [told]
    assert (told == "Q007") is any(problem.code == "S001" for problem in found.errors)


def test_a_warning_stops_nobody() -> None:
    sources = {QUESTIONNAIRE: survey("{code: q, type: text, lines: 3, label: Q?, required: yes}")}
    assert [problem.code for problem in judge(sources, QUESTIONNAIRE).problems] == ["W003"]
    assert load(sources, QUESTIONNAIRE).questions["q"].required


def test_a_questionnaire_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(SourceError) as refused:
        load({}, QUESTIONNAIRE)
    assert [problem.code for problem in refused.value.problems] == ["Y027"]


ENGLISH = """\
language: en
title: Test
sections: {deel: {title: Part}}
questions:
  eerst: {label: First?, choices: {ja: Yes, nee: No}}
  aantal: {label: How many?, help: Roughly., unit: people}
  soort: {label: Kind?, choices: {a: Apple, anders: Other}}
  soort_anders: {label: Other}
  g: {label: Statements}
  r1: {label: Row one}
  r2: {label: Row two}
scales:
  eens: {a: Disagree, b: Neither, c: Agree, wn: Do not know}
"""


def test_a_translation_replaces_every_text_and_no_code() -> None:
    sources = {QUESTIONNAIRE: survey(KIND, GRID), SCALES: f"scales:\n{EENS}\n", OVERLAY: ENGLISH}
    dutch, english = load(sources, QUESTIONNAIRE), load(sources, QUESTIONNAIRE, "en")
    assert (dutch.language, english.language) == ("nl", "en")
    assert list(dutch.questions) == list(english.questions)
    assert [question.label for question in english.questions.values()] == [
        "First?",
        "How many?",
        "Kind?",
        "Other",
        "Row one",
        "Row two",
    ]
    assert english.sections[0].title == "Part"
    assert english.questions["r1"].show("b", "en") == "Neither"
    assert dutch.questions["eerst"].label == "Eerst?"


def test_without_a_translation_the_questionnaire_speaks_its_own_language() -> None:
    questionnaire = load({QUESTIONNAIRE: survey()}, QUESTIONNAIRE, "en")
    assert (questionnaire.language, questionnaire.title) == ("nl", "Toets")


def test_a_mistake_in_a_translation_is_told_when_that_language_is_asked() -> None:
    sources = {QUESTIONNAIRE: survey(), OVERLAY: "language: en\nquestions:\n  eerts: {label: First?}\n"}
    assert load(sources, QUESTIONNAIRE).title == "Toets"
    with pytest.raises(SourceError) as refused:
        load(sources, QUESTIONNAIRE, "en")
    assert [(problem.file, problem.line, problem.code) for problem in refused.value.problems] == [(OVERLAY, 3, "O003")]


def test_the_words_of_a_typology_are_translated() -> None:
    words = "indicators: {i: {label: I, between: Between, x: {label: Across}, types: {t0: {label: First, text: So}}}}\n"
    sources = {QUESTIONNAIRE: typology(), OVERLAY: f"language: en\n{words}"}
    (indicator,) = load(sources, QUESTIONNAIRE, "en").indicators
    assert [choice.label for choice in indicator.categories] == ["First", "T1", "T2", "T3"]
    assert indicator.value({}, {}) is NOT_ASKED


def test_a_questionnaire_brings_its_scales_and_translations_from_its_folder(tmp_path: Path) -> None:
    for name in (QUESTIONNAIRE, OVERLAY, SCALES, "ander.yaml", "ander.en.yaml"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    sources = read_folder(tmp_path / QUESTIONNAIRE)
    assert sorted(sources) == ["scales.yaml", "toets.en.yaml", "toets.yaml"]
    assert (len(sources), sources.main, sources[QUESTIONNAIRE]) == (3, QUESTIONNAIRE, "# toets.yaml\n")


def test_what_cannot_be_read_in_the_folder_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / SCALES).write_bytes(b"\xff")
    with pytest.raises(SourceError) as refused:
        read_folder(tmp_path / QUESTIONNAIRE)
    assert sorted(problem.code for problem in refused.value.problems) == ["Y003", "Y027"]


def test_a_frozen_mapping_loads_as_the_folder_did(tmp_path: Path) -> None:
    (tmp_path / QUESTIONNAIRE).write_text(survey(), encoding="utf-8")
    sources = read_folder(tmp_path / QUESTIONNAIRE)
    assert isinstance(sources, Sources)
    assert load(dict(sources), sources.main) == load(sources, sources.main)
