"""The steps from a stored wave to its figures, one after the other in a process of its own: CPU seconds and peak memory.

``python -m benchmarks.steps DATABASE SNAPSHOTS`` prints JSON, ``{step: [seconds, megabytes]}``. Without a folder of
snapshots answers come from the database, as in an installation without the extra. Plain pandas works on the very same
columns, already read.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from surveyapp.analysis.compare import Pair, adjust
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.encode import Column
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.fieldwork.waves import counts
from surveyapp.produce import answers
from surveyapp.questionnaire.measures import Measure
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave

Made = TypeVar("Made")
BY = ("sector", "enkel0")
CROSSED = [f"schaal{number}" for number in range(10)]
TIMES = 3


class Stopwatch:
    """Measures steps; a step that is done again counts with its best time and its highest peak."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, float]] = {}

    def step(self, name: str, work: Callable[[], Made], times: int = 1) -> Made:
        """Do this, and note what it cost."""
        for _ in range(times):
            made: Any = None
            gc.collect()
            Path("/proc/self/clear_refs").write_text("5")
            start = time.process_time()
            made = work()
            spent = time.process_time() - start
            seconds, peak = self.found.get(name, (float("inf"), 0.0))
            self.found[name] = min(seconds, spent), max(peak, _peak())
        return made  # type: ignore[no-any-return]


def _peak() -> float:
    """Megabytes that this process held at most since it was last asked to forget."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) / 1024


def load(database: Database, number: int) -> ResponseTable:
    """As a report does."""
    with database.reading() as session:
        wave = session.get_one(Wave, number)
        return answers.table(session, wave, counts(session, wave))


def fresh(table: ResponseTable) -> ResponseTable:
    """The same table of which nothing was counted yet."""
    columns = {code: Column(each.variable, each.state, each.values) for code, each in table.columns.items()}
    return replace(table, columns=columns)


def closed(table: ResponseTable) -> list[str]:
    """Forty variables that have a frequency: all but the open answers."""
    return [each.code for each in table.variables if each.measure is not Measure.TEXT]


def figures(table: ResponseTable) -> None:
    """Forty frequencies and twenty crosstabs."""
    table = fresh(table)
    for code in closed(table):
        tabulate(table, code)
    for code, by in product(CROSSED, BY):
        crosstab(table, code, by)


def plain_figures(table: ResponseTable) -> None:
    """The counts of the same, without base, limits and notes."""
    for code in closed(table):
        plain(table.columns[code])
    for code, by in product(CROSSED, BY):
        pd.crosstab(_series(table, code), _series(table, by))


def plain(column: Column) -> object:
    """What pandas has in one line for this kind of column."""
    values = column.values
    if isinstance(values, pd.DataFrame):
        return values.sum()
    if column.variable.measure is Measure.NUMBER:
        return values.describe()
    return values.dt.year.value_counts() if column.variable.measure is Measure.DATE else values.value_counts()


def _series(table: ResponseTable, code: str) -> "pd.Series[Any]":
    values = table.columns[code].values
    assert isinstance(values, pd.Series)
    return values


def compared(earlier: ResponseTable, later: ResponseTable) -> None:
    """Every variable of two waves, with its tests."""
    pair = Pair(fresh(earlier), fresh(later), 5)
    adjust([pair.compare(code) for code in closed(later)])


def plain_compared(earlier: ResponseTable, later: ResponseTable) -> None:
    """The levels of both waves and the difference."""
    for code in closed(later):
        before, after = earlier.columns[code], later.columns[code]
        if before.variable.measure is Measure.NUMBER:
            _series(later, code).describe() - _series(earlier, code).describe()
        else:
            _shares(after) - _shares(before)


def _shares(column: Column) -> Any:
    counted: Any = plain(column)
    return counted / counted.sum()


def main(url: str, snapshots: str) -> None:
    """All steps on waves 1 and 2 of this database."""
    database, watch = Database(url, Path("keys"), Path(snapshots) if snapshots else None), Stopwatch()
    table = watch.step("load", lambda: load(database, 1))
    earlier = watch.step("figures", lambda: figures(table), TIMES) or table
    watch.step("plain figures", lambda: plain_figures(table), TIMES)
    later = watch.step("load another", lambda: load(database, 2))
    watch.step("compare", lambda: compared(earlier, later), TIMES)
    watch.step("plain compare", lambda: plain_compared(earlier, later), TIMES)
    print(json.dumps(watch.found))


if __name__ == "__main__":
    main(*sys.argv[1:])
