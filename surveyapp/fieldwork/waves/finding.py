"""Finding waves: all of a municipality, one of them, the one that somebody names."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from surveyapp.fieldwork import municipalities
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Wave
from surveyapp.storage.tenant import owned


def listing(session: Session, municipality_id: int) -> Sequence[Wave]:
    """The waves of a municipality, newest first."""
    return session.scalars(owned(Wave, municipality_id).order_by(Wave.id.desc())).all()


def find(session: Session, municipality_id: int, slug: str) -> Wave | None:
    """The wave of this municipality with this short name."""
    wave: Wave | None = session.scalar(owned(Wave, municipality_id).where(Wave.slug == slug))
    return wave


def named(session: Session, name: str) -> Wave:
    """The wave that somebody means on the command line: its number, or "gemeente/meting". Raises Refusal."""
    if name.isascii() and name.isdigit():
        wave = session.get(Wave, int(name[:9]))
    else:
        municipality, _, short = name.strip().lower().partition("/")
        wave = find(session, municipalities.find(session, municipality).id, short)
    if wave is None:
        raise Refusal(f"Er is geen meting “{name[:80]}”. Bekijk de lijst met: surveyapp wave list")
    return wave
