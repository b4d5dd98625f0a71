"""Snapshots of closed waves: reports from them are the same, they hold nobody, and they go when an answer goes."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from sqlalchemy import text

from surveyapp.fieldwork import persons, responses, retention, snapshots
from surveyapp.produce import reports
from surveyapp.produce.snapshots import _sync, make, stored
from surveyapp.storage.database import Database
from surveyapp.storage.tables import MODES, Municipality, Wave
from tests.fieldwork.conftest import MONDAY, OFFICER, YES, Fieldwork, make_wave
from tests.produce.test_unitkeys import closed as compared_wave
from tests.test_produce import COMPARISON, TODAY, definition

CLUBS = ("Koor", "Voetbalclub", "Buurthuis", "Scouting", "Museum", "Zwembad")
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def folder(database: Database, tmp_path: Path) -> Path:
    """Where the snapshots of this database are."""
    database.snapshots = tmp_path / "momentopnamen"
    return database.snapshots


def closed(database: Database, municipality: Municipality, mode: str = "named", title: str = "0-meting") -> Fieldwork:
    survey = make_wave(database, municipality, mode, title)
    survey.open()
    for place, club in enumerate(CLUBS):
        survey.invite(club, soort="sport" if place % 2 else "zorg")
        survey.answer(club, {**YES, "aantal": place, "nood": f"Te weinig jeugd ({place})"})
    survey.close()
    return survey


def due(database: Database, now: datetime.datetime = MONDAY) -> list[int]:
    with database.reading() as session:
        return snapshots.due(session, now)


def counts(database: Database, survey: Fieldwork) -> bool:
    with database.reading() as session:
        return stored(session, session.get_one(Wave, survey.wave.id)) is not None


def shown(database: Database, numbers: Sequence[int]) -> dict[str, Any]:
    """The results of one wave, or of several with what changed."""
    with database.reading() as session:
        waves = [session.get_one(Wave, number) for number in numbers]
        if len(waves) == 1:
            return json.loads(reports.render(reports.results(session, waves[0], TODAY), "json"))  # type: ignore[no-any-return]
        report = reports.report(session, definition(database.keys.folder, COMPARISON), waves, TODAY)
        return json.loads(reports.render(report, "json"))  # type: ignore[no-any-return]


def run(database: Database, statement: str) -> None:
    with database.transaction() as session:
        session.execute(text(statement))


@pytest.mark.parametrize("mode", MODES)
def test_a_report_from_the_snapshot_is_the_report_from_the_database(
    database: Database, municipality: Municipality, folder: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = closed(database, municipality, mode)
    before = shown(database, [survey.wave.id])
    assert due(database) == [survey.wave.id]
    assert make(database, survey.wave.id, MONDAY)
    assert due(database) == []
    (file,) = folder.iterdir()
    assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)
    monkeypatch.delattr(responses, "documents")
    assert shown(database, [survey.wave.id]) == before


def test_two_waves_are_paired_as_without_snapshots(
    database: Database, municipality: Municipality, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as session:
        pair = [
            compared_wave(session, session.merge(municipality), "confidential", ordinal, answers)
            for ordinal, answers in enumerate([["ja"] * 9 + ["nee"] * 3, ["ja"] * 5 + ["nee"] * 7])
        ]
    numbers = [wave.id for wave in pair]
    before = shown(database, numbers)
    assert all(make(database, number, MONDAY) for number in numbers)
    monkeypatch.delattr(responses, "documents_with_units")
    assert shown(database, numbers) == before
    (found,) = [each for each in before["variables"] if each["code"] == "genoeg"]
    assert found["comparison"]["pairs"] == 12


def test_the_file_holds_nobody(database: Database, municipality: Municipality, folder: Path) -> None:
    survey = closed(database, municipality, "confidential")
    make(database, survey.wave.id, MONDAY)
    (file,) = folder.iterdir()
    found = duckdb.connect().execute("SELECT * FROM read_parquet($path)", {"path": str(file)}).fetchall()
    told = json.dumps(found) + file.read_bytes().decode("latin-1")
    with database.reading() as session:
        row = session.execute(text("SELECT id, pseudonym FROM response")).all()
        names = session.execute(text("SELECT name, unit, token_hash FROM invitation")).all()
    assert len(found) == len(CLUBS)
    assert [each for each in {*sum(map(tuple, [*row, *names]), ())} if each in told] == []


ONE = "(SELECT min(id) FROM response WHERE wave_id = {wave})"
ROW = "municipality_id, wave_id, channel, state, answers, version, released, corrected, submitted_on"
CHANGES = (
    f"DELETE FROM response WHERE id = {ONE}",
    f"UPDATE response SET answers = '{{{{}}}}' WHERE id = {ONE}",
    f"UPDATE response SET state = 'draft', submitted_on = NULL WHERE id = {ONE}",
    f"INSERT INTO response (id, {ROW}) SELECT 'x', {ROW} FROM response WHERE id = {ONE}",
)


@pytest.mark.parametrize("change", CHANGES)
def test_whoever_changes_an_answer_takes_the_snapshot_away(
    database: Database, municipality: Municipality, folder: Path, change: str
) -> None:
    """Also with a tool of the database, whatever the program does."""
    survey, other = closed(database, municipality), closed(database, municipality, title="Andere meting")
    assert [make(database, each.wave.id, MONDAY) for each in (survey, other)] == [True, True]
    run(database, "UPDATE wave SET population = 40")
    run(database, change.format(wave=survey.wave.id))
    assert (counts(database, survey), counts(database, other)) == (False, True)
    snapshots.sweep(database)
    (kept,) = folder.iterdir()
    assert kept.name.startswith(f"{other.wave.id}-")
    assert due(database) == [survey.wave.id]
    assert make(database, survey.wave.id, MONDAY)
    found = shown(database, [survey.wave.id])
    database.snapshots = None
    assert shown(database, [survey.wave.id]) == found


def test_removing_a_person_or_all_names_takes_the_snapshot_away_and_the_next_one_holds_the_same_answers(
    database: Database, municipality: Municipality, folder: Path
) -> None:
    survey = closed(database, municipality)
    make(database, survey.wave.id, MONDAY)
    before = shown(database, [survey.wave.id])["variables"]
    with database.transaction() as session:
        owner = session.merge(municipality)
        persons.remove(session, owner, persons.search(session, owner.id, "Koor"), MONDAY, OFFICER)
    assert not counts(database, survey)
    assert make(database, survey.wave.id, MONDAY)
    with database.transaction() as session:
        retention.purge(session, session.get_one(Wave, survey.wave.id), MONDAY, OFFICER)
    assert not counts(database, survey)
    assert make(database, survey.wave.id, MONDAY)
    assert shown(database, [survey.wave.id])["variables"] == before
    snapshots.sweep(database)
    assert len(list(folder.iterdir())) == 1


def test_only_a_closed_wave_with_answers_gets_one(database: Database, municipality: Municipality, folder: Path) -> None:
    survey = make_wave(database, municipality, "named")
    assert due(database) == []
    survey.open()
    survey.invite("Koor")
    survey.answer("Koor")
    assert due(database) == []
    assert not make(database, survey.wave.id, MONDAY)
    empty = make_wave(database, municipality, "named", "Zonder antwoorden")
    empty.open()
    for each in (survey, empty):
        each.close()
    assert due(database) == [survey.wave.id]


def test_one_worker_makes_it_and_another_goes_on_when_that_one_died(
    database: Database, municipality: Municipality, folder: Path
) -> None:
    survey = closed(database, municipality)
    with database.transaction() as session:
        first = snapshots.take(session, survey.wave.id, MONDAY)
    assert first
    (folder / first.passing).mkdir(parents=True)
    (folder / first.passing / "0.parquet").write_bytes(b"half")
    assert not make(database, survey.wave.id, MONDAY + HOUR / 2)
    snapshots.sweep(database)
    assert [path.name for path in folder.iterdir()] == [first.passing]  # it may be alive
    assert make(database, survey.wave.id, MONDAY + 2 * HOUR)
    snapshots.sweep(database)
    (file,) = folder.iterdir()
    assert file.suffix == ".parquet"
    with database.transaction() as session:
        assert not snapshots.finish(session, first, snapshots.Made("d", "l", 1))
    assert counts(database, survey)


def test_an_answer_that_goes_while_it_is_made_is_not_kept(
    database: Database, municipality: Municipality, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey, sync = closed(database, municipality), _sync

    def meanwhile(path: Path) -> None:
        sync(path)
        if path.is_dir():
            run(database, CHANGES[0].format(wave=survey.wave.id))

    monkeypatch.setattr("surveyapp.produce.snapshots._sync", meanwhile)
    assert not make(database, survey.wave.id, MONDAY)
    assert list(folder.iterdir()) == []
    assert due(database) == [survey.wave.id]


def test_a_snapshot_that_cannot_be_written_leaves_nothing_and_can_be_tried_again(
    database: Database, municipality: Municipality, folder: Path
) -> None:
    survey = closed(database, municipality)
    folder.write_text("a file where a folder should be")
    with pytest.raises(OSError, match="momentopnamen"):
        make(database, survey.wave.id, MONDAY)
    folder.unlink()
    assert make(database, survey.wave.id, MONDAY)


@pytest.mark.parametrize("harm", ["damaged", "gone", "gone while it is read", "other version", "without the extra"])
def test_without_a_good_snapshot_the_database_tells_the_same(
    database: Database, municipality: Municipality, folder: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = closed(database, municipality)
    before = shown(database, [survey.wave.id])
    make(database, survey.wave.id, MONDAY)
    (file,) = folder.iterdir()
    if harm == "damaged":
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif harm == "gone":
        file.unlink()
    elif harm == "gone while it is read":
        monkeypatch.setattr("surveyapp.produce.snapshots._is_whole", lambda path, _: path.unlink() is None)
    elif harm == "other version":
        monkeypatch.setattr("surveyapp.fieldwork.snapshots.__version__", "0.0.0")
    else:
        monkeypatch.setattr("surveyapp.produce.snapshots.find_spec", lambda _: None)
    assert shown(database, [survey.wave.id]) == before
    assert file.exists() == (harm in ("damaged", "other version", "without the extra"))


def test_a_file_that_was_lost_is_made_again_and_files_of_others_stay(
    database: Database, municipality: Municipality, folder: Path
) -> None:
    survey = closed(database, municipality)
    make(database, survey.wave.id, MONDAY)
    (file,) = folder.iterdir()
    file.unlink()
    (folder / "leesmij.txt").write_text("van iemand anders")
    assert due(database) == []
    snapshots.sweep(database)
    assert due(database) == [survey.wave.id]
    assert [path.name for path in folder.iterdir()] == ["leesmij.txt"]
