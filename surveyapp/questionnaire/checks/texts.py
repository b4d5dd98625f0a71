"""Texts: plain words, references that lead somewhere, no question twice."""

import re
from collections.abc import Iterator
from typing import Any

from surveyapp import yamlsource
from surveyapp.problems import Problem, near
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.model import PIPE

_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{1,6});")
_BRACES = re.compile(r"\{[^{}]*\}?")
_MOST_WORDS = 35
_TEXTS = {"title", "text", "intro", "thanks", "credit", "label", "help", "between", "unit"}
_PIPED = {"text", "label", "help", "thanks"}

Found = tuple[tuple[str | int, ...], str, str]
"""Path, key and text."""


def _texts(node: yamlsource.Node, path: tuple[str | int, ...] = ()) -> Iterator[Found]:
    """Every text that somebody will read, in this node and below."""
    if isinstance(node, yamlsource.Sequence):
        for place, item in enumerate(node.items):
            yield from _texts(item, (*path, place))
    elif isinstance(node, yamlsource.Mapping):
        for key, value in node.entries.items():
            if isinstance(value, yamlsource.Scalar):
                if key in _TEXTS and value.text:
                    yield (*path, key), key, value.text
            else:
                yield from _texts(value, (*path, key))


def html(draft: Draft) -> Iterator[Problem]:
    """Markup would be shown as it stands."""
    for path, key, text in _texts(draft.node):
        if match := _HTML.search(text):
            line = yamlsource.line_of(draft.node, *path)
            yield Problem("Q034", draft.node.file, line, draft.where(path), {"name": key, "found": match[0]})


def piping(draft: Draft) -> Iterator[Problem]:
    """``{code}`` in a text names a question that was answered before."""
    place = 0
    for number, section in enumerate(draft.sections):
        questions = [lead for at, lead in draft.questions if at == number]
        yield from _piped(draft, section, place, {"text", "title"})
        for lead in questions:
            yield from _piped(draft, lead, place, _PIPED)
            place += len(draft.parts(lead))


def _piped(draft: Draft, item: Item[Any], before: int, keys: set[str]) -> Iterator[Problem]:
    for path, key, text in _texts(item.node):
        if key not in keys or path[0] == "questions":
            continue
        for found in _BRACES.findall(text):
            match = PIPE.fullmatch(found)
            if match is None:
                yield item.problem("Q039", *path, name=key, found=found)
            else:
                yield from _reference(draft, item, path, match[1], before)


def _reference(draft: Draft, item: Item[Any], path: tuple[str | int, ...], name: str, before: int) -> Iterator[Problem]:
    if name in draft.by_code:
        if draft.order[name] >= before:
            yield item.problem("Q038", *path, name=name)
    elif name in draft.leads:
        yield item.problem("Q041", *path, name=name)
    elif not draft.may_exist(name):
        yield item.problem("Q037", *path, name=name, near=near(name, list(draft.by_code)[:before]))


def wording(draft: Draft) -> Iterator[Problem]:
    """Long questions, and the same question twice."""
    seen: dict[str, str] = {}
    for _, lead in draft.questions:
        words = len(lead.model.label.split())
        if words > _MOST_WORDS and lead.model.unfold():
            yield lead.problem("W007", "label", words=words)
        rows: dict[str, str] = {}
        for _, plain in draft.parts(lead):
            if plain.path[:1] != ("choices",):
                text = " ".join(plain.question.label.split()).casefold()
                if plain.path and text in rows:
                    yield lead.problem("Q043", *plain.path, first=rows[text], second=plain.question.code)
                elif not plain.path and text in seen:
                    yield lead.problem("W009", "label", other=seen[text])
                (rows if plain.path else seen).setdefault(text, plain.question.code)
