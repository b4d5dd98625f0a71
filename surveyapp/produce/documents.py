"""A document of a policy cycle: its worksheets, and the reports on its waves, become one report."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from surveyapp import produce
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.policycycle import steps
from surveyapp.policycycle.notebook import Notebook
from surveyapp.problems import SourceError
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.documents.build import Notes, Written, build
from surveyapp.report.documents.definition import DocumentChapter, DocumentDefinition
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.storage.tables import Cycle, Wave
from surveyapp.yamlsource import read_text


def document(
    session: Session,
    cycle: Cycle,
    notebook: Notebook,
    definition: DocumentDefinition,
    today: datetime.date,
    reports: Path | None = None,
) -> Report:
    """The document as it is now. ``reports`` is the folder with the definitions of reports that it takes in."""
    waves = [wave for some in steps.waves(session, cycle).values() for wave in some] if definition.reports else []
    taken = {
        chapter.code: _taken(session, reports / f"{chapter.report}.yaml", chapter, waves, today)
        for chapter in definition.reports
        if reports
    }
    return build(definition, noted(notebook), produce.sender(cycle.municipality), today, facts(cycle, notebook), taken)


def noted(notebook: Notebook) -> Notes:
    """Every item that is asked, with its answer."""
    return {
        code: Written(question, label, notebook.value(code)) for code, (_, question, label) in notebook.asked.items()
    }


def facts(cycle: Cycle, notebook: Notebook) -> list[tuple[str, str]]:
    """What stands on the cover: the period, and how fresh the answers are."""
    period = ("Beleidscyclus", cycle.years)
    last = max((entry.at for entry in notebook.entries), default=None)
    if last is None:
        return [period]
    return [period, ("Werkbladen bijgewerkt op", format_date(last.astimezone(NETHERLANDS).date(), "nl"))]


def _taken(
    session: Session, path: Path, chapter: DocumentChapter, waves: Sequence[Wave], today: datetime.date
) -> Report | str:
    """The report on the closed waves of the cycle that it can be about, or why there is none."""
    closed = [wave for wave in waves if wave.state == "closed"]
    try:
        wanted = load(read_text(path, path.name), path.name)
        about = _about(wanted.perspectives, closed) if wanted.perspectives else _of(chapter.perspective, closed)
        about = about if wanted.compare or wanted.perspectives else about[-1:]
        return produce.report(session, path, about, today) if wanted.takes(len(about)) else _missing(chapter)
    except Refusal as refusal:
        return str(refusal)
    except SourceError:
        return "Dit rapport past niet bij de vragenlijst van de meting."


def _of(perspective: str, waves: Sequence[Wave]) -> list[Wave]:
    return sorted((wave for wave in waves if wave.perspective == perspective), key=lambda wave: (wave.ordinal, wave.id))


def _about(perspectives: Sequence[str], waves: Sequence[Wave]) -> list[Wave]:
    """The last wave of each group."""
    last: Mapping[str, Wave] = {wave.perspective: wave for wave in sorted(waves, key=lambda w: (w.ordinal, w.id))}
    return [last[each] for each in perspectives if each in last]


def _missing(chapter: DocumentChapter) -> str:
    return f"Voor “{chapter.title}” zijn nog niet genoeg gesloten metingen bij deze beleidscyclus gezet."
