"""The second implementations that figures are checked against: scipy and statsmodels, without types of their own."""

from typing import Any

import numpy as np
import scipy.optimize
import scipy.stats
import statsmodels.stats.contingency_tables as contingency
from statsmodels.multivariate.factor import Factor
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

stats: Any = scipy.stats
root: Any = scipy.optimize.brentq
tables: Any = contingency
_minimize: Any = scipy.optimize.minimize
_described: Any = DescrStatsW
_factor: Any = Factor


def minimize(shape: Any, totals: Any) -> Any:
    """The λ of weights exp(xλ) whose sums over the columns of ``shape`` are ``totals``: Newton on a convex function."""
    found = _minimize(
        lambda best: float(np.exp(shape @ best).sum() - best @ totals),
        np.zeros(shape.shape[1]),
        jac=lambda best: shape.T @ np.exp(shape @ best) - totals,
        hess=lambda best: shape.T @ (np.exp(shape @ best)[:, None] * shape),
        method="trust-exact",
        options={"gtol": 1e-10},
    )
    return found.x


def weighted_description(values: Any, weights: Any) -> Any:
    """Weighted mean and variance (divided by Σw) as statsmodels has them."""
    return _described(values, weights=weights, ddof=0)


def wilson(count: float, n: float) -> tuple[float, float]:
    """Wilson limits as statsmodels has them; both numbers may be fractional."""
    low, high = proportion_confint(count, n, method="wilson")
    return float(low), float(high)


def one_factor_loadings(correlations: Any, n: int) -> Any:
    """The loadings of one factor by maximum likelihood as statsmodels has them, their sum positive."""
    loadings = _factor(corr=correlations, n_factor=1, method="ml", nobs=n).fit().loadings[:, 0]
    return loadings if loadings.sum() >= 0 else -loadings
