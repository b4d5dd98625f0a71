"""Weights that make the respondents match the frame: post-stratification to one margin, raking to several.

Nothing is silent: an empty or small category, a category that the frame and the questionnaire do not share, margins
with different totals and respondents of whom the category is not known are errors, unless the caller says which
categories are taken together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from surveyapp.analysis.disclosure.groups import hidden_lines
from surveyapp.analysis.encode import Array
from surveyapp.analysis.grouping import divided
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.weighting import Method, Refused, Stratum, WeightError, Weighting

Merges = Mapping[str, Sequence[Sequence[str]]]
TOLERANCE = 1e-8
"""The largest relative error of a margin after raking."""
MOST_ITERATIONS = 1000


@dataclass(frozen=True, eq=False)
class _Margin:
    """One variable: per respondent the number of the category, and per category its part of the frame."""

    places: Array
    targets: Array
    strata: tuple[Stratum, ...]


def weigh(table: ResponseTable, by: Sequence[str], merge: Merges | None = None, least: int = 1) -> ResponseTable:
    """The same table with weights to the frame counts of these variables.

    ``merge`` says per variable which categories are one; every category left must have ``least`` respondents, and the
    numbers of respondents that are left may not tell how many there are in a smaller one. Raises WeightError, KeyError
    for a variable that is not in the table.
    """
    margins = [_margin(table, code, (merge or {}).get(code, ()), least) for code in by]
    totals = {sum(stratum.population for stratum in margin.strata) for margin in margins}
    if len(totals) > 1:
        raise WeightError(Refused.TOTALS_DIFFER, ", ".join(by))
    if len(margins) == 1:
        weights, iterations, method = (
            post_stratified(margins[0].places, margins[0].targets),
            0,
            Method.POST_STRATIFICATION,
        )
    else:
        weights, iterations = raked([(margin.places, margin.targets) for margin in margins])
        method = Method.RAKING
    strata = tuple(stratum for margin in margins for stratum in margin.strata)
    return replace(table, weighting=Weighting(method, tuple(by), pd.Series(weights), strata, iterations))


def post_stratified(places: Array, targets: Array) -> Array:
    """w = (N_h/N) / (n_h/n) for a respondent in stratum h; ``targets`` are N_h/N, ``places`` the strata (Kish 1965)."""
    counts = np.bincount(places, minlength=len(targets))
    return np.asarray((targets / (counts / len(places)))[places])


def raked(margins: Sequence[tuple[Array, Array]]) -> tuple[Array, int]:
    """Weights by iterative proportional fitting (Deville and Särndal 1992), and the number of rounds it took.

    Each margin is the category of every respondent and the share that each category must get. Raises WeightError when
    the largest relative error is still above 1e-8 after 1000 rounds.
    """
    weights = np.ones(len(margins[0][0]))
    for iteration in range(1, MOST_ITERATIONS + 1):
        for places, targets in margins:
            weights = weights * (targets / _shares(weights, places, targets))[places]
        if _error(weights, margins) <= TOLERANCE:
            return weights / weights.mean(), iteration
    raise WeightError(Refused.NO_CONVERGENCE, count=MOST_ITERATIONS)


def _shares(weights: Array, places: Array, targets: Array) -> Array:
    return np.asarray(np.bincount(places, weights, len(targets)) / weights.sum())


def _error(weights: Array, margins: Sequence[tuple[Array, Array]]) -> float:
    return max(float(np.abs(_shares(weights, places, targets) / targets - 1).max()) for places, targets in margins)


def _margin(table: ResponseTable, by: str, merge: Sequence[Sequence[str]], least: int) -> _Margin:
    frame = {code: count for code, count in table.groups.get(by, {}).items() if count}
    if not frame or table.open_link:
        raise WeightError(Refused.NO_FRAME, by)
    column = table.columns[by]
    inside = {members.code: members.inside(len(column.state)) for members in divided(column)}
    for code, count in frame.items():
        if code not in inside:
            raise WeightError(Refused.UNKNOWN_CATEGORY, by, code, count)
    if not column.is_valid.all():
        raise WeightError(Refused.UNKNOWN_RESPONDENT, by)
    places = np.full(table.responses, -1)
    strata: list[Stratum] = []
    for codes in _together(list(inside), merge):
        members = np.logical_or.reduce([inside[code] for code in codes])
        stratum = Stratum(by, codes, sum(frame.get(code, 0) for code in codes), int(members.sum()))
        if stratum.population or stratum.responses:
            _require(stratum, least)
            places[members] = len(strata)
            strata.append(stratum)
    _keep_secret([(code, int(members.sum())) for code, members in inside.items()], strata, least)
    targets = np.array([stratum.population for stratum in strata], float)
    return _Margin(places, targets / targets.sum(), tuple(strata))


def _together(codes: Sequence[str], merge: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The categories, those that are merged as one, in the order of the questionnaire."""
    group_of = {code: tuple(c for c in codes if c in group) for group in merge for code in group}
    return list(dict.fromkeys(group_of.get(code, (code,)) for code in codes))


def _require(stratum: Stratum, least: int) -> None:
    code = "+".join(stratum.codes)
    if stratum.responses > stratum.population:
        raise WeightError(Refused.TOO_MANY, stratum.by, code)
    if stratum.responses < least:
        raise WeightError(Refused.TOO_FEW, stratum.by, code, least)


def _keep_secret(sizes: Sequence[tuple[str, int]], strata: Sequence[Stratum], least: int) -> None:
    """Raises WeightError when a stratum minus the groups that are shown of this variable would be a small group."""
    codes, counts = [code for code, _ in sizes], [count for _, count in sizes]
    singles = [frozenset({place}) for place in range(len(codes))]
    lines = [frozenset(codes.index(code) for code in stratum.codes) for stratum in strata]
    reasons = hidden_lines(counts, sum(counts), [*singles, *lines], least)
    if any(reasons[line] for line in lines):
        hidden = [codes[min(line)] for line in singles if reasons[line]]
        raise WeightError(Refused.TELLS_A_FEW, strata[0].by, "+".join(hidden))
