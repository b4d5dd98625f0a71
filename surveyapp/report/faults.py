"""Where in a chapter a problem stands, so that a form can tell it beside the field that it is about."""

from collections.abc import Iterator, Sequence

from surveyapp import yamlsource
from surveyapp.problems import Problem


def by_key(text: str, chapter: str, problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """The problems with this chapter in the text, under the key that each stands at: "questions", or of what is inside
    another key its own: "used". Under an empty key: those elsewhere, and those with the chapter as a whole."""
    lines = sorted((line, key) for key, line in _keys(yamlsource.parse(text, ""), chapter))
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        ours = ("chapter", chapter) in problem.where
        key = next((key for line, key in reversed(lines) if ours and line <= problem.line), "")
        found.setdefault("" if key in ("code", "show") else key, []).append(problem)
    return found


def _keys(node: yamlsource.Node, chapter: str) -> Iterator[tuple[str, int]]:
    listed = yamlsource.child(node, "chapters")
    for each in listed.items if isinstance(listed, yamlsource.Sequence) else ():
        code = yamlsource.child(each, "code")
        if code is not None and code.data() == chapter and isinstance(each, yamlsource.Mapping):
            yield from _lines(each)


def _lines(node: yamlsource.Mapping) -> Iterator[tuple[str, int]]:
    for key, mark in node.keys.items():
        yield key, mark.line
        inside = yamlsource.child(node, key)
        if isinstance(inside, yamlsource.Mapping):
            yield from _lines(inside)
