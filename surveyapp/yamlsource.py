"""From YAML text to nodes that know their file and line. Every scalar stays text; no file can crash or stall us.

libyaml delivers events only; the nodes are built here, with limits on size, depth and number, and without anchors,
aliases, tags and merge keys: nothing in a file can make more of it than what is written there. (The loader of libyaml
crashes the process on deep nesting, and YAML's own types turn ``no`` into false and ``01`` into 1.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from surveyapp.problems import Problem, SourceError
from surveyapp.yamlsyntax import DEEPEST, syntax_problem

MOST_BYTES = 1_000_000
MOST_NODES = 20_000
LONGEST_KEY = 60

_PARSER: type[Any] = getattr(getattr(yaml, "_yaml", None), "CParser", yaml.Loader)
"""libyaml where it is. The parser in Python is ten times slower and wants quotes around a text in { } with a "?"."""
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value. ``text`` is None when nothing at all was written."""

    file: str
    line: int
    column: int
    text: str | None

    def data(self) -> Any:
        """The text."""
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    file: str
    line: int
    column: int
    items: list["Node"] = field(default_factory=list)

    def data(self) -> Any:
        """The list as plain Python data."""
        return [item.data() for item in self.items]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; ``keys`` is where each key stands."""

    file: str
    line: int
    column: int
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)

    def data(self) -> Any:
        """The mapping as plain Python data."""
        return {key: node.data() for key, node in self.entries.items()}

    def text(self, key: str) -> str:
        """The text behind a key; empty when there is none."""
        node = self.entries.get(key)
        return (node.text or "") if isinstance(node, Scalar) else ""


Event: TypeAlias = Any
"""An event of the parser: those of libyaml and of Python look the same, but have no type in common."""
Node: TypeAlias = Scalar | Sequence | Mapping


def child(node: Node, part: str | int) -> Node | None:
    """What stands behind this key or at this place in the list; None when there is no such thing."""
    if isinstance(node, Mapping) and isinstance(part, str):
        return node.entries.get(part)
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def line_of(node: Node, *path: str | int) -> int:
    """The line of what this path leads to: of its key if it has one. Where the path gets lost: the last place."""
    line = node.line
    for part in path:
        found = child(node, part)
        if found is None:
            return line
        line = node.keys[part].line if isinstance(node, Mapping) and isinstance(part, str) else found.line
        node = found
    return line


def read_text(path: Path, file: str) -> str:
    """The text of a file, that problems call ``file``. Raises SourceError when it is too large or cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise SourceError([Problem("Y027", file, 1)]) from None
    return decode(data, file)


def decode(data: bytes, file: str) -> str:
    """The text in these bytes. Raises SourceError when there are too many or they are not UTF-8."""
    if len(data) > MOST_BYTES:
        raise SourceError([_too_large(file)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError([Problem("Y003", file, data.count(b"\n", 0, error.start) + 1)]) from None


def write(data: Any) -> str:
    """Plain data of texts, lists and mappings as YAML that reads back as the same."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def parse(text: str, file: str) -> Node:
    """The one document in this text. Raises SourceError with everything that is wrong with it as YAML."""
    node, problems = examine(text, file)
    if problems or node is None:
        raise SourceError(problems)
    return node


def examine(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The document with its problems; None when it cannot be read at all. A key that is there twice counts once."""
    text = text.removeprefix("\ufeff")
    refused = _refusal(text, file)
    if refused:
        return None, [refused]
    builder = _Builder(file)
    try:
        node = builder.document(_events(text))
    except yaml.YAMLError as error:
        return None, [*builder.problems, syntax_problem(error, text, file)]
    except _Stop:
        return None, builder.problems
    return (node if builder.sound else None), builder.problems


def _too_large(file: str) -> Problem:
    return Problem("Y002", file, 1, params={"limit": MOST_BYTES // 1000})


def _refusal(text: str, file: str) -> Problem | None:
    if len(text) > MOST_BYTES:
        return _too_large(file)
    if match := _FORBIDDEN.search(text):
        line = text.count("\n", 0, match.start()) + 1
        return Problem("Y004", file, line, params={"found": f"U+{ord(match[0]):04X}"})
    return None


def _events(text: str) -> Iterator[Event]:
    parser = _PARSER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


class _Stop(Exception):
    """There is no use in reading on."""


class _Builder:
    """Builds nodes out of events and collects what is not allowed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.count = 0
        self.sound = True
        """Whether what is built stands for what is written: a key that is there twice does no harm."""

    def problem(self, code: str, line: int, **params: object) -> None:
        self.problems.append(Problem(code, self.file, line, params=params))

    def unsound(self, code: str, line: int, **params: object) -> None:
        self.problem(code, line, **params)
        self.sound = False

    def stop(self, code: str, line: int, **params: object) -> "_Stop":
        self.problem(code, line, **params)
        return _Stop()

    def document(self, events: Iterator[Event]) -> Node:
        """The node of the only document."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self.stop("Y020", _line(event))
                if event.version or event.tags:
                    raise self.stop("Y024", 1)
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 1)
        if root is None or (isinstance(root, Scalar) and root.text is None):
            raise self.stop("Y001", 1)
        return root

    def node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        """The node that starts with this event."""
        self.count += 1
        if depth > DEEPEST:
            raise self.stop("Y021", _line(event), limit=DEEPEST)
        if self.count > MOST_NODES:
            raise self.stop("Y022", _line(event), limit=MOST_NODES)
        self._refuse_extras(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        return self._scalar(event)

    def _refuse_extras(self, event: Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.stop("Y017", _line(event))
        if getattr(event, "tag", None):
            raise self.stop("Y019", _line(event), found=getattr(event, "tag", ""))

    def _scalar(self, event: Event) -> Scalar:
        text = str(getattr(event, "value", ""))
        if forbidden := _FORBIDDEN.search(text):  # written as an escape: "\\0"
            raise self.stop("Y004", _line(event), found=f"U+{ord(forbidden[0]):04X}")
        nothing = not text and not getattr(event, "style", None)
        return Scalar(self.file, _line(event), event.start_mark.column + 1, None if nothing else text)

    def _sequence(self, start: Event, events: Iterator[Event], depth: int) -> Sequence:
        node = Sequence(self.file, _line(start), start.start_mark.column + 1)
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node.items.append(self.node(event, events, depth + 1))
        return node

    def _mapping(self, start: Event, events: Iterator[Event], depth: int) -> Mapping:
        node = Mapping(self.file, _line(start), start.start_mark.column + 1)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            self._add(node, key, value)
        return node

    def _add(self, node: Mapping, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar) or not key.text or len(key.text) > LONGEST_KEY or "\n" in key.text:
            self.unsound("Y023", key.line)
        elif key.text == "<<":
            raise self.stop("Y018", key.line)
        elif re.match(r"-\w", key.text):
            self.unsound("Y010", key.line, rest=key.text[1:])
        elif key.text in node.entries:
            self.problem("Y012", key.line, name=key.text, first=node.keys[key.text].line)
        else:
            node.entries[key.text] = value
            node.keys[key.text] = key


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
