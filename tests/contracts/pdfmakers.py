"""Where in the program a PDF comes from: every function that finishes one, or makes a report that becomes one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "surveyapp"
FINISH, REPORT = "surveyapp.report.pdf.finish.finish", "surveyapp.report.model.Report"
PEN = "report.pdf.pen.__init__"
"""What all kinds draw with: it holds the one canvas that may be, and ``FINISH`` makes a PDF of what it drew."""
BARE = ("reportlab.pdfgen.canvas.Canvas", "reportlab.platypus", "matplotlib.backends.backend_pdf", "pikepdf.new")
"""What makes a PDF without us: these, and what is in them."""
SAVES = ("savefig", "print_pdf", "imsave")
"""Methods of matplotlib that write a file, which can be a PDF."""
_WORDS = re.compile(r"\bfinish\b|\bReport\b|\brender\b|\bmark=|reportlab|matplotlib|pikepdf|savefig|print_pdf|imsave")
"""Without one of these in it a file need not be read any further: who gives something another name, names it first."""


def makers(root: Path = ROOT) -> set[str]:
    """ "module.function" of everything that draws pages by itself, has them drawn, makes a Report or marks one. Below
    ``root``, which is the folder of the program.
    """
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    trees = {path: ast.parse(text) for path, text in texts.items() if _WORDS.search(text)}
    imported = {path: _imported(tree) for path, tree in trees.items()}
    drawing = {f"{_module(root, path)}.render" for path, names in imported.items() if FINISH in names.values()}
    wanted = {FINISH, REPORT, *drawing}
    return {
        f"{_module(root, path).removeprefix('surveyapp.')}.{name}"
        for path, tree in trees.items()
        for name, node in _placed(tree)
        if isinstance(node, ast.Call) and _makes(node, imported[path], wanted)
    } - {PEN}


def _placed(node: ast.AST, function: str = "<module>") -> Iterator[tuple[str, ast.AST]]:
    """Everything in it, with the function in which it stands, or the module when it stands in none."""
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield inside, child
        yield from _placed(child, inside)


def _module(root: Path, path: Path) -> str:
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _imported(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for, whatever it is called here."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.asname: alias.name for alias in node.names if alias.asname}
            found |= {first: first for alias in node.names if (first := alias.name.partition(".")[0])}
    return found


def _makes(call: ast.Call, imported: dict[str, str], wanted: set[str]) -> bool:
    called = _called(call, imported)
    marks = called.endswith("replace") and any(keyword.arg == "mark" for keyword in call.keywords)
    return marks or called in wanted or called.startswith(BARE) or _method(call) in SAVES


def _called(call: ast.Call, imported: dict[str, str]) -> str:
    first, _, rest = _name(call).partition(".")
    return ".".join(filter(None, (imported[first], rest))) if first in imported else ""


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)
