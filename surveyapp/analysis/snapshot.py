"""The answers of a wave in one Parquet file, written and read by DuckDB (the extra ``scale``): a column is read when a
figure asks for it, and is the very column that ``encode`` makes of the documents.

Per variable by its place: ``c0`` is the index of the choice, or what kind of no answer it is; anything else has its
state in ``s0`` and its value in ``v0``, or in ``v0_0``, ``v0_1`` … per choice.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from surveyapp.analysis.encode import CHOSEN, Array, Coded, Column, State, coded
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = 1
AT_ONCE = 50_000
"""Responses per part: what is in memory while a snapshot is made."""
_VALUES = {
    Measure.NUMBER: ("DOUBLE", np.float64),
    Measure.DATE: ("INTEGER", np.int32),
    Measure.TEXT: ("VARCHAR", np.object_),
    Measure.MULTIPLE: ("BOOLEAN", np.bool_),
    Measure.RANK: ("SMALLINT", np.int16),
    Measure.ALLOCATION: ("DOUBLE", np.float64),
}
_LISTED = (Measure.MULTIPLE, Measure.RANK, Measure.ALLOCATION)
_CODES = "SMALLINT"


class SnapshotGone(Exception):
    """The file is not there, or not what it was: read the answers from the database."""


@cache
def _engine() -> "DuckDBPyConnection":
    """One engine per process, in memory, that fetches nothing from the internet."""
    import duckdb

    return duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})


def layout(variables: Sequence[Variable]) -> str:
    """What the columns of a snapshot of these variables stand for, as a hash."""
    told = [[each.code, each.measure.value, [[c.code, c.missing] for c in each.categories]] for each in variables]
    return sha256(json.dumps([FORMAT, told]).encode()).hexdigest()


def write(
    path: Path, passing: Path, variables: Sequence[Variable], documents: Iterable[Answers], at_once: int = AT_ONCE
) -> int:
    """Write the snapshot of these documents, in their order; how many there are.

    ``passing`` is an empty folder for its parts: memory holds one of them, however many responses there are. Raises
    UnknownAnswerError, or OSError when the disk does not take it.
    """
    source, parts, responses = iter(documents), list[str](), 0
    while True:
        columns, number = coded(variables, islice(source, at_once))  # one document in hand at a time
        if not number:
            break
        parts.append(str(passing / f"{len(parts)}.parquet"))
        _copy(_selected(variables), parts[-1], dict(_packed(variables, columns)))
        responses += number
    _copy("SELECT * FROM read_parquet($parts)", str(path), parts=parts)
    return responses


def _copy(query: str, path: str, chunk: Mapping[str, Array] | None = None, **given: object) -> None:
    import duckdb

    engine = _engine().cursor()
    try:
        if chunk is not None:
            engine.register("chunk", dict(chunk))
        engine.execute(f"COPY ({query}) TO $path (FORMAT parquet, COMPRESSION zstd)", {"path": path, **given})
    except duckdb.Error as error:
        raise OSError(str(error).splitlines()[0]) from None
    finally:
        engine.close()


def _selected(variables: Sequence[Variable]) -> str:
    """The columns of a part with their types, so that an empty one has the type of the others."""
    typed = ", ".join(f"{name}::{kind} AS {name}" for name, kind in _columns(variables))
    return f"SELECT {typed} FROM chunk"  # noqa: S608 - names are made of places


def _columns(variables: Sequence[Variable]) -> Iterator[tuple[str, str]]:
    for place, variable in enumerate(variables):
        yield from _columns_of(place, variable)


def _columns_of(place: int, variable: Variable) -> Iterator[tuple[str, str]]:
    if variable.measure in CHOSEN:
        yield f"c{place}", _CODES
        return
    kind = _VALUES[variable.measure][0]
    yield f"s{place}", "TINYINT"
    if variable.measure in _LISTED:
        yield from ((f"v{place}_{choice}", kind) for choice in range(len(variable.categories)))
    else:
        yield f"v{place}", kind


def _packed(variables: Sequence[Variable], columns: Mapping[str, Coded]) -> Iterator[tuple[str, Array]]:
    for place, variable in enumerate(variables):
        column = columns[variable.code]
        if variable.measure in CHOSEN:
            yield f"c{place}", np.where(column.values < 0, -1 - column.state, column.values).astype(np.int16)
            continue
        yield f"s{place}", column.state
        values = column.values
        if variable.measure is Measure.DATE:
            values = np.where(np.isnat(values), 0, values.astype("datetime64[D]").astype(np.int64)).astype(np.int32)
        if variable.measure in _LISTED:
            yield from ((f"v{place}_{choice}", values[:, choice]) for choice in range(len(variable.categories)))
        else:
            yield f"v{place}", values


class Stored(Mapping[str, Column]):
    """The columns in a snapshot, each read when it is first asked for."""

    def __init__(self, path: Path, variables: Sequence[Variable]) -> None:
        self._path = path
        self._places = {variable.code: (place, variable) for place, variable in enumerate(variables)}
        self._read: dict[str, Column] = {}

    def __getitem__(self, code: str) -> Column:
        """Raises KeyError for a code that is not in it, SnapshotGone when it cannot be read."""
        if code not in self._read:
            place, variable = self._places[code]
            self._read[code] = _unpacked(variable, self._fetched(place, variable)).typed(variable)
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _fetched(self, place: int, variable: Variable) -> list[Array]:
        import duckdb

        names = [name for name, _ in _columns_of(place, variable)]
        engine = _engine().cursor()
        try:
            query = f"SELECT {', '.join(names)} FROM read_parquet($path)"  # noqa: S608 - names are made of places
            found = engine.execute(query, {"path": str(self._path)}).fetchnumpy()
        except duckdb.Error:
            raise SnapshotGone(self._path) from None
        finally:
            engine.close()
        return [cast(Array, found[name]) for name in names]


def _unpacked(variable: Variable, read: Sequence[Array]) -> Coded:
    if variable.measure in CHOSEN:
        return Coded(_states(variable, read[0]), np.maximum(read[0], np.int16(-1)))
    state, values = read[0], [_whole(variable.measure, each) for each in read[1:]]
    if variable.measure in _LISTED:
        return Coded(state, np.array(values, _VALUES[variable.measure][1]).reshape(len(values), len(state)).T)
    if variable.measure is Measure.DATE:
        days = values[0].astype("datetime64[D]")
        return Coded(state, np.where(state == State.VALID, days, np.datetime64("NaT", "D")))
    return Coded(state, values[0])


def _states(variable: Variable, codes: Array) -> Array:
    """What a code says about the state: below 0 it is a kind of no answer, otherwise the choice decides."""
    states = np.full(len(codes), State.VALID, np.int8)
    np.copyto(states, -1 - codes, where=codes < 0, casting="unsafe")
    for place, choice in enumerate(variable.categories):
        if choice.missing:
            np.putmask(states, codes == place, State.MISSING)
    return states


def _whole(measure: Measure, values: Array) -> Array:
    """Numbers and texts that are absent came back as masked."""
    if isinstance(values, np.ma.MaskedArray):
        whole = np.asarray(values.data)
        whole[np.ma.getmaskarray(values)] = np.nan if measure is Measure.NUMBER else None
        return whole
    return values
