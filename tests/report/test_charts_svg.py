"""Charts for the web page: an accessible svg element with real text, the same for the same chart."""

import re
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

import pytest

from surveyapp.report import charts
from surveyapp.report.model import ChartKind
from tests.report.pdf.reports import chart, series

SPACE = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("kind", ChartKind)
def test_it_is_an_image_with_a_title_and_a_description(kind: ChartKind) -> None:
    made = chart(kind)
    root = ElementTree.fromstring(charts.svg(made, "#154273"))
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (title.tag, title.text) == (f"{SPACE}title", made.title)
    assert (description.tag, description.text) == (f"{SPACE}desc", made.alt)
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@pytest.mark.parametrize("kind", ChartKind)
def test_its_texts_are_text_within_its_frame(kind: ChartKind) -> None:
    root = ElementTree.fromstring(charts.svg(chart(kind), "#154273"))
    _, _, width, height = map(float, str(root.get("viewBox")).split())
    texts = root.findall(f"{SPACE}text")
    assert texts
    for text in texts:
        assert text.text
        assert 0 <= float(text.get("x", "")) <= width
        assert 0 <= float(text.get("y", "")) <= height


def test_nothing_in_it_runs_or_is_fetched() -> None:
    drawing = charts.svg(chart(), "#154273")
    assert set(re.findall(r"<(\w+)", drawing)) == {"svg", "title", "desc", "path", "text"}
    assert re.findall(r"\b(?:style|href|on\w+)=", drawing) == []


def test_two_charts_on_one_page_have_names_of_their_own() -> None:
    one, other = (charts.svg(chart(title=title), "#154273") for title in ("Een", "Twee"))
    assert not set(re.findall(r' id="([^"]+)"', one)) & set(re.findall(r' id="([^"]+)"', other))


def test_the_same_chart_is_the_same_text_whatever_was_drawn_before() -> None:
    first = charts.svg(chart(), "#154273")
    charts.svg(chart(ChartKind.QUADRANT), "#a90061")
    charts.svg(chart(categories=tuple("abcdefgh"), series=(series("m", *[0.1] * 8),)), "#154273")
    assert charts.svg(chart(), "#154273") == first


def test_several_threads_may_draw_at_once() -> None:
    wanted = {kind: charts.svg(chart(kind), "#154273") for kind in ChartKind}
    kinds = [*ChartKind] * 6
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda kind: charts.svg(chart(kind), "#154273"), kinds))
    assert drawn == [wanted[kind] for kind in kinds]
