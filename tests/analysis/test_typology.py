"""Two axes, four types and who is between them, over a published index."""

import pytest

from surveyapp.analysis.tabulate import tabulate
from surveyapp.questionnaire.answers import Answers
from tests.analysis.tables import table

AXES: list[dict[str, object]] = [{"code": "kracht", "type": "number"}, {"code": "orientatie", "type": "number"}]
"""Both scores as the index has them: 1 onvoldoende, 2 matig, 3 voldoende, 4 goed."""
TYPES = [
    {"code": "vitaal", "label": "Vitaal", "x": "high", "y": "high"},
    {"code": "krachtig", "label": "Krachtig", "x": "high", "y": "low"},
    {"code": "maatschappelijk", "label": "Maatschappelijk", "x": "low", "y": "high"},
    {"code": "kwetsbaar", "label": "Kwetsbaar", "x": "low", "y": "low"},
]


def index(margin: str = "0") -> list[dict[str, object]]:
    x = {"label": "Kracht", "of": ["kracht"], "cut": "2.5", "margin": margin}
    y = {"label": "Oriëntatie", "of": ["orientatie"], "cut": "2.5", "margin": margin}
    return [{"code": "index", "kind": "typology", "label": "Index", "x": x, "y": y, "types": TYPES}]


PUBLISHED = [(4, 4, 110), (3, 2, 225), (2, 3, 55), (1, 1, 159)]
"""Vitaliteitsindex of sport clubs, February 2021, n = 549 (E-magazine Nationale Sport Vakbeurs 03-2021, page 34)."""


def test_the_published_vitality_index_comes_out_of_its_two_axes() -> None:
    rows: list[Answers] = [{"kracht": x, "orientatie": y} for x, y, count in PUBLISHED for _ in range(count)]
    found = tabulate(table(AXES, rows, indicators=index()), "index")
    assert [cell.count for cell in found.cells] == [110, 225, 55, 159]
    assert [round(100 * (cell.share or 0)) for cell in found.cells] == [20, 41, 10, 29]


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (4, 4, "vitaal"),
        (3, 4, "tussen"),  # 3 is nearer to 2.5 than 0.6
        (4, 2, "tussen"),
        (4, 1, "krachtig"),
    ],
)
def test_near_a_cut_someone_is_between_two_types(x: int, y: int, expected: str) -> None:
    found = tabulate(table(AXES, [{"kracht": x, "orientatie": y}], indicators=index("0.6")), "index")
    assert [cell.code for cell in found.cells if cell.count] == [expected]


@pytest.mark.parametrize("answer", [{"kracht": 4}, {"kracht": 4, "orientatie": None}])
def test_with_one_axis_missing_there_is_no_type(answer: Answers) -> None:
    found = tabulate(table(AXES, [answer], indicators=index()), "index")
    assert found.base is not None
    assert (found.base.asked, found.base.valid) == (1, 0)
