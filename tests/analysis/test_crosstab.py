"""One variable by another."""

import pytest

from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.intervals import share_limits
from surveyapp.analysis.table import PopulationError
from surveyapp.questionnaire.answers import Answers
from tests.analysis.tables import table
from tests.builders import choices

SORT = {"code": "soort", "type": "background", "choices": choices("sport", "zorg", "wn", missing="wn")}
ENOUGH = {"code": "genoeg", "type": "single", "choices": choices("ja", "nee")}
ROWS: list[Answers] = [
    *[{"soort": "sport", "genoeg": "ja"}] * 6,
    *[{"soort": "sport", "genoeg": "nee"}] * 2,
    *[{"soort": "zorg", "genoeg": "ja"}] * 1,
    *[{"soort": "zorg", "genoeg": "nee"}] * 4,
    *[{"soort": "wn", "genoeg": "nee"}] * 2,
    {"soort": None, "genoeg": None},
]


def test_shares_are_of_the_group_and_who_is_in_no_group_counts_in_the_total_only() -> None:
    found = crosstab(table([SORT, ENOUGH], ROWS), "genoeg", "soort")
    assert [(column.group, column.group_label) for column in found.columns] == [("sport", "Sport"), ("zorg", "Zorg")]
    assert [column.cells[0].share for column in found.columns] == [0.75, 0.2]
    assert found.total.cells[0].share == 7 / 15
    assert found.unclassified == 2


def test_who_is_in_no_group_and_gave_no_answer_is_in_neither_count() -> None:
    found = crosstab(table([SORT, ENOUGH], [*ROWS, *[{"soort": None, "genoeg": None}] * 4]), "genoeg", "soort")
    assert found.total.base is not None
    in_groups = sum(column.base.valid for column in found.columns if column.base)
    assert in_groups + (found.unclassified or 0) == found.total.base.valid == 15


def test_a_group_whose_size_is_known_uses_that_size() -> None:
    found = crosstab(table([SORT, ENOUGH], ROWS, population=40, groups={"soort": {"sport": 10}}), "genoeg", "soort")
    sport = found.columns[0]
    assert sport.base is not None
    assert sport.base.population == 10
    assert (sport.cells[0].low, sport.cells[0].high) == share_limits(6, 8, 10)


def test_a_group_whose_size_is_not_known_stands_for_its_part_of_the_frame() -> None:
    zorg = crosstab(table([SORT, ENOUGH], ROWS, population=32), "genoeg", "soort").columns[1]
    assert zorg.base is not None
    assert zorg.base.population is None
    assert (zorg.cells[0].low, zorg.cells[0].high) == share_limits(1, 5, 32 * 5 / 16)


def test_a_group_with_more_answers_than_units_is_an_error() -> None:
    with pytest.raises(PopulationError, match="more answers than units in group sport of soort"):
        crosstab(table([SORT, ENOUGH], ROWS, population=40, groups={"soort": {"sport": 7}}), "genoeg", "soort")


def test_a_respondent_can_be_in_several_groups_of_a_multiple_choice() -> None:
    many = {"code": "soort", "type": "multiple", "choices": choices("sport", "zorg")}
    rows: list[Answers] = [{"soort": ["sport", "zorg"], "genoeg": "ja"}, {"soort": ["zorg"], "genoeg": "nee"}]
    found = crosstab(table([many, ENOUGH], rows), "genoeg", "soort")
    assert [column.base.valid for column in found.columns if column.base] == [1, 2]


def test_a_number_with_classes_makes_groups_of_its_classes_and_who_gave_none_is_in_no_group() -> None:
    size = {"code": "leden", "type": "number", "classes": ["10", "50"]}
    numbers = [3, 10, 11, 50, 51, None]
    rows: list[Answers] = [{"leden": number, "genoeg": "ja"} for number in numbers]
    found = crosstab(table([size, ENOUGH], rows), "genoeg", "leden")
    assert [(c.group, c.base.valid) for c in found.columns if c.base] == [
        ("class_1", 2),
        ("class_2", 2),
        ("class_3", 1),
    ]
    assert found.unclassified == 1


def test_an_open_class_in_which_nobody_is_makes_no_group() -> None:
    size = {"code": "leden", "type": "number", "classes": ["10", "50"]}
    assert len(crosstab(table([size, ENOUGH], [{"leden": 3, "genoeg": "ja"}]), "genoeg", "leden").columns) == 2


def test_a_variable_without_choices_cannot_make_groups() -> None:
    made = table([{"code": "n", "type": "number"}, ENOUGH], [])
    with pytest.raises(ValueError, match="n has no choices"):
        crosstab(made, "genoeg", "n")


def test_any_level_of_measurement_can_be_crossed() -> None:
    made = table([SORT, {"code": "n", "type": "number"}], [{"soort": "sport", "n": 4}, {"soort": "sport", "n": 6}])
    found = crosstab(made, "n", "soort")
    assert [column.summary.mean for column in found.columns if column.summary] == [5.0, None]
