"""The edges of every method in one table: what is still said there, and what is not.

None is nothing to say, printed as a dash. Expected numbers are counted or worked out by hand, beside them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from surveyapp.analysis.compare import compare
from surveyapp.analysis.comparison import Test
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.intervals import Z, kish, margin, mean_limits, share_limits, weighted_share_limits
from surveyapp.analysis.paired import mcnemar, paired_share_difference, paired_t, rank_biserial, signed_rank
from surveyapp.analysis.participation import Participation
from surveyapp.analysis.priorities import Importance, correlation
from surveyapp.analysis.reliability import Undefined, reliability
from surveyapp.analysis.representativeness import fit
from surveyapp.analysis.significance import (
    cliffs_delta,
    cohens_h,
    holm,
    mann_whitney,
    share_difference,
    share_test,
    welch,
)
from surveyapp.analysis.table import PopulationError, ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Reason, Remark
from surveyapp.analysis.weighting import Refused, WeightError
from surveyapp.analysis.weights import weigh
from tests.analysis.tables import answers, table
from tests.builders import choices

near: Any = pytest.approx
Case = tuple[Callable[[], object], object]
QUESTIONS: list[dict[str, object]] = [
    {"code": "soort", "type": "background", "choices": choices("sport", "zorg")},
    {"code": "q", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")},
    {"code": "getal", "type": "number"},
]
NAN = float("nan")


def wave(rows: list[dict[str, object]], **known: Any) -> ResponseTable:
    return table(QUESTIONS, rows, **known)


def told(rows: list[dict[str, object]], **known: Any) -> tuple[Reason | None, int, float | None, float | None]:
    """Of the single question: the reason, the valid answers, and the share of the first answer with its lower limit."""
    found = tabulate(wave(rows, **known), "q")
    assert found.base
    return found.reason, found.base.valid, found.cells[0].share, found.cells[0].low


def columns(rows: list[dict[str, object]], **known: Any) -> list[tuple[int, float | None]]:
    """Per kind of organisation the valid answers to the single question and the share of the first answer."""
    found = crosstab(wave(rows, **known), "q", "soort").columns
    return [(column.base.valid, column.cells[0].share) for column in found if column.base]


def changed(before: list[dict[str, object]], after: list[dict[str, object]]) -> set[Reason | None]:
    return {change.reason for change in compare(wave(before), wave(after), "q").shares}


def strata(rows: list[dict[str, object]], merge: bool = False, **frame: int) -> object:
    """The strata with their units and respondents, or why there can be no weights."""
    joined = {"soort": [["sport", "zorg"]]} if merge else None
    try:
        made = weigh(wave(rows, groups={"soort": frame} if frame else {}), ["soort"], joined)
    except WeightError as error:
        return error.reason
    assert made.weighting
    return [(*stratum.codes, stratum.population, stratum.responses) for stratum in made.weighting.strata]


def alpha(**items: list[float]) -> Undefined | None:
    return reliability(pd.DataFrame(items, dtype=float)).reason


def related(first: list[float], second: list[float], how: Importance = Importance.PEARSON) -> float | None:
    return correlation(pd.DataFrame({"x": first, "y": second}), how)


def row(*values: float) -> "np.typing.NDArray[np.float64]":
    return np.array(values, float)


EDGES: dict[str, Mapping[str, Case]] = {
    "n = 0": {
        "frequency": (lambda: told([]), (Reason.NO_ANSWERS, 0, None, None)),
        "share": (lambda: share_limits(0, 0), None),
        "weighted share": (lambda: weighted_share_limits(0.0, 0, 0.0), None),
        "mean": (lambda: mean_limits(0.0, 0.0, 0), None),
        "margin": (lambda: margin(0, 41), None),
        "two shares": (lambda: (share_test(0, 0, 3, 9), share_test(3, 9, 0, 0)), (None, None)),
        "difference": (lambda: (share_difference(0, 0, 4, 5), share_difference(4, 5, 0, 0)), (None, None)),
        "Welch": (lambda: welch(row(), row(1, 2)), None),
        "Mann-Whitney": (lambda: mann_whitney(row(), row(1, 2)), None),
        "McNemar": (lambda: mcnemar(0, 0), None),
        "paired difference": (lambda: paired_share_difference(0, 0, 0), None),
        "paired t": (lambda: paired_t(row()), None),
        "signed rank": (lambda: (signed_rank(row()), rank_biserial(row())), (None, None)),
        "Holm": (lambda: holm([]), []),
        "alpha": (lambda: alpha(a=[], b=[]), Undefined.TOO_FEW_ANSWERS),
        "weights": (lambda: strata([], sport=9), Refused.TOO_FEW),
        "n_eff": (lambda: kish(row()), 0.0),
        "response": (lambda: Participation(complete=0).rate, None),
        "fit": (lambda: fit([0, 0], [9, 9]), None),
        "two waves": (lambda: changed([], answers("q", {"ja": 9})), {Reason.NO_ANSWERS}),
    },
    "n = 1": {
        "frequency": (lambda: told(answers("q", {"ja": 1}), population=1), (None, 1, 1.0, 1.0)),
        "share": (lambda: share_limits(1, 1), (near(1 / (1 + Z**2)), 1.0)),
        "mean": (lambda: mean_limits(4.0, 0.0, 1), None),
        "Welch": (lambda: welch(row(4), row(1, 2)), None),
        "Mann-Whitney": (lambda: mann_whitney(row(4), row(1, 2)), (Test.MANN_WHITNEY_EXACT, near(2 / 3))),
        "McNemar": (lambda: mcnemar(0, 1), (Test.MCNEMAR, near(1 / 2))),
        "paired t": (lambda: paired_t(row(2)), None),
        "signed rank": (lambda: signed_rank(row(2)), (Test.SIGNED_RANK_EXACT, near(1.0))),
        "rank-biserial": (lambda: rank_biserial(row(2)), 1.0),
        "alpha": (lambda: alpha(a=[1], b=[2]), Undefined.TOO_FEW_ANSWERS),
        "one item": (lambda: alpha(a=[1, 2, 3]), Undefined.ONE_ITEM),
        "correlation": (lambda: related([4], [2]), None),
        "correlation of ranks": (lambda: related([4], [2], Importance.SPEARMAN), None),
        "n_eff": (lambda: kish(row(1)), 1.0),
        "one group": (lambda: fit([5], [9]), None),
    },
    "N unknown": {
        "share": (lambda: share_limits(3, 10, None), (near(0.10779, abs=5e-6), near(0.60322, abs=5e-6))),
        "mean": (lambda: mean_limits(5.0, 2.0, 16, None), near((5 - 2.13145 / 2, 5 + 2.13145 / 2), abs=5e-6)),  # t(15)
        "remark": (
            lambda: Remark.POPULATION_UNKNOWN in tabulate(wave(answers("q", {"ja": 3})), "q").remarks,
            True,
        ),
        "open link": (lambda: told(answers("q", {"ja": 3}), open_link=True), (None, 3, 1.0, None)),
        "weights": (lambda: strata(answers("soort", {"sport": 6})), Refused.NO_FRAME),
        "response": (lambda: Participation(complete=0, open_link=212).rate, None),
    },
    "n = N": {
        "frequency": (lambda: told(answers("q", {"ja": 7, "nee": 3}), population=10), (None, 10, 0.7, 0.7)),
        "share": (lambda: share_limits(7, 41, 41), (7 / 41, 7 / 41)),
        "weighted share": (lambda: weighted_share_limits(0.4, 10, 8.0, 10), (0.4, 0.4)),
        "mean": (lambda: mean_limits(3.5, 1.2, 41, 41), (3.5, 3.5)),
        "one of one": (lambda: weighted_share_limits(0.4, 1, 0.8, 1), (0.4, 0.4)),
        "margin": (lambda: margin(40, 40), 0.0),
        "weights": (lambda: strata(answers("soort", {"sport": 6}), sport=6), [("sport", 6, 6)]),
        "response": (lambda: Participation(complete=9).rate, 1.0),
    },
    "n > N": {
        "frequency": (lambda: told(answers("q", {"ja": 7}), population=6), PopulationError),
        "crosstab": (
            lambda: columns(
                [{"soort": "sport", "q": "ja"}] * 7, population=40, groups={"soort": {"sport": 6, "zorg": 34}}
            ),
            PopulationError,
        ),
        "share": (lambda: share_limits(7, 42, 41), ValueError),
        "weighted share": (lambda: weighted_share_limits(0.5, 11, 9.0, 10), ValueError),
        "mean": (lambda: mean_limits(7.0, 1.0, 42, 41), ValueError),
        "margin": (lambda: margin(42, 41), ValueError),
        "weights": (lambda: strata(answers("soort", {"sport": 6}), sport=5), Refused.TOO_MANY),
        "fit": (lambda: fit([3, 2], [9, 0]), ValueError),
    },
    "all equal": {
        "nobody": (lambda: share_limits(0, 10), (0.0, near(Z**2 / (10 + Z**2)))),
        "nobody of a frame": (lambda: share_limits(0, 10, 20), (0.0, near(Z**2 / (19 + Z**2)))),  # n* = 10 · 19 / 10
        "everybody": (lambda: share_limits(10, 10), (near(10 / (10 + Z**2)), 1.0)),
        "mean": (lambda: mean_limits(4.0, 0.0, 9, 40), None),
        "two shares": (lambda: (share_test(0, 9, 0, 8), share_test(9, 9, 8, 8)), (None, None)),
        "effect": (lambda: (cohens_h(1.0, 1.0), cliffs_delta(row(3, 3), row(3))), (0.0, 0.0)),
        "Welch": (lambda: (welch(row(2, 2), row(2, 2)), welch(row(*[0.1] * 9), row(*[0.1] * 4))), (None, None)),
        "Mann-Whitney": (lambda: mann_whitney(row(3, 3), row(3)), None),
        "nobody moved": (lambda: (signed_rank(row(0, 0, 0)), rank_biserial(row(0, 0))), (None, None)),
        "everybody moved as much": (lambda: paired_t(row(1, 1, 1)), None),
        "signed rank": (lambda: signed_rank(row(1, 1, 1)), (Test.SIGNED_RANK_EXACT, near(2 / 8))),
        "alpha": (lambda: alpha(a=[3, 3, 3], b=[2, 2, 2]), Undefined.NO_VARIANCE),
        "correlation": (lambda: (related([3, 3, 3], [1, 2, 3]), related([1, 2, 3], [4, 4, 4])), (None, None)),
        "two waves": (lambda: changed(answers("q", {"ja": 9}), answers("q", {"ja": 7})), {None}),
    },
    "all missing": {
        "frequency": (lambda: told(answers("q", {"wn": 8})), (Reason.NO_ANSWERS, 0, None, None)),
        "not answered": (lambda: told([{"q": None}] * 8), (Reason.NO_ANSWERS, 0, None, None)),
        "mean": (lambda: tabulate(wave([{"getal": None}] * 8), "getal").reason, Reason.NO_ANSWERS),
        "crosstab": (lambda: columns([{"soort": "sport", "q": "wn"}] * 8), [(0, None), (0, None)]),
        "nobody in a group": (lambda: columns([{"soort": None, "q": "ja"}] * 8), [(0, None), (0, None)]),
        "two waves": (lambda: changed([{"q": "wn"}], answers("q", {"ja": 9})), {Reason.NO_ANSWERS}),
        "alpha": (lambda: alpha(a=[NAN, 1], b=[1, NAN]), Undefined.TOO_FEW_ANSWERS),
        "weights": (lambda: strata([{"soort": None}] * 8, sport=9), Refused.UNKNOWN_RESPONDENT),
    },
    "one stratum empty": {
        "crosstab": (lambda: columns([{"soort": "sport", "q": "ja"}] * 8), [(8, 1.0), (0, None)]),
        "weights": (lambda: strata(answers("soort", {"sport": 6}), sport=9, zorg=4), Refused.TOO_FEW),
        "merged": (
            lambda: strata(answers("soort", {"sport": 6}), merge=True, sport=9, zorg=4),
            [("sport", "zorg", 13, 6)],
        ),
        "no units": (lambda: strata(answers("soort", {"sport": 6}), sport=9, zorg=0), [("sport", 9, 6)]),
        "fit": (lambda: getattr(fit([5, 0], [9, 9]), "p", None), near(2 / 2**5)),
        "fit without units": (lambda: fit([5, 0], [9, 0]), None),
    },
    "ties": {
        # midranks 1.5 1.5 3.5 and 3.5 5.5 5.5; of 20 ways to draw three, 2 have a sum of 6.5 and 2 of 14.5
        "Mann-Whitney": (lambda: mann_whitney(row(1, 1, 2), row(2, 3, 3)), (Test.MANN_WHITNEY_EXACT, near(4 / 20))),
        "Cliff's delta": (lambda: cliffs_delta(row(1, 1, 2), row(2, 3, 3)), near(8 / 9)),  # one of nine pairs is a tie
        # ranks 2 2 2 4, up 8 of 10: of 16 signs 4 have at least 8 and 4 at most 2
        "signed rank": (lambda: signed_rank(row(1, 1, -1, 2, 0)), (Test.SIGNED_RANK_EXACT, near(8 / 16))),
        "rank-biserial": (lambda: rank_biserial(row(1, 1, -1, 2, 0)), near(6 / 10)),
        "as many up as down": (
            lambda: (signed_rank(row(1, -1)), paired_t(row(1, -1))),
            (
                (Test.SIGNED_RANK_EXACT, near(1.0)),
                (near(1.0), near((-12.7062, 12.7062), abs=5e-5)),  # t(1) · √2 / √2
            ),
        ),
        "ties but for the last binary digit": (
            lambda: (signed_rank(row(1 / 3, 2 / 3 - 1)), rank_biserial(row(1 / 3, 2 / 3 - 1))),
            ((Test.SIGNED_RANK_EXACT, near(1.0)), 0.0),
        ),
        # midranks 1.5 1.5 3 4 and 1 2.5 2.5 4: 3.75 / √(4.5 · 4.5)
        "Spearman": (lambda: related([1, 1, 2, 3], [1, 2, 2, 3], Importance.SPEARMAN), near(5 / 6)),
        "Holm": (lambda: holm([0.02, 0.02, 0.5]), near([0.06, 0.06, 0.5])),
    },
}


@pytest.mark.parametrize(
    ("found", "expected"),
    [pytest.param(*case, id=f"{edge}: {method}") for edge, row in EDGES.items() for method, case in row.items()],
)
def test_at_its_edges_every_method_says_what_is_defined_and_nothing_else(
    found: Callable[[], object], expected: object
) -> None:
    if isinstance(expected, type) and issubclass(expected, Exception):
        with pytest.raises(expected):
            found()
    else:
        assert found() == expected
