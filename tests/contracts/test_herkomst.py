"""Everything that the step plan asks has a place in the product, and the page that says so is true."""

import re
from pathlib import Path

import pytest

from docs import herkomst

ROOT = Path(__file__).parents[2]
FOUND, UNKNOWN = herkomst.traced()
COUNTS = {
    "Stap 1": 13,
    "Stap 2": 26,
    "Stap 3": 12,
    "Stap 4": 27,
    "Stap 5": 15,
    "Stap 6": 10,
    "Stap 7": 26,
    "Stap 8": 18,
    "Stap 9": 31,
    "Bijlage 1": 6,
    "Bijlage 2": 11,
    "Bijlage 3": 5,
    "Bijlage 4A": 11,
    "Bijlage 4B": 11,
}
"""Counted in the publication; who drops a line of herkomst.csv must drop it here as well."""


def test_every_question_item_and_heading_of_the_step_plan_is_in_the_product() -> None:
    assert [place.name for place in FOUND.values() if not place.found] == []


def test_the_list_of_places_is_complete() -> None:
    assert {step: sum(name.startswith(f"{step},") for name in FOUND) for step in COUNTS} == COUNTS
    assert len(FOUND) == sum(COUNTS.values())


def test_every_source_names_a_place_that_exists() -> None:
    assert UNKNOWN == []


def test_the_page_says_what_the_questionnaires_say() -> None:
    assert herkomst.PAGE.read_text(encoding="utf-8") == herkomst.page(), "make herkomst"


def test_what_is_found_elsewhere_exists() -> None:
    for path in re.findall(r"`(reports/[\w.]+)`", herkomst.PAGE.read_text(encoding="utf-8")):
        assert (ROOT / path).is_file()


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("Stap 1, vorm 1-3", ["Stap 1, vorm 1", "Stap 1, vorm 2", "Stap 1, vorm 3"]),
        ("Digimon; Stap 6, organisaties", ["Stap 6, organisaties"]),
        ("stap 3", ["stap 3"]),
        ("2-meting (onderwerp); Eigen vraag: stand van de stap", []),
    ],
)
def test_a_source_names_places_and_other_sources(source: str, places: list[str]) -> None:
    assert list(herkomst.named(source)) == places
