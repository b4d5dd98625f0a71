"""Conclusions and recommendations: what is said of a wave, per basisfunctie, and the figure that it rests on."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.storage.tables import ADVICE_KINDS, BASIC_FUNCTIONS, Action, ActionChange, Advice, Wave
from surveyapp.storage.tenant import of_wave, owned


@dataclass(frozen=True)
class Said:
    """What an advice says. ``variable`` is the code of the figure that it rests on, empty for the whole."""

    kind: str
    function: int
    text: str
    variable: str = ""


class WrongField(Refusal):
    """A field that does not fit; ``field`` is its name."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class AdviceOutdated(Refusal):
    """It was changed elsewhere since this page was shown."""

    def __init__(self) -> None:
        super().__init__("Deze tekst is intussen op een andere plek veranderd. Kijk hem na en probeer het opnieuw.")


def listing(session: Session, wave: Wave) -> Sequence[Advice]:
    """By basisfunctie, conclusions before recommendations."""
    query = owned(Advice, wave.municipality_id).where(*of_wave(Advice, wave))
    return session.scalars(query.order_by(Advice.function, Advice.kind, Advice.id)).all()


def find(session: Session, wave: Wave, number: int, *, locked: bool = False) -> Advice | None:
    """One of this wave; ``locked``: nobody else changes it until this transaction ends."""
    query = owned(Advice, wave.municipality_id).where(*of_wave(Advice, wave), Advice.id == number)
    found: Advice | None = session.scalar(query.with_for_update() if locked else query)
    return found


def changes(session: Session, advice: Advice) -> Sequence[ActionChange]:
    """Everything that happened to it, the oldest first."""
    query = owned(ActionChange, advice.municipality_id).where(ActionChange.advice_id == advice.id)
    return session.scalars(query.order_by(ActionChange.at, ActionChange.id)).all()


def add(session: Session, wave: Wave, new: Said, now: datetime.datetime, by: str) -> Advice:
    """A new conclusion or recommendation. Raises Refusal."""
    session.scalar(select(Wave.id).where(Wave.id == wave.id).with_for_update())
    _require_sense(wave, new)
    advice = Advice(municipality_id=wave.municipality_id, wave_id=wave.id, version=1, made_by=by, **asdict(new))
    advice.withdrawn = False
    session.add(advice)
    session.flush()
    note(session, advice, {}, {"kind": new.kind}, now, by)
    events.record(session, wave.municipality, "advice.add", now, by, wave, f"tekst {advice.id}")
    return advice


def change(
    session: Session, wave: Wave, advice: Advice, new: Said, version: int, now: datetime.datetime, by: str
) -> None:
    """Let it say something else. Raises Refusal."""
    if advice.version != version:
        raise AdviceOutdated
    _require_sense(wave, new)
    _set(session, wave, advice, asdict(new), now, by)


def withdraw(
    session: Session, wave: Wave, advice: Advice, version: int, withdrawn: bool, now: datetime.datetime, by: str
) -> None:
    """Leave it out of reports from now on, or put it back. Raises Refusal."""
    if advice.version != version:
        raise AdviceOutdated
    _set(session, wave, advice, {"withdrawn": withdrawn}, now, by)


def _set(
    session: Session, wave: Wave, advice: Advice, values: Mapping[str, object], now: datetime.datetime, by: str
) -> None:
    before = {name: getattr(advice, name) for name in values if getattr(advice, name) != values[name]}
    if not before:
        return
    for name in before:
        setattr(advice, name, values[name])
    advice.version += 1
    note(session, advice, before, {name: values[name] for name in before}, now, by)
    events.record(session, wave.municipality, "advice.change", now, by, wave, f"tekst {advice.id}")


def note(
    session: Session,
    about: Action | Advice,
    before: Mapping[str, object],
    after: Mapping[str, object],
    now: datetime.datetime,
    by: str,
) -> None:
    """Add to the history of an action or an advice."""
    column = "action_id" if isinstance(about, Action) else "advice_id"
    row = {"municipality_id": about.municipality_id, column: about.id, "at": now, "by": by}
    session.add(ActionChange(**row, before=dict(before), after=dict(after)))


def _require_sense(wave: Wave, new: Said) -> None:
    if new.kind not in ADVICE_KINDS:
        raise WrongField("kind", "Kies een van de mogelijkheden.")
    if new.function not in BASIC_FUNCTIONS:
        raise WrongField("function", "Kies een basisfunctie.")
    if not new.text.strip():
        raise WrongField("text", "Schrijf op wat u concludeert of aanbeveelt.")
    if new.variable and new.variable not in {each.code for each in questionnaire_of(wave).variables}:
        raise WrongField("variable", "Kies een vraag of indicator van deze meting.")
