"""Where worksheets, steps, goals and actions name a person: in what was written, now or before, and as who wrote it.

A worksheet is running text, so the name or the address is looked for inside it, as a whole word: "Jan" is not in
"Jan-Willem", nor "karin" in "karin@zonstad.nl".
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import publications
from surveyapp.fieldwork.persons.found import SHORTEST
from surveyapp.policycycle import cycles
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import (
    Action,
    ActionChange,
    Advice,
    Commentary,
    CycleStep,
    Goal,
    GoalChange,
    OwnReport,
    Publication,
    Reminder,
    Wave,
    WorksheetEntry,
)
from surveyapp.storage.tenant import owned

REMOVED = "(verwijderd op verzoek)"
WRITER = "Schreef of veranderde hier iets"
Row: TypeAlias = (
    WorksheetEntry
    | CycleStep
    | Goal
    | GoalChange
    | OwnReport
    | Commentary
    | Action
    | ActionChange
    | Advice
    | Publication
    | Reminder
)
Told: TypeAlias = tuple[str, str, str]
"""Where it stands, what was asked, and what stands there."""


@dataclass(frozen=True)
class Mention:
    """One column of one row that names somebody: how it reads, and what it becomes without the name."""

    row: Row
    column: str
    place: str
    label: str
    text: str
    without: Any


def search(session: Session, municipality_id: int, typed: str, sheets: Sequence[Questionnaire]) -> list[Mention]:
    """Everything in all cycles, open or closed, goals and actions; ``sheets`` tell how items of worksheets read."""
    name = pattern(typed)
    if name is None:
        return []
    found = chain(
        _on_worksheets(session, municipality_id, name, sheets),
        _at_steps(session, municipality_id, name),
        _in_goals(session, municipality_id, name),
        _in_commentary(session, municipality_id, name),
        _in_actions(session, municipality_id, name),
        _in_reminders(session, municipality_id, name),
        _in_publications(session, municipality_id, name),
    )
    return [mention for mention in found if mention is not None]


def pattern(typed: str) -> re.Pattern[str] | None:
    """What finds this name or address inside a text, None when it is too short to be one."""
    words = typed.split()
    if len(" ".join(words)) < SHORTEST:
        return None
    text = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<![\w@+-])(?<!\w\.){text}(?![\w@+-]|\.\w)", re.IGNORECASE)


def told(found: Sequence[Mention]) -> list[Told]:
    """The mentions as they are shown and handed over: texts one by one, and how often and when somebody wrote."""
    texts = [(each.place, each.label, each.text) for each in found if each.label != WRITER]
    wrote = sorted((each for each in found if each.label == WRITER), key=lambda each: each.place)
    return [*texts, *(_wrote(place, list(rows)) for place, rows in groupby(wrote, key=lambda each: each.place))]


def _wrote(place: str, found: Sequence[Mention]) -> Told:
    days = sorted(moment.date() for each in found if (moment := getattr(each.row, "at", None)))
    return place, WRITER, f"{len(found)} keer{_when(days)}"


def _when(days: Sequence[datetime.date]) -> str:
    ends = [format_date(day, "nl") for day in dict.fromkeys((*days[:1], *days[-1:]))]
    return "" if not ends else f", op {ends[0]}" if len(ends) == 1 else f", van {ends[0]} tot en met {ends[1]}"


def mention(row: Row, column: str, place: str, label: str, name: re.Pattern[str], text: str = "") -> Mention | None:
    """This column of this row, if it names the person."""
    return _unless_same(row, column, place, label, text, _without(getattr(row, column), name, frozenset()))


def _unless_same(row: Row, column: str, place: str, label: str, text: str, without: Any) -> Mention | None:
    value = getattr(row, column)
    return None if without == value else Mention(row, column, place, label, text or str(value), without)


def _without(value: Any, name: re.Pattern[str], codes: frozenset[str]) -> Any:
    """The value with the name taken out of every text in it; the code of a choice is no text."""
    if isinstance(value, str):
        return value if value in codes else name.sub(REMOVED, value)
    if isinstance(value, list):
        return [_without(each, name, codes) for each in value]
    if isinstance(value, dict):
        return {key: _without(each, name, codes) for key, each in value.items()}
    return value


def _on_worksheets(
    session: Session, municipality_id: int, name: re.Pattern[str], sheets: Sequence[Questionnaire]
) -> Iterator[Mention | None]:
    asked = {code: (sheet.step, question) for sheet in sheets for code, question in sheet.questions.items()}
    years = {cycle.id: f"Beleidscyclus {cycle.years}" for cycle in cycles.listing(session, municipality_id)}
    rows = session.scalars(owned(WorksheetEntry, municipality_id).order_by(WorksheetEntry.at, WorksheetEntry.id))
    for row in rows:
        step, question = asked.get(row.item, (None, None))
        codes = frozenset(choice.code for choice in question.categories) if question else frozenset()
        label = f"Stap {step}: {question.label}" if question else row.item
        text = question.show(row.value, "nl") if question and row.value is not None else str(row.value)
        without = _without(row.value, name, codes)
        yield _unless_same(row, "value", years[row.cycle_id], label, text, without)
        yield mention(row, "by", years[row.cycle_id], WRITER, name)


def _at_steps(session: Session, municipality_id: int, name: re.Pattern[str]) -> Iterator[Mention | None]:
    years = {cycle.id: f"Beleidscyclus {cycle.years}" for cycle in cycles.listing(session, municipality_id)}
    for row in session.scalars(owned(CycleStep, municipality_id).order_by(CycleStep.cycle_id, CycleStep.step)):
        yield mention(row, "owner", years[row.cycle_id], f"Stap {row.step}: wie voor de stap zorgt", name)


def _in_goals(session: Session, municipality_id: int, name: re.Pattern[str]) -> Iterator[Mention | None]:
    query = select(Goal, Wave.title).join(Wave, Goal.wave_id == Wave.id).where(Goal.municipality_id == municipality_id)
    of_goal: dict[int, str] = {}
    for goal, title in session.execute(query.order_by(Goal.id)).all():
        of_goal[goal.id] = place = f"Doelen van {title}"
        yield mention(goal, "source", place, f"Waar het doel “{goal.variable}” vandaan komt", name)
        yield mention(goal, "made_by", place, WRITER, name)
    for row in session.scalars(owned(GoalChange, municipality_id).order_by(GoalChange.at, GoalChange.id)):
        place = of_goal[row.goal_id]
        yield mention(row, "reason", place, "Waarom een doel veranderde", name)
        yield mention(row, "before", place, "Een doel zoals het was", name, str(row.before.get("source", "")))
        yield mention(row, "after", place, "Een doel zoals het werd", name, str(row.after.get("source", "")))
        yield mention(row, "by", place, WRITER, name)


def _in_commentary(session: Session, municipality_id: int, name: re.Pattern[str]) -> Iterator[Mention | None]:
    query = select(Commentary, Wave.title).join(Wave, Commentary.wave_id == Wave.id)
    rows = session.execute(query.where(Commentary.municipality_id == municipality_id).order_by(Commentary.id)).all()
    for row, wave in rows:
        place = f"Eigen tekst in rapporten over {wave}"
        yield mention(row, "text", place, f"Rapport “{row.report}”, hoofdstuk “{row.chapter}”", name)
        yield mention(row, "by", place, WRITER, name)


def _in_actions(session: Session, municipality_id: int, name: re.Pattern[str]) -> Iterator[Mention | None]:
    said = select(Advice, Wave.title).join(Wave, Advice.wave_id == Wave.id)
    for advice, title in session.execute(
        said.where(Advice.municipality_id == municipality_id).order_by(Advice.id)
    ).all():
        yield mention(advice, "text", f"Acties bij {title}", "Een conclusie of aanbeveling", name)
        yield mention(advice, "made_by", f"Acties bij {title}", WRITER, name)
    done = select(Action, Wave.title).join(Wave, Action.wave_id == Wave.id)
    for action, title in session.execute(
        done.where(Action.municipality_id == municipality_id).order_by(Action.id)
    ).all():
        for column, label in _OF_ACTION.items():
            yield mention(action, column, f"Acties bij {title}", label, name)
    for row in session.scalars(owned(ActionChange, municipality_id).order_by(ActionChange.at, ActionChange.id)):
        yield mention(row, "before", "Acties", "Een actie of conclusie zoals die was", name, _told(row.before))
        yield mention(row, "after", "Acties", "Een actie of conclusie zoals die werd", name, _told(row.after))
        yield mention(row, "by", "Acties", WRITER, name)


def _in_reminders(session: Session, municipality_id: int, name: re.Pattern[str]) -> Iterator[Mention | None]:
    for row in session.scalars(owned(Reminder, municipality_id).order_by(Reminder.day, Reminder.id)):
        label = f"Waar een herinnering aan acties heen gaat of ging, {format_date(row.day, 'nl')}"
        yield mention(row, "email", "Acties", label, name)


def _in_publications(session: Session, municipality_id: int, name: re.Pattern[str]) -> Iterator[Mention | None]:
    query = select(Publication, Wave.title).join(Wave, Publication.wave_id == Wave.id)
    rows = session.execute(query.where(Publication.municipality_id == municipality_id).order_by(Publication.id)).all()
    for row, title in rows:
        for column, label in _OF_PUBLICATION.items():
            yield mention(row, column, f"Uitkomsten delen van {title}", label, name)
        if row.page is not None and name.search(publications.words(row.page)):
            told = "De pagina wordt niet meer getoond, tot u hem opnieuw maakt."
            yield Mention(row, "page", f"Uitkomsten delen van {title}", "De openbare pagina", told, None)


_OF_PUBLICATION = {
    "meeting_place": "Waar de bijeenkomst is",
    "message": "Uw bericht bij de uitkomsten",
    "published_by": WRITER,
}
_OF_ACTION = {
    "text": "Wat er gaat gebeuren",
    "owner": "Wie een actie doet",
    "owner_email": "E-mailadres van wie een actie doet",
    "document": "Beleidsstuk van een actie",
    "note": "Hoe een actie staat",
    "made_by": WRITER,
}


def _told(document: dict[str, Any]) -> str:
    return ", ".join(str(value) for value in document.values() if isinstance(value, str))
