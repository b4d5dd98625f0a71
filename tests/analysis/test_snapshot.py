"""A snapshot gives the very columns that the documents give, for every type of question and indicator."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from surveyapp.analysis.encode import Column, encode
from surveyapp.analysis.snapshot import SnapshotGone, Stored, layout, write
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.types import QUESTION_TYPES
from tests.contracts.examples import EXAMPLES, yaml_of

INDICATORS = """\
indicators:
  - {code: deel_genoeg, kind: share, label: Heeft genoeg, of: genoeg, choices: [ja]}
"""


def questionnaire(source: str) -> Questionnaire:
    return load({"toets.yaml": source}, "toets.yaml")


def stored(folder: Path, asked: Questionnaire, documents: Sequence[Answers], at_once: int = 3) -> Stored:
    passing = folder / "bezig"
    passing.mkdir()
    assert write(folder / "meting.parquet", passing, asked.variables, documents, at_once) == len(documents)
    return Stored(folder / "meting.parquet", asked.variables)


def same(one: Column, other: Column) -> None:
    assert one.variable == other.variable
    pd.testing.assert_series_equal(one.state, other.state)
    if isinstance(one.values, pd.DataFrame):
        assert isinstance(other.values, pd.DataFrame)
        pd.testing.assert_frame_equal(one.values, other.values)
    else:
        assert isinstance(other.values, pd.Series)
        pd.testing.assert_series_equal(one.values, other.values)


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_every_type_of_question_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    asked = questionnaire(yaml_of(EXAMPLES[name]) + INDICATORS)
    answers = EXAMPLES[name].answers
    skipped: Answers = dict.fromkeys(answers)
    documents: list[Answers] = [
        {"genoeg": "ja", **skipped},
        {"genoeg": "wn"},
        {"genoeg": None, **answers},  # type: ignore[dict-item]
        {},  # the second part of three begins with somebody who was asked nothing
        {**skipped},
        {"genoeg": "nee"},
        {"genoeg": "ja", **answers},  # type: ignore[dict-item]
    ]
    expected, _ = encode(asked.variables, documents)
    found = stored(tmp_path, asked, documents)
    assert list(found) == list(expected)
    for code, column in expected.items():
        same(found[code], column)


TWO_AXES = """\
code: as
title: Assen
perspective: organisations
scales:
  - code: s
    choices: [{code: a, label: A, score: 1}, {code: b, label: B, score: 2}, {code: w, label: W, missing: yes}]
sections:
  - code: deel
    title: Deel
    questions:
      - {code: x, type: scale, label: X, scale: s, source: T}
      - {code: y, type: scale, label: Y, scale: s, source: T}
      - {code: n, type: number, label: N, source: T}
indicators:
  - {code: gemiddeld, kind: mean, label: Gemiddelde, of: [x, y]}
  - {code: som, kind: sum, label: Som, of: [n]}
"""


def test_indicators_numbers_and_long_texts_come_back_as_they_were(tmp_path: Path) -> None:
    asked = questionnaire(TWO_AXES)
    documents: list[Answers] = [
        {"x": "a", "y": "b", "n": 12.5},
        {"x": "w", "y": "w", "n": None},
        {"x": "w", "y": "a", "n": -3},
        {"x": None, "y": None},
        {"n": 10**15 + 1},
    ]
    expected, _ = encode(asked.variables, documents)
    found = stored(tmp_path, asked, documents, at_once=2)
    for code, column in expected.items():
        same(found[code], column)


@pytest.mark.parametrize("text", ["'; DROP TABLE chunk; --", "é 你好 👩‍👩‍👧", "", "regel\nregel\ttab", "NULL", "nan"])
def test_a_text_comes_back_to_the_letter(text: str, tmp_path: Path) -> None:
    asked = questionnaire(yaml_of(EXAMPLES["text"]))
    assert stored(tmp_path, asked, [{"q": text}])["q"].valid.tolist() == [text]


def test_columns_that_stand_for_something_else_have_another_layout() -> None:
    first, other = (questionnaire(TWO_AXES.replace("code: b,", f"code: {code},")) for code in ("b", "c"))
    assert layout(first.variables) == layout(questionnaire(TWO_AXES).variables) != layout(other.variables)


def test_a_file_that_is_gone_or_broken_is_told(tmp_path: Path) -> None:
    asked = questionnaire(TWO_AXES)
    found = stored(tmp_path, asked, [{"x": "a"}])
    (tmp_path / "meting.parquet").write_bytes(b"PAR1")
    with pytest.raises(SnapshotGone):
        found["x"]
    (tmp_path / "meting.parquet").unlink()
    with pytest.raises(SnapshotGone):
        found["y"]


def test_a_disk_that_does_not_take_it_is_an_ordinary_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="weg"):
        write(tmp_path / "x.parquet", tmp_path / "weg", questionnaire(TWO_AXES).variables, [{"x": "a"}])
