"""The wishes of a wave for its officer: how many while it is open, in steps; the list once it is closed."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.questionnaire.spreadsheet import as_csv as written
from surveyapp.storage.tables import Wave, Wish
from surveyapp.storage.tenant import of_wave, owned

COLUMNS = ["e-mailadres", "uitkomsten", "bijeenkomst"]


def at_least(session: Session, wave: Wave) -> int:
    """How many wishes there are, rounded down to a multiple of the threshold: no step tells about one person."""
    number = session.scalar(select(func.count()).select_from(Wish).where(*of_wave(Wish, wave))) or 0
    return number - number % wave.municipality.threshold


def listing(session: Session, wave: Wave) -> Sequence[Wish]:
    """Who wants to hear what, by address. Raises Refusal while the wave is not closed."""
    if wave.state != "closed":
        raise Refusal("De lijst met wensen is er zodra de meting gesloten is.")
    query = owned(Wish, wave.municipality_id).where(Wish.wave_id == wave.id, Wish.email.is_not(None))
    return session.scalars(query.order_by(func.lower(Wish.email), Wish.id)).all()


def as_csv(wishes: Sequence[Wish]) -> bytes:
    """The list as a Dutch spreadsheet program opens it; no cell is taken for a formula."""
    return written(COLUMNS, ((wish.email or "", _tick(wish.results), _tick(wish.meeting)) for wish in wishes))


def _tick(wanted: bool) -> str:
    return "ja" if wanted else ""
