"""The actions of a policy cycle in a document: how many stand how on a day, and then each of them, wave by wave."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from surveyapp.questionnaire.notation import format_date
from surveyapp.questionnaire.question import TODAY
from surveyapp.report import actionwords as words
from surveyapp.report.inputs import Action
from surveyapp.report.model import Block, Callout, Cell, Note, Row, Table
from surveyapp.report.numbers import NOTHING, Notation

NOT_ANY = "Bij de metingen van deze beleidscyclus zijn nog geen acties afgesproken."
COLUMNS = ("Wie", "Klaar op", "Budget", "Stand", "Toelichting")
_DUTCH = Notation("nl")


@dataclass(frozen=True)
class ActionsOn:
    """The actions of a cycle as they stood when ``day`` ended, those of one wave together."""

    day: datetime.date
    actions: tuple[Action, ...]


def blocks(names: Sequence[str], known: Mapping[str, ActionsOn]) -> Iterator[Block]:
    """For each of these days that is known; of today it is told as well that there are none."""
    for name in names:
        found = known.get(name)
        if found and found.actions:
            yield from _told(found)
        elif found and name != TODAY:
            yield Note(f"Op {format_date(found.day, 'nl')} waren er nog geen acties afgesproken.")
        elif name == TODAY:
            yield Note(NOT_ANY)


def _told(found: ActionsOn) -> Iterator[Block]:
    day = format_date(found.day, "nl")
    yield Callout(f"Hoe de acties stonden op {day}", words.totals(_DUTCH, found.actions))
    for title, actions in groupby(found.actions, key=lambda each: each.wave_title):
        rows = tuple(Row(each.text, _cells(each)) for each in actions)
        yield Table(f"Acties uit “{title}”, stand op {day}", "Actie", COLUMNS, rows)


def _cells(action: Action) -> tuple[Cell, ...]:
    return (
        Cell(words.owner(_DUTCH, action)),
        Cell(words.due(_DUTCH, action)),
        Cell(words.budget(_DUTCH, action.budget)),
        Cell(words.state(_DUTCH, action)),
        Cell(action.note or NOTHING),
    )
