"""A national monitor: 40 questions to organisations in 342 municipalities, answered as often as a benchmark asks."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

from surveyapp.fieldwork import waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave
from tests.surveys import NOW

MUNICIPALITIES, SECTORS = 342, 6
SCALES, SINGLES, MULTIPLES, NUMBERS = 22, 6, 5, 3
BLOCK, VARIANTS = 10, 4_000
"""Questions that are answered together, and the different ways in which they are: drawing each answer takes minutes."""
SCALE = [f"k{score}" for score in range(1, 6)]
TICKED = [f"k{number}" for number in range(1, 9)]


def _choices(codes: list[str], *, scored: bool = False) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = [{"code": code, "label": f"Antwoord {code}"} for code in codes]
    if scored:
        listed = [{**each, "score": score} for score, each in enumerate(listed, 1)]
    return [*listed, {"code": "wn", "label": "Weet niet", "missing": True}]


def _questions() -> list[dict[str, object]]:
    places = [{"code": f"g{number}", "label": f"Gemeente {number}"} for number in range(MUNICIPALITIES)]
    sectors = [{"code": f"s{number}", "label": f"Sector {number}"} for number in range(SECTORS)]
    return [  # type: ignore[list-item]
        {"code": "gemeente", "type": "single", "choices": places},
        {"code": "sector", "type": "single", "choices": sectors},
        *({"code": f"schaal{n}", "type": "scale", "scale": "vijf"} for n in range(SCALES)),
        *({"code": f"enkel{n}", "type": "single", "choices": _choices(TICKED[:4])} for n in range(SINGLES)),
        *({"code": f"meer{n}", "type": "multiple", "choices": _choices(TICKED)} for n in range(MULTIPLES)),
        *({"code": f"getal{n}", "type": "number", "classes": [9, 24, 99]} for n in range(NUMBERS)),
        {"code": "sinds", "type": "date"},
        {"code": "tip", "type": "text"},
    ]


def source() -> str:
    """The questionnaire, with two indicators."""
    asked = [{"label": f"Vraag {each['code']}", "source": "Bench", **each} for each in _questions()]
    share = {"code": "aandeel", "kind": "share", "label": "Aandeel", "of": "enkel0", "choices": ["k1", "k2"]}
    return json.dumps(
        {
            "code": "landelijk",
            "title": "Landelijke monitor",
            "perspective": "organisations",
            "scales": [{"code": "vijf", "choices": _choices(SCALE, scored=True)}],
            "sections": [{"code": "deel", "title": "Deel", "questions": asked}],
            "indicators": [share],
        }
    )


def _answer(random: Random, code: str) -> object:
    if code == "gemeente":
        return f"g{random.randrange(MUNICIPALITIES)}"
    if code == "sector":
        return f"s{random.randrange(SECTORS)}"
    if random.random() < 0.08:
        return None
    if code.startswith("schaal"):
        return random.choice([*SCALE, "k4", "wn"])
    if code.startswith("enkel"):
        return random.choice([*TICKED[:4], "k2", "wn"])
    if code.startswith("meer"):
        return [each for each in TICKED if random.random() < 0.3] or ["wn"]
    if code.startswith("getal"):
        return int(random.lognormvariate(3, 1))
    return f"{random.randrange(1950, 2020)}-05-01"


def documents(number: int, seed: int) -> Iterator[str]:
    """So many responses, each as JSON, with an open answer of one in five."""
    random, codes = Random(seed), [str(each["code"]) for each in _questions()][:-1]
    blocks = [codes[start : start + BLOCK] for start in range(0, len(codes), BLOCK)]
    ways = [[_json(random, block) for _ in range(VARIANTS)] for block in blocks]
    for place in range(number):
        answered = ",".join([random.choice(each) for each in ways])
        tip = f'"Wij zoeken er nog {place}, vooral voor het bestuur."' if place % 5 == 0 else "null"
        yield f'{{{answered},"tip":{tip}}}'


def _json(random: Random, codes: list[str]) -> str:
    return json.dumps({code: _answer(random, code) for code in codes}, separators=(",", ":"))[1:-1]


def filled(database: Database, file: Path, number: int, ordinal: int) -> int:
    """A closed wave with so many responses, in this SQLite database and its file; its number.

    The rows are written past the program: what is measured comes after.
    """
    with database.transaction() as session:
        owner = session.get(Municipality, 1) or Municipality(slug="vng", name="VNG")
        session.add(owner)
        sources = {"landelijk.yaml": source()}
        title = f"{ordinal}-meting"
        wave = waves.create(session, owner, sources, "landelijk.yaml", title, ordinal, "confidential", NOW, "bench")
        waves.open_(session, wave, NOW, "bench")
    with closing(sqlite3.connect(file)) as raw, raw:
        _insert(raw, wave.id, owner.id, number)
    with database.transaction() as session:
        waves.close(session, session.get_one(Wave, wave.id), NOW, "bench")
    return wave.id


def _insert(raw: sqlite3.Connection, wave: int, owner: int, number: int) -> None:
    row = (
        "INSERT INTO response (id, municipality_id, wave_id, channel, state, answers, version, submitted_on, released,"
    )
    row += " corrected) VALUES (?, ?, ?, 'import', 'submitted', ?, 1, '2026-05-12', 1, 0)"
    order = Random(wave)
    texts = documents(number, wave)
    while some := list(islice(texts, 10_000)):
        raw.executemany(row, [(f"{order.getrandbits(128):032x}", owner, wave, text) for text in some])
