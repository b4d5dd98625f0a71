"""A document of a policy cycle: its worksheets, and the reports on its waves, become one report."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import NETHERLANDS, questionnaire_of
from surveyapp.policycycle import steps
from surveyapp.policycycle.notebook import Notebook, opened
from surveyapp.problems import SourceError
from surveyapp.produce.actions import stood
from surveyapp.produce.reports import report, sender
from surveyapp.questionnaire.notation import format_date
from surveyapp.questionnaire.shelf import worksheets
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.documents.build import Notes, Written, build
from surveyapp.report.documents.definition import DocumentChapter, DocumentDefinition
from surveyapp.report.documents.definition import load as load_document
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.storage.tables import Cycle, ReportRequest, Wave
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
    attached = steps.waves(session, cycle) if definition.reports and reports else {}
    before = steps.earlier_waves(session, cycle) if any(each.earlier for each in definition.reports) else ()
    of_step = attached.get(definition.step, ())
    found = _Waves([*before], [wave for some in attached.values() for wave in some], of_step)
    taken = {
        chapter.code: _taken(session, reports / f"{chapter.report}.yaml", chapter, found, today)
        for chapter in definition.reports
        if reports
    }
    actions = stood(session, cycle, notebook, definition.actions, today)
    return build(definition, noted(notebook), sender(cycle.municipality), today, facts(cycle, notebook), taken, actions)


def asked(session: Session, wanted: ReportRequest, library: Path) -> Report:
    """The document that was asked for, with the reports on waves that it takes in. Raises SourceError when its
    definition cannot be read, Refusal when the letter is not in it."""
    definition = load_document(wanted.definition, wanted.source)
    chosen = definition.letter(wanted.part) if wanted.part else definition
    if chosen is None:
        raise Refusal(f"De brief “{wanted.part}” staat niet in “{definition.title}”.")
    cycle = session.get_one(Cycle, wanted.cycle_id)
    notebook = opened(session, cycle, [*worksheets(library).values()])
    return document(session, cycle, notebook, chosen, wanted.day, library / "reports")


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


@dataclass(frozen=True)
class _Waves:
    """What reports can be about: the waves of earlier cycles, of this one, and of the step of the document."""

    before: Sequence[Wave]
    cycle: Sequence[Wave]
    step: Sequence[Wave]

    def about(self, wanted: ReportDefinition, chapter: DocumentChapter, fits: Callable[[Wave], bool]) -> list[Wave]:
        """The closed waves that this report is about, the earliest first: of every group the last of this step with a
        concept that others can be asked too, all that are compared, or the last one."""
        if wanted.perspectives:
            last = {wave.perspective: wave for wave in _closed(self.step) if questionnaire_of(wave).concepts}
            return [last[each] for each in wanted.perspectives if each in last]
        mine = [*(self.before if chapter.earlier else ()), *self.cycle]
        found = [wave for wave in _closed(mine) if wave.perspective == chapter.perspective and fits(wave)]
        return found if wanted.compare else found[-1:]


def _closed(waves: Sequence[Wave]) -> list[Wave]:
    return sorted((each for each in waves if each.state == "closed"), key=lambda each: (each.ordinal, each.id))


def _taken(session: Session, path: Path, chapter: DocumentChapter, waves: _Waves, today: datetime.date) -> Report | str:
    """The report on the closed waves that it can be about, or why there is none."""
    text = read_text(path, path.name)
    wanted = load(text, path.name)
    about = waves.about(wanted, chapter, lambda wave: _fits(text, path.name, wave))
    if not wanted.takes(len(about)):
        return f"Voor “{chapter.title}” zijn nog niet genoeg gesloten metingen bij deze beleidscyclus gezet."
    try:
        return report(session, path, about, today)
    except Refusal as refusal:
        return str(refusal)


def _fits(text: str, name: str, wave: Wave) -> bool:
    """Whether the wave asked what the report is about."""
    try:
        load(text, name, [questionnaire_of(wave)])
    except SourceError:
        return False
    return True
