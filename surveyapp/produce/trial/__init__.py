"""The trial run of a wave, from keys to report: everything is tried in memory, and only what was found is kept.

``respondents`` makes up answers for the real address list, ``forecast`` tells what a report can say with so many of
them and ``words`` how that reads; ``dryrun`` makes the report, and ``run`` tries everything.
"""

from surveyapp.analysis.encode import UnknownAnswerError
from surveyapp.produce.trial.dryrun import fits
from surveyapp.produce.trial.run import Order, found, kept_forecast, report, run

__all__ = ["Order", "UnknownAnswerError", "fits", "found", "kept_forecast", "report", "run"]
