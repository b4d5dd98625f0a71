"""Keys lie outside the database, one file each, for the application only."""

from pathlib import Path

import pytest

from surveyapp.storage.keys import KeyMissing, KeyStore


def test_a_key_is_kept_under_a_random_name_that_only_we_may_read(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path / "sleutels")
    name = keys.add("ballotbox", b"geheim")
    assert keys.read(name) == b"geheim"
    assert name != keys.add("ballotbox", b"geheim")
    assert (tmp_path / "sleutels").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "sleutels" / f"{name}.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_destroyed_is_gone_and_stays_gone(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path)
    name = keys.add("ballotbox", b"geheim")
    keys.destroy(name)
    keys.destroy(name)
    assert not keys.has(name)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyMissing, match="reservekopie"):
        keys.read(name)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "ballotbox-", f"ballotbox-{'a' * 31}/", "BALLOT-" + "a" * 32])
def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a key"):
        KeyStore(tmp_path).read(name)
