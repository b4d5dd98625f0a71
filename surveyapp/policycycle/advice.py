"""Conclusions and recommendations: what is said of a wave, per basisfunctie, and the figure that it rests on."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import actionhistory
from surveyapp.storage.tables import ADVICE_KINDS, BASIC_FUNCTIONS, Advice, Wave
from surveyapp.storage.tenant import of_wave, owned


@dataclass(frozen=True)
class Said:
    """What an advice says. ``variable`` is the code of the figure that it rests on, empty for the whole."""

    kind: str
    function: int
    text: str
    variable: str = ""


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


def add(session: Session, wave: Wave, new: Said, now: datetime.datetime, by: str) -> Advice:
    """A new conclusion or recommendation. Raises Refusal."""
    session.scalar(select(Wave.id).where(Wave.id == wave.id).with_for_update())
    _require_sense(wave, new)
    advice = Advice(municipality_id=wave.municipality_id, wave_id=wave.id, version=1, made_by=by, **asdict(new))
    advice.withdrawn = False
    actionhistory.begin(session, wave, advice, {"kind": new.kind}, now, by)
    return advice


def change(
    session: Session, wave: Wave, advice: Advice, new: Said, version: int, now: datetime.datetime, by: str
) -> None:
    """Let it say something else. Raises Refusal."""
    if advice.version != version:
        raise AdviceOutdated
    _require_sense(wave, new)
    actionhistory.rewrite(session, wave, advice, asdict(new), _told, now, by)


def withdraw(
    session: Session, wave: Wave, advice: Advice, version: int, withdrawn: bool, now: datetime.datetime, by: str
) -> None:
    """Leave it out of reports from now on, or put it back. Raises Refusal."""
    if advice.version != version:
        raise AdviceOutdated
    actionhistory.rewrite(session, wave, advice, {"withdrawn": withdrawn}, _told, now, by)


def _told(advice: Advice) -> actionhistory.Document:
    return {name: getattr(advice, name) for name in (*Said.__dataclass_fields__, "withdrawn")}


def _require_sense(wave: Wave, new: Said) -> None:
    if new.kind not in ADVICE_KINDS:
        raise WrongField("kind", "Kies een van de mogelijkheden.")
    if new.function not in BASIC_FUNCTIONS:
        raise WrongField("function", "Kies een basisfunctie.")
    if not new.text.strip():
        raise WrongField("text", "Schrijf op wat u concludeert of aanbeveelt.")
    if new.variable and new.variable not in {each.code for each in questionnaire_of(wave).variables}:
        raise WrongField("variable", "Kies een vraag of indicator van deze meting.")
