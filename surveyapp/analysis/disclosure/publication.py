"""What everybody can read about two variables by each other, and what it takes to keep a number in it a secret.

Unknown are the counts of every level of the rows by every level of the columns, no valid answer included. Known are
the figures that are shown, how often each answer was given by everybody, and what the mark on a hidden figure says:
"minder dan 5" is 0 to 4, "afgeschermd" can be any number.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from surveyapp.analysis.encode import Array

_SEARCH = {"mip_rel_gap": 0.0, "node_limit": 200}
"""A limit on the search that does not depend on the clock: the same answers always hide the same."""
_INFEASIBLE = 2
"""What scipy calls it when there is the proof that no counts fit."""

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, eq=False)
class Sum(Generic[Name]):
    """A weighted sum of the counts that lies between ``least`` and ``most``: equal when it is shown.

    With a ``price`` above 0 less of it can be told: then its mark says no more than that it is at most ``ceiling``.
    """

    name: Name | None
    weights: Array
    least: float
    most: float
    price: float = 0.0
    ceiling: float = np.inf


class UndecidedError(Exception):
    """The search stopped at its limit, or failed, without counts and without the proof that there are none."""


class Publication(Generic[Name]):
    """Sums of ``counts`` that everybody knows."""

    def __init__(self, counts: Array, sums: list[Sum[Name]]) -> None:
        self.counts = counts
        self.sums = sums

    def other(self, secret: Array) -> tuple[Array, list[Name]] | None:
        """Counts in which the secret, a sum of counts, is another number, and what must be hidden so that they fit.

        Of all such counts those for which least has to be hidden. None when nothing helps. Raises UndecidedError when
        none were found, although they may exist.
        """
        found, undecided = [], False
        for step in (-1, 1):
            try:
                cheapest = self._cheapest(secret.ravel(), step)
            except UndecidedError:
                undecided = True
                continue
            found += [cheapest] if cheapest else []
            if cheapest and not cheapest[0]:
                break
        if undecided and not found:
            raise UndecidedError
        return min(found, key=lambda each: each[0])[1:] if found else None

    def hide(self, names: list[Name]) -> None:
        """From now on less is told of these."""
        self.sums = [
            replace(each, least=-np.inf, most=each.ceiling, price=0.0) if each.name in names else each
            for each in self.sums
        ]

    def _cheapest(self, secret: Array, step: int) -> tuple[float, Array, list[Name]] | None:
        """With the secret lower (-1) or higher (1) than it is: the price, the counts, and what to hide."""
        truth = float(secret @ self.counts.ravel())
        priced = [place for place, each in enumerate(self.sums) if each.price]
        weights = csr_array(np.array([*(each.weights.ravel() for each in self.sums), secret]))
        give = np.zeros((len(self.sums) + 1, len(priced)))
        give[priced, range(len(priced))] = 1.0
        least = [*(each.least for each in self.sums), -np.inf if step < 0 else truth + 1]
        most = [*(each.most for each in self.sums), truth - 1 if step < 0 else np.inf]
        marked = hstack([weights[priced], csr_array((len(priced), 2 * len(priced)))])
        prices = np.array([self.sums[place].price for place in priced])
        limits = [
            LinearConstraint(hstack([weights, csr_array(give), csr_array(-give)]), np.array(least), np.array(most))
        ]
        if priced:
            limits.append(LinearConstraint(marked, ub=np.array([self.sums[place].ceiling for place in priced])))
        whole = np.concatenate([np.ones(secret.size), np.zeros(2 * len(priced))])
        found = _solved(np.concatenate([np.zeros(secret.size), prices, prices]), limits, whole)
        if found.x is None:
            if found.status != _INFEASIBLE:
                raise UndecidedError
            return None
        counts = np.rint(found.x[: secret.size]).astype(int)
        given = [self.sums[place] for place in priced]
        changed = [each.name for each in given if each.name is not None and not _fits(each, counts)]
        return found.fun, counts.reshape(self.counts.shape), changed


def _fits(known: Sum[Any], counts: Array) -> bool:
    return bool(known.least - 0.5 < known.weights.ravel() @ counts < known.most + 0.5)


class _Remembered:
    """The last solutions by their puzzle: one report asks the same ones again and again, and the next report too."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[bytes, Any] = OrderedDict()
        self._lock = Lock()

    def solution(self, goal: Array, limits: list[LinearConstraint], whole: Array) -> Any:
        """As ``_search`` finds it, which is the same whenever it is asked."""
        puzzle = _mark(goal, limits, whole)
        with self._lock:
            known = self._known.get(puzzle)
        if known is None:
            known = _search(goal, limits, whole)
            with self._lock:
                self._known[puzzle] = known
                if len(self._known) > self._most:
                    self._known.popitem(last=False)
        return known


_solved = _Remembered(most=5_000).solution


def _mark(goal: Array, limits: list[LinearConstraint], whole: Array) -> bytes:
    """SHA-256 of all that a puzzle consists of."""
    mark = hashlib.sha256()
    for limit in limits:
        sparse = csr_array(limit.A)
        for part in (sparse.shape, sparse.indptr, sparse.indices, sparse.data, limit.lb, limit.ub):
            mark.update(np.asarray(part).tobytes())
            mark.update(b"|")
    for part in (goal, whole):
        mark.update(part.tobytes())
    return mark.digest()


def _search(goal: Array, limits: list[LinearConstraint], whole: Array) -> Any:
    """The cheapest solution. Without means a linear program gives whole numbers by itself, and that is faster."""
    found = milp(goal, constraints=limits, bounds=Bounds(0, np.inf))
    if found.x is None or np.allclose(found.x[whole > 0], np.rint(found.x[whole > 0]), atol=1e-6):
        return found
    return milp(goal, constraints=limits, integrality=whole, bounds=Bounds(0, np.inf), options=_SEARCH)
