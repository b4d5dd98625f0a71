"""The scores behind the scales of a questionnaire: an indicator that is the mean or the sum of several questions."""

from collections.abc import Iterator

import pandas as pd

from surveyapp.analysis.reliability import Reliability, reliability
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import scores
from surveyapp.questionnaire.indicators import Axis, Mean, Sum, score_range
from surveyapp.questionnaire.model import Questionnaire


def scales(questionnaire: Questionnaire) -> Iterator[Mean | Sum]:
    """The indicators of which reliability says something."""
    for indicator in questionnaire.indicators:
        if isinstance(indicator, Mean | Sum):
            yield indicator


def item_scores(table: ResponseTable, questionnaire: Questionnaire, scale: Mean | Sum | Axis) -> pd.DataFrame:
    """A column per item, NaN for who has no score; a reversed item is lowest + highest - score."""
    columns = {}
    for code in dict.fromkeys(scale.of):
        column = table.columns[code]
        found = scores(column).reindex(column.state.index)
        if code in scale.reverse:
            lowest, highest = score_range(questionnaire.questions[code])
            found = lowest + highest - found
        columns[code] = found
    return pd.DataFrame(columns, dtype=float)


def reliabilities(table: ResponseTable, questionnaire: Questionnaire, threshold: int) -> dict[str, Reliability]:
    """The reliability of every scale by code; hidden where fewer than ``threshold`` answered all its items."""
    found = {}
    for scale in scales(questionnaire):
        measured = reliability(item_scores(table, questionnaire, scale))
        found[scale.code] = measured.hide() if measured.n < threshold else measured
    return found
