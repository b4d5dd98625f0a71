"""One common factor by maximum likelihood (Jöreskog 1967), as R's factanal and statsmodels' Factor fit it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import optimize

from surveyapp.analysis.encode import Array

_LOWEST = 1e-4
"""An error variance this small is a Heywood case: the solution lies on the edge and is not proper."""
_NEARLY = 2.0
_STEEP = 1e-4
"""A solution is where the slope is less than this."""
_minimize: Any = optimize.minimize  # scipy has no types


@dataclass(frozen=True, eq=False)
class OneFactor:
    """Standardised loadings and error variances; loading² + error = 1 up to the fit."""

    loadings: Array
    errors: Array


def one_factor(correlations: Array, n: int) -> OneFactor | None:
    """The solution of this correlation matrix of ``n`` respondents; None when there is no proper one.

    That is: more variables than respondents can tell apart, a singular matrix, no convergence, or a Heywood case.
    """
    k = len(correlations)
    if n <= k or np.linalg.eigvalsh(correlations)[0] < 1e-8:
        return None
    start = (1 - 0.5 / k) / np.diag(np.linalg.inv(correlations))
    found = _minimize(
        _misfit, np.clip(start, _LOWEST, 1), args=(correlations,), jac=_slope, method="L-BFGS-B",
        bounds=[(_LOWEST, 1.0)] * k, options={"maxiter": 1000, "ftol": 1e-14, "gtol": 1e-9},
    )  # fmt: skip
    errors = np.asarray(found.x)
    steep = float(np.abs(_free(errors, correlations)).max())
    if not np.isfinite(found.fun) or errors.min() < _NEARLY * _LOWEST or steep > _STEEP:
        return None
    loadings = _loadings(errors, correlations)
    return OneFactor(loadings if loadings.sum() >= 0 else -loadings, errors)


def _eigen(errors: Array, correlations: Array) -> tuple[Array, Array]:
    scale = 1 / np.sqrt(errors)
    values, vectors = np.linalg.eigh(correlations * np.outer(scale, scale))
    return values, vectors


def _misfit(errors: Array, correlations: Array) -> float:
    """The likelihood ratio with the loadings at their best for these error variances."""
    values = _eigen(errors, correlations)[0][:-1]
    return float((values - np.log(values) - 1).sum())


def _loadings(errors: Array, correlations: Array) -> Array:
    values, vectors = _eigen(errors, correlations)
    return np.asarray(np.sqrt(errors) * vectors[:, -1] * np.sqrt(max(float(values[-1]) - 1, 0.0)))


def _slope(errors: Array, correlations: Array) -> Array:
    loadings = _loadings(errors, correlations)
    return np.asarray((loadings**2 + errors - np.diag(correlations)) / errors**2)


def _free(errors: Array, correlations: Array) -> Array:
    """The slope at the variances that are not on their upper bound: all zero in a solution."""
    slope = _slope(errors, correlations)
    return np.where((errors >= 1.0) & (slope < 0), 0.0, slope)
