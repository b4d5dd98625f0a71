"""A national monitor: 40 questions to organisations in 342 municipalities, answered as often as a benchmark asks."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from random import Random

import psycopg

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


def filled(database: Database, number: int) -> list[int]:
    """Two closed waves with so many responses each, in this database; their numbers.

    The rows are written past the program: what is measured comes after. The second wave has the answers of the first,
    of other respondents.
    """
    made = [_opened(database, ordinal) for ordinal in (0, 1)]
    file = database.engine.url.database or ""
    sqlite = database.engine.dialect.name == "sqlite"
    address = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    database.dispose()
    if sqlite:
        with closing(sqlite3.connect(file, isolation_level=None)) as raw:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-500000"):
                raw.execute(f"PRAGMA {pragma}")
            raw.execute("BEGIN")
            _insert(raw, made[0], number)
            raw.execute(_copied("lower(hex(randomblob(16)))", *made))
            raw.execute("COMMIT")
    else:
        with psycopg.connect(address) as connection:
            _copy(connection, made[0], number)
            connection.execute(_copied("replace(gen_random_uuid()::text, '-', '')", *made))
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


_COLUMNS = "id, municipality_id, wave_id, channel, state, answers, version, submitted_on, released, corrected"


def _copied(made_id: str, first: int, second: int) -> str:
    """The second wave has the answers of the first, of other respondents."""
    rest = "1, {}, 'import', 'submitted', answers, 1, '2026-05-12', released, corrected"
    query = f"INSERT INTO response ({_COLUMNS}) SELECT {made_id}, {rest.format(second)} FROM response"
    return f"{query} WHERE wave_id = {first}"


def _insert(raw: sqlite3.Connection, wave: int, number: int) -> None:
    row = f"INSERT INTO response ({_COLUMNS}) VALUES (lower(hex(randomblob(16))), 1, ?, 'import', 'submitted', ?, 1, "
    texts = documents(number, seed=1)
    while some := list(islice(texts, 10_000)):
        raw.executemany(f"{row}'2026-05-12', 1, 0)", [(wave, text) for text in some])


def _copy(connection: psycopg.Connection, wave: int, number: int) -> None:
    into = f"COPY response ({_COLUMNS}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for place, text in enumerate(documents(number, seed=1)):
            copy.write_row((f"{place:032x}", 1, wave, "import", "submitted", text, 1, "2026-05-12", True, False))
