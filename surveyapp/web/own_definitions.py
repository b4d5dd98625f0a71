"""The definition of an officer's own report: held to the waves that it is about, as any other, and changed in steps."""

from collections.abc import Callable, Sequence

from surveyapp.fieldwork import ownreports, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import Problem, SourceError
from surveyapp.report import editing
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.load import load
from surveyapp.report.series import Series, read_folder
from surveyapp.report.writing import text_of
from surveyapp.storage.database import Session
from surveyapp.storage.tables import OwnReport, Wave
from surveyapp.web import access
from surveyapp.web.beside import beside
from surveyapp.web.site import site

NAME = "rapport.yaml"
WHY = {
    "there": "Deze uitkomst staat al in dit rapport.",
    "full": f"In een rapport passen {editing.MOST_CHAPTERS} hoofdstukken. Haal er eerst een weg.",
    "gone": "Dit hoofdstuk staat niet meer in het rapport.",
}
Step = Callable[[ReportDefinition], ReportDefinition]


def published() -> dict[str, Series]:
    """The published figures that a report may lay beside our own."""
    return read_folder(site().settings.library / "series")


def read(report: OwnReport) -> tuple[ReportDefinition | None, Sequence[Problem]]:
    """The definition, or what is wrong with one that another version of the program kept."""
    try:
        return load(report.text, NAME), ()
    except SourceError as error:
        return None, error.problems


def advice(error: SourceError) -> list[str]:
    """What is wrong and how to mend it, as the message beside a field."""
    told = (problem.advice() for problem in error.problems)
    return [f"{text[0].upper()}{text[1:]}." for text in told]


def checked(session: Session, wave: Wave, text: str) -> ReportDefinition:
    """The definition in this text. Raises SourceError with everything that does not fit the waves it is about."""
    return fitting(text, NAME, [*beside(session, wave, load(text, NAME)), wave])


def fitting(text: str, name: str, about: Sequence[Wave]) -> ReportDefinition:
    """The definition in this text, called ``name``. Raises SourceError with all that does not fit these waves."""
    ordered = sorted(about, key=lambda each: (each.ordinal, each.id))
    questionnaires = [waves.questionnaire_of(each) for each in ordered]
    return load(text, name, questionnaires, published(), [each.slug for each in ordered])


def add(session: Session, wave: Wave, definition: ReportDefinition) -> OwnReport:
    """A new report. Raises Refusal, and SourceError for what does not fit."""
    text = text_of(definition)
    title = checked(session, wave, text).title
    return ownreports.add(session, wave, title, text, site().now(), access.member().email)


def change(session: Session, wave: Wave, report: OwnReport, step: Step) -> None:
    """Take one step, and keep what came out. Raises Refusal, and SourceError for what does not fit."""
    try:
        text = text_of(step(load(report.text, NAME)))
    except editing.EditError as error:
        raise Refusal(WHY[error.kind]) from None
    rewrite(session, wave, report, text)


def rewrite(session: Session, wave: Wave, report: OwnReport, text: str) -> None:
    """Keep this text instead. Raises SourceError for what does not fit."""
    title = checked(session, wave, text).title
    ownreports.change(session, wave, report, title, text, site().now(), access.member().email)
