"""The parts of a questionnaire as nodes of its file, well formed or not: found, left out, and replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from surveyapp.questionnaire.conditions import RESERVED
from surveyapp.questionnaire.definitions import code_of
from surveyapp.questionnaire.model import PIPE
from surveyapp.questionnaire.scalars import as_flag
from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.yamlsource import Mapping as Node
from surveyapp.yamlsource import Node as AnyNode
from surveyapp.yamlsource import Scalar, Sequence

_COMPARISONS = {*RESERVED, "minimum", "maximum", "answered"}
"""Words in a condition that are no codes of questions."""


def items(node: AnyNode, key: str) -> list[AnyNode]:
    """What stands in the list behind a key; nothing when there is no list."""
    found = node.entries.get(key) if isinstance(node, Node) else None
    return list(found.items) if isinstance(found, Sequence) else []


def scalars(node: AnyNode | None) -> Iterator[Scalar]:
    """The plain values in a list, or the one that stands there by itself."""
    listed = node.items if isinstance(node, Sequence) else [node]
    yield from (each for each in listed if isinstance(each, Scalar))


def sections(root: Node) -> list[Node]:
    """The pages."""
    return [section for section in items(root, "sections") if isinstance(section, Node)]


def questions_of(section: Node) -> list[Node]:
    """The questions of a page, as the author wrote them."""
    return [question for question in items(section, "questions") if isinstance(question, Node)]


def questions(root: Node) -> Iterator[Node]:
    """The questions of all pages."""
    for section in sections(root):
        yield from questions_of(section)


def codes(question: Node) -> list[str]:
    """The code of a question and those of its rows."""
    return [code_of(question), *(code_of(row) for row in items(question, "rows"))]


def not_short(root: Node) -> list[str]:
    """The questions that the short version does not ask; facts of the address list cost nobody time."""
    return [code_of(question) for question in questions(root) if _is_asked(question) and not _is_short(question)]


def _is_asked(question: Node) -> bool:
    kind = QUESTION_TYPES.get(question.text("type"))
    return kind is None or kind.on_page


def _is_short(question: Node) -> bool:
    try:
        return as_flag(question.text("short") or "no")
    except ValueError:
        return False


def mentioned(part: Node) -> set[str]:
    """The questions whose answer a page or question depends on: in its condition, or repeated in its words."""
    condition = part.entries.get("ask_if")
    piped = {match for key, text in _words(part) if key != "questions" for match in PIPE.findall(text)}
    return (set(_conditioned(condition)) if condition else set()) | piped


def _conditioned(node: AnyNode) -> Iterator[str]:
    if isinstance(node, Node):
        yield from (key for key in node.entries if key not in _COMPARISONS)
        for child in node.entries.values():
            yield from _conditioned(child)
    elif isinstance(node, Sequence):
        for child in node.items:
            yield from _conditioned(child)


def _words(node: Node) -> Iterator[tuple[str, str]]:
    for key, child in node.entries.items():
        if isinstance(child, Scalar):
            yield key, child.text or ""
        elif isinstance(child, Sequence) and key != "questions":
            for item in child.items:
                yield from _words(item) if isinstance(item, Node) else ()


def without(root: Node, left: set[str]) -> list[Node]:
    """The pages without what is left out; a page or grid of which nothing stays goes as well."""
    pages = []
    for section in sections(root):
        stays = [_fewer_rows(q, left) for q in questions_of(section) if code_of(q) not in left]
        stays = [q for q in stays if "rows" not in q.entries or items(q, "rows")]
        if stays:
            pages.append(_with(section, "questions", list(stays)))
    return pages


def _fewer_rows(question: Node, left: set[str]) -> Node:
    rows = [row for row in items(question, "rows") if code_of(row) not in left]
    return _with(question, "rows", rows) if "rows" in question.entries else question


def _with(node: Node, key: str, nodes: list[AnyNode]) -> Node:
    old = node.entries.get(key)
    if not isinstance(old, Sequence):
        return node
    return replace(node, entries={**node.entries, key: Sequence(old.file, old.line, old.column, nodes)})


def listed(node: AnyNode | None) -> Mapping[str, AnyNode]:
    """What stands behind each key; nothing when these are no keys."""
    return node.entries if isinstance(node, Node) else {}


def with_choices(section: Node, local: Mapping[str, AnyNode]) -> Node:
    """The page with other choices for some of its questions."""
    asked: list[AnyNode] = [
        replace(q, entries={**q.entries, "choices": local[code_of(q)]}) if code_of(q) in local else q
        for q in questions_of(section)
    ]
    return _with(section, "questions", asked)


def rests_on(indicator: AnyNode) -> set[str]:
    """The questions that an indicator is computed from."""
    axes = [indicator, *(listed(indicator).get(axis) for axis in ("x", "y"))]
    return {scalar.text or "" for axis in axes for scalar in scalars(listed(axis).get("of"))}
