"""The JSON Schema for editors: it accepts what ships, refuses what is wrong, and knows every key."""

import re
from pathlib import Path
from typing import Any

import pytest

from surveyapp.problems import SourceError
from surveyapp.questionnaire.load import SCALES
from surveyapp.questionnaire.schema import KINDS, schema_of
from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.yamlsource import parse
from tests.questionnaire.faults.building import survey
from tests.questionnaire.faults.structure import STRUCTURE
from tests.shelf import COMPOSED

FOLDER = Path(__file__).parents[2] / "questionnaires"
SHIPPED = sorted(FOLDER.glob("*.yaml"))
TOLD_BY_THE_SCHEMA = {"Q001", "Q002", "Q003", "Q004", "Q005", "Q006", "Q007", "Q008", "Q009", "Q010", "Q011"} | {
    "Q012",
    "Q013",
    "Q014",
    "Q015",
    "Q016",
    "Q018",
    "Q026",
}


def kind_of(path: Path) -> str:
    if path.name == SCALES:
        return "scales"
    if path.stem in COMPOSED:
        return "composition"
    return "translation" if "." in path.stem else "questionnaire"


def as_an_editor_reads(data: Any) -> Any:
    """Text as YAML 1.2 understands it: numbers are numbers, the rest is text."""
    if isinstance(data, dict):
        return {key: as_an_editor_reads(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_an_editor_reads(value) for value in data]
    if isinstance(data, str) and re.fullmatch(r"-?\d+(\.\d+)?", data):
        return float(data) if "." in data else int(data)
    return data


TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
    "boolean": (bool,),
}


def accepts(schema: dict[str, Any], data: Any, root: dict[str, Any]) -> bool:
    """What of JSON Schema our schemas use. An unknown keyword fails, so that nothing is accepted by accident."""
    rules = {key: value for key, value in schema.items() if key not in ("title", "description", "default", "$schema")}
    return all(RULES[key](value, data, schema, root) for key, value in rules.items())


def _reference(value: str, data: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    return accepts(root["$defs"][value.removeprefix("#/$defs/")], data, root)


def _properties(value: dict[str, Any], data: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    return all(accepts(value[key], each, root) for key, each in data.items() if key in value)


def _additional(value: Any, data: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    rest = [each for key, each in data.items() if key not in schema.get("properties", {})]
    return all(accepts(value, each, root) for each in rest) if isinstance(value, dict) else not rest


RULES: dict[str, Any] = {
    "$defs": lambda *_: True,
    "discriminator": lambda *_: True,
    "$ref": _reference,
    "type": lambda value, data, *_: isinstance(data, TYPES[value]) and not (value == "integer" and data is True),
    "properties": lambda value, data, *rest: isinstance(data, dict) and _properties(value, data, *rest),
    "additionalProperties": lambda value, data, *rest: isinstance(data, dict) and _additional(value, data, *rest),
    "required": lambda value, data, *_: isinstance(data, dict) and set(value) <= set(data),
    "items": lambda value, data, _, root: isinstance(data, list) and all(accepts(value, each, root) for each in data),
    "anyOf": lambda value, data, _, root: any(accepts(each, data, root) for each in value),
    "oneOf": lambda value, data, _, root: sum(accepts(each, data, root) for each in value) == 1,
    "enum": lambda value, data, *_: data in value,
    "const": lambda value, data, *_: data == value,
    "pattern": lambda value, data, *_: isinstance(data, str) and re.search(value, data) is not None,
    "minLength": lambda value, data, *_: isinstance(data, str) and len(data) >= value,
    "maxLength": lambda value, data, *_: isinstance(data, str) and len(data) <= value,
    "minItems": lambda value, data, *_: isinstance(data, list) and len(data) >= value,
    "maxItems": lambda value, data, *_: isinstance(data, list) and len(data) <= value,
    "minProperties": lambda value, data, *_: len(data) >= value,
    "minimum": lambda value, data, *_: not isinstance(data, int | float) or data >= value,
    "maximum": lambda value, data, *_: not isinstance(data, int | float) or data <= value,
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_ships_is_accepted_by_the_schema(path: Path) -> None:
    schema = schema_of(KINDS[kind_of(path)])
    data = as_an_editor_reads(parse(path.read_text(encoding="utf-8"), path.name).data())
    assert accepts(schema, data, schema)


@pytest.mark.parametrize(
    "fault", [fault for fault in STRUCTURE if fault.code in TOLD_BY_THE_SCHEMA], ids=lambda fault: fault.code
)
def test_a_mistake_in_the_structure_is_refused_by_the_schema(fault: Any) -> None:
    schema = schema_of(KINDS["questionnaire"])
    for name, text in fault.files.items():
        try:
            data = as_an_editor_reads(parse(text, name).data())
        except SourceError:
            continue
        assert not accepts(schema, data, schema)


def test_a_plain_questionnaire_is_accepted() -> None:
    schema = schema_of(KINDS["questionnaire"])
    assert accepts(schema, as_an_editor_reads(parse(survey(), "x.yaml").data()), schema)


def test_the_schema_tells_the_types_apart_by_their_name_and_explains_the_keys() -> None:
    schema = schema_of(KINDS["questionnaire"])
    items = schema["$defs"]["Section"]["properties"]["questions"]["items"]
    assert set(items["discriminator"]["mapping"]) == set(QUESTION_TYPES)
    for question_type in QUESTION_TYPES.values():
        definition = schema["$defs"][question_type.__name__]
        assert definition["description"]
        assert all(each.get("description") for key, each in definition["properties"].items() if key not in ("type",))
