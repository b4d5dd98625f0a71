"""The JSON Schema of what authors write, so that an editor completes keys and marks mistakes while they type.

It follows from the definitions themselves: there is nothing to keep up to date.
"""

from typing import Any

from pydantic import BaseModel

from surveyapp.questionnaire.compose import Composition
from surveyapp.questionnaire.load import SharedScales
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.overlay import Overlay

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type[BaseModel]] = {
    "questionnaire": Questionnaire,
    "scales": SharedScales,
    "translation": Overlay,
    "composition": Composition,
}
"""The kinds of files, by name."""


_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""Pydantic leaves the bounds of an optional number in its own words."""


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of files that hold such a definition."""
    schema: dict[str, Any] = _with_bounds(model.model_json_schema())
    return {"$schema": DIALECT, **schema}


def _with_bounds(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_with_bounds(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    bound = {key: _BOUNDS.get(key, key) if isinstance(value, int | float) else key for key, value in schema.items()}
    return {bound[key]: _with_bounds(value) for key, value in schema.items()}
