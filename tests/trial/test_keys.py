"""A trial opening before anybody relies on a key: keys that are lost, damaged or somebody else's are found."""

import os

import pytest

from surveyapp.fieldwork import ballotbox, waves
from surveyapp.fieldwork.ballotbox import WrongKey
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave
from tests.trial.conftest import NOW, OFFICER, Rehearsal, rehearse


def key_file(one: Rehearsal, column: str = "key_name") -> str:
    with one.database.reading() as session:
        return str(one.database.keys.folder / f"{getattr(one.wave(session), column)}.key")


def test_the_box_is_tried_with_the_key_that_the_wave_will_open_with(anonymous: Rehearsal) -> None:
    assert anonymous.check("box").outcome == "ok"
    tried = key_file(anonymous)
    anonymous.open()
    assert key_file(anonymous) == tried
    assert tried.rpartition("/")[2] in anonymous.check("box").text


def test_a_second_trial_keeps_the_key_that_the_operator_has_copied(anonymous: Rehearsal) -> None:
    anonymous.run()
    tried = key_file(anonymous)
    anonymous.run()
    assert key_file(anonymous) == tried


def test_a_lost_key_is_found_and_the_wave_does_not_open(anonymous: Rehearsal) -> None:
    anonymous.run()
    os.unlink(key_file(anonymous))
    found = anonymous.check("box")
    assert (found.outcome, "ontbreekt" in found.text, "nieuwe sleutel" in found.remedy) == ("failed", True, True)
    with pytest.raises(KeyMissing):
        anonymous.open()
    with anonymous.database.reading() as session:
        assert anonymous.wave(session).state == "draft"


@pytest.mark.parametrize("content", [b"k" * 32, b"", b"kapot", b"x" * 33], ids=["another", "empty", "short", "long"])
def test_the_key_of_another_wave_or_a_damaged_one_is_found_and_the_wave_does_not_open(
    anonymous: Rehearsal, content: bytes
) -> None:
    anonymous.run()
    with open(key_file(anonymous), "wb") as file:
        file.write(content)
    found = anonymous.check("box")
    assert (found.outcome, "hoort niet bij deze meting" in found.text) == ("failed", True)
    with pytest.raises(WrongKey):
        anonymous.open()


def test_a_key_that_is_lost_while_the_wave_is_open_is_found_too_and_no_new_one_can_be_made(
    anonymous: Rehearsal,
) -> None:
    anonymous.run()
    anonymous.open()
    os.unlink(key_file(anonymous))
    found = anonymous.check("box")
    assert (found.outcome, "vandaag nog" in found.remedy) == ("failed", True)
    with pytest.raises(Refusal), anonymous.database.transaction() as session:
        ballotbox.discard(session, anonymous.wave(session))


def test_a_new_key_replaces_one_that_is_lost_before_the_opening(anonymous: Rehearsal) -> None:
    anonymous.run()
    lost = key_file(anonymous)
    os.unlink(lost)
    with anonymous.database.transaction() as session:
        ballotbox.discard(session, anonymous.wave(session))
    assert anonymous.check("box").outcome == "ok"
    assert key_file(anonymous) != lost
    anonymous.open()


def test_a_wave_that_is_not_anonymous_after_all_leaves_no_key_of_a_box_behind(anonymous: Rehearsal) -> None:
    anonymous.run()
    made = key_file(anonymous)
    with anonymous.database.transaction() as session:
        waves.change(session, anonymous.wave(session), NOW, OFFICER, mode="confidential")
    assert not os.path.exists(made)
    assert anonymous.check("codes").outcome == "ok"
    anonymous.open()
    with anonymous.database.reading() as session:
        wave = anonymous.wave(session)
        assert (str(wave.key_name).partition("-")[0], wave.ballot_public_key) == ("pseudonym", None)


def test_a_folder_that_takes_no_keys_is_told_apart_from_a_lost_key(database: Database) -> None:
    one = rehearse(database, "anonymous")
    database.keys.folder.write_text("geen map")  # also whoever may write everything cannot write in a file
    found = one.check("box")
    assert (found.outcome, one.check("links").outcome) == ("failed", "failed")
    assert "map met sleutels" in one.check("links").text + one.check("links").remedy


def test_a_confidential_wave_leaves_no_key_of_the_try_behind(database: Database) -> None:
    one = rehearse(database, "confidential")
    assert one.check("codes").outcome == "ok"
    assert list(database.keys.folder.iterdir()) == []


@pytest.mark.parametrize("lost", [True, False])
def test_the_key_of_the_codes_is_tried_while_the_wave_is_open(database: Database, lost: bool) -> None:
    one = rehearse(database, "confidential")
    one.open()
    if lost:
        os.unlink(key_file(one))
    else:
        with open(key_file(one), "wb") as file:
            file.write(b"kort")
    assert one.check("codes").outcome == "failed"


def test_a_later_confidential_wave_tries_the_key_that_it_will_share(database: Database) -> None:
    one = rehearse(database, "confidential")
    one.open()
    with database.transaction() as session:
        first = one.wave(session)
        town, again = first.municipality, dict(first.sources)
        second = waves.create(session, town, again, first.main, "1-meting", 1, "confidential", NOW, OFFICER)
        second.closes_on = first.closes_on
        later = Rehearsal(database, second.id)
    assert "0-meting" in later.check("codes").text
    with open(key_file(one), "wb") as file:
        file.write(b"kort")
    assert later.check("codes").outcome == "failed"


def test_links_that_would_lead_nowhere_are_counted(anonymous: Rehearsal) -> None:
    assert "40 persoonlijke links" in anonymous.check("links").text
    with open(key_file(anonymous, "link_key_name"), "wb") as file:
        file.write(b"y" * 32)
    found = anonymous.check("links")
    assert (found.outcome, "40 van de 40" in found.text) == ("failed", True)
    os.unlink(key_file(anonymous, "link_key_name"))
    assert "ontbreekt" in anonymous.check("links").text


def test_a_closed_wave_cannot_be_tried(anonymous: Rehearsal) -> None:
    anonymous.open()
    with anonymous.database.transaction() as session:
        waves.close(session, session.get_one(Wave, anonymous.wave_id), NOW, OFFICER)
    with pytest.raises(Refusal, match="gesloten"):
        anonymous.run()
