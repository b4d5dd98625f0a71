"""A fingerprint of the answers of a wave: equal when every answer is, and of no use to who does not have them."""

import hashlib
from collections.abc import Mapping

import orjson
from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.responses import counted
from surveyapp.storage.tables import Response, Wave


def of_answers(session: Session, wave: Wave) -> str:
    """SHA-256, in hexadecimal, over the lines "id, tab, answers" of the responses that count, in order of their id.

    The answers are json with their keys in order. The ids are 128 random bits that are handed over nowhere: without
    them a hash of few answers could be undone by trying all there can be. Raises Refusal for a closed ballot box.
    """
    rows = session.execute(counted(wave, select(Response.id, cast(Response.answers, Text))))
    lines = sorted(f"{key}\t{ordered(orjson.loads(text))}\n" for key, text in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def ordered(answers: Mapping[str, object]) -> str:
    """The answers as json in one way only."""
    return orjson.dumps(answers, option=orjson.OPT_SORT_KEYS).decode()
