"""The house rules that a machine can check: sizes, names, late imports, and no talk of types outside their file."""

import ast
import re
from pathlib import Path

import pytest

from surveyapp.questionnaire.types import QUESTION_TYPES

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "surveyapp").rglob("*.py"))
TYPES = ROOT / "surveyapp" / "questionnaire" / "types"
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "services", "lib"}
LATE = (
    "matplotlib",
    "reportlab",
    "openpyxl",
    "xlsxwriter",
    "python_calamine",
    "pandas",
    "duckdb",
    "surveyapp.produce",
    "surveyapp.report",
)
"""What may be imported inside a function, because it is slow to load or brings what is."""


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=ids)
def test_a_file_fits_in_a_small_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
    assert path.stem not in FORBIDDEN_NAMES
    assert not FORBIDDEN_NAMES & set(path.relative_to(ROOT).parts)


@pytest.mark.parametrize("path", CODE, ids=ids)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


@pytest.mark.parametrize("path", CODE, ids=ids)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def _late_imports(tree: ast.AST) -> list[str]:
    found = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    found += [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", CODE, ids=ids)
def test_nothing_is_imported_inside_a_function_but_what_is_slow_to_load(path: Path) -> None:
    late = _late_imports(ast.parse(path.read_text(encoding="utf-8")))
    assert [name for name in late if not name.startswith(LATE)] == []


def _compared_type_names(tree: ast.AST) -> list[str]:
    constants: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            constants += [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            constants.append(node.value)
    texts = [inner.value for node in constants for inner in ast.walk(node) if isinstance(inner, ast.Constant)]
    return [str(text) for text in texts if text in QUESTION_TYPES]


@pytest.mark.parametrize("path", [path for path in CODE if TYPES not in path.parents], ids=ids)
def test_no_code_outside_its_file_compares_with_the_name_of_a_question_type(path: Path) -> None:
    assert _compared_type_names(ast.parse(path.read_text(encoding="utf-8"))) == []


TEMPLATES = sorted((ROOT / "surveyapp").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_no_template_compares_with_the_name_of_a_question_type(path: Path) -> None:
    names = "|".join(QUESTION_TYPES)
    assert re.findall(rf"""(?:==|!=|\bin\b)\s*[("'\[]+(?:{names})["']""", path.read_text(encoding="utf-8")) == []


def test_every_type_has_a_file_and_a_template_of_its_own() -> None:
    widgets = {path.stem for path in (ROOT / "surveyapp/web/templates/widgets").glob("*.html")}
    shown = {question_type.widget for question_type in QUESTION_TYPES.values() if question_type.on_page}
    assert shown <= widgets
    assert {question_type.__module__.rpartition(".")[2] for question_type in QUESTION_TYPES.values()} == {
        path.stem for path in TYPES.glob("*.py") if path.stem != "__init__"
    }


COUNTING = {f"surveyapp.analysis.{name}" for name in ("agreement", "crosstab", "scales", "tabulate")}
GUARDED = {
    "report/figures.py",  # every figure of every report, view and table, behind the guard of its wave
    "report/chapters/groups.py",  # groups of the address list, with the small ones taken together
    "produce/trial/forecast.py",  # made-up answers
}


def test_answers_are_counted_only_where_small_groups_are_hidden() -> None:
    """So reports, views, reports of an officer's own, tables in the terminal and every kind of file hide the same."""
    found = {
        path.relative_to(ROOT / "surveyapp").as_posix()
        for path in CODE
        if "analysis" not in path.relative_to(ROOT).parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in COUNTING
        if any(alias.name[0].islower() for alias in node.names)
    }
    assert found == GUARDED
