"""The actions of a cycle on its pages: now, and as they stood when somebody looked before."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from surveyapp.policycycle import standing
from surveyapp.policycycle.notebook import Notebook
from surveyapp.policycycle.standing import Stood
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import TODAY
from surveyapp.report.actionwords import LATE, SOMEBODY, STATES
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Cycle, Wave


@dataclass(frozen=True)
class Line:
    """An action with its words."""

    stood: Stood

    @property
    def owner(self) -> str:
        """Name or function of who does it."""
        return self.stood.owner or SOMEBODY

    @property
    def state(self) -> str:
        """How it stands; late is what should have been ready and is not."""
        return LATE if self.stood.late else STATES[self.stood.state]


@dataclass(frozen=True)
class ListedActions:
    """The actions as they stood when ``day`` ended. ``is_now``: as they are, so they can be brought up to date."""

    day: datetime.date
    is_now: bool
    lines: Sequence[Line]

    @property
    def waves(self) -> Iterator[tuple[Wave, Sequence[Line]]]:
        """Those of each wave."""
        for wave, lines in groupby(self.lines, key=lambda line: line.stood.wave):
            yield wave, list(lines)

    @property
    def counts(self) -> str:
        """ "3 acties: 2 gedaan, 1 te laat"; each is counted once."""
        found = Counter(line.state for line in self.lines)
        told = ", ".join(f"{found[state]} {state}" for state in (*STATES.values(), LATE) if found[state])
        return f"{len(self.lines)} {'actie' if len(self.lines) == 1 else 'acties'}: {told}"


def named(sheet: Questionnaire) -> Sequence[str]:
    """The days on which this worksheet shows the actions: today, or items with a date."""
    leads = (question for section in sheet.sections for question in section.questions)
    return [name for lead in leads if (name := lead.shows_actions)]


def listed(
    session: Session, cycle: Cycle, notebook: Notebook, sheet: Questionnaire, today: datetime.date
) -> dict[str, ListedActions]:
    """The actions by the names of these days; of a day before today only what was known then."""
    found = {}
    for name in named(sheet):
        day = standing.day_of(cycle, notebook, name, today)
        if day and (name == TODAY or day < today):
            lines = [Line(each) for each in standing.on(session, cycle, day)]
            found[name] = ListedActions(day, day == today, lines)
    return found
