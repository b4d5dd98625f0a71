"""From nodes to a typed definition, with pydantic's errors told as numbered problems at their line.

Used for everything that is written in YAML: questionnaires, scales and reports.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from surveyapp import yamlsource
from surveyapp.problems import Problem, meant

T = TypeVar("T")
MOST_PROBLEMS = 200
KINDS = {
    "sections": "section",
    "questions": "question",
    "scales": "scale",
    "indicators": "indicator",
    "chapters": "chapter",
}
"""What the items of a list are, by the key that the list stands under."""


@dataclass
class Place:
    """Where in the file an error is, and which definitions could stand there."""

    node: yamlsource.Node
    line: int
    models: tuple[type[BaseModel], ...]
    key: str = ""
    where: tuple[str, str] | None = None


def read_definition(
    node: yamlsource.Node, model: type[T], name: str, context: Mapping[str, object] | None = None, data: object = None
) -> tuple[T | None, list[Problem]]:
    """The definition in this node, or every problem with it. ``data`` replaces the node's own data (a translation)."""
    adapter = TypeAdapter(model)
    try:
        return adapter.validate_python(node.data() if data is None else data, context=dict(context or {})), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    root = _models(model)
    problems = [_problem(detail, node, root, name) for detail in details[:MOST_PROBLEMS]]
    if len(details) > MOST_PROBLEMS:
        problems.append(Problem("Q035", name, node.line, params={"count": len(details) - MOST_PROBLEMS}))
    return None, problems


def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The definitions that are mentioned in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(dict.fromkeys(model for part in get_args(annotation) for model in _models(part)))


def _tag(model: type[BaseModel]) -> str:
    """The value of ``type`` or ``kind`` that chooses this model."""
    field = model.model_fields.get("type") or model.model_fields.get("kind")
    values = get_args(field.annotation) if field else ()
    return str(values[0]) if values else ""


def _locate(detail: ErrorDetails, node: yamlsource.Node, models: tuple[type[BaseModel], ...]) -> Place:
    place = Place(node, node.line, models)
    for part in detail["loc"]:
        tagged = tuple(model for model in place.models if _tag(model) == part)
        if len(place.models) > 1 and tagged:
            place.models = tagged
        elif isinstance(part, int):
            _step_into_item(place, part)
        else:
            _step_into_key(place, str(part))
    return place


def _step_into_item(place: Place, index: int) -> None:
    if not isinstance(place.node, yamlsource.Sequence) or index >= len(place.node.items):
        return
    place.node = place.node.items[index]
    place.line = place.node.line
    code = place.node.entries.get("code") if isinstance(place.node, yamlsource.Mapping) else None
    if place.key in KINDS:
        place.where = (KINDS[place.key], code.text if isinstance(code, yamlsource.Scalar) else f"{index + 1}")


def _step_into_key(place: Place, key: str) -> None:
    fields = [model.model_fields[key].annotation for model in place.models if key in model.model_fields]
    place.models = tuple(dict.fromkeys(model for annotation in fields for model in _models(annotation))) or place.models
    place.key = key
    if isinstance(place.node, yamlsource.Mapping) and key in place.node.entries:
        place.line = place.node.lines[key]
        place.node = place.node.entries[key]


def _problem(detail: ErrorDetails, node: yamlsource.Node, models: tuple[type[BaseModel], ...], name: str) -> Problem:
    place = _locate(detail, node, models)
    context = detail.get("ctx") or {}
    found = str(context.get("found") or detail["input"])[:80]
    params: dict[str, object] = {"key": place.key, "found": found}
    if detail["type"] == "union_tag_not_found":
        return Problem("Q002", name, place.line, place.where, {"key": _discriminator(place.models)})
    code, extra = _TELLERS.get(detail["type"], _other)(detail, place, context)
    return Problem(code, name, place.line, place.where, {**params, **extra})


def _discriminator(models: tuple[type[BaseModel], ...]) -> str:
    return "kind" if any("kind" in model.model_fields for model in models) else "type"


Told = tuple[str, dict[str, object]]
Context = Mapping[str, Any]
Teller = Callable[[ErrorDetails, Place, Context], Told]


def _unknown_key(detail: ErrorDetails, place: Place, context: Context) -> Told:
    known = dict.fromkeys(key for model in place.models for key in model.model_fields)
    return "Q001", {"meant": meant(place.key, known)}


def _unknown_tag(detail: ErrorDetails, place: Place, context: Context) -> Told:
    kind = _discriminator(place.models)
    code = "I008" if kind == "kind" else "Q014"
    found = str(context.get("tag", ""))
    return code, {"found": found[:60], "meant": meant(found, map(_tag, place.models))}


def _literal(detail: ErrorDetails, place: Place, context: Context) -> Told:
    options = [part.strip(" '") for part in str(context.get("expected", "")).replace(" or ", ",").split(",")]
    return "Q015", {"meant": meant(str(detail["input"]), options)}


def _limit(detail: ErrorDetails, place: Place, context: Context) -> Told:
    sign, bound = next(iter(context.items()), ("", ""))
    words = {"ge": "≥", "le": "≤", "gt": ">", "lt": "<"}
    return "Q016", {"limit": f"{words.get(sign, sign)} {bound}"}


def _scale(detail: ErrorDetails, place: Place, context: Context) -> Told:
    return "S001", {"found": context["name"], "meant": meant(str(context["name"]), context["known"])}


def _other(detail: ErrorDetails, place: Place, context: Context) -> Told:
    limits = {"maximum": context.get("max_length", ""), "minimum": context.get("min_length", "")}
    return _PLAIN.get(detail["type"], "Q005"), limits


_TELLERS: dict[str, Teller] = {
    "extra_forbidden": _unknown_key,
    "union_tag_invalid": _unknown_tag,
    "literal_error": _literal,
    "greater_than_equal": _limit,
    "less_than_equal": _limit,
    "unknown_scale": _scale,
}

_PLAIN = {
    "missing": "Q002",
    "string_pattern_mismatch": "Q010",
    "string_too_short": "Q011",
    "string_too_long": "Q012",
    "too_short": "Q013",
    "string_type": "Q005",
    "tuple_type": "Q004",
    "model_type": "Q003",
    "model_attributes_type": "Q003",
    "dict_type": "Q003",
    "flag": "Q006",
    "whole": "Q007",
    "decimal": "Q008",
    "date": "Q009",
    "choices_or_scale": "Q019",
    "condition": "C005",
    "figure": "R001",
    "typed_figure": "R002",
    "chapter_title": "R003",
}
"""Kind of pydantic error, ours included, to the problem it is."""


def walk(node: yamlsource.Node, key: str) -> Iterator[yamlsource.Mapping]:
    """The mappings in the list under this key; nothing when there is no such list."""
    listed = node.entries.get(key) if isinstance(node, yamlsource.Mapping) else None
    if isinstance(listed, yamlsource.Sequence):
        yield from (item for item in listed.items if isinstance(item, yamlsource.Mapping))
