"""The folder ``questionnaires`` of a library: what loads without problems, read again when a file in it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from surveyapp.problems import SourceError
from surveyapp.questionnaire.load import SCALES, load, read_folder
from surveyapp.questionnaire.model import Questionnaire


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


def shelved(library: Path) -> dict[str, Shelved]:
    """Everything in the folder that loads, themes as well, by file name without its extension."""
    folder = library / "questionnaires"
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name != SCALES and "." not in path.stem]
    changed = max((path.stat().st_mtime_ns for path in folder.glob("*.yaml")), default=0)
    return {found.name: found for path in paths if (found := _read(path, changed))}


def whole(library: Path) -> dict[str, Shelved]:
    """Those that can be asked, worksheets last: without themes, which are only asked with the questionnaire they are
    added to."""
    found = [each for each in shelved(library).values() if each.questionnaire.theme_of is None]
    return {each.name: each for each in sorted(found, key=lambda each: each.questionnaire.step or 0)}


def worksheets(library: Path) -> dict[int, Questionnaire]:
    """The worksheets, by the step they belong to."""
    found = [each.questionnaire for each in whole(library).values()]
    return {each.step: each for each in found if each.step}


@lru_cache(maxsize=200)
def _read(path: Path, changed: int) -> Shelved | None:
    """Read again only when a file in the folder has changed since."""
    try:
        sources = read_folder(path)
        return Shelved(path.stem, load(sources, path.name), sources)
    except SourceError:
        return None
