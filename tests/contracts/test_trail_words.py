"""Everything that the program writes in the audit trail reads as a Dutch sentence there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from surveyapp.fieldwork.municipality_settings import Wish
from surveyapp.web.staff_words import ACTIONS

CODE = sorted((Path(__file__).parents[2] / "surveyapp").rglob("*.py"))


def recorded(path: Path) -> Iterator[str]:
    """The names of events in this file; a name with a variable in it as far as it is fixed."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "events.record":
            for inner in ast.walk(node.args[2]):
                if isinstance(inner, ast.Constant) and "." in str(inner.value):
                    yield str(inner.value)


def test_every_event_has_words() -> None:
    names = {name for path in CODE for name in recorded(path)}
    assert len(names) > 30
    whole = {name for name in names if not name.endswith(".")}
    assert whole - set(ACTIONS) == set()
    for start in names - whole:
        assert any(known.startswith(start) for known in ACTIONS), start
    assert {f"municipality.{field}" for field in Wish.__dataclass_fields__} <= set(ACTIONS)
