"""Wishes of respondents: to hear the results, to hear of a meeting about them. Apart from the answers, led to by none.

A wish has no date, no row number, no invitation and no response. In an anonymous wave it is sealed like a ballot, for
it comes right after one. Before closing an officer learns only how many there are, in steps of the threshold. At
closing all are written anew, in another order and under other numbers: nothing tells beside which answers they came.
Nor does the language to write in, where answers have no name: fewer than the threshold never stand apart by it.
"""

import random
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass, replace

import orjson
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import sealing
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import keys_of
from surveyapp.storage.tables import Wave, Wish
from surveyapp.storage.tenant import of_wave


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for, where to write to, and in which language."""

    email: str
    results: bool
    meeting: bool
    language: str = "nl"


def put(session: Session, wave: Wave, wanted: Wanted) -> None:
    """Keep a wish. Raises Refusal when nothing is asked for, or the address is none."""
    if mailbox(wanted.email) != wanted.email:
        raise Refusal("Dit is geen e-mailadres.")
    if not (wanted.results or wanted.meeting):
        raise Refusal("Er is niets gekozen.")
    state = session.scalar(select(Wave.state).where(Wave.id == wave.id).with_for_update(read=True))  # nor closes now
    if state == "closed" and not _is_common(session, wave, wanted.language):
        wanted = replace(wanted, language="nl")
    session.execute(insert(Wish).values(**_row(wave, wanted, sealed=state == "open" and wave.mode == "anonymous")))


def _is_common(session: Session, wave: Wave, language: str) -> bool:
    """Whether one wish more in this language tells nothing: so many of the closed wave are in it already."""
    query = select(func.count()).select_from(Wish).where(*of_wave(Wish, wave), Wish.language == language)
    return wave.mode == "named" or (session.scalar(query) or 0) >= wave.municipality.threshold


def _row(wave: Wave, wanted: Wanted, *, sealed: bool) -> dict[str, object]:
    fixed = {"id": secrets.token_hex(16), "municipality_id": wave.municipality_id, "wave_id": wave.id}
    if not sealed:
        return {**fixed, **asdict(wanted)}
    content = orjson.dumps(astuple(wanted))
    return {**fixed, "sealed": sealing.seal(content, wave.ballot_public_key or b"")}


def settle(session: Session, wave: Wave) -> None:
    """At closing: open what is sealed, join what one address asked for, and write all of it anew in random order."""
    merged = _levelled(wave, _merged([*_plain(session, wave), *_unsealed(session, wave)]))
    random.SystemRandom().shuffle(merged)
    session.execute(delete(Wish).where(*of_wave(Wish, wave)).execution_options(synchronize_session=False))
    if merged:
        session.execute(insert(Wish), [_row(wave, wanted, sealed=False) for wanted in merged])


def _plain(session: Session, wave: Wave) -> list[Wanted]:
    columns = select(Wish.email, Wish.results, Wish.meeting, Wish.language)
    rows = session.execute(columns.where(*of_wave(Wish, wave), Wish.email.is_not(None)))
    return [Wanted(row.email or "", row.results, row.meeting, row.language) for row in rows]


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
        language = each.language if each.language == before.language else "nl"
        both = Wanted(before.email, before.results or each.results, before.meeting or each.meeting, language)
        found[each.email.casefold()] = both
    return list(found.values())


def _levelled(wave: Wave, wanted: list[Wanted]) -> list[Wanted]:
    """All in Dutch when a language would stand apart: beside an answer in it, that could tell whose it is."""
    languages = Counter(each.language for each in wanted)
    if wave.mode == "named" or min(languages.values(), default=0) >= wave.municipality.threshold:
        return wanted
    return [replace(each, language="nl") for each in wanted]
