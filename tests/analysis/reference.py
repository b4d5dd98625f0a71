"""The second implementation that figures are checked against: scipy, which has no types of its own."""

from typing import Any

import scipy.optimize
import scipy.stats

stats: Any = scipy.stats
root: Any = scipy.optimize.brentq
