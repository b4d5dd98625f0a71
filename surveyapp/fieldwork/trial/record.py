"""What the last trial run of a wave found is kept with the wave, and nothing else of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.trial.fingerprints import NAMES, prints
from surveyapp.fieldwork.trial.model import Trial
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave


class Untried(Refusal):
    """The wave was not tried, or has changed since: who opens it anyway has to say so."""


def read(session: Session, wave: Wave) -> Trial | None:
    """The last trial run; None when there was none."""
    found = session.scalar(select(Wave.trial).where(Wave.id == wave.id))
    return Trial.of(found) if found else None


def keep(session: Session, wave: Wave, trial: Trial) -> None:
    """Write down what a trial run found. Raises Refusal when the wave was closed meanwhile."""
    lock(session, wave)
    require_open_to_trial(wave)
    wave.trial = trial.document()
    events.record(session, wave.municipality, "wave.try", trial.at, trial.by, wave, in_short(trial))


def require_open_to_trial(wave: Wave) -> None:
    """Raises Refusal for a wave that is over."""
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. Proefdraaien heeft geen zin meer.")


def in_short(trial: Trial) -> str:
    """How it went, in a few words."""
    failed, warned = len(trial.outcomes("failed")), len(trial.outcomes("warning"))
    parts = [f"{failed} mislukt" if failed else "", _counted(warned, "aandachtspunt", "aandachtspunten")]
    return ", ".join(filter(None, parts)) or "alles in orde"


def _counted(number: int, one: str, many: str) -> str:
    return "" if not number else f"{number} {one if number == 1 else many}"


def changed(session: Session, wave: Wave, trial: Trial) -> list[str]:
    """What has changed since this trial run, as an officer knows it; empty while it still holds."""
    return [NAMES[name] for name, print_ in prints(session, wave).items() if trial.prints.get(name) != print_]


def require_tried(session: Session, wave: Wave) -> None:
    """Raises Untried unless the wave was tried as it is now."""
    trial = read(session, wave)
    if trial is None:
        raise Untried("Deze meting is nog niet proefgedraaid.")
    if parts := changed(session, wave, trial):
        raise Untried(f"Na het proefdraaien {'veranderde' if len(parts) == 1 else 'veranderden'}: {', '.join(parts)}.")


def names(session: Session, wave: Wave, trial: Trial) -> dict[int, str]:
    """What those are called who are mentioned in this trial run, as far as they are still on the list."""
    numbers = {number for check in trial.checks for number, _ in check.people}
    query = select(Invitation.id, Invitation.name).where(*of_wave(Invitation, wave), Invitation.id.in_(numbers))
    return {row.id: row.name for row in session.execute(query)}
