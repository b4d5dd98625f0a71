"""Codes: each once, none that is a word of the conditions."""

from collections import Counter
from collections.abc import Iterator

from surveyapp.problems import Problem
from surveyapp.questionnaire.conditions import RESERVED
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft, Plain
from surveyapp.questionnaire.question import Question

LONGEST = 40


def questions(draft: Draft) -> Iterator[Problem]:
    """Questions, blocks of rows and rows share one set of codes."""
    seen: dict[str, tuple[int, str]] = {}
    for _, lead in draft.questions:
        own = {plain.question.code: plain for _, plain in draft.parts(lead)}
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
        yield from _rows_twice(draft, lead)


def _first(code: str, first: tuple[int, str]) -> dict[str, object]:
    return {"name": code, "first": first[0], "other": first[1]}


def _twice(draft: Draft, lead: str, code: str, plain: Plain | None, first: tuple[int, str]) -> Problem | None:
    """A text field behind a choice whose code is taken."""
    if plain is None or plain.path[:1] != ("choices",):
        return None
    choice = code.removeprefix(f"{lead}_")
    return plain.lead.problem("Q036", *plain.path, name=code, choice=choice, first=first[0])


def _rows_twice(draft: Draft, lead: Item[Question]) -> Iterator[Problem]:
    """A row that is there twice; ``_path`` finds the first, so the second is looked for from there."""
    counted = Counter(plain.question.code for _, plain in draft.parts(lead) if plain.path)
    for code, number in counted.items():
        if number > 1:
            plain = next(plain for _, plain in draft.parts(lead) if plain.question.code == code)
            yield lead.problem("Q017", *plain.path, name=code, first=plain.line, other=lead.model.code)


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
