"""From findings to actions: what a municipality concludes from a wave, what it will do, and how that stands.

Nothing is removed and nothing is overwritten silently: every change has its own row, with a name and a moment.
"""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.policycycle import actionhistory
from surveyapp.policycycle.advice import find as find_advice
from surveyapp.storage.tables import ACTION_STATES, BASIC_FUNCTIONS, Account, Action, Cycle, CycleWave, Wave
from surveyapp.storage.tenant import of_wave, owned

HIGHEST_BUDGET = 999_999_999
ENDED = ("done", "dropped")
SAFE = ("owner_email", "account_id")
"""What a history does not tell: an address stands in one place, so that it can be taken away."""


@dataclass(frozen=True)
class Agreed:
    """What an action says. Its owner is an account of the municipality, or a name or function with a mail address.

    ``budget`` is in euros. ``advice_id`` is the recommendation that it carries out.
    """

    function: int
    text: str
    due_on: datetime.date
    account_id: int | None = None
    owner: str = ""
    owner_email: str = ""
    budget: int | None = None
    document: str = ""
    advice_id: int | None = None
    public: bool = False


class ActionOutdated(Refusal):
    """The action was changed elsewhere since this page was shown."""

    def __init__(self) -> None:
        super().__init__("Deze actie is intussen op een andere plek veranderd. Kijk haar na en probeer het opnieuw.")


def listing(session: Session, wave: Wave) -> Sequence[Action]:
    """The actions of this wave by basisfunctie, the first that is to be ready first."""
    query = owned(Action, wave.municipality_id).where(*of_wave(Action, wave))
    return session.scalars(query.order_by(Action.function, Action.due_on, Action.id)).all()


def until(session: Session, wave: Wave) -> Sequence[tuple[Action, Wave]]:
    """The actions of the series up to this wave, each with the wave that it rests on, the oldest wave first."""
    query = (
        select(Action, Wave)
        .join(Wave, Action.wave_id == Wave.id)
        .where(Action.municipality_id == wave.municipality_id, Wave.perspective == wave.perspective)
        .where((Wave.ordinal < wave.ordinal) | (Wave.id == wave.id))
        .order_by(Wave.ordinal, Wave.id, Action.function, Action.due_on, Action.id)
    )
    return [(action, of) for action, of in session.execute(query)]


def of_cycle(session: Session, cycle: Cycle) -> Sequence[tuple[Action, Wave]]:
    """The actions of the waves that belong to this cycle, each with its wave, the oldest wave first."""
    query = (
        select(Action, Wave)
        .join(Wave, Action.wave_id == Wave.id)
        .join(CycleWave, CycleWave.wave_id == Wave.id)
        .where(Action.municipality_id == cycle.municipality_id, CycleWave.cycle_id == cycle.id)
        .order_by(Wave.ordinal, Wave.id, Action.function, Action.due_on, Action.id)
    )
    return [(action, of) for action, of in session.execute(query)]


def find(session: Session, wave: Wave, number: int, *, locked: bool = False) -> Action | None:
    """One action of this wave; ``locked``: nobody else changes it until this transaction ends."""
    query = owned(Action, wave.municipality_id).where(*of_wave(Action, wave), Action.id == number)
    found: Action | None = session.scalar(query.with_for_update(of=Action) if locked else query)
    return found


def owner_of(action: Action) -> str:
    """Name or function of who does it; empty for an account to which nobody gave a name."""
    name = action.account.name if action.account else action.owner
    return "" if "@" in name else name


def is_late(action: Action, today: datetime.date) -> bool:
    """Whether it should have been ready."""
    return action.state not in ENDED and action.due_on < today


def agreed(action: Action) -> Agreed:
    """What this action says now."""
    return Agreed(**{name: getattr(action, name) for name in Agreed.__dataclass_fields__})


def add(session: Session, wave: Wave, new: Agreed, now: datetime.datetime, by: str) -> Action:
    """A new action. Raises Refusal."""
    _require_sense(session, wave, new)
    action = Action(municipality_id=wave.municipality_id, wave_id=wave.id, version=1, made_by=by, **asdict(new))
    action.state, action.note = "open", ""
    actionhistory.begin(session, wave, action, {"state": "open"}, now, by)
    return action


def change(
    session: Session, wave: Wave, action: Action, new: Agreed, version: int, now: datetime.datetime, by: str
) -> None:
    """Let the action say something else. Raises Refusal."""
    if action.version != version:
        raise ActionOutdated
    _require_sense(session, wave, new)
    actionhistory.rewrite(session, wave, action, asdict(new), told, now, by)


def report(
    session: Session, wave: Wave, action: Action, state: str, note: str, version: int, now: datetime.datetime, by: str
) -> None:
    """Tell how the action stands. Raises Refusal."""
    if action.version != version:
        raise ActionOutdated
    if state not in ACTION_STATES:
        raise WrongField("state", "Kies een van de mogelijkheden.")
    if state == "dropped" and not note.strip():
        raise WrongField("note", "Schrijf op waarom deze actie vervalt.")
    values = {"state": state, "note": note.strip()}
    actionhistory.rewrite(session, wave, action, values, told, now, by)


def told(action: Action) -> actionhistory.Document:
    """What its history tells of it."""
    says: actionhistory.Document = {name: value for name, value in asdict(agreed(action)).items() if name not in SAFE}
    kept = {"owner": owner_of(action), "due_on": action.due_on.isoformat()}
    return {**says, **kept, "state": action.state, "note": action.note}


def _require_sense(session: Session, wave: Wave, new: Agreed) -> None:
    if new.function not in BASIC_FUNCTIONS:
        raise WrongField("function", "Kies een basisfunctie.")
    if not new.text.strip():
        raise WrongField("text", "Schrijf op wat er gaat gebeuren.")
    if new.account_id is None:
        _require_owner(new)
    elif not session.scalar(owned(Account, wave.municipality_id).where(Account.id == new.account_id, Account.active)):
        raise WrongField("account", "Deze collega heeft geen account meer. Kies een ander.")
    if new.budget is not None and not 0 <= new.budget <= HIGHEST_BUDGET:
        raise WrongField("budget", "Vul hele euro's in, bijvoorbeeld 2500.")
    if new.advice_id is not None:
        advice = find_advice(session, wave, new.advice_id)
        if advice is None or advice.kind != "recommendation":
            raise WrongField("advice", "Kies een aanbeveling van deze meting.")


def _require_owner(new: Agreed) -> None:
    if not new.owner.strip():
        raise WrongField("owner", "Kies een collega, of vul een naam of functie in.")
    if "@" in new.owner:
        raise WrongField("owner", "Vul een naam of functie in. Het mailadres hoort in het veld eronder.")
    if mailbox(new.owner_email) != new.owner_email:
        raise WrongField("owner_email", "Vul een e-mailadres in, zodat deze persoon te bereiken is.")
