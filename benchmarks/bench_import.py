"""An address list of 10,000 lines, from file to invitations in one transaction, against a plain ``executemany``.

The floor writes the very rows that the import made, in one transaction, with the same driver and durability. Wall time,
for on PostgreSQL half of the work is the server's; the best of several rounds that take turns.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from benchmarks.databases import both, opened
from surveyapp.fieldwork import addresses, waves
from surveyapp.fieldwork.addresses import columns, table
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave
from tests.surveys import NOW, data
from tests.surveys import run as run_survey

Ratio = tuple[str, float, float]
LINES, ROUNDS, ALLOWED = 10_000, 4, 5.0
SECTORS = ("sport", "zorg", "cultuur", "natuur")
LIST = data(
    {
        "code": "sector",
        "type": "background",
        "label": "Sector",
        "choices": [{"code": code, "label": code.capitalize()} for code in SECTORS],
    },
    {"code": "naam", "type": "text"},
)


def _file() -> bytes:
    """What a municipality brings along: name, mailbox, address, sector."""
    lines = (
        f"Vereniging {n};secretaris@vereniging{n}.nl;mevrouw De Vries;Dorpsstraat {n};"
        f"{1000 + n % 9000} AB;Zonstad;{SECTORS[n % 4]}"
        for n in range(LINES)
    )
    return "\n".join(["naam;email;aanhef;straat;postcode;plaats;sector", *lines]).encode()


def _import(database: Database, number: int, content: bytes) -> None:
    with database.transaction() as session:
        wave = session.get_one(Wave, number)
        lock(session, wave)
        found = table.from_file("lijst.csv", content)
        roles = columns.guess(found, waves.questionnaire_of(wave), {})
        addresses.apply(session, wave, addresses.plan(session, wave, found, roles), NOW, "bench")


def _plain(database: Database, rows: Sequence[Mapping[str, Any]]) -> None:
    with database.transaction() as session:
        session.connection().execute(insert(Invitation.__table__), rows)  # type: ignore[arg-type]


def _wipe(database: Database) -> None:
    with database.transaction() as session:
        session.execute(delete(Invitation))


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ratio(database: Database) -> float:
    number, content = run_survey(database, LIST, opened=False).wave_id, _file()
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        best[0] = min(best[0], _seconds(lambda: _import(database, number, content)))
        with database.reading() as session:
            rows = [dict(row) for row in session.execute(select(Invitation.__table__)).mappings()]
        assert len(rows) == LINES
        _wipe(database)
        best[1] = min(best[1], _seconds(lambda: _plain(database, rows)))  # noqa: B023
        _wipe(database)
    return best[0] / best[1]


def run() -> list[Ratio]:
    """The ratio that the issue allows, on both databases."""
    found = []
    with both() as urls:
        for name, url in urls.items():
            with opened(url) as database:
                found.append((f"import of 10,000 addresses, {name}, against executemany", _ratio(database), ALLOWED))
    return found
