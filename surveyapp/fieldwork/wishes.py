"""Wishes of respondents: to hear the results, to hear of a meeting about them. Apart from the answers, led to by none.

A wish has no date, no row number, no invitation and no response. In an anonymous wave it is sealed like a ballot, for
it comes right after one. Before closing an officer learns only how many there are, in steps of the threshold. At
closing all are written anew, in another order and under other numbers: nothing tells beside which answers they came.
"""

import random
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

import orjson
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import sealing
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Wave, Wish
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for, and where to write to."""

    email: str
    results: bool
    meeting: bool


def put(session: Session, wave: Wave, wanted: Wanted) -> None:
    """Keep a wish. Raises Refusal when nothing is asked for, or the address is none."""
    if mailbox(wanted.email) != wanted.email:
        raise Refusal("Dit is geen e-mailadres.")
    if not (wanted.results or wanted.meeting):
        raise Refusal("Er is niets gekozen.")
    state = session.scalar(select(Wave.state).where(Wave.id == wave.id).with_for_update(read=True))  # nor closes now
    session.execute(insert(Wish).values(**_row(wave, wanted, sealed=state == "open" and wave.mode == "anonymous")))


def _row(wave: Wave, wanted: Wanted, *, sealed: bool) -> dict[str, object]:
    fixed = {"id": secrets.token_hex(16), "municipality_id": wave.municipality_id, "wave_id": wave.id}
    if not sealed:
        return {**fixed, "email": wanted.email, "results": wanted.results, "meeting": wanted.meeting}
    content = orjson.dumps([wanted.email, wanted.results, wanted.meeting])
    return {**fixed, "sealed": sealing.seal(content, wave.ballot_public_key or b"")}


def settle(session: Session, wave: Wave) -> None:
    """At closing: open what is sealed, join what one address asked for, and write all of it anew in random order."""
    merged = _merged([*_plain(session, wave), *_unsealed(session, wave)])
    random.SystemRandom().shuffle(merged)
    session.execute(delete(Wish).where(*of_wave(Wish, wave)).execution_options(synchronize_session=False))
    if merged:
        session.execute(insert(Wish), [_row(wave, wanted, sealed=False) for wanted in merged])


def _plain(session: Session, wave: Wave) -> list[Wanted]:
    query = select(Wish.email, Wish.results, Wish.meeting).where(*of_wave(Wish, wave), Wish.email.is_not(None))
    return [Wanted(email or "", results, meeting) for email, results, meeting in session.execute(query)]


def _unsealed(session: Session, wave: Wave) -> list[Wanted]:
    if wave.mode != "anonymous":
        return []
    private = keys_of(session).read(wave.key_name or "")
    query = select(Wish.sealed).where(*of_wave(Wish, wave), Wish.sealed.is_not(None))
    return [Wanted(*orjson.loads(sealing.unseal(sealed or b"", private))) for sealed in session.scalars(query)]


def _merged(wanted: Iterable[Wanted]) -> list[Wanted]:
    found: dict[str, Wanted] = {}
    for each in wanted:
        before = found.get(each.email.casefold(), each)
        both = Wanted(before.email, before.results or each.results, before.meeting or each.meeting)
        found[each.email.casefold()] = both
    return list(found.values())
