"""The folder with questionnaires and reports that officers choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from surveyapp.problems import SourceError
from surveyapp.questionnaire.load import SCALES, load, read_folder
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.documents.definition import DocumentDefinition
from surveyapp.report.documents.definition import load as load_document
from surveyapp.report.load import load as load_report
from surveyapp.web.site import site
from surveyapp.yamlsource import read_text


@dataclass(frozen=True)
class Shelved:
    """A questionnaire in the library that loads without problems."""

    name: str
    questionnaire: Questionnaire
    sources: Mapping[str, str]

    @property
    def main(self) -> str:
        """Which of the sources is the questionnaire itself."""
        return f"{self.name}.yaml"


def questionnaires() -> dict[str, Shelved]:
    """The questionnaires that can be asked, by file name without its extension; worksheets come last.

    What has problems is left out, and so are themes, which are only asked with the questionnaire they are added to.
    """
    whole = [found for found in shelved().values() if found.questionnaire.theme_of is None]
    return {found.name: found for found in sorted(whole, key=lambda found: found.questionnaire.step or 0)}


def themes(code: str) -> dict[str, Shelved]:
    """The themes that can be added to the questionnaire with this code, by file name without its extension."""
    return {name: found for name, found in shelved().items() if found.questionnaire.theme_of == code}


def shelved() -> dict[str, Shelved]:
    """Everything in the folder that loads, themes as well."""
    folder = site().settings.library / "questionnaires"
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name != SCALES and "." not in path.stem]
    changed = max((path.stat().st_mtime_ns for path in folder.glob("*.yaml")), default=0)
    return {found.name: found for path in paths if (found := _read(path, changed))}


@lru_cache(maxsize=200)
def _read(path: Path, changed: int) -> Shelved | None:
    """Read again only when a file in the folder has changed since."""
    try:
        sources = read_folder(path)
        return Shelved(path.stem, load(sources, path.name), sources)
    except SourceError:
        return None


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


def documents() -> dict[str, DocumentDefinition]:
    """The documents of the policy cycle that load without problems, by their code, in the order of the steps."""
    folder = site().settings.library / "documents"
    read = [_document(path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.yaml"))]
    found = sorted((each for each in read if each), key=lambda each: each.step)
    return {each.code: each for each in found}


@lru_cache(maxsize=200)
def _document(path: Path, changed: int) -> DocumentDefinition | None:
    """Read again only when the file has changed since."""
    try:
        return load_document(read_text(path, path.name), path.name)
    except SourceError:
        return None
