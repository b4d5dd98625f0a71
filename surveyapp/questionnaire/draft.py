"""A questionnaire as it stands in its file, valid or not: what could be read of it, each part with its place.

Parts are read one by one, so that a mistake in one question hides nothing in the others. ``checks`` looks at the
parts that are well formed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from surveyapp import yamlsource
from surveyapp.problems import Problem, Where
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.definitions import ITEMS, Item, code_of, read_definition
from surveyapp.questionnaire.indicators import AnyIndicator, Indicator
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.types import AnyQuestion
from surveyapp.questionnaire.types.note import Note

_GLUED = re.compile(r"-?([a-z_]+):\S")
_FILLER = Note(code="leeg", label="-")
"""Stands where every question of a section was refused, so that the section itself is still read."""


@dataclass(frozen=True)
class Plain:
    """A plain question, and where it stands: ``path`` leads from the question it was unfolded from."""

    question: Question
    lead: Item[Question]
    section: Item[Section]
    path: tuple[str | int, ...]

    @property
    def line(self) -> int:
        return yamlsource.line_of(self.lead.node, *self.path)

    @property
    def where(self) -> Where:
        return self.lead.where if not self.path else (*self.lead.where, ("row", self.question.code))


@dataclass
class Draft:
    """What could be read. ``questionnaire`` is None when something is wrong with the structure."""

    node: yamlsource.Mapping
    scales: list[Item[Scale]] = field(default_factory=list)
    sections: list[Item[Section]] = field(default_factory=list)
    questions: list[tuple[int, Item[Question]]] = field(default_factory=list)
    """With the place of their section in ``sections``."""
    indicators: list[Item[Indicator]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Codes that are written down, but whose definition could not be read."""
    refused: set[str] | None = field(default_factory=set)
    """Codes of the scales that could not be read; None when nobody knows which there are. No question is blamed."""
    problems: list[Problem] = field(default_factory=list)
    questionnaire: Questionnaire | None = None

    def problem(self, code: str, *path: str | int, **params: object) -> Problem:
        """A problem with the questionnaire as a whole."""
        line = yamlsource.line_of(self.node, *path)
        return Problem(code, self.node.file, line, (("questionnaire", self.node.text("code")),), params)

    def where(self, path: Sequence[str | int]) -> Where:
        """The place that this path leads to, in words; a question needs no section to be found."""
        node: yamlsource.Node = self.node
        found: list[tuple[str, str]] = []
        for key, part in pairwise(path):
            node = yamlsource.child(node, key) or node
            item = yamlsource.child(node, part)
            if item is not None and key in ITEMS and isinstance(part, int):
                found.append((ITEMS[str(key)], code_of(item) or str(part + 1)))
        inner = found[1:] if len(found) > 1 and found[0][0] == "section" else found
        return tuple(inner) or (("questionnaire", self.node.text("code")),)

    @cached_property
    def plain(self) -> tuple[Plain, ...]:
        """The plain questions in order; a code that is there twice is here twice."""
        return tuple(
            Plain(question, lead, self.sections[place], paths.get(question.code, ()))
            for place, lead in self.questions
            for paths in (_paths(lead),)
            for question in lead.model.unfold()
        )

    @cached_property
    def _parts(self) -> dict[int, list[tuple[int, Plain]]]:
        parts: dict[int, list[tuple[int, Plain]]] = {}
        for place, plain in enumerate(self.plain):
            parts.setdefault(id(plain.lead), []).append((place, plain))
        return parts

    def parts(self, lead: Item[Question]) -> list[tuple[int, Plain]]:
        """The plain questions that a question unfolds into, with their place among all plain questions."""
        return self._parts.get(id(lead), [])

    @cached_property
    def leads(self) -> dict[str, Item[Question]]:
        """The first question with each code, as the author wrote it."""
        return {lead.model.code: lead for _, lead in reversed(self.questions)}

    @cached_property
    def by_code(self) -> dict[str, Plain]:
        """The first plain question with each code."""
        return {plain.question.code: plain for plain in reversed(self.plain)}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each plain question; what comes after what."""
        return {plain.question.code: place for place, plain in reversed(list(enumerate(self.plain)))}

    def may_exist(self, code: str) -> bool:
        """Whether this may be a question whose own definition is refused; then nobody blames who refers to it."""
        return code in self.broken or any(code.startswith(f"{each}_") for each in self.broken)


def _paths(lead: Item[Question]) -> dict[str, tuple[str | int, ...]]:
    """Where the parts of a question stand: a row by its own code, a text field at its choice."""
    paths: dict[str, tuple[str | int, ...]] = {}
    for key, node in lead.node.entries.items():
        for index, item in enumerate(node.items if isinstance(node, yamlsource.Sequence) else ()):
            for code in (code_of(item), f"{lead.model.code}_{code_of(item)}"):
                paths.setdefault(code, (key, index))
    return {**paths, lead.model.code: ()}


@dataclass(frozen=True)
class Shared:
    """The scales of a file beside the questionnaire: the sound ones, and the codes of the others (None: unknown)."""

    scales: Sequence[Item[Scale]] = ()
    refused: frozenset[str] | None = frozenset()


def read_scales(node: yamlsource.Mapping | None, data: Any) -> Shared:
    """The scales under the key ``scales`` of a file; without a node the file could not be read."""
    if node is None or not isinstance(node.entries.get("scales"), yamlsource.Sequence):
        return Shared(refused=None)
    draft = Draft(node)
    scales = [item for item in _each(draft, node, data, "scales", "scale", Scale, {}) if item]
    return Shared(scales, frozenset(draft.broken))


def read_draft(node: yamlsource.Mapping, data: dict[str, Any], shared: Shared) -> Draft:
    """Everything that can be read in this node; ``data`` is what it says, perhaps in another language."""
    draft = Draft(node)
    own = _each(draft, node, data, "scales", "scale", Scale, {})
    draft.scales = [*shared.scales, *(item for item in own if item)]
    draft.refused = None if shared.refused is None else draft.broken | shared.refused
    context = {"scales": {item.model.code: item.model for item in draft.scales}}
    sections = [
        _section(draft, section, words, context, (("section", code_of(section) or str(number))))
        for number, (section, words) in enumerate(_items(node, data, "sections"), start=1)
    ]
    indicators = _each(draft, node, data, "indicators", "indicator", AnyIndicator, context)
    draft.indicators = [item for item in indicators if item]
    read = {
        "scales": [item.model for item in own if item],
        "sections": _models(sections, Section.model_construct(code="leeg", title="-", questions=(_FILLER,))),
        "indicators": [item.model for item in draft.indicators],
    }
    filled = {**data, **{key: models for key, models in read.items() if _is_list(data, key)}}
    questionnaire, problems = read_definition(node, Questionnaire, (("questionnaire", code_of(node)),), context, filled)
    draft.problems += problems
    draft.questionnaire = None if draft.problems or draft.broken else questionnaire
    return draft


def _is_list(data: Mapping[str, Any], key: str) -> bool:
    return isinstance(data.get(key), list)


def _items(node: yamlsource.Mapping, data: Any, key: str) -> Iterator[tuple[yamlsource.Node, Any]]:
    """The items of a list with what they say; nothing when there is no list."""
    listed = node.entries.get(key)
    if isinstance(listed, yamlsource.Sequence):
        yield from zip(listed.items, data[key], strict=True)


def _models(items: Sequence[Item[Any] | None], filler: Any) -> list[Any]:
    """What was read; when all was refused a filler, so that what holds them is still read."""
    return [item.model for item in items if item] or ([filler] if items else [])


def _each(
    draft: Draft, node: yamlsource.Mapping, data: Any, key: str, kind: str, model: Any, context: Mapping[str, object]
) -> list[Item[Any] | None]:
    """The items of a list, read one by one; None for what could not be read."""
    found: list[Item[Any] | None] = []
    for number, (item, words) in enumerate(_items(node, data, key), start=1):
        where = (kind, code_of(item) or str(number))
        if isinstance(item, yamlsource.Mapping):
            found.append(_one(draft, item, words, where, model, context))
        else:
            draft.problems.append(_not_a_mapping(item, where, key))
            found.append(None)
    return found


def _not_a_mapping(node: yamlsource.Node, where: tuple[str, str], key: str) -> Problem:
    """Often a missing space: "code:ja" is one word, and "-code: ja" no list."""
    text = (node.text or "") if isinstance(node, yamlsource.Scalar) else ""
    glued = _GLUED.match(text)
    code, params = ("Y011", {"name": glued[1]}) if glued else ("Q006", {"name": key})
    return Problem(code, node.file, node.line, (where,), params)


def _one(
    draft: Draft, node: yamlsource.Mapping, data: Any, where: tuple[str, str], model: Any, context: Mapping[str, object]
) -> Item[Any] | None:
    found, problems = read_definition(node, model, (where,), context, data)
    draft.problems += [problem for problem in problems if not _of_refused_scale(draft, problem)]
    if found is None:
        draft.broken |= _codes(node)
        return None
    return Item(found, node, (where,))


def _of_refused_scale(draft: Draft, problem: Problem) -> bool:
    """Whether a question only suffers from a scale that is told to be wrong already."""
    return problem.code == "S001" and (draft.refused is None or problem.params["name"] in draft.refused)


def _codes(node: yamlsource.Mapping) -> set[str]:
    """The code of a definition, and those of its parts."""
    lists = [child.items for child in node.entries.values() if isinstance(child, yamlsource.Sequence)]
    return {code_of(node), *(code_of(item) for items in lists for item in items)} - {""}


def _section(
    draft: Draft, node: yamlsource.Node, data: Any, context: Mapping[str, object], where: tuple[str, str]
) -> Item[Section] | None:
    if not isinstance(node, yamlsource.Mapping):
        draft.problems.append(_not_a_mapping(node, where, "sections"))
        return None
    questions = _each(draft, node, data, "questions", "question", AnyQuestion, context)
    questions = [question if question and _unfolds(draft, question) else None for question in questions]
    if _is_list(data, "questions"):
        data = {**data, "questions": _models(questions, _FILLER)}
    item = _one(draft, node, data, where, Section, context)
    draft.questions += [(len(draft.sections), question) for question in questions if question]
    draft.sections.append(item or _placeholder(node))
    return item


def _unfolds(draft: Draft, item: Item[Question]) -> bool:
    """Whether its parts can be made: the text field behind a choice gets a code out of two, which may be too long."""
    try:
        item.model.unfold()
    except ValidationError:
        longest = max(item.model.categories, key=lambda choice: len(choice.code) if choice.open else 0).code
        draft.problems.append(item.problem("Q045", "choices", name=item.model.code, choice=longest))
        draft.broken |= _codes(item.node)
        return False
    return True


def _placeholder(node: yamlsource.Mapping) -> Item[Section]:
    """A section that was refused, so that its questions can still be checked."""
    section = Section.model_construct(code=code_of(node), title="", questions=(_FILLER,))
    return Item(section, node, (("section", code_of(node)),))
