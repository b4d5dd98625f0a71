"""How each of the nine steps of a cycle stands, for the overview and the page of a step."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from surveyapp.policycycle.notebook import Notebook
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.tables import CycleStep, Wave, WorksheetEntry
from surveyapp.web.staff_words import STEP_STATES, STEPS

STAND = "ws{step}_stand"
"""The item of a worksheet that tells how far the step is."""


@dataclass(frozen=True)
class Standing:
    """One step: what was agreed on it, how much of its worksheet is filled in, and which waves belong to it."""

    step: int
    sheet: Questionnaire | None
    notebook: Notebook
    plan: CycleStep | None
    waves: Sequence[Wave]

    @property
    def title(self) -> str:
        """What the step is called."""
        return STEPS[self.step]

    @cached_property
    def asked(self) -> int:
        """How many items the worksheet has now."""
        return len(self._codes)

    @cached_property
    def filled(self) -> int:
        """How many of them have an answer."""
        return sum(self.notebook.value(code) is not None for code in self._codes)

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        if self.sheet is None:
            return ()
        answers = self.notebook.answers(self.sheet.code)
        stand = STAND.format(step=self.step)
        return tuple(q.code for _, q in self.sheet.asked(answers) if q.measure is not None and q.code != stand)

    @property
    def state(self) -> str:
        """What the worksheet says; before that whether anything was begun."""
        said = self.notebook.value(STAND.format(step=self.step))
        return str(said) if said in STEP_STATES else "bezig" if self.filled or self.waves else "niet_begonnen"

    @property
    def last(self) -> WorksheetEntry | None:
        """The last change of its worksheet."""
        code = self.sheet.code if self.sheet else ""
        return next((entry for entry in reversed(self.notebook.entries) if entry.worksheet == code), None)

    def is_late(self, today: datetime.date) -> bool:
        """Whether it should have been ready."""
        due = self.plan.due_on if self.plan else None
        return due is not None and due < today and self.state not in ("klaar", "nvt")


def standings(
    notebook: Notebook, plans: Mapping[int, CycleStep], waves: Mapping[int, Sequence[Wave]]
) -> tuple[Standing, ...]:
    """The nine steps in order."""
    by_step = {sheet.step: sheet for sheet in notebook.worksheets.values()}
    return tuple(Standing(step, by_step.get(step), notebook, plans.get(step), waves.get(step, ())) for step in STEPS)
