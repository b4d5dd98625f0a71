"""The list of what a report hides: every hidden figure by its place and its reason, and no number."""

import io
import re
import zipfile
from contextlib import closing
from functools import cache

import pypdfium2
import pytest

from surveyapp.report import RENDERERS, render
from surveyapp.report.hidden import REASONS, hidden
from surveyapp.report.model import Report
from surveyapp.report.terminal import written
from tests.builders import choices, questionnaire
from tests.report.waves import answered, blocks, report_on, wave

ASKED = questionnaire(
    {"code": "q", "type": "single", "choices": choices("ja", "nee")},
    {"code": "soort", "type": "background", "choices": choices("sport", "zorg", "natuur")},
)


def test_a_small_group_is_listed_by_its_place_with_the_reason() -> None:
    people = (
        [{"q": "ja", "soort": "sport"}] * 9
        + [{"q": "nee", "soort": "zorg"}] * 8
        + [{"q": "nee", "soort": "natuur"}] * 3
    )
    found = dict(hidden(report_on(["q"], wave(ASKED, people), by="soort").data))
    assert found["variables[q].breakdowns[nulmeting/soort].groups[nulmeting/natuur]"] == "below_threshold"
    assert set(found.values()) <= set(REASONS)
    assert not any(re.search(r"\b3\b", place) for place in found)


def test_a_report_that_hides_nothing_has_an_empty_list() -> None:
    plain = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee")})
    assert hidden(report_on(["q"], wave(plain, answered("q", ja=20, nee=20))).data) == []


@cache
def divided(few: int) -> Report:
    """Of sport 412 said yes and a few no: one follows from the other, and the percentage is either."""
    rows = {("sport", "ja"): 412, ("sport", "nee"): few, ("zorg", "ja"): 100, ("zorg", "nee"): 200}
    people = [{"soort": kind, "q": answer} for (kind, answer), count in rows.items() for _ in range(count)]
    return report_on(["q"], wave(ASKED, people, invited=900), by="soort")


TOLD = re.compile(r"(?<![\d.,])412(?![\d.,])|99\s?%|98\s?%|0[.,]99277|0[.,]98095")
"""The count, and its part of 415 or of 420."""


def read(content: bytes) -> str:
    """Every word and number in a file, also in the files inside it."""
    if content.startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(content)) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as inside:
            return "\n".join(read(inside.read(name)) for name in inside.namelist())
    return re.sub(r"<[^>]*>", " ", content.decode(errors="ignore"))


def contents(made: Report, kind: str) -> str:
    return written(blocks(made)) if kind == "terminal" else read(render(made, kind))


@pytest.mark.parametrize("kind", [*RENDERERS, "terminal"])
def test_a_hidden_figure_is_in_no_kind_of_file_and_is_there_when_it_is_not_hidden(kind: str) -> None:
    assert not TOLD.search(contents(divided(3), kind))
    assert TOLD.search(contents(divided(8), kind))
