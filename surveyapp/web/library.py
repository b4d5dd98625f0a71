"""The folder with questionnaires and reports that officers choose from."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from surveyapp.problems import SourceError
from surveyapp.questionnaire import shelf
from surveyapp.questionnaire.load import SCALES
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.shelf import Shelved
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.documents.definition import DocumentDefinition
from surveyapp.report.documents.definition import load as load_document
from surveyapp.report.load import load as load_report
from surveyapp.web.site import site
from surveyapp.yamlsource import read_text


def questionnaires() -> dict[str, Shelved]:
    """The questionnaires that can be asked, by file name without its extension; worksheets come last.

    What has problems is left out, and so are themes.
    """
    return shelf.whole(site().settings.library)


def worksheets() -> dict[int, Questionnaire]:
    """The worksheets, by the step they belong to."""
    return shelf.worksheets(site().settings.library)


def themes(code: str) -> dict[str, Shelved]:
    """The themes that can be added to the questionnaire with this code, by file name without its extension."""
    return {name: found for name, found in shelved().items() if found.questionnaire.theme_of == code}


def shelved() -> dict[str, Shelved]:
    """Everything in the folder that loads, themes as well."""
    return shelf.shelved(site().settings.library)


def scales() -> dict[str, str]:
    """The shared scales, as a source to load a questionnaire with."""
    path = site().settings.library / "questionnaires" / SCALES
    return {SCALES: read_text(path, SCALES)} if path.exists() else {}


@dataclass(frozen=True)
class ShelvedReport:
    """A report definition in the library that loads without problems."""

    path: Path
    definition: ReportDefinition


def reports() -> dict[str, ShelvedReport]:
    """The report definitions on whole waves that can be used, by file name without its extension."""
    return {name: report for name, report in _reports().items() if not report.definition.personal}


def personal() -> dict[str, ShelvedReport]:
    """Those for one participant: the own answers beside those of everybody."""
    return {name: report for name, report in _reports().items() if report.definition.personal}


def _reports() -> dict[str, ShelvedReport]:
    folder = site().settings.library / "reports"
    found = {path.stem: _report(path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.yaml"))}
    return {name: report for name, report in found.items() if report}


@lru_cache(maxsize=200)
def _report(path: Path, changed: int) -> ShelvedReport | None:
    """Read again only when the file has changed since."""
    try:
        definition = load_report(read_text(path, path.name), path.name)
    except SourceError:
        return None
    return ShelvedReport(path, definition)


@dataclass(frozen=True)
class ShelvedDocument:
    """The definition of a document in the library that loads without problems."""

    path: Path
    definition: DocumentDefinition


def documents() -> dict[str, ShelvedDocument]:
    """The documents of the policy cycle that load without problems, by their code, in the order of the steps."""
    folder = site().settings.library / "documents"
    read = [_document(path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.yaml"))]
    found = sorted((each for each in read if each), key=lambda each: each.definition.step)
    return {each.definition.code: each for each in found}


@lru_cache(maxsize=200)
def _document(path: Path, changed: int) -> ShelvedDocument | None:
    """Read again only when the file has changed since."""
    try:
        return ShelvedDocument(path, load_document(read_text(path, path.name), path.name))
    except SourceError:
        return None
