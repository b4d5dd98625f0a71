"""What the page of actions shows: by basisfunctie what was said and agreed, what comes first, and earlier waves."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.fieldwork.accounts import people
from surveyapp.policycycle import actions, advice
from surveyapp.report import actionwords
from surveyapp.report.actionwords import FUNCTIONS
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import reminder_words
from surveyapp.web.action_words import (
    DUTCH,
    Line,
    ToldAction,
    ToldAdvice,
    euros,
    figures,
    history,
    told_action,
    told_advice,
)

SOON = datetime.timedelta(days=60)
"""What is to be ready within this time is named on top of the page."""


@dataclass(frozen=True)
class Part:
    """Everything under one basisfunctie."""

    number: int
    title: str
    advice: Sequence[ToldAdvice]
    actions: Sequence[ToldAction]


@dataclass(frozen=True)
class Board:
    """``parts`` of this wave, ``bare`` basisfuncties without anything, and the actions of each earlier wave."""

    parts: Sequence[Part]
    bare: Sequence[str]
    earlier: Sequence[tuple[Wave, Sequence[ToldAction]]]
    wave: Wave
    today: datetime.date
    history: Sequence[Line]

    @property
    def actions(self) -> Sequence[ToldAction]:
        """Those of this wave."""
        return [each for part in self.parts for each in part.actions]

    @property
    def counts(self) -> Sequence[tuple[str, int]]:
        """How many actions of this wave stand how."""
        return actionwords.counts(DUTCH, self.actions)

    @property
    def budget(self) -> str:
        """In words: what goes to the actions that did not lapse, as far as it is known; empty when it never is."""
        going = [each.row.budget for each in self.actions if each.state != "dropped"]
        known = [each for each in going if each is not None]
        if not known:
            return ""
        whole = "" if len(known) == len(going) else f", bij {len(known)} van de {len(going)} acties ingevuld"
        return f"{euros(sum(known))}{whole}"

    @property
    def everything(self) -> Sequence[tuple[Wave, ToldAction]]:
        """The actions of this wave and of earlier ones, the first that is to be ready first."""
        found = [(self.wave, each) for each in self.actions]
        found += [(of, each) for of, told in self.earlier for each in told]
        return sorted(found, key=lambda each: (each[1].row.due_on, each[1].row.id))

    @property
    def late(self) -> Sequence[tuple[Wave, ToldAction]]:
        """What should have been ready."""
        return [each for each in self.everything if each[1].late]

    @property
    def soon(self) -> Sequence[tuple[Wave, ToldAction]]:
        """What is to be ready within two months."""
        return [
            (of, each)
            for of, each in self.everything
            if not each.late and not each.ended and each.row.due_on <= self.today + SOON
        ]

    @property
    def idle(self) -> Sequence[ToldAdvice]:
        """Recommendations that no action carries out."""
        said = [each for part in self.parts for each in part.advice if not each.row.withdrawn]
        return [each for each in said if each.row.kind == "recommendation" and not each.carried_by]

    @property
    def open_earlier(self) -> int:
        """How many actions of earlier waves are not ready and did not lapse."""
        return sum(not each.ended for _, told in self.earlier for each in told)


def board(session: Session, wave: Wave, today: datetime.date) -> Board:
    """What there is for this wave."""
    names, said, rows = figures(wave), advice.listing(session, wave), actions.until(session, wave)
    reminded = reminder_words.latest(session, [row for row, _ in rows])
    by_wave: dict[int, tuple[Wave, list[ToldAction]]] = {wave.id: (wave, [])}
    for row, of in rows:
        by_wave.setdefault(of.id, (of, []))[1].append(told_action(row, today, reminded.get(row.id, "")))
    _, mine = by_wave.pop(wave.id)
    carried = {each.id: [one.row for one in mine if one.row.advice_id == each.id] for each in said}
    told = [told_advice(each, names, carried[each.id]) for each in said]
    every = [_part(number, title, told, mine) for number, title in FUNCTIONS.items()]
    parts = [part for part in every if part.advice or part.actions]
    bare = [part.title for part in every if not (part.advice or part.actions)]
    earlier = [(of, _ordered(listed)) for of, listed in by_wave.values()]
    people_here = people.signatures(session, wave.municipality)
    lines = history(session, [*said, *(each.row for each in mine)], names, people_here)
    return Board(parts, bare, earlier, wave, today, lines)


def _part(number: int, title: str, told: Sequence[ToldAdvice], mine: Sequence[ToldAction]) -> Part:
    said = [each for each in told if each.row.function == number]
    return Part(number, title, said, _ordered([each for each in mine if each.row.function == number]))


def _ordered(told: Sequence[ToldAction]) -> Sequence[ToldAction]:
    """What is still to be done before what has ended."""
    return sorted(told, key=lambda each: (each.ended, each.row.due_on, each.row.id))
