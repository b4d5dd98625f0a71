"""How cost grows from 1,000 to 1,000,000 responses of 40 questions: CPU time against pandas and DuckDB, and memory.

Each size is measured twice: from the snapshots that ``surveyapp work`` makes with the extra ``scale``, and from the
database alone, as without the extra. Every measurement has a process of its own. After loading, both go the same way.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.databases import both, opened
from benchmarks.national import filled

Ratio = tuple[str, float, float]
Steps = dict[str, tuple[float, float]]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
TIMES_JSON, TIMES_PANDAS, TIMES_DUCKDB, MEGABYTES = 2.5, 2.0, 3.0, 1000.0
TIMES_HIDDEN, TIMES_JSON_SMALL, LARGE = 12.0, 5.0, 100_000
"""Two things are many times next to nothing with few responses. Integer programs search for what must be hidden:
one second for any number of responses, without a floor in pandas. A column costs 0.7 ms before its first answer."""


def _measure(what: str, *arguments: str) -> Steps:
    """Steps in a process of their own; see ``steps``."""
    command = [sys.executable, "-m", "benchmarks.steps", what, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Steps = json.loads(done.stdout)
    return found


def _tell(size: int, way: str, steps: Steps) -> None:
    told = ", ".join(f"{name} {seconds:.2f} s {peak:.0f} MB" for name, (seconds, peak) in steps.items())
    print(f"      {size:,} from the {way}: {told}", flush=True)


def _of_size(size: int, folder: Path) -> Iterator[Ratio]:
    address, snapshots = f"sqlite:///{folder / 'bench.db'}", folder / "snapshots"
    with opened(address) as database:
        filled(database, size)
    made = _measure("make", address, str(snapshots))
    _tell(size, "database", made)
    yield f"{size:,}: peak memory of making a snapshot, MB", made["snapshot"][1], MEGABYTES
    for way, arguments in (("database", ()), ("snapshot", (str(snapshots),))):
        steps = _measure("whole", address, *arguments)
        _tell(size, way, steps)
        yield from _loading(size, way, steps)
        yield from _after_loading(size, way, steps)
    if size == SIZES[-1]:
        yield from _national(size, address, str(snapshots))


def _on_postgresql(size: int, address: str) -> Iterator[Ratio]:
    """After loading nothing knows of what database the answers came."""
    with opened(address) as database:
        filled(database, size)
    steps = _measure("load", address)
    _tell(size, "database", steps)
    yield from _loading(size, "PostgreSQL", steps)
    yield f"{size:,}: peak memory of loading, PostgreSQL, MB", steps["load"][1], MEGABYTES


def _loading(size: int, way: str, steps: Steps) -> Iterator[Ratio]:
    if "plain load" in steps:
        allowed = TIMES_JSON if size >= LARGE else TIMES_JSON_SMALL
        yield f"{size:,}: {way} to table / json.loads", steps["load"][0] / steps["plain load"][0], allowed


def _after_loading(size: int, way: str, steps: Steps) -> Iterator[Ratio]:
    for step, words in (
        ("figures", "40 frequencies and 20 crosstabs"),
        ("compare", "40 variables of two waves"),
        ("pairs", "40 variables of pairs"),
    ):
        yield f"{size:,}: {words} / plain pandas, {way}", steps[step][0] / steps[f"plain {step}"][0], TIMES_PANDAS
    hidden, allowed = steps["hidden"][0] / steps["plain figures"][0], TIMES_PANDAS if size >= LARGE else TIMES_HIDDEN
    yield f"{size:,}: the same figures with small groups hidden / plain pandas, {way}", hidden, allowed
    peak = max(peak for step, (_, peak) in steps.items() if not step.startswith("plain"))
    yield f"{size:,}: peak memory of all steps, two waves at once, {way}, MB", peak, MEGABYTES


def _national(size: int, file: str, snapshots: str) -> Iterator[Ratio]:
    steps = _measure("national", file, snapshots)
    _tell(size, "snapshot", steps)
    floor = steps["cells"][0] + steps["means"][0]
    yield (
        f"{size:,}: one question by 342 municipalities / DuckDB on the same file",
        steps["table"][0] / floor,
        TIMES_DUCKDB,
    )
    yield f"{size:,}: peak memory of that table, MB", max(steps["first table"][1], steps["table"][1]), MEGABYTES


def run() -> list[Ratio]:
    """The ratios of every size."""
    found: list[Ratio] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found += _of_size(size, Path(folder))
    with both() as addresses:
        found += _on_postgresql(SIZES[-1], addresses["PostgreSQL"])
    return found
