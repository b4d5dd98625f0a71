"""What a set of weights is: the respondents' weights, how they were made, and what they cost in precision."""

from dataclasses import dataclass
from enum import Enum

import pandas as pd

from surveyapp.analysis.intervals import kish

WARN_DESIGN_EFFECT = 1.5
"""Above this design effect a report warns: the answers are worth less than two thirds of their number."""
WARN_WEIGHT = 3.0
"""Above this weight a report warns: one respondent speaks for more than three."""


class Method(Enum):
    """How weights are made."""

    POST_STRATIFICATION = "post_stratification"
    RAKING = "raking"


class Refused(Enum):
    """Why there can be no weights."""

    NO_FRAME = "no_frame"  # nobody knows how many there are per category: no address list, or an open link
    TOTALS_DIFFER = "totals_differ"  # the margins count different numbers of units
    UNKNOWN_CATEGORY = "unknown_category"  # the frame has a category that the questionnaire does not have
    UNKNOWN_RESPONDENT = "unknown_respondent"  # the category of a respondent is not known
    TOO_FEW = "too_few"  # a category of the frame has no respondents, or fewer than may be told
    TELLS_A_FEW = "tells_a_few"  # categories taken together that tell how few there are in one that is hidden
    TOO_MANY = "too_many"  # more respondents in a category than units
    NO_CONVERGENCE = "no_convergence"  # raking did not reach the margins


class WeightError(ValueError):
    """There can be no weights. ``by`` is the variable, ``code`` the category, ``count`` the limit that was
    missed. Never how many respondents there are: an error is shown where a small group is not."""

    def __init__(self, reason: Refused, by: str = "", code: str = "", count: int = 0) -> None:
        super().__init__(f"no weights: {reason.value} {by} {code} {count}".strip())
        self.reason, self.by, self.code, self.count = reason, by, code, count


@dataclass(frozen=True)
class Stratum:
    """A category of a margin, or several taken together: its units in the frame and its respondents."""

    by: str
    codes: tuple[str, ...]
    population: int
    responses: int


@dataclass(frozen=True, eq=False)
class Weighting:
    """Weights with mean 1 per respondent, never negative, in the order of the table."""

    method: Method
    by: tuple[str, ...]
    weights: "pd.Series[float]"
    strata: tuple[Stratum, ...]
    iterations: int = 0

    @property
    def effective(self) -> float:
        """Kish's n_eff = (Σw)²/Σw²."""
        return kish(self.weights.to_numpy(float))

    @property
    def design_effect(self) -> float:
        """deff = n / n_eff: how many times more answers this takes than a sample that needs no weights."""
        return len(self.weights) / self.effective

    @property
    def smallest(self) -> float:
        """The smallest weight."""
        return float(self.weights.min())

    @property
    def largest(self) -> float:
        """The largest weight."""
        return float(self.weights.max())

    @property
    def warns(self) -> bool:
        """Whether the weights cost so much precision that a reader must be told."""
        return self.design_effect > WARN_DESIGN_EFFECT or self.largest > WARN_WEIGHT
