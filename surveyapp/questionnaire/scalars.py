"""How the text of a YAML scalar becomes a value: by the declared type, never by guessing.

YAML itself would turn ``no`` into false, ``01`` into 1 and ``12:30`` into 750; codes would not survive that.
"""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

CODE_PATTERN = r"^[a-z][a-z0-9_]{0,39}$"
_TRUE, _FALSE = {"yes", "ja", "true"}, {"no", "nee", "false"}


class Definition(BaseModel):
    """Something an author writes: immutable, and any key it does not know is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def as_flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUE | _FALSE:
        return value.lower() in _TRUE
    raise PydanticCustomError("flag", "yes or no")


def as_whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,12}", value):
        return int(value)
    raise PydanticCustomError("whole", "a whole number")


def as_decimal(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", value):
        return float(value)
    raise PydanticCustomError("decimal", "a number with a point as decimal sign")


Flag = Annotated[bool, BeforeValidator(as_flag), WithJsonSchema({"enum": ["yes", "no", "ja", "nee", True, False]})]
"""For an editor, which reads YAML 1.2, ``yes`` is text and ``true`` is not."""
Whole = Annotated[int, BeforeValidator(as_whole)]
Decimal = Annotated[float, BeforeValidator(as_decimal)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]
Better = Literal["high", "low"]
"""Which side of a scale is the good one."""
Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN)]


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Codes = Annotated[
    tuple[Code, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One code, or a list of them."""
