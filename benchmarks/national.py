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


def _several(code: str, number: int, **given: object) -> list[dict[str, object]]:
    return [{"code": f"{code}{place}", **given} for place in range(number)]


def _questions() -> list[dict[str, object]]:
    places: list[dict[str, object]] = [
        {"code": f"g{number}", "label": f"Gemeente {number}"} for number in range(MUNICIPALITIES)
    ]
    sectors = [{"code": f"s{number}", "label": f"Sector {number}"} for number in range(SECTORS)]
    asked: list[dict[str, object]] = [
        {"code": "gemeente", "type": "single", "choices": places},
        {"code": "sector", "type": "single", "choices": sectors},
        *_several("schaal", SCALES, type="scale", scale="vijf"),
        *_several("enkel", SINGLES, type="single", choices=_choices(TICKED[:4])),
        *_several("meer", MULTIPLES, type="multiple", choices=_choices(TICKED)),
        *_several("getal", NUMBERS, type="number", classes=[9, 24, 99]),
        {"code": "sinds", "type": "date"},
        {"code": "tip", "type": "text"},
    ]
    return asked


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


def filled(database: Database, file: Path, number: int) -> list[int]:
    """Two closed waves with so many responses each, in this SQLite database and its file; their numbers.

    The rows are written past the program: what is measured comes after. The second wave has the answers of the first,
    of other respondents.
    """
    made = [_opened(database, ordinal) for ordinal in (0, 1)]
    database.dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-500000"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        _insert(raw, made[0], made[1], number)
        raw.execute("COMMIT")
    for each in made:
        with database.transaction() as session:
            waves.close(session, session.get_one(Wave, each), NOW, "bench")
    return made


def _opened(database: Database, ordinal: int) -> int:
    with database.transaction() as session:
        owner = session.get(Municipality, 1) or Municipality(id=1, slug="vng", name="VNG")
        session.add(owner)
        sources, title = {"landelijk.yaml": source()}, f"{ordinal}-meting"
        wave = waves.create(session, owner, sources, "landelijk.yaml", title, ordinal, "confidential", NOW, "bench")
        waves.open_(session, wave, NOW, "bench")
    return wave.id


def _insert(raw: sqlite3.Connection, first: int, second: int, number: int) -> None:
    columns = "id, municipality_id, wave_id, channel, state, answers, version, submitted_on, released, corrected"
    rest = "1, ?, 'import', 'submitted', {}, 1, '2026-05-12', 1, 0"
    texts = documents(number, seed=1)
    while some := list(islice(texts, 10_000)):
        row = f"INSERT INTO response ({columns}) VALUES (lower(hex(randomblob(16))), {rest.format('?')})"
        raw.executemany(row, [(first, text) for text in some])
    copied = f"SELECT lower(hex(randomblob(16))), {rest.format('answers')} FROM response WHERE wave_id = ?"
    raw.execute(f"INSERT INTO response ({columns}) {copied}", (second, first))
