"""Feedback reports: a report for each who took part in a wave under their own name."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from surveyapp.fieldwork import linked
from surveyapp.fieldwork.names import free_slug
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.produce.reports import sender, wave_input
from surveyapp.report.feedback import Feedback
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.storage.tables import Wave
from surveyapp.yamlsource import read_text


def reports(session: Session, definition: Path, wave: Wave, today: datetime.date) -> Iterator[tuple[str, Report]]:
    """A file name without its ending, and the report, for each who handed in; counted once for all of them.

    Raises SourceError when the definition does not fit, and Refusal when nobody may be told: only in a wave by name may
    anybody know who answered what, and while it is open the figures of everybody still change.
    """
    _require_names(wave)
    wanted = load(read_text(definition, definition.name), definition.name, [questionnaire_of(wave)])
    if not wanted.personal:
        raise Refusal(f"Het rapport “{wanted.title}” gaat niet over één deelnemer: geen hoofdstuk heeft “show: own”.")
    made = Feedback(wanted, wave_input(session, wave), sender(wave.municipality), today)
    return _each(session, wave, made)


def _each(session: Session, wave: Wave, made: Feedback) -> Iterator[tuple[str, Report]]:
    taken: set[str] = set()
    for name, answers in linked.handed_in(session, wave):
        file = free_slug(name, taken, "deelnemer")
        taken.add(file)
        yield file, made.of(name, answers)


def _require_names(wave: Wave) -> None:
    if wave.mode != "named":
        raise Refusal(
            f"De meting “{wave.title}” is niet op naam. Niemand mag dan zien wie wat antwoordde, dus een verslag per "
            "deelnemer kan niet."
        )
    if wave.state != "closed":
        raise Refusal(f"De meting “{wave.title}” is niet gesloten. Maak de verslagen als iedereen heeft geantwoord.")
