"""What a municipality itself writes in the chapters of a report on a wave; nothing is overwritten silently.

A text belongs to the last wave of the report, so it is there again whenever that report is made anew.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Commentary, Wave
from surveyapp.storage.tenant import of_wave, owned

LONGEST = 5000
"""Characters: more than a page of a report."""


class Place(NamedTuple):
    """Where a text stands: the code of a chapter, and "explanation" or "recommendation"."""

    chapter: str
    kind: str


@dataclass(frozen=True)
class Typed:
    """What somebody wants to stand there. ``seen`` is the version that the page showed, 0 for none; ``figures`` the
    digest of what the chapter tells now; ``confirmed``: the text still holds for these figures."""

    text: str
    seen: int
    figures: str
    confirmed: bool = False


@dataclass(frozen=True)
class Clash:
    """Two people changed the same text: what was typed just now, and what somebody else kept meanwhile."""

    place: Place
    typed: str
    theirs: Commentary


def versions(session: Session, wave: Wave, report: str) -> Sequence[Commentary]:
    """Every version of every text in this report, the oldest first."""
    query = owned(Commentary, wave.municipality_id).where(*of_wave(Commentary, wave), Commentary.report == report)
    return session.scalars(query.order_by(Commentary.number, Commentary.id)).all()


def latest(found: Iterable[Commentary]) -> dict[Place, Commentary]:
    """The last version at each place, withdrawn ones as well."""
    return {Place(each.chapter, each.kind): each for each in sorted(found, key=lambda each: each.number)}


def current(session: Session, wave: Wave, report: str) -> list[Commentary]:
    """What stands in the report now, the explanation of a chapter before its recommendations."""
    texts = [each for each in latest(versions(session, wave, report)).values() if each.text]
    return sorted(texts, key=lambda each: (each.chapter, each.kind))


def save(
    session: Session, wave: Wave, report: str, typed: Mapping[Place, Typed], now: datetime.datetime, by: str
) -> list[Clash]:
    """Keep what was typed; an empty text withdraws what stood there.

    A text that was not touched stays as it is now, whoever changed it. One that was changed here and by somebody else
    since is not kept and comes back as a Clash; all others are. Raises Refusal for a text that is too long.
    """
    session.scalar(select(Wave.id).where(Wave.id == wave.id).with_for_update())  # nobody else takes the number
    found = versions(session, wave, report)
    there = latest(found)
    shown = {(each.chapter, each.kind, each.number): each.text for each in found}
    clashes: list[Clash] = []
    for place, wanted in typed.items():
        text, last = tidy(wanted.text), there.get(place)
        if _is_settled(text, wanted, last, shown.get((*place, wanted.seen), "")):
            continue
        if last and last.number != wanted.seen:
            clashes.append(Clash(place, text, last))
            continue
        _keep(session, wave, report, place, text, wanted, last, now, by)
    return clashes


def tidy(text: str) -> str:
    """Without what no page shows: control characters, and white at the ends. Raises Refusal when it is too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = ["".join(each for each in line if each.isprintable() or each == "\t").rstrip() for line in lines]
    whole = "\n".join(clean).strip()
    if len(whole) > LONGEST:
        raise Refusal(f"Neem hoogstens {LONGEST} tekens. Deze tekst heeft er {len(whole)}.")
    return whole


def next_version(last: Commentary, text: str, figures: str, now: datetime.datetime, by: str) -> Commentary:
    """What comes on top of this version."""
    return Commentary(
        municipality_id=last.municipality_id,
        wave_id=last.wave_id,
        report=last.report,
        chapter=last.chapter,
        kind=last.kind,
        number=last.number + 1,
        text=text,
        figures=figures,
        at=now,
        by=by,
    )


def _is_settled(text: str, wanted: Typed, last: Commentary | None, shown: str) -> bool:
    """Whether there is nothing to keep: it stands there already, or nobody touched it."""
    if text == (last.text if last else ""):
        return not (text and last and wanted.confirmed and last.figures != wanted.figures)
    return text == shown


def _keep(
    session: Session,
    wave: Wave,
    report: str,
    place: Place,
    text: str,
    wanted: Typed,
    last: Commentary | None,
    now: datetime.datetime,
    by: str,
) -> None:
    before = last or Commentary(
        municipality_id=wave.municipality_id, wave_id=wave.id, report=report, **place._asdict(), number=0, text=""
    )
    session.add(next_version(before, text, wanted.figures, now, by))
    action = "commentary.withdraw" if not text else "commentary.change" if before.text else "commentary.add"
    confirmed = text == before.text
    told = f"{report}, {place.chapter}, {place.kind}"
    events.record(session, wave.municipality, "commentary.confirm" if confirmed else action, now, by, wave, told)
