"""Everything that the program writes in a report exists in both languages, with the same figures in it."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from surveyapp.report.english import ENGLISH, ROOMS

REPORT = Path("surveyapp/report")


def test_every_text_that_is_said_has_an_english_one() -> None:
    assert sorted(set(_said()) - ENGLISH.keys()) == []


def test_no_english_stands_for_a_text_that_is_gone() -> None:
    assert sorted(ENGLISH.keys() - set(_written())) == []


def test_no_text_is_translated_twice() -> None:
    assert len(ENGLISH) == sum(len(room.TEXTS) for room in ROOMS)


@pytest.mark.parametrize("dutch", sorted(ENGLISH))
def test_both_languages_name_the_same_figures(dutch: str) -> None:
    assert _named(dutch) == _named(ENGLISH[dutch])


def _said() -> Iterator[str]:
    """The texts given to a ``say``, where they stand."""
    for call in (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        yield from (str(arg.value) for arg in call.args if name == "say" and isinstance(arg, ast.Constant))


def _written() -> Iterator[str]:
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _trees() -> Iterator[ast.Module]:
    for path in REPORT.rglob("*.py"):
        if "english" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def _named(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
