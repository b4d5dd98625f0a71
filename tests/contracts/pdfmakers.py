"""Where in the program a PDF comes from: every function that finishes one, or makes a report that becomes one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "surveyapp"
FINISH, REPORT = "surveyapp.report.pdf.finish.finish", "surveyapp.report.model.Report"
_CALL = re.compile(r"\b(?:finish|Report|render)\(|\bmark=")
"""Without this in it a file need not be read any further."""


def makers() -> set[str]:
    """ "module.function" of everything that draws pages by itself, has them drawn, makes a Report or marks one."""
    texts = {path: path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}
    trees = {path: ast.parse(text) for path, text in texts.items() if _CALL.search(text)}
    imported = {path: _imported(tree) for path, tree in trees.items()}
    drawing = {f"{_module(path)}.render" for path, names in imported.items() if FINISH in names.values()}
    wanted = {FINISH, REPORT, *drawing}
    return {
        f"{_module(path).removeprefix('surveyapp.')}.{function.name}"
        for path, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and _makes(function, imported[path], wanted)
    }


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _makes(function: ast.FunctionDef, imported: dict[str, str], wanted: set[str]) -> bool:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    marked = any(keyword.arg == "mark" for call in calls for keyword in call.keywords if _name(call) == "replace")
    return marked or any(wanted & set(_called(call, imported)) for call in calls)


def _called(call: ast.Call, imported: dict[str, str]) -> Iterator[str]:
    first, _, rest = _name(call).partition(".")
    if first in imported:
        yield ".".join(filter(None, (imported[first], rest)))


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)
