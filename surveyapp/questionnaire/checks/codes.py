"""Codes: each once, none that is a word of the conditions."""

from collections.abc import Iterator

from surveyapp.problems import Problem
from surveyapp.questionnaire.conditions import RESERVED
from surveyapp.questionnaire.draft import Draft, Plain

LONGEST = 40


def questions(draft: Draft) -> Iterator[Problem]:
    """Questions, blocks of rows and rows share one set of codes."""
    seen: dict[str, tuple[int, str]] = {}
    for _, lead in draft.questions:
        own = {plain.question.code: plain for plain in draft.plain if plain.lead is lead}
        for code in dict.fromkeys((lead.model.code, *own)):
            plain = own.get(code)
            path = plain.path if plain else ()
            if code in seen:
                yield _twice(draft, lead.model.code, code, plain, seen[code]) or lead.problem(
                    "Q017", *path, *(() if path[:1] == ("choices",) else ("code",)), **_first(code, seen[code])
                )
            else:
                seen[code] = (lead.problem("Q017", *path).line, lead.model.code)
            if code in RESERVED:
                yield lead.problem("Q035", *path, "code", name=code)
        yield from _rows_twice(draft, lead.model.code)


def _first(code: str, first: tuple[int, str]) -> dict[str, object]:
    return {"name": code, "first": first[0], "other": first[1]}


def _twice(draft: Draft, lead: str, code: str, plain: Plain | None, first: tuple[int, str]) -> Problem | None:
    """A text field behind a choice whose code is taken."""
    if plain is None or plain.path[:1] != ("choices",):
        return None
    choice = code.removeprefix(f"{lead}_")
    return plain.lead.problem("Q036", *plain.path, name=code, choice=choice, first=first[0])


def _rows_twice(draft: Draft, lead: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for plain in draft.plain:
        if plain.lead.model.code == lead and plain.path:
            code = plain.question.code
            if code in seen:
                yield plain.lead.problem("Q017", *plain.path, name=code, first=seen[code], other=lead)
            seen.setdefault(code, plain.line)


def sections(draft: Draft) -> Iterator[Problem]:
    """Every section has a code of its own."""
    seen: dict[str, int] = {}
    for section in draft.sections:
        code = section.model.code
        if code in seen:
            yield section.problem("Q040", "code", name=code, first=seen[code])
        seen.setdefault(code, section.node.line)


def indicators(draft: Draft) -> Iterator[Problem]:
    """An indicator is a variable beside the questions: its code is not that of one of them."""
    seen = {plain.question.code: (plain.line, plain.question.code) for plain in reversed(draft.plain)}
    seen |= {lead.model.code: (lead.node.line, lead.model.code) for _, lead in draft.questions}
    for indicator in draft.indicators:
        code = indicator.model.code
        if code in seen:
            yield indicator.problem("I010", "code", **_first(code, seen[code]))
        seen.setdefault(code, (indicator.node.line, code))


def scales(draft: Draft) -> Iterator[Problem]:
    """A scale of one's own does not silently replace a shared one."""
    seen: dict[str, tuple[int, str]] = {}
    for scale in draft.scales:
        code = scale.model.code
        if code in seen:
            line, file = seen[code]
            yield scale.problem("S002", "code", name=code, first=line, other=file)
        seen.setdefault(code, (scale.node.line, scale.node.file))
