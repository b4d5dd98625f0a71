"""A question per group in several waves: how every group stood in each, and where that cannot be laid side by side."""

from typing import Any

import pytest

from surveyapp.report.inputs import WaveInput
from surveyapp.report.model import ChartKind, Finding
from tests.builders import choices, questionnaire
from tests.report.waves import findings, report_on, wave

SECTORS = choices("sport", "zorg")
GRID = {"code": "g", "type": "grid", "label": "Vindt u?", "scale": "eens3", "rows": [{"code": "rij", "label": "Rij"}]}
KIND = choices("geld", "ruimte", "mensen")


def clubs(code: str, sport: int, zorg: int, *, question: str = "Genoeg?", classes: Any = ("10",)) -> WaveInput:
    """Twenty clubs of each sector, so many of whom have enough volunteers; half of them have 5 members."""
    asked = questionnaire(
        {"code": "sector", "type": "background", "label": "Sector", "choices": SECTORS},
        {"code": "genoeg", "type": "single", "label": question, "choices": choices("ja", "nee")},
        {"code": "leden", "type": "number", "label": "Leden?", "classes": list(classes)},
        {"code": "mist", "type": "single", "label": "Mist?", "choices": KIND},
        GRID,
        indicators=[{"code": "voldoende", "kind": "share", "of": "genoeg", "choices": ["ja"], "label": "Voldoende"}],
    )
    answers = [
        {
            "sector": sector,
            "genoeg": "ja" if place < many else "nee",
            "leden": 5 if place % 2 else 50,
            "mist": KIND[place % 2]["code"],
            "rij": "eens",
        }
        for sector, many in (("sport", sport), ("zorg", zorg))
        for place in range(20)
    ]
    return wave(asked, answers, code, invited=60)


def per_group(found: Finding) -> dict[str, list[str]]:
    assert found.table
    return {row.header: [cell.text for cell in row.cells] for row in found.table.rows}


def by(code: str, groups: str, *waves: WaveInput) -> list[Finding]:
    """The findings per group."""
    return findings(report_on([code], *waves, by=groups))[1:]


def test_every_group_has_its_figure_and_its_base_in_every_wave() -> None:
    latest, series = by("voldoende", "sector", clubs("een", 10, 6), clubs("twee", 12, 8), clubs("drie", 14, 10))
    assert latest.code == "voldoende_sector"
    assert per_group(series) == {
        "Sport": ["50%", "20", "60%", "20", "70%", "20"],
        "Zorg": ["30%", "20", "40%", "20", "50%", "20"],
        "Iedereen": ["40%", "40", "50%", "40", "60%", "40"],
    }
    assert series.chart
    assert series.chart.kind is ChartKind.LINES
    assert series.chart.series[0].values == (0.5, 0.6, 0.7)
    assert series.notes[0].startswith("Per groep zijn de verschillen tussen de metingen niet getoetst.")


@pytest.mark.parametrize(
    ("code", "groups", "changed", "why"),
    [
        ("voldoende", "sector", {"question": "Hebt u er genoeg?"}, "de vraag was toen anders"),
        ("voldoende", "leden", {"classes": ("20",)}, "de groepen waren toen anders"),
    ],
)
def test_what_was_asked_or_divided_otherwise_is_a_dash_with_the_reason(
    code: str, groups: str, changed: dict[str, Any], why: str
) -> None:
    series = by(code, groups, clubs("een", 10, 10, **changed), clubs("twee", 12, 12))[-1]
    assert {tuple(row[:2]) for row in per_group(series).values()} == {("–", "–")}
    assert any(why in note for note in series.notes)


def test_a_small_group_is_hidden_in_its_own_wave_only() -> None:
    first = clubs("een", 10, 10)
    few = wave(
        first.questionnaire,
        [
            *({"sector": "sport", "genoeg": "ja"} for _ in range(20)),
            *({"sector": "zorg", "genoeg": "ja"} for _ in range(3)),
        ],
        "een",
        invited=60,
    )
    series = per_group(by("voldoende", "sector", few, clubs("twee", 12, 12))[-1])
    assert series["Zorg"] == ["minder dan 5", "minder dan 5", "60%", "20"]


@pytest.mark.parametrize("code", ["mist", "g"])
def test_what_no_single_figure_sums_up_is_shown_per_group_for_each_wave(code: str) -> None:
    found = by(code, "sector", clubs("een", 10, 10), clubs("twee", 12, 12), clubs("drie", 12, 12))
    assert [each.title.rsplit(", ", 1)[-1] for each in found[1:]] == ["Een", "Twee"]
    assert all(each.table for each in found)


def test_the_json_has_the_groups_of_every_wave() -> None:
    made = report_on(["genoeg"], clubs("een", 10, 6), clubs("twee", 12, 8), by="sector").data
    variables: Any = made["variables"]
    found = next(each["breakdowns"] for each in variables if each["code"] == "genoeg")
    assert [each["wave"] for each in found] == ["een", "twee"]
    assert [each["groups"][0]["cells"][0]["share"] for each in found] == [0.5, 0.6]
