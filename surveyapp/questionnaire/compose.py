"""A questionnaire made of parts: a base, themes, what is left out, local choices, and pages of one's own.

A composition is a file with the key ``base``. Its parts are put together as nodes, so that every problem is told in the
file and on the line where it stands. A wave freezes the text of the whole (``freeze``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from surveyapp import yamlsource
from surveyapp.problems import Problem, near
from surveyapp.questionnaire import parts
from surveyapp.questionnaire.choices import Choice
from surveyapp.questionnaire.definitions import Item, code_of, read_definition
from surveyapp.questionnaire.scalars import Code, Definition, Flag, Text

OWN_WORDS = ("title", "intro", "thanks")
"""What a composition may say instead of its base."""
Found = tuple[yamlsource.Mapping | None, list[Problem]]


class Composition(Definition):
    """What is made of a questionnaire. It keeps the code of its base, with which its waves are compared."""

    base: Code = Field(description="file name of the questionnaire, without its extension")
    themes: tuple[Code, ...] = Field((), description="themes to add, before the last page")
    short: Flag = Field(False, description="of the base only what is marked with “short”")
    without: tuple[Code, ...] = Field((), description="questions and rows to leave out")
    choices: dict[Code, Annotated[tuple[Choice, ...], Field(min_length=2)]] = Field(
        default_factory=dict, description="local choices by question, for instance the villages"
    )
    title: Text | None = Field(None, description="instead of the title of the base")
    intro: str | None = Field(None, description="instead of the first page of the base")
    thanks: str | None = Field(None, description="instead of the last page of the base")
    scales: tuple[Any, ...] = Field((), description="scales for questions of one's own")
    sections: tuple[Any, ...] = Field((), description="pages of one's own, after the themes")
    indicators: tuple[Any, ...] = Field((), description="indicators of one's own")


def is_composition(node: yamlsource.Node) -> bool:
    """Whether this is made of other questionnaires."""
    return yamlsource.child(node, "base") is not None


def names(node: yamlsource.Node) -> tuple[str, ...]:
    """The questionnaires it is made of: the base first. Empty when it is no composition."""
    if not isinstance(node, yamlsource.Mapping) or not is_composition(node):
        return ()
    return (node.text("base"), *(theme.text or "" for theme in parts.scalars(node.entries.get("themes"))))


def compose(node: yamlsource.Mapping, texts: Mapping[str, str]) -> Found:
    """The whole, or None with what is wrong; ``texts`` holds the questionnaires it is made of, by file name."""
    where = (("questionnaire", node.text("base")),)
    wanted, problems = read_definition(node, Composition, where)
    if wanted is None:
        return None, problems
    item = Item(wanted, node, where)
    roots, problems = _roots(item, texts)
    if problems:
        return None, problems
    problems = [*_unknown(item, roots), *_needed(item, roots)]
    return (None, problems) if problems else (_whole(item, roots), [])


def _roots(item: Item[Composition], texts: Mapping[str, str]) -> tuple[list[yamlsource.Mapping], list[Problem]]:
    """The base and the themes."""
    found: list[yamlsource.Mapping] = []
    problems: list[Problem] = []
    places: list[tuple[str | int, ...]] = [("base",), *(("themes", place) for place in range(len(item.model.themes)))]
    for name, path in zip((item.model.base, *item.model.themes), places, strict=True):
        root, wrong = _root(item, name, path, texts)
        problems += wrong
        if root is not None:
            if found and root.text("theme_of") != code_of(found[0]):
                problems.append(item.problem("M002", *path, name=name, base=item.model.base))
            elif root in found:
                problems.append(item.problem("M003", *path, name=name))
            found.append(root)
    return found, problems


def _root(item: Item[Composition], name: str, path: tuple[str | int, ...], texts: Mapping[str, str]) -> Found:
    file = f"{name}.yaml"
    root, problems = yamlsource.examine(texts[file], file) if file in texts else (None, [])
    if problems:
        return None, problems
    if not isinstance(root, yamlsource.Mapping) or is_composition(root):
        return None, [item.problem("M001", *path, name=name)]
    return root, []


def _left_out(wanted: Composition, roots: list[yamlsource.Mapping]) -> dict[str, tuple[str | int, ...]]:
    """What is left out, and what in the composition says so."""
    left: dict[str, tuple[str | int, ...]] = {}
    if wanted.short:
        left = dict.fromkeys(parts.not_short(roots[0]), ("short",))
    left |= {code: ("without", place) for place, code in enumerate(wanted.without)}
    for question in (question for root in roots for question in parts.questions(root)):
        if code_of(question) in left:
            left |= {code: left[code_of(question)] for code in parts.codes(question)}
    return left


def _unknown(item: Item[Composition], roots: list[yamlsource.Mapping]) -> Iterable[Problem]:
    """What is left out or gets choices of its own, and is not there."""
    wanted = item.model
    by_code = {code_of(question): question for root in roots for question in parts.questions(root)}
    known = [code for question in by_code.values() for code in parts.codes(question)]
    for place, code in enumerate(wanted.without):
        if code not in known:
            yield item.problem("M004", "without", place, name=code, near=near(code, known))
    for code in wanted.choices:
        question = by_code.get(code)
        if question is None or not isinstance(question.entries.get("choices"), yamlsource.Sequence):
            yield item.problem("M005", "choices", code, name=code)


def _needed(item: Item[Composition], roots: list[yamlsource.Mapping]) -> Iterable[Problem]:
    """What stays, but depends on the answer to a question that is left out."""
    left = _left_out(item.model, roots)
    for root in (*roots, item.node):
        for section in parts.sections(root):
            stays = [question for question in parts.questions_of(section) if code_of(question) not in left]
            for each in [section, *stays] if stays else []:
                for code in parts.mentioned(each) & left.keys():
                    yield item.problem("M006", *left[code], name=code, other=code_of(each))


def _whole(item: Item[Composition], roots: list[yamlsource.Mapping]) -> yamlsource.Mapping:
    node, base = item.node, roots[0]
    left = set(_left_out(item.model, roots))
    added = [section for theme in roots[1:] for section in parts.without(theme, left)]
    sections = _in_order(base, parts.without(base, left), [*added, *parts.sections(node)])
    local = parts.listed(node.entries.get("choices"))
    lists: dict[str, list[yamlsource.Node]] = {
        "scales": [scale for root in (*roots, node) for scale in parts.items(root, "scales")],
        "sections": [parts.with_choices(section, local) for section in sections],
        "indicators": [
            *(each for root in roots for each in parts.items(root, "indicators") if not parts.rests_on(each) & left),
            *parts.items(node, "indicators"),
        ],
        "left_out": [yamlsource.Scalar(node.file, node.line, 1, code) for code in sorted(left | _fallen(roots, left))],
    }
    own = {key: value for key, value in node.entries.items() if key in OWN_WORDS}
    made = {key: yamlsource.Sequence(node.file, node.line, 1, nodes) for key, nodes in lists.items() if nodes}
    kept = {key: value for key, value in base.entries.items() if key not in lists}
    entries: dict[str, yamlsource.Node] = {**kept, **own, **made}
    place = yamlsource.line_of(node, "base")
    keys = {key: node.keys.get(key, yamlsource.Scalar(node.file, place, 1, key)) for key in entries}
    return replace(node, entries=entries, keys=keys)


def _fallen(roots: list[yamlsource.Mapping], left: set[str]) -> set[str]:
    """The indicators that go with what is left out."""
    every = [indicator for root in roots for indicator in parts.items(root, "indicators")]
    return {code_of(indicator) for indicator in every if parts.rests_on(indicator) & left}


def _in_order(
    base: yamlsource.Mapping, pages: list[yamlsource.Mapping], added: list[yamlsource.Mapping]
) -> list[yamlsource.Mapping]:
    """What is added comes before the page that closes the base, if that is still there."""
    closing = len(pages) > 1 and code_of(pages[-1]) == code_of(parts.sections(base)[-1])
    place = len(pages) - 1 if closing else len(pages)
    return [*pages[:place], *added, *pages[place:]]
