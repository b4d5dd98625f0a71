"""Snapshots of closed waves: whose turn it is to make one, which one counts, and which files nobody may use any more.

A snapshot is a file with the answers of one closed wave, without anything that leads to a person: no name, no
pseudonym, no number of a response. Its row in the database says that it counts. Triggers remove that row in the very
transaction that changes, adds or removes a response of the wave (see migration 0003), and ``sweep`` removes the file.
"""

import datetime
import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from surveyapp import __version__
from surveyapp.storage.database import Database, snapshots_of
from surveyapp.storage.tables import Response, Snapshot, Wave
from surveyapp.storage.tenant import of_wave

CLAIM_LASTS = datetime.timedelta(hours=1)
"""Longer than making a snapshot of millions of answers takes."""
QUIET = {"synchronize_session": False}
_OURS = re.compile(r"\.?(\d+)-([0-9a-f]{32})\.(parquet|passing)")


@dataclass(frozen=True)
class Claim:
    """The right to make the snapshot of this wave, of one worker at a time."""

    wave_id: int
    token: str

    @property
    def file(self) -> str:
        """What the snapshot will be called. No two are ever called the same."""
        return f"{self.wave_id}-{self.token}.parquet"

    @property
    def passing(self) -> str:
        """The folder in which it is made."""
        return f".{self.wave_id}-{self.token}.passing"


@dataclass(frozen=True)
class Made:
    """What is known of a snapshot: SHA-256 of the file and of what its columns stand for, and how many responses."""

    digest: str
    layout: str
    responses: int


def due(session: Session, now: datetime.datetime) -> list[int]:
    """The closed waves with answers that have no snapshot, or one of another version, and that nobody is working on."""
    made = and_(Snapshot.file.is_not(None), Snapshot.program == __version__)
    begun = and_(Snapshot.file.is_(None), Snapshot.claimed_at > now - CLAIM_LASTS)
    settled = exists().where(Snapshot.wave_id == Wave.id, or_(made, begun))
    answered = exists().where(
        Response.municipality_id == Wave.municipality_id, Response.wave_id == Wave.id, Response.state == "submitted"
    )
    return list(session.scalars(select(Wave.id).where(Wave.state == "closed", ~settled, answered).order_by(Wave.id)))


def take(session: Session, number: int, now: datetime.datetime) -> Claim | None:
    """Claim the making of this snapshot. None when another worker is at it, or was."""
    free = select(Wave).where(Wave.id == number, Wave.state == "closed").with_for_update(skip_locked=True, of=Wave)
    wave = session.scalar(free)
    if wave is None or number not in due(session, now):
        return None
    session.execute(delete(Snapshot).where(*of_wave(Snapshot, wave)), execution_options=QUIET)
    claim = Claim(number, secrets.token_hex(16))
    session.add(
        Snapshot(
            wave_id=number,
            municipality_id=wave.municipality_id,
            claim=claim.token,
            claimed_at=now,
            program=__version__,
        )
    )
    return claim


def finish(session: Session, claim: Claim, made: Made) -> bool:
    """Let the file count from now on; False when an answer has changed meanwhile, or the claim was too old."""
    mine = (Snapshot.wave_id == claim.wave_id, Snapshot.claim == claim.token, Snapshot.file.is_(None))
    values = {"file": claim.file, "digest": made.digest, "layout": made.layout, "responses": made.responses}
    done = session.execute(update(Snapshot).where(*mine).values(values), execution_options=QUIET)
    return bool(done.rowcount)  # type: ignore[attr-defined]


def give_up(session: Session, claim: Claim) -> None:
    """It could not be made: whoever comes next may try again."""
    mine = (Snapshot.wave_id == claim.wave_id, Snapshot.claim == claim.token)
    session.execute(delete(Snapshot).where(*mine), execution_options=QUIET)


def find(session: Session, wave: Wave) -> tuple[Path, Made] | None:
    """The snapshot of this wave that counts now, in a session that only reads; None when there is none."""
    folder = snapshots_of(session)
    if folder is None or wave.state != "closed":
        return None
    mine = (*of_wave(Snapshot, wave), Snapshot.file.is_not(None), Snapshot.program == __version__)
    row = session.execute(
        select(Snapshot.file, Snapshot.digest, Snapshot.layout, Snapshot.responses).where(*mine)
    ).one_or_none()
    return (folder / row.file, Made(row.digest, row.layout, row.responses)) if row else None


def sweep(database: Database) -> None:
    """Remove the files that no wave uses: of answers that changed, and of workers that died halfway. A snapshot whose
    file is gone no longer counts, so that it is made again. Other files in the folder are left alone.

    What is being made is left alone as well: files are listed first, so a claim behind them is seen.
    """
    folder = database.snapshots
    if folder is None or not folder.is_dir():
        return
    found = {path.name: path for path in folder.iterdir() if _OURS.fullmatch(path.name)}
    with database.reading() as session:
        rows = session.execute(select(Snapshot.wave_id, Snapshot.claim, Snapshot.file)).all()
    used = {(row.wave_id, row.claim) for row in rows}
    for name, path in found.items():
        number, token, kind = _parts(name)
        finished = any(row.file for row in rows if row.claim == token)
        if (number, token) not in used or (kind == "passing" and finished):
            _remove(path)
    lost = [row.claim for row in rows if row.file and not (folder / row.file).exists()]
    if lost:
        with database.transaction() as writing:
            writing.execute(delete(Snapshot).where(Snapshot.claim.in_(lost)), execution_options=QUIET)


def _parts(name: str) -> tuple[int, str, str]:
    match = _OURS.fullmatch(name)
    assert match
    return int(match[1]), match[2], match[3]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
