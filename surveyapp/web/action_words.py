"""Actions and advice as their pages tell them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import actionhistory, actions, advice
from surveyapp.questionnaire.notation import format_date
from surveyapp.report import menu
from surveyapp.report.actionwords import FUNCTIONS, KINDS, SOMEBODY, STATES
from surveyapp.report.numbers import Notation
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Action, ActionChange, Advice, Wave
from surveyapp.web import reminder_words

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


@dataclass(frozen=True)
class Line:
    """One change: who, when, what, and how it was and became. ``was`` is empty for what is new."""

    at: datetime.datetime
    by: str
    what: str
    was: str
    became: str


@dataclass(frozen=True)
class ToldAdvice:
    """A conclusion or recommendation with the name of what it rests on and its history."""

    row: Advice
    kind: str
    rests_on: str
    history: Sequence[Line]


@dataclass(frozen=True)
class ToldAction:
    """An action with the words for its page."""

    row: Action
    owner: str
    budget: str
    state: str
    late: bool
    history: Sequence[Line]
    reminded: str = ""
    """What became of the last reminder."""


@dataclass(frozen=True)
class Part:
    """Everything under one basisfunctie."""

    title: str
    advice: Sequence[ToldAdvice]
    actions: Sequence[ToldAction]


def parts(session: Session, wave: Wave, today: datetime.date) -> Sequence[Part]:
    """What there is, by basisfunctie, in their order."""
    said = [told_advice(session, wave, each) for each in advice.listing(session, wave)]
    done = [told_action(session, each, today) for each in actions.listing(session, wave)]
    found = [
        Part(
            title,
            [each for each in said if each.row.function == number],
            [each for each in done if each.row.function == number],
        )
        for number, title in FUNCTIONS.items()
    ]
    return [part for part in found if part.advice or part.actions]


def told_advice(session: Session, wave: Wave, row: Advice) -> ToldAdvice:
    """One conclusion or recommendation."""
    names = {code: name for group in menu.questions(questionnaire_of(wave)).values() for code, name in group.items()}
    rests_on = names.get(row.variable, row.variable).removeprefix("– ")
    return ToldAdvice(row, KINDS[row.kind], rests_on, history(actionhistory.changes(session, row), names))


def told_action(session: Session, row: Action, today: datetime.date) -> ToldAction:
    """One action."""
    return ToldAction(
        row,
        actions.owner_of(row) or SOMEBODY,
        euros(row.budget) if row.budget is not None else "",
        STATES[row.state],
        actions.is_late(row, today),
        history(actionhistory.changes(session, row), {}),
        reminder_words.latest(session, row),
    )


def euros(amount: int) -> str:
    """ "€ 2.500", with a space that does not break."""
    return f"€\u00a0{Notation('nl').number(amount)}"


def history(changes: Sequence[ActionChange], names: Mapping[str, str]) -> Sequence[Line]:
    """Every change, part by part."""
    lines = []
    for one in changes:
        if not one.before:
            lines.append(Line(one.at, one.by, "toegevoegd", "", ""))
            continue
        for name in one.after:
            was, became = (_printed(name, some.get(name), names) for some in (one.before, one.after))
            lines.append(Line(one.at, one.by, NAMES.get(name, name), was, became))
    return lines


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
    return known.get(name, {}).get(text, text).removeprefix("– ")
