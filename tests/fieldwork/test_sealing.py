"""The envelopes: whatever goes in comes out, and only with the right key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.exceptions import CryptoError

from surveyapp.fieldwork import sealing

KEY = sealing.new_private_key()
BOX = sealing.public_key(KEY)


@given(st.binary(max_size=3000))
def test_what_is_sealed_comes_out_the_same(content: bytes) -> None:
    envelope = sealing.seal(content, BOX)
    assert sealing.unseal(envelope, KEY) == content
    assert len(envelope) == len(sealing.seal(b"", BOX))


@given(st.binary(max_size=200), st.integers(1, 64))
def test_padding_is_undone_whatever_the_content_ends_with(content: bytes, size: int) -> None:
    padded = sealing.pad(content, size)
    assert len(padded) % size == 0
    assert sealing.unpad(padded) == content


@pytest.mark.parametrize("number", [1, 99, 2**31, 2**63 - 1])
def test_notes_are_equally_long(number: int) -> None:
    note = sealing.seal_note(number, BOX)
    assert sealing.unseal_note(note, KEY) == number
    assert len(note) == len(sealing.seal_note(1, BOX))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(ValueError, match="does not open"):
        sealing.unseal(sealing.seal(b"stem", BOX), sealing.new_private_key())


def test_the_same_answers_sealed_twice_look_different() -> None:
    assert sealing.seal(b"stem", BOX) != sealing.seal(b"stem", BOX)


def test_a_draft_opens_only_with_the_token_that_locked_it() -> None:
    locked = sealing.lock_draft(b"{}", "eerste-token")
    assert sealing.unlock_draft(locked, "eerste-token") == b"{}"
    with pytest.raises(CryptoError):
        sealing.unlock_draft(locked, "ander-token")


def test_an_answer_longer_than_an_envelope_is_still_kept() -> None:
    long = bytes(range(256)) * 400
    assert sealing.unseal(sealing.seal(long, BOX), KEY) == long
