"""The goals of a series, as a report takes them: with every change, and whether their figure is still the same one."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from surveyapp.analysis.comparability import comparability
from surveyapp.analysis.comparison import Comparability
from surveyapp.analysis.verdict import Direction
from surveyapp.fieldwork.accounts import people
from surveyapp.fieldwork.waves import NETHERLANDS, questionnaire_of
from surveyapp.policycycle import goals
from surveyapp.report.inputs import Goal, GoalChange
from surveyapp.storage.tables import Goal as Row
from surveyapp.storage.tables import Wave


def looked_up(session: Session, wave: Wave) -> tuple[Goal, ...]:
    """What was set out to be reached, fixed at this wave or an earlier one of its series."""
    return tuple(as_input(session, row, fixed_at, wave) for row, fixed_at in goals.until(session, wave))


def as_input(session: Session, row: Row, fixed_at: Wave, now: Wave) -> Goal:
    """One goal, as it stands beside the figures of the wave ``now``."""
    opened, names = fixed_at.opened_at, people.signatures(session, now.municipality)
    return Goal(
        variable=row.variable,
        direction=Direction(row.direction),
        target=row.target,
        ordinal=row.ordinal,
        due=row.due_on,
        source=row.source,
        fixed_at=fixed_at.slug,
        fixed=opened.astimezone(NETHERLANDS).date() if opened else None,
        norm=row.norm,
        withdrawn=row.withdrawn,
        comparable=_is_same(row.variable, fixed_at, now),
        changes=tuple(
            GoalChange(
                each.at.astimezone(NETHERLANDS).date(), _signed(each.by, names), each.before, each.after, each.reason
            )
            for each in goals.changes(session, row)
        ),
    )


def _signed(by: str, names: Mapping[str, str]) -> str:
    """Who changed something, without an address: a report goes to a council and onto the web."""
    return names.get(by, "" if "@" in by else by)


def _is_same(code: str, fixed_at: Wave, now: Wave) -> bool:
    """A figure that only one of them has is another matter: it was not measured."""
    then, later = ({each.code: each for each in questionnaire_of(wave).variables} for wave in (fixed_at, now))
    if code not in then or code not in later:
        return True
    return comparability(then, later, code)[0] is Comparability.SAME
