"""Personal links can be made again with a key outside the database, typed from paper, and forgotten at closing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.fieldwork import invitations, links, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave
from tests.fieldwork.conftest import MONDAY, OFFICER, make_wave


@given(st.binary(min_size=16, max_size=16))
def test_every_token_comes_back_from_its_words(content: bytes) -> None:
    token = links._text(content)
    words = links.in_words(token)
    assert len(words.split()) == 8
    assert links.from_words(words) == token
    assert links.from_words(words.upper().replace(" ", "-")) == token


@pytest.mark.parametrize("typed", ["", "lusab babad", "lusab " * 9, "lusac " * 8, "lusae " * 8, "бабад " * 8])
def test_words_that_cannot_be_a_link_are_none(typed: str) -> None:
    assert links.from_words(typed) is None


def test_a_link_can_be_made_again_until_the_wave_closes(database: Database, municipality: Municipality) -> None:
    wave = make_wave(database, municipality, "anonymous").wave
    with database.transaction() as session:
        token = invitations.invite(session, session.merge(wave), "Koor")
    with database.transaction() as session:
        ticket = invitations.find(session, token)
        assert ticket is not None
        assert links.token_of(session, ticket.invitation) == token
        waves.open_(session, ticket.wave, MONDAY, OFFICER)
    with database.transaction() as session:
        found = session.get_one(Wave, wave.id)
        waves.close(session, found, MONDAY, OFFICER)
    assert not database.keys.has(found.link_key_name or "")
    with database.reading() as session:
        ticket = invitations.find(session, token)
        assert ticket is not None
        with pytest.raises(Refusal, match="geen persoonlijke links"):
            links.token_of(session, ticket.invitation)


def test_the_database_alone_gives_no_link(database: Database, municipality: Municipality) -> None:
    wave = make_wave(database, municipality, "named").wave
    with database.transaction() as session:
        token = invitations.invite(session, session.merge(wave), "Koor")
        ticket = invitations.find(session, token)
        assert ticket is not None
        assert token not in repr(vars(ticket.invitation))
        assert links.derived(b"another key", "invitation", ticket.invitation.nonce) != token


def test_who_came_by_the_open_link_has_a_link_that_nobody_can_make_again(
    database: Database, municipality: Municipality
) -> None:
    wave = make_wave(database, municipality, "named").wave
    with database.transaction() as session:
        token = invitations.start(session, session.merge(wave))
        ticket = invitations.find(session, token)
        assert ticket is not None
        with pytest.raises(Refusal, match="willekeurig"):
            links.token_of(session, ticket.invitation)
