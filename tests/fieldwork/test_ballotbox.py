"""An anonymous wave is attacked with everything at hand: two backups, row order, transaction numbers, free pages."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError, OperationalError

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database, Session
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Municipality, Response, Wave
from tests.fieldwork.conftest import MONDAY, OFFICER, YES, Fieldwork, make_wave, opened

NAMES = [f"Club {number}" for number in range(14)]
Backup = dict[str, list[dict[str, Any]]]


@pytest.fixture
def box(database: Database, municipality: Municipality) -> Fieldwork:
    return opened(database, municipality, "anonymous", *NAMES)


def answers_of(name: str) -> dict[str, Any]:
    """Answers that only this organisation gives, so that a test can see whose they are."""
    return {**YES, "nood": f"Geheim van {name}"}


def backup(database: Database) -> Backup:
    """Every row of every table, with what the system adds to it."""
    hidden = ", xmin::text AS xmin, ctid::text AS ctid" if database.engine.dialect.name == "postgresql" else ""
    with database.reading() as session:
        return {
            table: [dict(row) for row in session.execute(text(f"SELECT *{hidden} FROM {table}")).mappings()]
            for table in inspect(database.engine).get_table_names()
        }


def answered(copy: Backup) -> set[str]:
    return {row["name"] for row in copy["invitation"] if row["state"] == "answered"}


def test_no_table_holds_a_readable_answer_while_the_wave_is_open(box: Fieldwork) -> None:
    box.save(NAMES[0], answers_of(NAMES[0]))
    box.answer(NAMES[1], answers_of(NAMES[1]))
    assert "Geheim" not in repr(backup(box.database))
    assert backup(box.database)["response"] == []


def test_two_backups_never_differ_by_one_name(box: Fieldwork) -> None:
    before = answered(backup(box.database))
    steps = []
    for name in NAMES:
        box.answer(name, answers_of(name))
        after = answered(backup(box.database))
        steps.append(len(after - before))
        before = after
    assert steps == [0, 0, 0, 0, 5, 0, 0, 0, 0, 5, 0, 0, 0, 0]
    assert box.counts().answered == 10
    box.close()
    assert answered(backup(box.database)) == set(NAMES)


def test_visitors_by_the_open_link_do_not_make_up_a_group_around_one_name(box: Fieldwork) -> None:
    for number in range(4):
        _visit(box, f"voorbijganger {number}")
        box.answer(f"voorbijganger {number}")
    box.answer(NAMES[0])
    assert answered(backup(box.database)) == set()


def _visit(box: Fieldwork, name: str) -> None:
    with box.database.transaction() as session:
        box.tokens[name] = invitations.start(session, session.get_one(Wave, box.wave.id))


def test_nothing_an_attacker_has_during_the_wave_pairs_a_ballot_with_a_name(box: Fieldwork) -> None:
    for name in NAMES[:5]:
        box.answer(name, answers_of(name))
    copy = backup(box.database)
    known = {str(row[key]) for row in copy["invitation"] for key in ("id", "token_hash", "unit", "name")}
    for row in (*copy["sealed_ballot"], *copy["draft"]):
        held = {str(value) for key, value in row.items() if key not in ("wave_id", "municipality_id", "responses")}
        assert not held & (known - {"0", "1", "2"})


def test_a_transaction_number_marks_a_group_of_at_least_the_threshold_or_no_name(box: Fieldwork) -> None:
    for name in NAMES[:11]:
        box.answer(name, answers_of(name))
    copy = backup(box.database)
    marked: dict[str, set[str]] = {}
    for row in copy["invitation"]:
        if row["state"] == "answered":
            marked.setdefault(row.get("xmin", "none on SQLite"), set()).add(row["name"])
    assert sum(map(len, marked.values())) == 10
    assert min(map(len, marked.values())) >= 5


def test_every_ballot_draft_and_note_is_as_long_as_the_next(box: Fieldwork) -> None:
    for number, name in enumerate(NAMES[:4]):
        box.answer(name, {**YES, "nood": "a" * (1 + 400 * number)})
        box.save(NAMES[number + 5], {"vrijw": "ja", "nood": "b" * (1 + 400 * number)})
    copy = backup(box.database)
    assert len({len(row["ciphertext"]) for row in copy["sealed_ballot"]}) == 1
    assert len({len(row["ciphertext"]) for row in copy["draft"] if row["ciphertext"]}) == 1
    assert len({len(row["note"]) for row in copy["draft"] if row["note"]}) == 1


def test_after_closing_every_answer_is_there_once_and_says_nothing_about_when(box: Fieldwork) -> None:
    for name in NAMES:
        box.answer(name, answers_of(name))
    box.close()
    rows = backup(box.database)["response"]
    assert {document["nood"] for document in box.documents()} == {f"Geheim van {name}" for name in NAMES}
    assert len({str(row["submitted_on"]) for row in rows}) == 1
    assert {row["version"] for row in rows} == {1}
    assert len({row.get("xmin") for row in rows}) == 1
    assert all(row["pseudonym"] is None and row["invitation_id"] is None for row in rows)


def test_the_order_after_closing_is_not_the_order_of_arrival(box: Fieldwork) -> None:
    for name in NAMES:
        box.answer(name, answers_of(name))
    box.close()
    order = "rowid" if box.database.engine.dialect.name == "sqlite" else "ctid"
    with box.database.reading() as session:
        stored = session.execute(text(f"SELECT CAST(answers AS text) FROM response ORDER BY {order}")).scalars().all()
    arrival = [f"Geheim van {name}" for name in NAMES]
    found = [next(secret for secret in reversed(arrival) if secret in document) for document in stored]
    assert sorted(found) == sorted(arrival)
    assert found != arrival  # by chance once in 87 billion times
    assert [each["nood"] for each in box.documents()] != arrival


def test_closing_leaves_no_ballot_no_draft_and_no_key(box: Fieldwork) -> None:
    box.answer(NAMES[0])
    box.save(NAMES[1], YES)
    box.close()
    copy = backup(box.database)
    assert copy["sealed_ballot"] == copy["draft"] == []
    assert list(box.database.keys.folder.iterdir()) == []


def test_an_old_backup_of_the_box_cannot_be_opened_with_all_that_is_left(box: Fieldwork) -> None:
    box.answer(NAMES[0], answers_of(NAMES[0]))
    old = backup(box.database)
    box.close()
    left = backup(box.database)
    envelope = old["sealed_ballot"][0]
    assert envelope["id"] not in repr(left)
    with pytest.raises(KeyMissing):
        box.database.keys.read(box.wave.key_name or left["wave"][0]["key_name"])


def test_no_page_of_the_sqlite_files_keeps_a_ballot_or_the_order(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        municipality = Municipality(slug="zonstad", name="Zonstad")
        session.add(municipality)
    box = opened(sqlite_database, municipality, "anonymous", *NAMES)
    for name in NAMES:
        box.answer(name, answers_of(name))
    envelopes = [row["ciphertext"] for row in backup(sqlite_database)["sealed_ballot"]]
    assert all(_on_disk(sqlite_database, envelope[:64]) for envelope in envelopes)
    box.close()
    assert not any(_on_disk(sqlite_database, envelope[:64]) for envelope in envelopes)


def _on_disk(database: Database, needle: bytes) -> bool:
    path = Path(str(database.engine.url.database))
    return any(needle in each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_a_copy_of_the_database_without_the_keys_cannot_close(box: Fieldwork, tmp_path: Path) -> None:
    box.answer(NAMES[0])
    shutil.rmtree(box.database.keys.folder)
    with pytest.raises(KeyMissing, match="reservekopie"):
        box.close()
    assert box.counts().invited == 14
    with box.database.reading() as session:
        assert session.get_one(Wave, box.wave.id).state == "open"


def test_the_box_is_tried_before_the_wave_opens(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "anonymous")
    database.keys.folder.parent.joinpath("sleutels").write_text("not a folder")
    with pytest.raises(OSError), database.transaction() as session:
        waves.open_(session, session.get_one(Wave, survey.wave.id), MONDAY, OFFICER)
    with database.reading() as session:
        assert session.get_one(Wave, survey.wave.id).state == "draft"


def test_an_anonymous_wave_cannot_be_open_without_a_box(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "anonymous")
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(
            text("UPDATE wave SET state = 'open', opened_at = '2026-03-02' WHERE id = :id"), {"id": survey.wave.id}
        )


def test_facts_from_the_address_list_stay_only_with_a_crowd(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "anonymous")
    for number in range(13):
        survey.invite(f"Club {number}", soort="sport" if number < 9 else "zorg")
    survey.open()
    for number in range(13):
        survey.answer(f"Club {number}")
    survey.close()
    kinds = [document["soort"] for document in survey.documents()]
    assert set(kinds) == {None}  # four would stand out, and so would nine beside four


def test_facts_stay_only_with_a_crowd_of_those_who_came_in_the_same_way(
    database: Database, municipality: Municipality
) -> None:
    survey = make_wave(database, municipality, "anonymous")
    for number in range(9):
        survey.invite(f"Club {number}", soort="sport" if number < 7 else "zorg")
    survey.open()
    for number in range(3):
        _visit(survey, f"voorbijganger {number}")
    for name in survey.tokens:
        survey.answer(name)
    survey.close()
    with database.reading() as session:
        stored = {(row.channel, row.answers["soort"]) for row in session.query(Response)}
    assert stored == {("link", None), ("open", None)}  # with visitors for company, two from care would be alone


def test_nobody_sees_which_answers_came_on_paper_only_how_many(box: Fieldwork) -> None:
    for name in NAMES[:6]:
        box.answer(name)
    with box.database.transaction() as session:
        wave = session.get_one(Wave, box.wave.id)
        _hand_in_on_paper(session, replace(_ticket(session, box.tokens[NAMES[6]]), on_paper=True))
        _hand_in_on_paper(session, invitations.start_on_paper(session, wave))
    box.close()
    with box.database.reading() as session:
        assert {row.channel for row in session.query(Response)} == {"link"}
        assert session.get_one(Wave, box.wave.id).account["channels"] == {"link": 6, "paper": 2}  # type: ignore[index]
        counts = waves.counts(session, session.get_one(Wave, box.wave.id))
    assert (counts.answered, counts.imported, counts.submitted) == (7, 1, 8)


def _ticket(session: Session, token: str) -> Ticket:
    found = invitations.find(session, token)
    assert found
    return found


def _hand_in_on_paper(session: Session, ticket: Ticket) -> None:
    saved = responses.save(session, ticket, YES, 0, MONDAY)
    responses.submit(session, ticket, saved.version, MONDAY)


def test_a_version_does_not_tell_how_often_somebody_saved(box: Fieldwork) -> None:
    seen = [0]
    for number in range(6):
        seen.append(box.save(NAMES[0], {"aantal": number, "vrijw": "ja"}, seen[-1]).version)
    box.submit(NAMES[0], seen[-1])
    stored = backup(box.database)["draft"][0]["version"]
    assert len({*seen, stored}) == 8
    assert min(seen[1:]) > 7  # by chance otherwise once in 25 million times
    assert max(*seen, stored) < 10**9  # what a page carries along


def test_a_wave_is_closed_once(box: Fieldwork) -> None:
    box.close()
    with pytest.raises(Refusal, match="staat niet open"):
        box.close()


@pytest.mark.parametrize("table", ["sealed_ballot", "draft"])
def test_sqlite_gives_the_box_no_row_numbers(sqlite_database: Database, table: str) -> None:
    with sqlite_database.reading() as session, pytest.raises(OperationalError, match="rowid"):
        session.execute(text(f"SELECT rowid FROM {table}"))
