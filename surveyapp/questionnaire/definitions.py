"""From nodes to a typed definition, with pydantic's errors told as numbered problems at their line.

Used for everything that is written in YAML: questionnaires, scales, translations and reports.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from surveyapp import yamlsource
from surveyapp.problems import Problem, Where, near

T = TypeVar("T")
MOST_PROBLEMS = 200
ITEMS = {
    "sections": "section",
    "questions": "question",
    "choices": "choice",
    "rows": "row",
    "scales": "scale",
    "indicators": "indicator",
    "types": "type",
    "chapters": "chapter",
    "values": "value",
}
"""What an item is, by the key of the list or group that holds it."""


@dataclass(frozen=True)
class Item(Generic[T]):
    """A definition and where it stands."""

    model: T
    node: yamlsource.Mapping
    where: Where

    def problem(self, code: str, *path: str | int, **params: object) -> Problem:
        """A problem with what this path in the definition leads to."""
        return Problem(code, self.node.file, yamlsource.line_of(self.node, *path), self.where, params)


@dataclass
class _Place:
    """Where an error is, and which definitions could stand there."""

    node: yamlsource.Node
    line: int
    models: tuple[type[BaseModel], ...]
    where: Where
    path: tuple[str | int, ...] = ()
    key: str = ""


def read_definition(
    node: yamlsource.Node,
    model: Any,
    where: Where = (),
    context: Mapping[str, object] | None = None,
    data: object = None,
) -> tuple[Any, list[Problem]]:
    """The definition in this node, or None and every problem with it.

    ``model`` is a definition or a choice of definitions; ``data`` replaces what the node says (a translation of it).
    """
    try:
        return _adapter(model).validate_python(node.data() if data is None else data, context=dict(context or {})), []
    except ValidationError as error:
        details = _told_once(error.errors(include_url=False))
    models = _models(model)
    places = [_locate(detail, node, models, where) for detail in details[:MOST_PROBLEMS]]
    told = [_problem(detail, place) for detail, place in zip(details, places, strict=False)]
    problems = [problem for problem in told if not _meant_elsewhere(problem, told)]
    if len(details) > MOST_PROBLEMS:
        problems.append(Problem("Y028", node.file, places[-1].line, where, {"limit": MOST_PROBLEMS}))
    return None, problems


def _told_once(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the lists that are too short only because their items are wrong."""
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(other is not detail and other["loc"][: len(detail["loc"])] == detail["loc"] for other in details)
    ]


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _meant_elsewhere(problem: Problem, told: list[Problem]) -> bool:
    """A key that is missing only because it was misspelt is one mistake, not two."""
    return problem.code == "Q002" and any(
        other.code == "Q001" and other.params["near"] == problem.params["name"] and other.where == problem.where
        for other in told
    )


def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The definitions that are mentioned in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(dict.fromkeys(model for part in get_args(annotation) for model in _models(part)))


def _tag(model: type[BaseModel]) -> str:
    """The value of ``type`` or ``kind`` that chooses this definition."""
    field = model.model_fields.get("type") or model.model_fields.get("kind")
    values = get_args(field.annotation) if field else ()
    return str(values[0]) if values else ""


def _locate(detail: ErrorDetails, node: yamlsource.Node, models: tuple[type[BaseModel], ...], where: Where) -> _Place:
    place = _Place(node, node.line, models, where)
    for part in detail["loc"]:
        tagged = tuple(model for model in place.models if _tag(model) == part)
        if len(place.models) > 1 and tagged:
            place.models = tagged
        elif isinstance(part, int):
            _step_into_item(place, part)
        else:
            _step_into_key(place, str(part))
    return place


def _step_into_item(place: _Place, index: int) -> None:
    item = yamlsource.child(place.node, index)
    if item is None:
        return
    place.node, place.line = item, item.line
    if place.key in ITEMS:
        place.where = (*place.where, (ITEMS[place.key], code_of(item) or str(index + 1)))


def _step_into_key(place: _Place, key: str) -> None:
    fields = [model.model_fields[key].annotation for model in place.models if key in model.model_fields]
    if not fields and place.key in ITEMS and isinstance(place.node, yamlsource.Mapping):
        place.where = (*place.where, (ITEMS[place.key], key))  # an item of a group: its key is its code
    else:
        place.models = tuple(dict.fromkeys(model for field in fields for model in _models(field))) or place.models
    place.key = key
    place.line = yamlsource.line_of(place.node, key) if yamlsource.child(place.node, key) else place.line
    place.node = yamlsource.child(place.node, key) or place.node


def code_of(node: yamlsource.Node) -> str:
    """The code that this definition gives itself; empty when it has none."""
    return node.text("code") if isinstance(node, yamlsource.Mapping) else ""


def _problem(detail: ErrorDetails, place: _Place) -> Problem:
    context = detail.get("ctx") or {}
    code, params = _TELLERS.get(detail["type"], _simple)(detail, place, context)
    given = {"name": place.key or "code", "found": str(context.get("found") or detail["input"])[:80]}
    return Problem(code, place.node.file, place.line, place.where, {**given, **params})


Told = tuple[str, dict[str, object]]
Context = Mapping[str, Any]


def _unknown_key(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    known = [key for model in place.models for key in model.model_fields]
    return "Q001", {"near": near(place.key, known), "known": list(dict.fromkeys(known))}


def _discriminator(models: tuple[type[BaseModel], ...]) -> str:
    return "kind" if any("kind" in model.model_fields for model in models) else "type"


def _no_tag(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    code = "I008" if _discriminator(place.models) == "kind" else "Q016"
    return code, {"known": [_tag(model) for model in place.models]}


def _unknown_tag(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    kind = _discriminator(place.models)
    place.line = yamlsource.line_of(place.node, kind)
    found, known = str(context.get("tag", "")), [_tag(model) for model in place.models]
    return ("I007" if kind == "kind" else "Q015"), {"found": found, "known": known, "near": near(found, known)}


def _fixed_words(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    known = [part.strip(" '") for part in str(context.get("expected", "")).replace(" or ", ",").split(",")]
    code = "R010" if place.key == "show" else "Q014"
    return code, {"known": known, "near": near(str(detail["input"]), known)}


def _bound(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    return ("Q012", {"limit": context["ge"]}) if "ge" in context else ("Q013", {"limit": context["le"]})


def _condition(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    return _CONDITIONS[str(context["reason"])], {}


def _scale(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    name = str(context["name"])
    return "S001", {"name": name, "known": context["known"], "near": near(name, context["known"])}


def _too_few(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    return ("Q026" if place.key == "rows" else "Q018"), {"limit": context["min_length"]}


def _too_many(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    return "Q046", {"limit": context["max_length"]}


def _missing(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    return ("Q026" if place.key == "rows" else "Q002"), {}


def _simple(detail: ErrorDetails, place: _Place, context: Context) -> Told:
    if detail["input"] is None or (detail["type"] == "string_pattern_mismatch" and not detail["input"]):
        return "Q003", {}
    return _SIMPLE.get(detail["type"], "Q029"), {"limit": context.get("max_length", "")}


_TELLERS: dict[str, Callable[[ErrorDetails, _Place, Context], Told]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "union_tag_not_found": _no_tag,
    "union_tag_invalid": _unknown_tag,
    "literal_error": _fixed_words,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "unknown_scale": _scale,
    "too_short": _too_few,
    "too_long": _too_many,
    "condition": _condition,
}
_CONDITIONS = {"mapping": "C001", "list": "C002", "comparison": "C003", "choice": "C004"}
_SIMPLE = {
    "string_pattern_mismatch": "Q007",
    "string_too_short": "Q003",
    "string_too_long": "Q011",
    "string_type": "Q004",
    "tuple_type": "Q005",
    "list_type": "Q005",
    "model_type": "Q006",
    "model_attributes_type": "Q006",
    "dict_type": "Q006",
    "flag": "Q008",
    "whole": "Q009",
    "decimal": "Q010",
    "date": "Q027",
    "choices_or_scale": "Q019",
    "figure": "R007",
    "typed_figure": "R008",
    "chapter_title": "R009",
    "weights_compare": "R012",
    "priorities": "R014",
}
"""Kind of pydantic error, ours included, to the problem it is."""
