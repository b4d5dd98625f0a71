"""The second implementations that figures are checked against: scipy and statsmodels, without types of their own."""

from typing import Any

import scipy.optimize
import scipy.stats
import statsmodels.stats.contingency_tables as contingency

stats: Any = scipy.stats
root: Any = scipy.optimize.brentq
tables: Any = contingency
