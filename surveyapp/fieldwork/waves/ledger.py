"""The response account: who was asked and who took part, in numbers. Written down at closing, so that reports stay the
same once names and addresses are gone.

``Wave.account`` is a document without anybody in it::

    {"counts": {"invited": 41, …}, "groups": {"sector": {"sport": {"invited": 9, "answered": 7, "refused": 1, …}}},
     "totals": {"invited": 41, "answered": 30, …}, "channels": {"link": 28, "paper": 2}, "messages": {…},
     "ways": {"mail": {"invited": 30, "answered": 22, …}, "other": {…}}}
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import invitations
from surveyapp.fieldwork.people import People, people
from surveyapp.fieldwork.waves.tally import Counts, live
from surveyapp.storage.tables import DISPOSITIONS, Message, Response, Wave
from surveyapp.storage.tenant import of_wave

Group = dict[str, int]


def write(session: Session, wave: Wave, channels: Mapping[str, int] | None = None) -> None:
    """Write the account of a wave that has just been closed. ``channels``: how many came in along each, when the
    answers themselves do not tell any more.
    """
    everybody = [some for some in people(session, wave) if some.listed]
    totals, groups = _counted(everybody)
    wave.account = {
        "counts": asdict(live(session, wave)),
        "totals": totals,
        "groups": groups,
        "channels": _channels(session, wave) if channels is None else dict(channels),
        "ways": _ways(wave, everybody),
        "messages": {},
    }


def complete(session: Session, wave: Wave) -> None:
    """Before people are removed: the account as it was at closing, with what was sent to them since."""
    if account(session, wave) is None:  # closed by a program that did not write one
        write(session, wave)
    query = select(Message.kind, Message.state, func.count()).where(*of_wave(Message, wave))
    sent: dict[str, Group] = {}
    for kind, state, number in session.execute(query.group_by(Message.kind, Message.state)):
        sent.setdefault(kind, {})[state] = number
    wave.account = {**(wave.account or {}), "messages": sent}


def account(session: Session, wave: Wave) -> dict[str, Any] | None:
    """The account of this wave; None while it is not closed."""
    if wave.state != "closed":
        return None
    found: dict[str, Any] | None = session.scalar(select(Wave.account).where(Wave.id == wave.id))
    return found


def counts(session: Session, wave: Wave) -> Counts:
    """How many were invited and took part, as far as may be shown now."""
    written = account(session, wave)
    return Counts(**written["counts"]) if written else live(session, wave)


def frame(session: Session, wave: Wave) -> dict[str, Counter[str]]:
    """How many are on the address list per fact that it knows: ``{"sector": {"sport": 41}}``."""
    written = account(session, wave)
    if written is None:
        return invitations.frame(session, wave)
    groups: dict[str, dict[str, Group]] = written["groups"]
    return {
        code: Counter({value: group["invited"] for value, group in values.items()}) for code, values in groups.items()
    }


def ineligible(session: Session, wave: Wave) -> dict[str, dict[str, int]]:
    """How many on the address list do not belong there, per fact that the list knows."""
    written = account(session, wave)
    return _outcomes(
        written["groups"] if written else _counted([some for some in people(session, wave) if some.listed])[1],
        "ineligible",
    )


def unreached(session: Session, wave: Wave) -> dict[str, dict[str, int]]:
    """How many did not get the invitation and did not answer, per fact; empty while the wave is not closed."""
    written = account(session, wave)
    return _outcomes(written["groups"], "bounced") if written else {}


def _outcomes(groups: Mapping[str, Mapping[str, Group]], outcome: str) -> dict[str, dict[str, int]]:
    return {code: {value: each.get(outcome, 0) for value, each in some.items()} for code, some in groups.items()}


def channels(session: Session, wave: Wave) -> Group:
    """How many came in along each way: link, open, import, paper."""
    written = account(session, wave) if wave.state == "closed" else None
    found: Group = written["channels"] if written else _channels(session, wave)
    return dict(found)


def ways(session: Session, wave: Wave) -> dict[str, Group]:
    """Who was asked and what became of them, per way in which they were invited: ``mail`` or ``other`` (by letter, or
    a link that was handed over). Empty while the wave is not closed, and where it would tell of a few.
    """
    written = account(session, wave)
    found: dict[str, Group] = written.get("ways", {}) if written else {}
    return found


def _ways(wave: Wave, everybody: Sequence[People]) -> dict[str, Group]:
    """The first way in which they were invited, for later ones depend on who answered."""
    found: dict[str, Group] = {}
    for some in everybody:
        _add(found.setdefault("mail" if some.mailed else "other", _nobody()), some)
    told = wave.mode == "named" or not _tells_of_few(everybody, wave.municipality.threshold)
    return found if told and len(found) > 1 else {}


def _tells_of_few(everybody: Sequence[People], least: int) -> bool:
    """Whether a way cuts a few off a group of some fact: the numbers of both would tell who of those few answered."""
    parts: dict[tuple[str, str], Counter[bool]] = {("", ""): Counter()}
    for some in everybody:
        for group in (("", ""), *((code, str(value)) for code, value in some.facts.items())):
            parts.setdefault(group, Counter())[some.mailed] += some.number
    return any(0 < part[mailed] < least and part[not mailed] for part in parts.values() for mailed in (True, False))


def _counted(everybody: Sequence[People]) -> tuple[Group, dict[str, dict[str, Group]]]:
    """Everybody on the address list: in all, and per fact that the list knows."""
    totals, groups = _nobody(), dict[str, dict[str, Group]]()
    for some in everybody:
        _add(totals, some)
        for code, value in some.facts.items():
            _add(groups.setdefault(code, {}).setdefault(str(value), _nobody()), some)
    return totals, groups


def _nobody() -> Group:
    return dict.fromkeys(("invited", "answered", *(each for each in DISPOSITIONS if each != "none")), 0)


def _add(group: Group, some: People) -> None:
    group["invited"] += some.number
    if some.outcome != "none":
        group[some.outcome] += some.number


def _channels(session: Session, wave: Wave) -> Group:
    query = select(Response.channel, func.count()).where(*of_wave(Response, wave), Response.state == "submitted")
    rows = session.execute(query.group_by(Response.channel))
    return {row[0]: row[1] for row in rows}
