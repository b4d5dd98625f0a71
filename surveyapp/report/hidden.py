"""Which figures of a report are hidden, and why: where they would have stood, without what they are."""

from collections.abc import Iterator
from typing import Any

REASONS = {
    "below_threshold": "te kleine groep",
    "protects_another": "zou een andere kleine groep verraden",
}
_NAMES = ("code", "wave", "by", "group", "perspective", "chapter")
"""What says which of several parts one is."""


def hidden(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The place of each hidden figure in the document of figures ("variables[q].waves[0-meting]"), with its reason."""
    return list(_found(data, ""))


def _found(part: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        if part.get("reason") in REASONS:
            yield place, str(part["reason"])
        if part.get("summary_reason") in REASONS and part["summary_reason"] != part.get("reason"):
            yield f"{place}.summary", str(part["summary_reason"])
        for key, value in part.items():
            yield from _found(value, f"{place}.{key}" if place else key)
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _found(value, f"{place}[{_name(value, number)}]")


def _name(part: object, number: int) -> str:
    names = [str(part[key]) for key in _NAMES if part.get(key)] if isinstance(part, dict) else []
    return "/".join(names) or str(number)
