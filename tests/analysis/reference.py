"""The second implementations that figures are checked against: scipy and statsmodels, without types of their own."""

from typing import Any

import numpy as np
import scipy.optimize
import scipy.stats
import statsmodels.stats.contingency_tables as contingency
from statsmodels.multivariate.factor import Factor
from statsmodels.regression.linear_model import OLS
from statsmodels.stats import proportion
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

stats: Any = scipy.stats
root: Any = scipy.optimize.brentq
tables: Any = contingency
_minimize: Any = scipy.optimize.minimize
_shares: Any = proportion
_adjusted: Any = multipletests
_described: Any = DescrStatsW
_compared: Any = CompareMeans
_factor: Any = Factor
_least_squares: Any = OLS


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
    low, high = _shares.proportion_confint(count, n, method="wilson")
    return float(low), float(high)


def one_factor_loadings(correlations: Any, n: int) -> Any:
    """The loadings of one factor by maximum likelihood as statsmodels has them, their sum positive."""
    loadings = _factor(corr=correlations, n_factor=1, method="ml", nobs=n).fit().loadings[:, 0]
    return loadings if loadings.sum() >= 0 else -loadings


def newcombe(earlier: int, n: int, later: int, m: int) -> tuple[float, float]:
    """Limits of later minus earlier, hybrid score method of statsmodels."""
    low, high = _shares.confint_proportions_2indep(later, m, earlier, n, method="newcomb", compare="diff")
    return float(low), float(high)


def pooled_z(earlier: int, n: int, later: int, m: int) -> float:
    """p of the test of two shares with a pooled variance."""
    return float(_shares.proportions_ztest([later, earlier], [m, n])[1])


def welch(earlier: Any, later: Any) -> tuple[float, tuple[float, float]]:
    """p and limits of later minus earlier, variances not pooled."""
    both = _compared(_described(later), _described(earlier))
    return both.ttest_ind(usevar="unequal")[1], both.tconfint_diff(usevar="unequal")


def effect(earlier: float, later: float) -> float:
    """Cohen's h of later against earlier."""
    return float(_shares.proportion_effectsize(later, earlier))


def holm(ps: Any) -> Any:
    """Adjusted p values in the order given."""
    return _adjusted(ps, method="holm")[1]


def residual_to_respondents(answers: Any) -> float:
    """MS(residual) / MS(respondents) of respondents by items, both factors of a least squares model."""
    n, k = answers.shape
    people, items = np.repeat(np.eye(n), k, axis=0), np.tile(np.eye(k), (n, 1))
    both, without = (_left(answers.ravel(), shape) for shape in (np.hstack([people, items[:, 1:]]), items))
    return float(both / ((n - 1) * (k - 1)) / ((without - both) / (n - 1)))


def _left(values: Any, shape: Any) -> float:
    return float(_least_squares(values, shape).fit().ssr)
