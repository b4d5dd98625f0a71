"""The JSON Schema of what authors write, so that an editor completes keys and marks mistakes while they type.

It follows from the definitions themselves: there is nothing to keep up to date.
"""

from typing import Any

from pydantic import BaseModel

from surveyapp.questionnaire.load import SharedScales
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.overlay import Overlay

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type[BaseModel]] = {
    "questionnaire": Questionnaire,
    "scales": SharedScales,
    "translation": Overlay,
}
"""The kinds of files, by name."""


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of files that hold such a definition."""
    return {"$schema": DIALECT, **model.model_json_schema()}
