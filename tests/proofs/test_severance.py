"""The severance attack: 20 anonymous waves of 40 organisations, ten on each database, and somebody who has every copy,
log and secret.
"""

import hashlib
import logging
import random
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from uuid import uuid4

import orjson
import pytest

from surveyapp.fieldwork import crowd, links, responses, sealing
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Draft, Invitation, SealedBallot, Wave
from tests.conftest import Server
from tests.proofs.severance.attacks import Loot, by_facts, guesses
from tests.proofs.severance.chance import most
from tests.proofs.severance.copies import copies_of
from tests.proofs.severance.story import ORGANISATIONS, SECRET, Story

ROUNDS, FEW = 10, 3
"""Waves per database. In ten waves of forty, chance gives ten matches and never 37: a strategy that finds the
answers of four of the forty by more than chance is seen, and the counter-proofs below find nearly all.
"""
Fresh = Callable[[], Database]


@dataclass
class Outcome:
    """Matches per strategy over all rounds, and what chance gives for the facts."""

    rounds: int = 0
    matches: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    by_chance: float = 0.0

    def found(self) -> dict[str, int]:
        """The strategies that know more than chance."""
        return {each: number for each, number in self.matches.items() if number >= most(self.rounds)}


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Fresh]:
    """Fresh databases, one for each round."""
    made: list[Database] = []

    def one() -> Database:
        folder = tmp_path / uuid4().hex
        folder.mkdir()
        made.append(Database(_address(request, folder), folder / "sleutels"))
        return made[-1]

    yield one
    for database in made:
        database.dispose()
        if database.engine.dialect.name == "postgresql":
            server: Server = request.getfixturevalue("postgresql_server")
            server.run("DROP DATABASE {} WITH (FORCE)", str(database.engine.url.database))


def _address(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        (folder / "surveyapp.db").write_bytes(template.read_bytes())
        return f"sqlite:///{folder / 'surveyapp.db'}"
    server: Server = request.getfixturevalue("postgresql_server")
    name = f"test_{uuid4().hex}"
    server.run("CREATE DATABASE {} TEMPLATE {}", name, server.template)
    return server.url(name)


def attack(fresh: Fresh, rounds: int) -> Outcome:
    """Play so many waves, and try every strategy on each."""
    outcome = Outcome(rounds)
    for number in range(rounds):
        played = play(fresh(), Random(number))
        for strategy, guess in guesses(played.loot):
            outcome.matches[strategy] += played.right(guess)
        guess, crowds = by_facts(played.loot)
        outcome.facts += played.right(guess)
        outcome.by_chance += crowds
    return outcome


@dataclass
class Played:
    """A wave after closing, what the attacker has of it, and the truth."""

    story: Story
    loot: Loot
    keys: dict[str, bytes]
    """A copy of the folder with keys from before closing, which no attacker should have."""
    ballots: dict[str, bytes]
    notes: list[bytes]
    tokens: dict[str, tuple[str, str]]
    """Per name the nonce and the hash, as they were before closing."""

    def right(self, guess: dict[str, str]) -> int:
        """How many answers this guess gives to who wrote them."""
        return sum(self.story.words[name] == word for word, name in guess.items())


def play(database: Database, random: Random) -> Played:
    """One wave, copied all along."""
    copies = copies_of(database)
    try:
        story = Story(database, random, copies.take)
        story.play()
        keys = {path.name: path.read_bytes() for path in database.keys.folder.iterdir()}
        with database.reading() as session:
            ballots = {row.id: row.ciphertext for row in session.query(SealedBallot)}
            notes = [row.note for row in session.query(Draft) if row.note]
            tokens = {row.name: (row.nonce, row.token_hash) for row in session.query(Invitation) if row.name}
        before = copies.files(), copies.journal()
        nothing_readable(story, *before)
        story.close()
        after = copies.files(), copies.journal()
        names = [row["name"] for row in copies.last["invitation"] if row["state"] == "answered" and row["name"]]
        words = [story.words[name] for name in story.arrival]
        files, journals = zip(before, after, strict=True)
        return Played(
            story,
            Loot(copies, names, sorted(words), exported(story), files, journals),
            keys,
            ballots,
            notes,
            tokens,
        )
    finally:
        copies.close()


def nothing_readable(story: Story, *places: bytes) -> None:
    """While the wave is open, no answer and no link stands anywhere."""
    for content in places:
        assert [word for word in story.words.values() if word.encode() in content] == []
        assert [name for name, token in story.tokens.items() if token.encode() in content] == []


def exported(story: Story) -> list[str]:
    """The answers in the order in which reports and exports get them."""
    with story.database.reading() as session:
        documents = list(responses.documents(session, session.get_one(Wave, story.survey.wave_id)))
    known = {story.words[name] for name in story.arrival}
    return [word for document in documents if (word := str(document["geheim"]).partition(" ")[0]) in known]


def test_no_strategy_matches_answers_to_organisations_better_than_chance(
    fresh: Fresh, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    outcome = attack(fresh, ROUNDS)
    assert len(outcome.matches) > 200
    assert outcome.found() == {}
    assert outcome.facts < most(outcome.by_chance)
    assert "vereniging" not in caplog.text
    assert "woord" not in caplog.text
    mean = sum(outcome.matches.values()) / len(outcome.matches) / ROUNDS
    assert 0.5 < mean < 1.5  # what a guess gives; fewer would mean that guesses are no guesses


def in_order_of_arrival(patch: pytest.MonkeyPatch) -> None:
    """Nothing is shuffled, and numbers that must be random count."""
    numbers = count()
    patch.setattr(random.SystemRandom, "shuffle", lambda _, each: None)
    patch.setattr(secrets, "token_hex", lambda _: f"{next(numbers):032x}")


def test_answers_written_in_order_of_arrival_are_matched(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    in_order_of_arrival(monkeypatch)
    found = attack(fresh, FEW).found()
    assert found["moment, seen from outside × table"] > FEW * ORGANISATIONS / 2
    assert "moment, seen from outside × export" in found


def test_facts_that_few_share_are_matched(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "shared", lambda respondents, _: {each: each for each in respondents})
    outcome = attack(fresh, 1)
    assert outcome.facts >= most(outcome.by_chance)


def test_a_draft_that_is_not_locked_is_seen(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "lock_draft", lambda content, _: content)
    monkeypatch.setattr(sealing, "unlock_draft", lambda content, _: content)
    with pytest.raises(AssertionError):
        play(fresh(), Random(0))


def test_after_closing_no_secret_that_is_left_opens_a_copy_from_before(fresh: Fresh) -> None:
    played = play(fresh(), Random(0))
    left = [path.read_bytes() for path in played.story.database.keys.folder.iterdir()]
    left += [hashlib.sha256(SECRET.encode()).digest(), SECRET.encode()[:32]]
    assert not set(left) & set(played.keys.values()) - set(left[:1])  # all that is left is the key of who wants no mail
    assert len(played.ballots) >= ORGANISATIONS
    for secret in left:
        for envelope in played.ballots.values():
            with pytest.raises(ValueError, match="does not open"):
                sealing.unseal(envelope, secret)
        for nonce, hashed in played.tokens.values():
            assert links.token_hash("invitation", links.derived(secret, "invitation", nonce)) != hashed


def test_who_copied_the_keys_while_the_wave_was_open_and_the_database_too_knows_everything(fresh: Fresh) -> None:
    """What the box cannot do: DECISIONS and README say so. It also shows that this attack would be noticed."""
    played = play(fresh(), Random(0))
    box = next(key for name, key in played.keys.items() if name.startswith("ballotbox"))
    of_links = next(key for name, key in played.keys.items() if name.startswith("links"))
    arrived = {}
    for (table, (number, *_)), seen in played.loot.copies.history.items():
        if table == "sealed_ballot":
            arrived[seen[0][0]] = orjson.loads(sealing.unseal(played.ballots[number], box))[0]["geheim"].split()[0]
    guess = {}
    for name, (nonce, _) in played.tokens.items():
        draft = sealing.draft_id(links.derived(of_links, "invitation", nonce))
        steps = [step for step, row in played.loot.copies.history.get(("draft", (draft,)), ()) if row["submitted"]]
        if steps and name in played.story.arrival:
            guess[arrived[steps[0]]] = name
    assert played.right(guess) == ORGANISATIONS
