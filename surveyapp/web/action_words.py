"""Actions, conclusions and recommendations as their pages tell them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import actionhistory, actions
from surveyapp.questionnaire.notation import format_date
from surveyapp.report import actionwords, menu
from surveyapp.report.actionwords import FUNCTIONS, KINDS, SOMEBODY, STATES
from surveyapp.report.numbers import Notation
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Action, ActionChange, Advice, Wave

DUTCH = Notation("nl")
NAMES = {
    "text": "tekst",
    "function": "basisfunctie",
    "kind": "soort",
    "variable": "uitkomst",
    "withdrawn": "ingetrokken",
    "due_on": "datum",
    "owner": "wie",
    "budget": "budget",
    "document": "beleidsstuk",
    "advice_id": "aanbeveling",
    "public": "openbaar",
    "state": "stand",
    "note": "toelichting",
}
"""What can change."""
LINE = 90
REACHED = "hoe deze persoon te bereiken is"
"""All that a history tells of an address."""


@dataclass(frozen=True)
class Line:
    """One change: who, when, of what, and how it was and became. ``was`` and ``became`` are empty for what is new."""

    at: datetime.datetime
    by: str
    about: str
    what: str
    was: str
    became: str


@dataclass(frozen=True)
class ToldAdvice:
    """A conclusion or recommendation with the name of what it rests on, and the actions that carry it out."""

    row: Advice
    kind: str
    rests_on: str
    carried_by: Sequence[Action] = ()


@dataclass(frozen=True)
class ToldAction:
    """An action with the words for its page. ``late``: it should have been ready."""

    row: Action
    owner: str
    budget: str
    late: bool
    reminded: str = ""
    """What became of the last reminder."""

    @property
    def state(self) -> str:
        """Code of how it stands."""
        return self.row.state

    @property
    def standing(self) -> str:
        """How it stands in words, late or not."""
        return STATES[self.row.state].capitalize()

    @property
    def ended(self) -> bool:
        """Whether nothing is to be done any more."""
        return self.row.state in actions.ENDED


def figures(wave: Wave) -> Mapping[str, str]:
    """What an advice can rest on, by code."""
    groups = menu.questions(questionnaire_of(wave)).values()
    return {code: name.removeprefix("– ") for group in groups for code, name in group.items()}


def told_advice(row: Advice, names: Mapping[str, str], carried_by: Sequence[Action] = ()) -> ToldAdvice:
    """One conclusion or recommendation; ``names`` are the figures of its wave."""
    return ToldAdvice(row, KINDS[row.kind].capitalize(), names.get(row.variable, row.variable), carried_by)


def told_action(row: Action, today: datetime.date, reminded: str = "") -> ToldAction:
    """One action; ``reminded`` is what became of its last reminder."""
    return ToldAction(
        row,
        actions.owner_of(row) or SOMEBODY.capitalize(),
        euros(row.budget) if row.budget is not None else "",
        actions.is_late(row, today),
        reminded,
    )


def euros(amount: int) -> str:
    """ "€ 2.500", with a space that does not break."""
    return actionwords.budget(DUTCH, amount)


def history(
    session: Session, rows: Sequence[Action | Advice], names: Mapping[str, str], people: Mapping[str, str]
) -> Sequence[Line]:
    """Every change of these, part by part, the newest first. ``people``: the names of who have an address here."""
    known = {(isinstance(row, Action), row.id): row for row in rows}
    lines: list[Line] = []
    for one in reversed(actionhistory.changes(session, *rows)):
        row = known[one.action_id is not None, one.action_id or one.advice_id or 0]
        lines += _lines(row, one, names, people.get(one.by) or one.by)
    return lines


def _lines(row: Action | Advice, one: ActionChange, names: Mapping[str, str], by: str) -> Sequence[Line]:
    kind = "Actie" if isinstance(row, Action) else KINDS[row.kind].capitalize()
    about = f"{kind} “{shortened(row.text)}”"
    if not one.before:
        return [Line(one.at, by, about, "toegevoegd", "", "")]
    found = []
    for name in one.after:
        was, became = (_printed(name, some.get(name), names) for some in (one.before, one.after))
        if was == became:
            was, became, name = "", "", REACHED
        found.append(Line(one.at, by, about, NAMES.get(name, name), was, became))
    return found


def shortened(text: str) -> str:
    """What still fits on a line."""
    return text if len(text) <= LINE else f"{text[: LINE - 2].rstrip()} …"


def _printed(name: str, value: object, names: Mapping[str, str]) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = str(value)
    if name == "due_on":
        return format_date(datetime.date.fromisoformat(text), "nl")
    if name == "budget":
        return euros(int(text))
    if name == "function":
        return FUNCTIONS.get(int(text), text)
    known = {"state": STATES, "kind": KINDS, "variable": names}
    return known.get(name, {}).get(text, text)
