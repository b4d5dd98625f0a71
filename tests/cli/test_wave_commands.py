"""Making, changing, extending and purging a wave from the command line: the same rules as in the browser."""

from pathlib import Path

import pytest

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.cli.test_fieldwork_commands import Operator, operator

__all__ = ["operator"]


@pytest.fixture
def meting(operator: Operator) -> Operator:
    """With a draft of toets.yaml."""
    operator.runs("wave create toets --municipality zonstad --mode confidential --title", "0-meting")
    return operator


def stored(operator: Operator, database_url: str) -> Wave:
    database = Database(database_url, Path(operator.environment["SURVEYAPP_KEY_DIR"]))
    with database.reading() as session:
        wave = session.get_one(Wave, 1)
    database.dispose()
    return wave


def test_a_wave_gets_everything_that_the_browser_can_give_it(operator: Operator, database_url: str) -> None:
    operator.runs(
        "wave create toets --municipality zonstad --title T --opens 2099-01-01 --opens-at 09:00 --closes 2099-02-01"
        " --closes-at 17:00 --contact-email sam@zonstad.nl --contact-phone 0123 --addresses-until 2099-03-01",
        "--contact-name",
        "Sam de Wit",
    )
    wave = stored(operator, database_url)
    assert (str(wave.opens_time), str(wave.closes_time)) == ("09:00:00", "17:00:00")
    assert (wave.contact_name, str(wave.addresses_until)) == ("Sam de Wit", "2099-03-01")
    assert "laatste dag: 1 februari 2099, 17:00" in operator.runs("wave show 1")
    assert "namen en adressen tot en met: 2099-03-01" in operator.runs("wave show 1")


def test_a_draft_is_changed_and_a_chosen_time_is_taken_away(meting: Operator, database_url: str) -> None:
    meting.runs("wave change 1 --mode named --closes 2099-02-01 --closes-at 17:00")
    meting.runs("wave change 1 --closes-at -")
    wave = stored(meting, database_url)
    assert (wave.mode, str(wave.closes_on), wave.closes_time) == ("named", "2099-02-01", None)


@pytest.mark.parametrize("mode", ["named", "anonymous"])
def test_the_promise_cannot_be_changed_once_the_wave_is_open(meting: Operator, mode: str, database_url: str) -> None:
    meting.runs("wave open 1 --untried")
    assert "vast sinds de opening: belofte" in meting.fails("wave change 1 --mode", mode)
    assert stored(meting, database_url).mode == "confidential"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("wave change 1 --closes 2020-01-01", "al voorbij"),
        ("wave change 1 --closes 2099-03-29 --closes-at 02:30", "bestaat 02:30 uur niet"),
        ("wave extend 1 2099-01-01", "niet meer open"),
        ("wave purge 1 --yes", "nog niet gesloten"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(meting: Operator, command: str, reason: str) -> None:
    told = meting.fails(command)
    assert reason in told
    assert "\n" not in told


def test_an_open_wave_is_extended_closed_and_purged(meting: Operator, tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("naam;email\nVV De Brug;anna@debrug.nl\n")
    meting.runs("wave open 1 --untried")
    meting.runs("wave invite 1", str(tmp_path / "lijst.csv"))
    assert "sluit nu op 1 januari 2099, 17:00" in meting.runs("wave extend 1 2099-01-01 17:00")
    meting.runs("wave close 1")
    assert "verwijderd" in meting.runs("wave purge 1", types="y\n")
    assert "uitgenodigd: 1" in meting.runs("wave show 1")
    assert "al verwijderd" in meting.fails("wave purge 1 --yes")
