"""From the database to a table of answers, and from the table to figures: CPU time against json and plain pandas."""

import datetime
import gc
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from pathlib import Path
from random import Random

import pandas as pd

from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.fieldwork import responses, rows, waves
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave

Ratio = tuple[str, float, float]
RESPONSES = 20_000
NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
COLUMNS = ("achtergrond1", "achtergrond2")
"""What the crosstabs group by."""


def _choices(count: int) -> str:
    listed = ", ".join(f"{{code: k{n}, label: Keuze {n}}}" for n in range(1, count + 1))
    return f"[{listed}, {{code: wn, label: Weet niet, missing: yes}}]"


def _source() -> str:
    """Sixty questions: 36 singles, of which the crosstabs use two as columns, 10 multiples, 10 numbers, 4 texts."""
    types = {
        **{code: f"single, choices: {_choices(4)}" for code in COLUMNS},
        **{f"enkel{n}": f"single, choices: {_choices(5)}" for n in range(34)},
        **{f"meer{n}": f"multiple, choices: {_choices(8)}" for n in range(10)},
        **{f"getal{n}": "number, minimum: 0" for n in range(10)},
        **{f"tekst{n}": "text" for n in range(4)},
    }
    questions = "\n".join(
        f"      - {{code: {code}, label: Vraag {code}, type: {kind}}}" for code, kind in types.items()
    )
    return f"""code: meetlat
title: Meetlat
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
{questions}
indicators:
  - {{code: aandeel, kind: share, label: Aandeel, of: enkel0, choices: [k1, k2]}}
"""


def _answer(random: Random, code: str) -> Value | None:
    if random.random() < 0.08:
        return None
    if code.startswith("meer"):
        return [f"k{n}" for n in range(1, 9) if random.random() < 0.3] or ["wn"]
    if code.startswith("getal"):
        return int(random.lognormvariate(3, 1))
    if code.startswith("tekst"):
        return f"Wij zoeken er nog {random.randrange(10_000)}, vooral voor het bestuur."
    return random.choice(["k1", "k2", "k2", "k3", "k4", "wn"])


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this; the best of five."""
    return min(_one(work) for _ in range(5))


def _one(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _filled_wave(database: Database) -> Wave:
    random, source = Random(1), {"meetlat.yaml": _source()}
    with database.transaction() as session:
        zonstad = Municipality(slug="zonstad", name="Zonstad")
        session.add(zonstad)
        wave = waves.create(session, zonstad, source, "meetlat.yaml", "Meetlat", 0, "confidential", NOW, "bench")
        waves.open_(session, wave, NOW, "bench")
        codes = list(waves.questionnaire_of(wave).questions)
        documents = [json.dumps({code: _answer(random, code) for code in codes}) for _ in range(RESPONSES)]
        rows.store(session, wave, documents, NOW, "bench")
        waves.close(session, wave, NOW, "bench")
    return wave


def _load(database: Database, wave: Wave, questionnaire: Questionnaire) -> ResponseTable:
    with database.reading() as session:
        return ResponseTable.from_documents(questionnaire, responses.documents(session, wave))


def _parse(texts: Iterable[str]) -> None:
    for text in texts:
        json.loads(text)


def _figures(table: ResponseTable, frequencies: list[str], crosses: list[tuple[str, str]]) -> None:
    for code in frequencies:
        tabulate(table, code)
    for code, by in crosses:
        crosstab(table, code, by)


def _plain(frame: pd.DataFrame, frequencies: list[str], crosses: list[tuple[str, str]]) -> None:
    for code in frequencies:
        column = frame[code]
        (column.explode() if code.startswith("meer") else column).value_counts()
    for code, by in crosses:
        pd.crosstab(frame[code], frame[by])


def _loading(folder: str) -> tuple[Ratio, Questionnaire, list[str]]:
    """The first ratio, and what the second one needs: while a table is loaded nothing else is held in memory."""
    database = Database(f"sqlite:///{Path(folder, 'bench.db')}", Path(folder, "keys"))
    database.upgrade()
    wave = _filled_wave(database)
    questionnaire = waves.questionnaire_of(wave)
    with database.reading() as session:
        texts = [json.dumps(document) for document in responses.documents(session, wave)]
    loading, parsing = _cpu(partial(_load, database, wave, questionnaire)), _cpu(partial(_parse, texts))
    database.dispose()
    name = "20,000 responses of 60 questions, database to table / json.loads"
    return (name, loading / parsing, 2.5), questionnaire, texts


def run() -> list[Ratio]:
    """Ratios that the issue allows."""
    with tempfile.TemporaryDirectory() as folder:
        loaded, questionnaire, texts = _loading(folder)
    documents: list[Answers] = [json.loads(text) for text in texts]
    table, frame = ResponseTable.from_documents(questionnaire, documents), pd.DataFrame(documents)
    singles = [f"enkel{n}" for n in range(30)]
    frequencies, crosses = [*singles, *(f"meer{n}" for n in range(10))], list(product(singles[:10], COLUMNS))
    counting, plain = (
        _cpu(partial(_figures, table, frequencies, crosses)),
        _cpu(partial(_plain, frame, frequencies, crosses)),
    )
    return [loaded, ("40 frequencies and 20 crosstabs / plain pandas", counting / plain, 2.0)]
