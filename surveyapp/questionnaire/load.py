"""From texts to a questionnaire: the file, the shared scales beside it, and its translations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field

from surveyapp import yamlsource
from surveyapp.problems import Problem, SourceError, in_order
from surveyapp.questionnaire.checks import SCALE_CHECKS, check
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.compose import compose, is_composition, names
from surveyapp.questionnaire.definitions import Item, read_definition
from surveyapp.questionnaire.draft import Draft, Shared, read_draft, read_scales
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.overlay import Overlay, check_overlay, overlay_where, translate, translate_scales
from surveyapp.questionnaire.scalars import CODE_PATTERN, Definition

SCALES = "scales.yaml"


@dataclass(frozen=True)
class Sources(Mapping[str, str]):
    """The texts that belong together, by file name; ``main`` names the questionnaire. A wave freezes both."""

    texts: Mapping[str, str]
    main: str

    def __getitem__(self, name: str) -> str:
        return self.texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


class SharedScales(Definition):
    """What stands in ``scales.yaml``."""

    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]


@dataclass
class Judgement:
    """What came of reading a questionnaire: itself, if there is nothing wrong, and every problem and warning."""

    questionnaire: Questionnaire | None = None
    draft: Draft | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """What must be mended."""
        return [problem for problem in self.problems if problem.severity == "error"]


def read_folder(path: Path) -> Sources:
    """The texts that belong to this questionnaire: itself, what it is made of, and the scales and translations beside.

    Raises SourceError when one of them cannot be read as text.
    """
    texts, problems = _read([path])
    parts = [path.with_name(f"{name}.yaml") for name in made_of(texts.get(path.name, ""), path.name)]
    beside = [path.with_name(SCALES), *parts]
    for each in (path, *parts):
        beside += sorted(path.parent.glob(f"{each.stem}.*.yaml"))
    more, others = _read([found for found in dict.fromkeys(beside) if found != path and found.is_file()])
    texts |= more
    problems += others
    if problems:
        raise SourceError(problems)
    return Sources(texts, path.name)


def _read(paths: list[Path]) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            texts[path.name] = yamlsource.read_text(path, path.name)
        except SourceError as error:
            problems += error.problems
    return texts, problems


def made_of(text: str, file: str) -> tuple[str, ...]:
    """The questionnaires that a composition is made of, by name; empty for any other text."""
    node, _ = yamlsource.examine(text, file)
    return tuple(name for name in names(node) if re.fullmatch(CODE_PATTERN, name)) if node else ()


def load(sources: Mapping[str, str], main: str, language: str = "nl") -> Questionnaire:
    """The questionnaire in these texts, in this language if there is a translation, else in its own.

    Raises SourceError with everything that is wrong.
    """
    judgement = judge(sources, main, language)
    if judgement.questionnaire is None or judgement.errors:
        raise SourceError(judgement.errors)
    return judgement.questionnaire


def judge(sources: Mapping[str, str], main: str, language: str = "nl") -> Judgement:
    """The questionnaire in these texts with all its problems, warnings included."""
    judgement = Judgement()
    node = _root(sources, main, judgement.problems)
    if SCALES in sources:
        judgement.problems += judge_scales(sources[SCALES], SCALES)
    if node is not None and is_composition(node):
        node, problems = compose(node, sources)
        judgement.problems += problems
    if node is None:
        return judgement
    draft = judgement.draft = read_draft(node, node.data(), _shared(sources))
    judgement.problems += [*draft.problems, *check(draft)]
    judgement.questionnaire = draft.questionnaire
    overlay = f"{Path(main).stem}.{language}.yaml"
    if draft.questionnaire and not judgement.errors and language != draft.questionnaire.language and overlay in sources:
        words, problems = read_overlay(sources, overlay, draft)
        judgement.problems += problems
        judgement.questionnaire = _translated(node, sources, words) if words else None
    judgement.problems = in_order(judgement.problems)
    return judgement


def _shared(sources: Mapping[str, str], words: Overlay | None = None) -> Shared:
    """The scales beside the questionnaire, in the words of a translation if there is one."""
    if SCALES not in sources:
        return Shared()
    node = _root(sources, SCALES, [])
    data = node.data() if node else {}
    if words:
        translate_scales(data["scales"], words)
    return read_scales(node, data)


def read_overlay(sources: Mapping[str, str], file: str, draft: Draft) -> tuple[Overlay | None, list[Problem]]:
    """A translation and every problem with it; ``draft`` is the questionnaire that it translates."""
    problems: list[Problem] = []
    node = _root(sources, file, problems)
    if node is None:
        return None, problems
    words, found = read_definition(node, Overlay, overlay_where(node))
    problems += found
    if words is not None:
        expected = Path(file).stem.rpartition(".")[2]
        if words.language != expected:
            line = yamlsource.line_of(node, "language")
            params = {"found": words.language, "expected": expected}
            problems.append(Problem("O008", file, line, overlay_where(node), params))
        problems += check_overlay(Item(words, node, overlay_where(node)), draft)
    return words, problems


def _root(sources: Mapping[str, str], file: str, problems: list[Problem]) -> yamlsource.Mapping | None:
    """The outermost mapping of a file; None when there is none, with the reason among the problems."""
    if file not in sources:
        problems.append(Problem("Y027", file, 1))
        return None
    node, found = yamlsource.examine(sources[file], file)
    problems += found
    if node is not None and not isinstance(node, yamlsource.Mapping):
        problems.append(Problem("Q006", file, node.line, params={"name": file}))
    return node if isinstance(node, yamlsource.Mapping) else None


def _translated(node: yamlsource.Mapping, sources: Mapping[str, str], words: Overlay) -> Questionnaire | None:
    """The questionnaire again, with the words of a translation: it was sound, and words change no structure."""
    data = node.data()
    translate(data, words)
    return read_draft(node, data, _shared(sources, words)).questionnaire


def judge_scales(text: str, file: str) -> list[Problem]:
    """Every problem in a file with shared scales."""
    problems: list[Problem] = []
    node = _root({file: text}, file, problems)
    if node is None:
        return problems
    found, wrong = read_definition(node, SharedScales, (("file", file),))
    if found is None:
        return problems + wrong
    draft = Draft(node, scales=list(read_scales(node, node.data()).scales))
    return problems + [problem for rule in SCALE_CHECKS for problem in rule(draft)]
