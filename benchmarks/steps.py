"""The steps from a stored wave to its figures, one by one in a process of its own: CPU seconds and peak memory.

``python -m benchmarks.steps WHAT ADDRESS [SNAPSHOTS]``, with the address of a database, prints JSON,
``{step: [seconds, megabytes]}``. Without a folder of snapshots answers come from the database, as in an installation
without the extra. Plain pandas works on the very same columns, already read.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np
import pandas as pd

from surveyapp.analysis.compare import Pair, adjust
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.disclosure import Guard
from surveyapp.analysis.encode import Column
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.fieldwork.waves import counts
from surveyapp.produce import answers, snapshots
from surveyapp.questionnaire.measures import Measure
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.surveys import NOW

Made = TypeVar("Made")
BY = ("sector", "enkel0")
CROSSED = [f"schaal{number}" for number in range(10)]
SCALE = "schaal0"
TIMES, ROUNDS = 3, 15
THRESHOLD, SMALL = 5, 10_000


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


def plain_load(database: Database) -> None:
    """Reading and parsing every document of the first wave, and keeping nothing."""
    query = "SELECT CAST(answers AS TEXT) FROM response WHERE wave_id = 1 AND state = 'submitted' ORDER BY id"
    with database.engine.connect() as connection:
        rows = connection.execution_options(stream_results=True, max_row_buffer=1000).exec_driver_sql(query)
        for (document,) in rows:
            json.loads(document)


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


def hidden(table: ResponseTable) -> None:
    """The same as a report has them: everything that tells of a few is hidden, with what would give it away."""
    table = fresh(table)
    guard = Guard(table, THRESHOLD)
    for code in closed(table):
        guard.tabulation(tabulate(table, code))
    for code, by in product(CROSSED, BY):
        guard.crosstab(crosstab(table, code, by))


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
    pair = Pair(fresh(earlier), fresh(later), THRESHOLD)
    adjust([pair.compare(code) for code in closed(later)])


def plain_compared(earlier: ResponseTable, later: ResponseTable) -> None:
    """The levels of both waves and the difference."""
    for code in closed(later):
        before, after = earlier.columns[code], later.columns[code]
        if before.variable.measure is Measure.NUMBER:
            _series(later, code).describe() - _series(earlier, code).describe()
        else:
            _shares(after) - _shares(before)


def with_units(table: ResponseTable, first: int) -> ResponseTable:
    """As when units are known: each response of another one, in an order that has nothing to do with the rows."""
    order = np.random.default_rng(first).permutation(table.responses) + first
    return replace(table, units=[int(each).to_bytes(8) for each in order])


def plain_paired(earlier: ResponseTable, later: ResponseTable) -> None:
    """Who answered both times, and per variable what they answered then by what they answer now, or the difference."""
    places = pd.Index(np.array(later.units, object)).get_indexer(pd.Index(np.array(earlier.units, object)))
    before, after = np.flatnonzero(places >= 0), places[places >= 0]
    for code in closed(later):
        one, other = earlier.columns[code], later.columns[code]
        if isinstance(one.values, pd.DataFrame) and isinstance(other.values, pd.DataFrame):
            for choice in one.values:
                _moved(one.values[choice].take(before), other.values[choice].take(after))
        elif one.variable.measure is Measure.NUMBER:
            change = _series(later, code).take(after).to_numpy(float) - _series(earlier, code).take(before).to_numpy(
                float
            )
            pd.Series(change).describe()
        elif one.variable.measure is not Measure.DATE:
            _moved(_series(earlier, code).take(before), _series(later, code).take(after))


def _moved(before: "pd.Series[Any]", after: "pd.Series[Any]") -> None:
    pd.crosstab(before.to_numpy(), after.to_numpy())


def _shares(column: Column) -> Any:
    counted: Any = plain(column)
    return counted / counted.sum()


def make(database: Database, watch: Stopwatch) -> None:
    """The snapshots, as ``surveyapp work`` makes them."""
    for number in (1, 2):
        watch.step("snapshot", partial(snapshots.make, database, number, NOW))


def loaded(database: Database, watch: Stopwatch) -> ResponseTable:
    """The first wave; a small one again, for the first time reads the questionnaire as well."""
    table = watch.step("load", lambda: load(database, 1))
    return watch.step("load", lambda: load(database, 1), TIMES) if table.responses <= SMALL else table


def loading(database: Database, watch: Stopwatch) -> None:
    """Wave 1 only, from the database."""
    loaded(database, watch)
    watch.step("plain load", lambda: plain_load(database), TIMES)


def whole(database: Database, watch: Stopwatch) -> None:
    """Everything on waves 1 and 2."""
    table = loaded(database, watch)
    earlier = watch.step("figures", lambda: figures(table), TIMES) or table
    watch.step("hidden", lambda: hidden(table))
    watch.step("plain figures", lambda: plain_figures(table), TIMES)
    if database.snapshots is None:
        watch.step("plain load", lambda: plain_load(database))
    later = watch.step("load another", lambda: load(database, 2))
    watch.step("compare", lambda: compared(earlier, later), TIMES)
    watch.step("plain compare", lambda: plain_compared(earlier, later), TIMES)
    first, second = with_units(earlier, 0), with_units(later, earlier.responses // 10)
    watch.step("pairs", lambda: compared(first, second))
    watch.step("plain pairs", lambda: plain_paired(first, second))


def national(database: Database, watch: Stopwatch) -> None:
    """One question by municipality, from the snapshot as a report reads it; and DuckDB's own on the same file.

    DuckDB computes the same cells, means, deviations and quartiles, of each municipality and of all, and no limits.
    """
    watch.step("first table", lambda: crosstab(load(database, 1), SCALE, "gemeente"))
    (path,) = (database.snapshots or Path()).glob("1-*.parquet")
    codes = list(load(database, 1).columns)
    of, by = (f"c{codes.index(code)}" for code in (SCALE, "gemeente"))
    valid = f"FROM read_parquet('{path}') WHERE {by} >= 0"
    cells = f"SELECT {by}, {of}, count(*) {valid} GROUP BY GROUPING SETS (({by}, {of}), ({of}))"
    numbers = f"avg({of} + 1), stddev_samp({of} + 1), quantile_cont({of} + 1, [0, 0.25, 0.5, 0.75, 1])"
    means = f"SELECT {by}, {numbers} {valid} AND {of} BETWEEN 0 AND 4 GROUP BY GROUPING SETS (({by}), ())"
    engine = duckdb.connect()
    for _ in range(ROUNDS):  # in turn, so that a busy machine slows all of them
        watch.step("table", lambda: crosstab(load(database, 1), SCALE, "gemeente"))
        watch.step("cells", lambda: engine.execute(cells).fetchall())
        watch.step("means", lambda: engine.execute(means).fetchall())


def main(what: str, address: str, folder: str = "") -> None:
    """Measure this, and print it."""
    database, watch = Database(address, Path("keys"), Path(folder) if folder else None), Stopwatch()
    {"make": make, "load": loading, "whole": whole, "national": national}[what](database, watch)
    print(json.dumps(watch.found))


if __name__ == "__main__":
    main(*sys.argv[1:])
