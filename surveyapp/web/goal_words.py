"""A goal as its pages tell it: in the words of the report."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveyapp.fieldwork.accounts import people
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import goals
from surveyapp.report import menu
from surveyapp.report.numbers import Notation
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Goal, Wave

if TYPE_CHECKING:
    from surveyapp.report.goalwords import Changed
    from surveyapp.report.inputs import Goal as Told

DUTCH = Notation("nl")


@dataclass(frozen=True)
class Described:
    """``row`` is as it is kept, ``told`` as a report has it; the rest is in words. ``by`` is who fixed it, by name
    where somebody gave one.
    """

    row: Goal
    told: "Told"
    title: str
    aim: str
    by: str
    norm: str
    changes: "tuple[Changed, ...]"


def described(session: Session, wave: Wave, row: Goal) -> Described:
    """This goal, fixed at this wave."""
    from surveyapp.produce.goals import as_input
    from surveyapp.report import goalwords

    variable = goals.measurable(wave).get(row.variable)
    share = variable is not None and variable.yes_or_no
    told = as_input(session, row, wave, wave)
    names = {code: name for group in menu.questions(questionnaire_of(wave)).values() for code, name in group.items()}
    return Described(
        row,
        told,
        names.get(row.variable, row.variable).removeprefix("– "),
        goalwords.aim(DUTCH, told, share),
        people.signatures(session, wave.municipality).get(row.made_by) or row.made_by,
        goalwords.level(DUTCH, told.norm, share),
        tuple(goalwords.changes(DUTCH, told, share)),
    )
