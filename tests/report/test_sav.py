"""Answers in SPSS, as pyreadstat reads them back: labels, levels, missing codes, and whatever people typed."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyreadstat
import pytest

from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.measures import Measure
from surveyapp.report import sav
from surveyapp.report.printable import clean
from surveyapp.report.sav.codes import codes_of
from surveyapp.report.sav.columns import MAKERS
from surveyapp.report.sav.naming import LONGEST_NAME, names_of
from tests.builders import choices, question, questionnaire
from tests.report.hostile import HOSTILE

Asked = Mapping[str, object]


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Writes answers to one question, or several, and reads the file back: the table, and what is said about it."""

    def write(asked: Asked | list[Asked], *values: object) -> Any:
        several = asked if isinstance(asked, list) else [asked]
        answers: list[Any]
        known = questionnaire(*({"code": "q", **each} for each in several)).questions
        answers = [value if isinstance(value, dict) and "q" in value else {"q": value} for value in values]
        path = tmp_path / "antwoorden.sav"
        path.write_bytes(sav.render(list(known.values()), answers, "Zonstad: 0-meting", ["Eén regel."]))
        return pyreadstat.read_sav(str(path), user_missing=True)

    return write


def test_a_choice_is_a_number_with_its_label_and_the_kinds_of_no_answer_stay_apart(written: Any) -> None:
    asked = {"type": "single", "label": "Genoeg?", "choices": choices("ja", "nee", "wn", missing="wn")}
    frame, about = written(asked, "nee", "ja", "wn", None, {"q": "ja"})
    assert frame["q"].tolist() == [2.0, 1.0, -91.0, -99.0, 1.0]
    assert about.column_names_to_labels == {"q": "Genoeg?"}
    assert about.variable_value_labels["q"] == {1.0: "Ja", 2.0: "Nee", -91.0: "Wn", -99.0: "Niet ingevuld"}
    assert about.missing_ranges["q"] == [{"lo": -99.0, "hi": -91.0}]
    assert about.variable_measure["q"] == "nominal"


def test_spss_itself_leaves_the_missing_codes_out(tmp_path: Path) -> None:
    asked = question("single", choices=choices("ja", "nee", "wn", missing="wn"))
    path = tmp_path / "a.sav"
    documents: list[Any] = [{"q": "ja"}, {"q": "wn"}, {"q": None}, {}]
    path.write_bytes(sav.render([asked], documents, "T"))
    frame, _ = pyreadstat.read_sav(str(path))
    assert frame["q"].count() == 1


def test_what_was_not_asked_is_empty(written: Any) -> None:
    asked: list[Asked] = [{"type": "text"}, {"code": "aantal", "type": "number"}]
    frame, about = written(asked, {"q": "a", "aantal": 3}, {"q": "b", "aantal": None}, {"q": "c"})
    assert frame["aantal"].tolist()[:2] == [3.0, -99.0]
    assert frame["aantal"].isna().tolist() == [False, False, True]
    assert about.variable_measure["aantal"] == "scale"


def test_a_scale_is_ordinal_and_counts_with_the_scores_of_the_author(written: Any) -> None:
    frame, about = written({"type": "scale", "scale": "eens3"}, "oneens", "eens", "wn")
    assert frame["q"].tolist() == [1.0, 3.0, -91.0]
    assert about.variable_measure["q"] == "ordinal"


@pytest.mark.parametrize(
    ("scores", "numbers"),
    [
        ((-1.0, 0.0, 1.0), [-1, 0, 1]),
        ((10.0, 20.0, 30.0), [10, 20, 30]),
        ((1.0, 1.0, 2.0), [1, 2, 3]),
        ((0.5, 1, 2), [1, 2, 3]),
    ],
)
def test_scores_are_the_numbers_only_when_they_are_whole_and_each_once(
    scores: tuple[float, ...], numbers: list[int]
) -> None:
    scored = [Choice(code=f"c{place}", label="L", score=score) for place, score in enumerate(scores)]
    assert list(codes_of(scored).valid.values()) == numbers


@pytest.mark.parametrize(("lowest", "skipped"), [(0, -99), (-89, -99), (-90, -999), (-99, -999), (-12_000, -99_999)])
def test_a_missing_code_is_never_a_number_that_was_given(written: Any, lowest: int, skipped: int) -> None:
    frame, about = written({"type": "number", "minimum": "-100000"}, lowest, None)
    assert frame["q"].tolist() == [lowest, skipped]
    assert about.missing_ranges["q"][0]["hi"] < lowest


def test_a_multiple_choice_has_a_column_per_choice(written: Any) -> None:
    asked = {"type": "multiple", "label": "Hulp?", "choices": choices("geld", "ruimte", "wn", missing="wn")}
    frame, about = written(asked, ["geld"], ["geld", "ruimte"], ["wn"], None)
    assert about.column_names == ["q.geld", "q.ruimte", "q.wn"]
    assert frame.values.tolist() == [[1, 0, 0], [1, 1, 0], [-91, -91, 1], [-99, -99, -99]]
    assert about.column_names_to_labels["q.ruimte"] == "Hulp?: Ruimte"
    assert about.variable_value_labels["q.geld"] == {0: "Nee", 1: "Ja", -91: "Wn", -99: "Niet ingevuld"}


def test_a_ranking_has_a_column_per_place(written: Any) -> None:
    frame, about = written(
        {"type": "ranking", "choices": choices("a", "b", "c"), "maximum": "2"}, ["c", "a"], ["b"], None
    )
    assert about.column_names == ["q.1", "q.2"]
    assert frame["q.1"].tolist() == [3, 2, -99]
    assert frame["q.2"].tolist()[::2] == [1, -99]
    assert frame["q.2"].isna().tolist() == [False, True, False]


def test_divided_points_have_a_column_per_choice(written: Any) -> None:
    frame, _ = written({"type": "allocation", "choices": choices("x", "y")}, {"x": 30, "y": 70}, None)
    assert frame["q.x"].tolist() == [30, -99]


def test_a_date_is_a_date(written: Any) -> None:
    frame, about = written({"type": "date"}, "2026-12-31", None)
    assert frame["q"][0] == datetime.date(2026, 12, 31)
    assert about.original_variable_types["q"].startswith("EDATE")


def test_the_file_says_what_it_is(written: Any) -> None:
    _, about = written({"type": "text"}, "a")
    assert (about.file_label, about.notes) == ("Zonstad: 0-meting", ["Eén regel."])


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_people_typed_is_read_back_and_no_label_is_cut_in_a_letter(written: Any, name: str) -> None:
    text = HOSTILE[name]
    labels = text.encode(errors="ignore").decode().strip() or "Leeg"  # a questionnaire has no half characters
    asked: list[Asked] = [
        {"type": "text", "label": labels[:5000]},
        {"code": "k", "type": "single", "label": labels[:5000], "choices": [{"code": "a", "label": labels[:5000]}]},
    ]
    frame, about = written(asked, {"q": text, "k": "a"})
    whole = clean(text).encode()[:32_767].decode(errors="ignore").rstrip(" ")
    assert (frame["q"].fillna("")[0] or "") == whole
    label, value = about.column_names_to_labels["k"], about.variable_value_labels["k"][1.0]
    assert len(label.encode()) <= 256
    assert len(value.encode()) <= 120
    assert label.startswith(value.removesuffix("…").rstrip())


def test_every_variable_has_a_name_of_its_own_that_spss_accepts() -> None:
    long = "a" * 40 + "." + "b" * 40
    names = names_of(["and", "q", "Q", long, long, "with"])
    assert names[:3] == ["and_", "q", "Q_2"]
    assert all(len(name) <= LONGEST_NAME for name in names)
    assert len({name.lower() for name in names}) == len(names)


def test_without_answers_the_file_has_its_columns(written: Any) -> None:
    frame, about = written([{"type": "text"}, {"code": "n", "type": "number"}, {"code": "d", "type": "date"}])
    assert (len(frame), about.column_names) == (0, ["q", "n", "d"])


def test_spss_knows_every_level_of_measurement() -> None:
    assert set(MAKERS) == set(Measure)
