"""What a report and its pages say of conclusions, recommendations and actions. Never more than the state of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from surveyapp.questionnaire.notation import format_date
from surveyapp.report.numbers import NBSP, NOTHING, Notation

if TYPE_CHECKING:  # the words are on pages, that need nothing of what makes figures
    from surveyapp.report.inputs import Action

FUNCTIONS = {
    1: "Vertalen",
    2: "Verbinden en makelen",
    3: "Versterken",
    4: "Verbreiden",
    5: "Verankeren",
}
"""The five basisfuncties."""
STATES = {"open": "nog niet begonnen", "busy": "mee bezig", "done": "gedaan", "dropped": "vervallen"}
KINDS = {"conclusion": "conclusie", "recommendation": "aanbeveling"}
SOMEBODY = "een medewerker"
LATE = "te laat"


class Standing(Protocol):
    """What is told of how an action stands; ``state`` is a code."""

    @property
    def state(self) -> str: ...

    @property
    def late(self) -> bool: ...


def heading(notation: Notation, function: int) -> str:
    """ "Basisfunctie 3: Versterken"."""
    return notation.say("Basisfunctie {number}: {name}", number=function, name=notation.say(FUNCTIONS[function]))


def owner(notation: Notation, action: "Action") -> str:
    """Name or function of who does it."""
    return action.owner or notation.say(SOMEBODY)


def budget(notation: Notation, euros: int | None) -> str:
    """ "€ 2.500", a dash without one."""
    return NOTHING if euros is None else f"€{NBSP}{notation.number(euros)}"


def state(notation: Notation, action: Standing) -> str:
    """How it stands; late is what should have been ready and is not."""
    return notation.say(LATE if action.late else STATES[action.state])


def due(notation: Notation, action: "Action") -> str:
    """The day on which it is to be ready, with the day and the month on one line."""
    return format_date(action.due, notation.language).replace(" ", NBSP, 1)


def counts(notation: Notation, actions: Sequence[Standing]) -> list[tuple[str, int]]:
    """How many stand how. Every action is counted once, so the numbers add up."""
    told = [state(notation, each) for each in actions]
    order = [notation.say(each) for each in (STATES["done"], STATES["busy"], STATES["open"], LATE, STATES["dropped"])]
    return [(each, told.count(each)) for each in order if each in told]


def totals(notation: Notation, actions: Sequence[Standing]) -> tuple[str, ...]:
    """The same in words."""
    return tuple(
        notation.say("{number} van {total}: {state}", number=count, total=len(actions), state=each)
        for each, count in counts(notation, actions)
    )
