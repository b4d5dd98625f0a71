"""The access rule itself: one above every handler, and never none."""

import subprocess
import sys

import pytest
from flask import Flask

from surveyapp.web import access


def page() -> str:
    return "pagina"


def test_a_handler_has_one_rule() -> None:
    assert getattr(access.anyone(page), "access_rule", None) is access.Rule.ANYONE


def test_a_second_rule_on_a_handler_is_a_mistake() -> None:
    def handler() -> str:
        return "pagina"

    with pytest.raises(TypeError, match="two access rules"):
        access.officer(access.staff(handler))


def test_an_application_with_a_route_without_a_rule_does_not_start() -> None:
    app = Flask("toets")
    app.add_url_rule("/open", "vergeten", lambda: "pagina")
    with pytest.raises(RuntimeError, match="vergeten"):
        access.require_rules(app)


def test_serving_pages_loads_neither_pandas_nor_the_drawing_libraries() -> None:
    code = "import sys, surveyapp.web; print(*{'pandas', 'scipy', 'matplotlib', 'reportlab'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
