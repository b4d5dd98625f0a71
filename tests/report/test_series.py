"""Series of published figures: what ships is right, what is wrong is left out, and editors know every key."""

from pathlib import Path

import pytest

from surveyapp.questionnaire.schema import schema_of
from surveyapp.report.benchmarks import limits_of
from surveyapp.report.series import Series, load, read_folder
from surveyapp.yamlsource import parse
from tests.questionnaire.faults.benchmarks import SERIES, series
from tests.questionnaire.test_schema import accepts, as_an_editor_reads

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "series").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_names_its_source_and_is_what_the_schema_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = load(text, path.name)
    assert found.code == path.stem
    assert found.url.startswith("https://")
    schema = schema_of(Series)
    assert accepts(schema, as_an_editor_reads(parse(text, path.name).data()), schema)


def test_the_published_figures_on_sport_clubs_are_as_they_were_published() -> None:
    found = read_folder(ROOT / "series")["sport_genoeg_vrijwilligers"]
    assert [(value.name, value.value) for value in found.values] == [
        ("2016", 86),
        ("winter 2018/19", 82),
        ("februari 2021", 85),
        ("februari 2023", 78),
    ]
    assert not found.comparable


def test_in_a_folder_what_is_wrong_is_left_out_and_the_first_of_two_with_one_code_counts(tmp_path: Path) -> None:
    right = series()[SERIES]
    for name, text in (("a", right), ("b", right.replace("60", "70")), ("c", "code: ["), ("d", "code: anders\n")):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = read_folder(tmp_path)
    assert {code: each.latest.value for code, each in found.items()} == {"reeks": 60.0}
    assert read_folder(tmp_path / "nergens") == {}


@pytest.mark.parametrize(
    ("value", "unit", "limits"),
    [
        ("{year: 2021, value: 50, n: 100}", "percent", (0.40383, 0.59617)),  # Wilson, n = 100, 50 %
        ("{year: 2021, value: 50, low: 45, high: 54.5}", "percent", (0.45, 0.545)),
        ("{year: 2021, value: 7.1, low: 7, high: 7.2}", "mean", (7.0, 7.2)),
        ("{year: 2021, value: 7.1, n: 100}", "mean", None),
        ("{year: 2021, value: 50}", "percent", None),
    ],
)
def test_limits_are_those_published_or_wilsons_of_the_published_n(
    value: str, unit: str, limits: tuple[float, float] | None
) -> None:
    found = load(series(value, unit=unit)[SERIES], SERIES)
    assert limits_of(found, found.latest) == (limits and pytest.approx(limits, abs=1e-5))
