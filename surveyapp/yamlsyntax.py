"""A syntax error of YAML in the author's terms: which quote was not closed, where a tab stands, which colon is wrong.

libyaml says where it got lost; the mistake is often a few lines earlier. So every rule here looks at the lines as the
author sees them, and the first one that recognises the mistake tells it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from surveyapp.problems import Problem

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_OPENING = re.compile(r"""^[ ]*(?:- +)*(?:[\w.-]+: +)?(["'])""")
_AFTER_QUOTE = re.compile(r"""(?:^|: +|- +|[\[{,] *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?!\s*(?:$|#|[,\]}:]))""")
_COLON_IN_TEXT = re.compile(r"^[ ]*(?:- +)*[\w.-]+: +[^\"'{\[|>&*!%@`#\s][^#]*?:(?: |$)")
_COLON_IN_FLOW = re.compile(r"[{,] *[\w.-]+: +[^\"'{\[,}]*?: ")
_NO_COLON = re.compile(r"^ *(?:- +)*([^\s:#\"'{}\[\],-][^:#{}\[\]]*?)(?::\S.*)?$")
_GLUED = re.compile(r"^ *(?:- +)*([\w.-]+):[^\s:]+$")
_LIST_BEHIND_KEY = re.compile(r"^ *(?:- +)*([\w.-]+): +- ")
_BLOCK = re.compile(r"[|>][+-]?\d*")
_CLOSING = {"[": "]", "{": "}"}
DEEPEST = 20
"""Lists and keys inside one another."""
_LOOK_BACK = 40  # lines before the error in which an open quote or a tab is looked for

Found = tuple[str, int, dict[str, object]]
"""Code, line counted from 0, and parameters."""


@dataclass(frozen=True)
class _Lost:
    """Where libyaml got lost: what it said, the line and column, and where the thing it was reading began."""

    said: str
    while_: str
    lines: list[str]
    line: int
    column: int
    opened: int
    opened_column: int

    @property
    def content(self) -> str:
        return self.at(self.line)

    def at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def back(self) -> Iterator[int]:
        """The lines with something on them, from the error upwards."""
        last = min(self.line, len(self.lines) - 1)
        return (line for line in range(last, max(-1, last - _LOOK_BACK), -1) if self.lines[line].strip())


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The problem that this error of the parser stands for."""
    lost = _lost(error, _BREAK.split(text))
    for rule in _RULES:
        found = rule(lost)
        if found:
            code, line, params = found
            return Problem(code, file, min(line, max(len(lost.lines) - 1, 0)) + 1, params=params)
    return Problem("Y026", file, min(lost.line, max(len(lost.lines) - 1, 0)) + 1)


def _lost(error: yaml.YAMLError, lines: list[str]) -> _Lost:
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, column = (problem.line, problem.column) if problem else (0, 0)
    opened, opened_column = (context.line, context.column) if context else (line, column)
    said, while_ = (str(getattr(error, name, "") or "") for name in ("problem", "context"))
    return _Lost(said, while_, lines, line, column, opened, opened_column)


def _too_deep(lost: _Lost) -> Found | None:
    """libyaml 0.2.6 and later count for themselves, and look ahead: a line full of brackets never gets to us."""
    return ("Y021", lost.line, {"limit": DEEPEST}) if "nesting depth" in lost.said else None


def _tab(lost: _Lost) -> Found | None:
    for line in list(lost.back())[:2]:
        if re.match(r" *(?:- *)*\t", lost.at(line)):
            return "Y005", line, {}
    return None


def _directive(lost: _Lost) -> Found | None:
    line = next((line for line in lost.back() if lost.at(line).startswith("%")), None)
    return None if line is None else ("Y024", line, {})


def _unclosed_at_end(lost: _Lost) -> Found | None:
    if "quoted scalar" not in lost.while_:
        return None
    return _where_it_opened(lost) or ("Y006", lost.opened, {"quote": lost.at(lost.opened)[lost.opened_column :][:1]})


def _where_it_opened(lost: _Lost) -> Found | None:
    """The nearest line above whose value opens with a quote that does not close on that line or end a later one."""
    for line in lost.back():
        match = _OPENING.match(lost.at(line))
        if match and line < lost.line and not _closes(lost, line, match[1], match.end()):
            return "Y006", line, {"quote": match[1]}
    return None


def _closes(lost: _Lost, line: int, quote: str, start: int) -> bool:
    escaped = r"\\." if quote == '"' else "''"
    rest = re.sub(escaped, "", lost.at(line)[start:])
    if quote in rest:
        return True
    for later in range(line + 1, min(lost.line + 1, len(lost.lines))):
        before, found, after = re.sub(escaped, "", lost.at(later)).partition(quote)
        if found:
            return not re.search(r"[\w.-]+:\s*$", before) and not after.split("#")[0].strip(" ,]}")
    return False


def _escape(lost: _Lost) -> Found | None:
    known = ("unknown escape", "hexdecimal", "hexadecimal", "Unicode character")
    return ("Y015", lost.line, {}) if any(part in lost.said for part in known) else None


def _after_quote(lost: _Lost) -> Found | None:
    return ("Y013", lost.line, {}) if _AFTER_QUOTE.search(lost.content) else None


def _list_behind_key(lost: _Lost) -> Found | None:
    match = _LIST_BEHIND_KEY.match(lost.content)
    return ("Y016", lost.line, {"name": match[1]}) if match else None


def _reserved(lost: _Lost) -> Found | None:
    character = lost.content[lost.column : lost.column + 1]
    opened = lost.at(lost.opened)[lost.opened_column : lost.opened_column + 1]
    if "cannot start any token" in lost.said:
        return "Y014", lost.line, {"found": character}
    if (opened in ("*", "&") and "anchor" in lost.while_ + lost.said) or "alias" in lost.while_:
        return "Y014", lost.opened, {"found": opened}
    if opened == "!" and "tag" in lost.while_:
        return "Y019", lost.opened, {"found": "!"}
    return None


def _block_text(lost: _Lost) -> Found | None:
    match = _BLOCK.search(lost.at(lost.opened))
    return ("Y025", lost.opened, {"found": match[0]}) if match and "block scalar" in lost.while_ else None


def _colon_in_text(lost: _Lost) -> Found | None:
    if _COLON_IN_TEXT.match(lost.content) or _COLON_IN_FLOW.search(lost.content):
        return "Y007", lost.line, {}
    return None


def _bracket(lost: _Lost) -> Found | None:
    if "flow" not in lost.while_:
        return None
    if "node content" in lost.said:
        return _open_at_end(lost) or ("Y029", lost.line, {})
    bracket = lost.at(lost.opened)[lost.opened_column : lost.opened_column + 1]
    return "Y009", lost.opened, {"bracket": bracket, "closing": _CLOSING.get(bracket, "")}


def _open_at_end(lost: _Lost) -> Found | None:
    """The bracket that is still open when the file ends."""
    if lost.content.strip():
        return None
    for line in lost.back():
        content = lost.at(line)
        for bracket, closing in _CLOSING.items():
            if content.count(bracket) > content.count(closing):
                return "Y009", line, {"bracket": bracket, "closing": closing}
    return None


def _stray_bracket(lost: _Lost) -> Found | None:
    character = lost.content[lost.column : lost.column + 1]
    unexpected = character in ("]", "}", ",") or "unexpected ':'" in lost.said
    return ("Y029", lost.line, {}) if unexpected else None


def _no_colon(lost: _Lost) -> Found | None:
    if "could not find expected ':'" in lost.said:
        match = _NO_COLON.match(lost.at(lost.opened))
        name = match[1].strip() if match else lost.at(lost.opened).strip()
        return "Y011", lost.opened, {"name": name[:30]}
    above = next((line for line in lost.back() if line < lost.line), lost.line)
    glued = _GLUED.match(lost.at(above)) if "mapping values are not allowed" in lost.said else None
    return ("Y011", above, {"name": glued[1]}) if glued else None


def _second_document(lost: _Lost) -> Found | None:
    line = next((line for line in lost.back() if lost.at(line).startswith(("---", "..."))), None)
    return None if line is None or "document" not in lost.said else ("Y020", line, {})


def _indentation(lost: _Lost) -> Found | None:
    known = (
        "expected <block end>",
        "did not find expected",
        "mapping values are",
        "sequence entries are",
        "document start",
    )
    return ("Y008", lost.line, {}) if any(part in lost.said for part in known) else None


_RULES: tuple[Callable[[_Lost], Found | None], ...] = (
    _too_deep,
    _tab,
    _directive,
    _escape,
    _unclosed_at_end,
    _where_it_opened,
    _block_text,
    _reserved,
    _list_behind_key,
    _after_quote,
    _colon_in_text,
    _no_colon,
    _bracket,
    _second_document,
    _stray_bracket,
    _indentation,
)
