"""PT-01: the Vitaliteitsindex of sports clubs. Two axes, four types, 2018/19 and 2021 (549 clubs)."""

from collections.abc import Mapping

from tests.journeys.chain import Chain

QUESTIONNAIRE = """
code: vitaliteit
title: Hoe sterk is uw vereniging?
perspective: organisations
scales:
  - code: oordeel
    choices:
      - {code: onvoldoende, label: Onvoldoende}
      - {code: matig, label: Matig}
      - {code: voldoende, label: Voldoende}
      - {code: goed, label: Goed}
sections:
  - code: scores
    title: Scores
    questions:
      - {code: kracht, type: scale, scale: oordeel, label: Kracht van de organisatie}
      - {code: blik, type: scale, scale: oordeel, label: Blik naar buiten}
indicators:
  - code: vitaal
    kind: typology
    label: Type vereniging
    x: {label: Kracht, of: [kracht], cut: 3}
    y: {label: Blik, of: [blik], cut: 3}
    types:
      - {code: vitaal, label: Vitaal, x: high, y: high}
      - {code: krachtig, label: Krachtig, x: high, y: low}
      - {code: maatschappelijk, label: Maatschappelijk, x: low, y: high}
      - {code: kwetsbaar, label: Kwetsbaar, x: low, y: low}
"""
SIDES = {
    "vitaal": ("goed", "voldoende"),
    "krachtig": ("voldoende", "matig"),
    "maatschappelijk": ("matig", "goed"),
    "kwetsbaar": ("onvoldoende", "matig"),
}
IN_2019 = {"vitaal": 250, "krachtig": 430, "maatschappelijk": 110, "kwetsbaar": 210}
IN_2021 = {"vitaal": 110, "krachtig": 225, "maatschappelijk": 55, "kwetsbaar": 159}


def clubs(counts: Mapping[str, int]) -> list[dict[str, str]]:
    return [{"kracht": SIDES[kind][0], "blik": SIDES[kind][1]} for kind, count in counts.items() for _ in range(count)]


def test_549_clubs_fall_into_the_published_types(chain: Chain) -> None:
    found = chain.report(["vitaal"], chain.wave("Februari 2021", QUESTIONNAIRE, clubs(IN_2021)))
    assert {kind: cell["count"] for kind, cell in found.cells("vitaal").items()} == IN_2021
    assert found.shares("vitaal") == {kind: count / 549 for kind, count in IN_2021.items()}
    assert found.variable("vitaal")["waves"][0]["base"]["valid"] == 549
    for label, percentage in {"Vitaal": "20%", "Krachtig": "41%", "Maatschappelijk": "10%", "Kwetsbaar": "29%"}.items():
        assert percentage in found.row(label)


def test_the_published_changes_since_two_years_before_come_out_in_points(chain: Chain) -> None:
    before = chain.wave("Winter 2018-19", QUESTIONNAIRE, clubs(IN_2019))
    found = chain.report(["vitaal"], before, chain.wave("Februari 2021", QUESTIONNAIRE, clubs(IN_2021)))
    assert found.differences("vitaal")["kwetsbaar"] == 159 / 549 - 0.21
    assert found.row("Vitaal")[:3] == ["25%", "20%", "−5"]
    assert found.row("Krachtig")[:3] == ["43%", "41%", "−2"]
    assert found.row("Maatschappelijk")[:3] == ["11%", "10%", "−1"]
    assert found.row("Kwetsbaar")[:3] == ["21%", "29%", "+8"]
