"""Conditions: about earlier questions that exist, with answers that those can have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp import yamlsource
from surveyapp.problems import Problem, near
from surveyapp.questionnaire.conditions import All, Answered, Between, Chosen, Condition, Leaf, Not
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Section
from surveyapp.questionnaire.question import Question

_ONE_ANSWER = {Measure.NOMINAL, Measure.ORDINAL}


@dataclass(frozen=True)
class Rule:
    """A condition, the question or section it belongs to, and how many plain questions come before that."""

    condition: Condition
    item: Item[Question] | Item[Section]
    before: int
    own: frozenset[str]


def rules(draft: Draft) -> Iterator[Rule]:
    """Every condition that an author wrote."""
    before = 0
    for place, section in enumerate(draft.sections):
        inside = [plain.question.code for at, lead in draft.questions if at == place for _, plain in draft.parts(lead)]
        if section.model.ask_if is not None:
            yield Rule(section.model.ask_if, section, before, frozenset(inside))
        before += len(inside)
    for _, lead in draft.questions:
        if lead.model.ask_if is not None:
            parts = draft.parts(lead)
            own = frozenset({lead.model.code, *(plain.question.code for _, plain in parts)})
            yield Rule(lead.model.ask_if, lead, parts[0][0] if parts else _place_of(draft, lead), own)


def _place_of(draft: Draft, lead: Item[Question]) -> int:
    """How many plain questions stand above one that has none itself."""
    leads = [other for _, other in draft.questions]
    return sum(len(draft.parts(other)) for other in leads[: leads.index(lead)])


def conditions(draft: Draft) -> Iterator[Problem]:
    """What is wrong with the comparisons in every condition."""
    for rule in rules(draft):
        for leaf in rule.condition.leaves():
            problem = _reference(draft, rule, leaf) or _comparison(draft, rule, leaf)
            if problem:
                yield problem
        yield from _impossible(draft, rule)


def _at(rule: Rule, code: str, leaf: Leaf, **params: object) -> Problem:
    """A problem at the line where the condition names this question."""
    node = yamlsource.child(rule.item.node, "ask_if")
    line = (_mention(node, leaf.code) if node else None) or yamlsource.line_of(rule.item.node, "ask_if")
    return Problem(code, rule.item.node.file, line, rule.item.where, params)


def _mention(node: yamlsource.Node, code: str) -> int | None:
    if isinstance(node, yamlsource.Mapping) and code in node.keys:
        return node.keys[code].line
    children: Sequence[yamlsource.Node] = ()
    if isinstance(node, yamlsource.Mapping):
        children = tuple(node.entries.values())
    elif isinstance(node, yamlsource.Sequence):
        children = node.items
    return next((line for child in children if (line := _mention(child, code))), None)


def _reference(draft: Draft, rule: Rule, leaf: Leaf) -> Problem | None:
    """Whether the condition names a question with an answer, that comes before."""
    name = leaf.code
    if name in rule.own:
        return _at(rule, "C014", leaf)
    if name in draft.by_code:
        line = draft.by_code[name].line
        return _at(rule, "C006", leaf, name=name, line=line) if draft.order[name] >= rule.before else None
    if name in draft.leads:
        rows = [plain.question.code for _, plain in draft.parts(draft.leads[name])]
        return _at(rule, "C012", leaf, name=name, known=rows)
    if draft.may_exist(name):
        return None
    return _at(rule, "C005", leaf, name=name, near=near(name, list(draft.by_code)[: rule.before]))


def _comparison(draft: Draft, rule: Rule, leaf: Leaf) -> Problem | None:
    plain = draft.by_code.get(leaf.code)
    if plain is None or isinstance(leaf, Answered):
        return None
    return _bounds(rule, leaf, plain.question) if isinstance(leaf, Between) else _choice(rule, leaf, plain.question)


def _choice(rule: Rule, leaf: Chosen, question: Question) -> Problem | None:
    known = [choice.code for choice in question.categories]
    if not known:
        return _at(rule, "C009", leaf, name=leaf.code)
    wrong = next((choice for choice in leaf.choices if choice not in known), None)
    if wrong is None:
        return None
    return _at(rule, "C007", leaf, name=leaf.code, found=wrong, known=known, near=near(wrong, known))


def _bounds(rule: Rule, leaf: Between, question: Question) -> Problem | None:
    if question.measure is not Measure.NUMBER:
        return _at(rule, "C008", leaf, name=leaf.code)
    if leaf.minimum is not None and leaf.maximum is not None and leaf.minimum > leaf.maximum:
        return _at(rule, "C010", leaf, minimum=leaf.minimum, maximum=leaf.maximum)
    lowest, highest = getattr(question, "minimum", None), getattr(question, "maximum", None)
    below = lowest is not None and leaf.maximum is not None and leaf.maximum < lowest
    above = highest is not None and leaf.minimum is not None and leaf.minimum > highest
    if below or above:
        low, high = ("–" if bound is None else bound for bound in (lowest, highest))
        return _at(rule, "C013", leaf, name=leaf.code, lowest=low, highest=high)
    return None


def _impossible(draft: Draft, rule: Rule) -> Iterator[Problem]:
    """Two answers at once that exclude each other, in parts that must all hold."""
    wanted: dict[str, set[str]] = {}
    for leaf in _must_hold(rule.condition):
        plain = draft.by_code.get(leaf.code)
        if not isinstance(leaf, Chosen) or plain is None or plain.question.measure not in _ONE_ANSWER:
            continue
        before = wanted.get(leaf.code)
        wanted[leaf.code] = set(leaf.choices) if before is None else before & set(leaf.choices)
        if before and not wanted[leaf.code]:
            choices = [*sorted(before), *leaf.choices]
            yield _at(rule, "C011", leaf, name=leaf.code, choices=choices)


def _must_hold(condition: Condition) -> Iterator[Leaf]:
    """The comparisons that must all hold."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _must_hold(part)
    elif isinstance(condition, Chosen | Between | Answered):
        yield condition


def required(draft: Draft) -> Iterator[Problem]:
    """A required question whose condition asks for an answer to a question that nobody is asked."""
    for _, lead in draft.questions:
        if lead.model.required and not (lead.model.on_page and lead.model.unfold()):
            yield lead.problem("Q030", "required")
        elif lead.model.required and isinstance(lead.model.ask_if, Not):
            sections = {plain.section.model.ask_if for _, plain in draft.parts(lead)}
            if lead.model.ask_if.part in sections:
                yield lead.problem("Q030", "ask_if")
