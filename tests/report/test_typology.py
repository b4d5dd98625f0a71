"""The place among four types: points in the right quarter, earlier waves beside it, nothing about a few."""

from dataclasses import replace

import pytest

from surveyapp.report.model import Finding
from tests.builders import questionnaire
from tests.report.waves import concluding, report, wave

ITEMS = [
    {"code": code, "type": "number", "label": f"{code}?", "minimum": 1, "maximum": 5} for code in ("x", "y", "anders")
]
TYPES = [
    {"code": f"t{x[0]}{y[0]}", "label": f"{x} en {y}: zo", "x": x, "y": y, "text": f"Advies {x} {y}."}
    for y in ("high", "low")
    for x in ("low", "high")
]
AXES = {
    "x": {"label": "Breed", "of": ["x"], "cut": 3, "margin": 0.2},
    "y": {"label": "Sturen", "of": ["y"], "cut": 3, "margin": 0.2},
}
SURVEY = questionnaire(
    *ITEMS, indicators=[{"code": "rol", "kind": "typology", "label": "Rol nu", **AXES, "types": TYPES}]
)


def placed(*people: tuple[int, float, float], chapter: dict[str, object] | None = None) -> Finding:
    """The finding about as many waves, each with a number of people at one place."""
    waves = [
        replace(wave(SURVEY, [{"x": x, "y": y}] * number, f"meting{place}"), ordinal=place)
        for place, (number, x, y) in enumerate(people)
    ]
    compare = {"compare": "yes"} if len(waves) > 1 else {}
    shown = {"code": "plaats", "title": "Plaats", "show": "typology", **(chapter or {})}
    return concluding(report({"chapters": [shown], **compare}, *waves))


@pytest.mark.parametrize(
    ("x", "y", "label", "advice"),
    [
        (1, 5, "low en high: zo", "Advies low high."),
        (5, 5, "high en high: zo", "Advies high high."),
        (1, 1, "low en low: zo", "Advies low low."),
        (5, 1, "high en low: zo", "Advies high low."),
    ],
)
def test_the_place_of_those_who_judged_is_told_drawn_and_explained(x: int, y: int, label: str, advice: str) -> None:
    found = placed((12, x, y))
    assert found.statement == f"Rol nu: gemiddeld “{label}”."
    assert found.chart
    values: object = found.chart.series[0].values
    assert values == (x, y)
    assert found.table
    assert [cell.text for cell in found.table.rows[0].cells] == [f"{x},0", f"{y},0", "12", label]
    assert any(advice in note for note in found.notes)


def test_near_a_line_it_is_between_two_types() -> None:
    assert placed((12, 3, 5)).statement == "Rol nu: gemiddeld tussen twee typen."


def test_earlier_waves_stand_in_the_same_square() -> None:
    found = placed((12, 1, 1), (14, 5, 5))
    assert found.chart
    assert [series.label for series in found.chart.series] == ["Rol nu, Meting0", "Rol nu, Meting1"]
    assert found.chart.corners == ("low en high", "high en high", "low en low", "high en low")
    assert found.table
    assert [row.cells[2].value for row in found.table.rows] == [12, 14]


def test_a_few_people_have_no_place() -> None:
    found = placed((4, 5, 5))
    assert found.chart is None
    assert found.table
    assert found.table.rows[0].cells[0].text == "niet getoond"
    assert "5,0" not in str(found)


def test_the_json_has_every_place_unrounded() -> None:
    shown = {"code": "plaats", "title": "Plaats", "show": "typology", "questions": ["rol"]}
    made = report({"chapters": [shown]}, wave(SURVEY, [{"x": 4, "y": 2}] * 8))
    assert made.data["typologies"] == [
        {
            "chapter": "plaats",
            "positions": [
                {"wave": "nulmeting", "code": "rol", "x": 4.0, "y": 2.0, "n": 8, "type": "thl", "reason": None}
            ],
        }
    ]
