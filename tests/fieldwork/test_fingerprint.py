"""The fingerprint of the answers of a wave: it changes with every answer, and tells nothing to who has no database."""

import hashlib

import pytest

from surveyapp.fieldwork import fingerprint
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Response
from tests.fieldwork.conftest import YES, Fieldwork, opened

CLUBS = ("VV De Brug", "Koor De Lijster")


def print_of(fieldwork: Fieldwork) -> str:
    with fieldwork.database.reading() as session:
        return fingerprint.of_answers(session, fieldwork._wave(session))


@pytest.fixture
def closed(database: Database, municipality: Municipality) -> Fieldwork:
    """A named wave that two clubs answered alike."""
    fieldwork = opened(database, municipality, "named", *CLUBS)
    for club in CLUBS:
        fieldwork.answer(club)
    fieldwork.close()
    return fieldwork


def test_the_same_answers_have_the_same_fingerprint_and_one_other_answer_another(closed: Fieldwork) -> None:
    before = print_of(closed)
    assert before == print_of(closed)
    with closed.database.transaction() as session:
        changed = session.query(Response).first()
        assert changed is not None
        changed.answers = {**YES, "aantal": 13}
    assert print_of(closed) != before


def test_who_knows_every_answer_but_has_no_database_cannot_check_a_guess(closed: Fieldwork) -> None:
    with closed.database.reading() as session:
        rows = [(row.id, row.answers) for row in session.query(Response)]
    assert all(len(key) == 32 for key, _ in rows)
    guessed = "".join(sorted(f"{fingerprint.ordered(answers)}\n" for _, answers in rows))
    assert hashlib.sha256(guessed.encode()).hexdigest() != print_of(closed)
    known = "".join(sorted(f"{key}\t{fingerprint.ordered(answers)}\n" for key, answers in rows))
    assert hashlib.sha256(known.encode()).hexdigest() == print_of(closed)


def test_a_ballot_box_that_is_closed_has_no_fingerprint(database: Database, municipality: Municipality) -> None:
    fieldwork = opened(database, municipality, "anonymous", *CLUBS)
    fieldwork.answer(CLUBS[0])
    with pytest.raises(Refusal, match="stembus"):
        print_of(fieldwork)
    fieldwork.close()
    assert len(print_of(fieldwork)) == 64


def test_the_order_of_the_keys_does_not_matter() -> None:
    assert fingerprint.ordered({"b": 1, "a": None}) == fingerprint.ordered({"a": None, "b": 1}) == '{"a":null,"b":1}'
