"""Feedback reports: a report for each who took part in a wave under their own name."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from surveyapp.fieldwork import linked, waves
from surveyapp.fieldwork.names import free_slug
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.produce.reports import render, sender, wave_input
from surveyapp.report.archive import archive
from surveyapp.report.feedback import Feedback
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.storage.tables import Wave
from surveyapp.yamlsource import read_text

NOBODY = "Er is geen verslag te maken: niemand heeft de vragenlijst onder de eigen naam ingestuurd."


def reports(session: Session, definition: Path, wave: Wave, today: datetime.date) -> Iterator[tuple[str, Report]]:
    """A file name without its ending, and the report, for each who handed in; counted once for all of them.

    Raises SourceError when the definition does not fit, and Refusal when nobody may be told: only in a wave by name may
    anybody know who answered what, and while it is open the figures of everybody still change.
    """
    return written(session, read_text(definition, definition.name), definition.name, wave, today)


def written(session: Session, text: str, name: str, wave: Wave, today: datetime.date) -> Iterator[tuple[str, Report]]:
    """The same of the text of a definition, called ``name``."""
    linked.require_names(wave)
    wanted = load(text, name, [questionnaire_of(wave)])
    if not wanted.personal:
        raise Refusal(f"Het rapport “{wanted.title}” gaat niet over één deelnemer: geen hoofdstuk heeft “show: own”.")
    made = Feedback(wanted, wave_input(session, wave), sender(wave.municipality), today)
    return _each(session, wave, made)


def zipped(
    session: Session, text: str, name: str, wave: Wave, today: datetime.date, told: Callable[[int, int], None]
) -> bytes:
    """A zip with a pdf for each who handed in. ``told`` hears how many are done, of how many. Raises as ``written``,
    and Refusal when nobody is left to make one for."""
    each = written(session, text, name, wave, today)
    total = waves.counts(session, wave).submitted
    files: list[tuple[str, bytes]] = []
    for file, report in each:
        told(len(files), total)
        files.append((f"{file}.pdf", render(report, "pdf")))
    if not files:
        raise Refusal(NOBODY)
    return archive(files)


def _each(session: Session, wave: Wave, made: Feedback) -> Iterator[tuple[str, Report]]:
    taken: set[str] = set()
    for name, answers in linked.handed_in(session, wave):
        file = free_slug(name, taken, "deelnemer")
        taken.add(file)
        yield file, made.of(name, answers)
