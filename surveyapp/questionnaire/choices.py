"""Choices and scales: what can be chosen, in which order, with which score."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from surveyapp.questionnaire.scalars import Code, Decimal, Definition, Flag, Text


class Choice(Definition):
    """One answer that can be chosen."""

    code: Code
    label: Text
    score: Decimal | None = Field(None, description="number behind the choice, for means and sums")
    missing: Flag = Field(False, description="'weet niet' or 'n.v.t.': outside the base of every percentage")
    exclusive: Flag = Field(False, description="cannot be combined with other choices")
    open: Flag = Field(False, description="asks for a text as well ('anders, namelijk')")


class Scale(Definition):
    """A named, ordered set of choices, shared by questions. Scores are 1, 2, 3 … unless the author gives them."""

    code: Code
    label: str = ""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    two_sided: Flag = Field(
        False, description="the choices run from one side to its opposite (oneens, eens): drawn on both sides of a line"
    )

    @model_validator(mode="after")
    def _number_the_choices(self) -> Self:
        valid = [choice for choice in self.choices if not choice.missing]
        if any(choice.score is not None for choice in valid):
            return self
        scores = {choice.code: float(place) for place, choice in enumerate(valid, start=1)}
        numbered = tuple(c.model_copy(update={"score": scores.get(c.code)}) for c in self.choices)
        object.__setattr__(self, "choices", numbered)
        return self


def _find_scale(value: object, info: ValidationInfo) -> Scale:
    if isinstance(value, Scale):
        return value
    scales: dict[str, Scale] = (info.context or {}).get("scales", {})
    if isinstance(value, str) and value in scales:
        return scales[value]
    raise PydanticCustomError(
        "unknown_scale", "unknown scale {name}", {"name": str(value)[:60], "known": sorted(scales)}
    )


ScaleName = Annotated[
    Scale,
    BeforeValidator(_find_scale),
    WithJsonSchema({"type": "string", "description": "name of a scale, local or in scales.yaml"}),
]
"""In YAML the name of a scale; once loaded, the scale itself."""
