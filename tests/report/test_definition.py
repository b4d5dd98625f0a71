"""The definition of a report: what an author may write, and what is told when it does not fit."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from surveyapp.problems import SourceError
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.load import load
from tests.builders import choices, questionnaire

ROOT = Path(__file__).parents[2]
CLUBS = questionnaire(
    {"code": "vo01", "type": "single", "choices": choices("ja", "nee"), "tags": ["bf1"]},
    {"code": "vo19", "type": "grid", "scale": "eens3", "rows": [{"code": "vo19_a", "label": "Contact"}]},
)
START = "code: toets\ntitle: Toets\nchapters:\n"


def chapter(**fields: object) -> ReportDefinition:
    return ReportDefinition.model_validate(
        {"code": "r", "title": "R", "chapters": [{"code": "c", "title": "C", **fields}]}
    )


@pytest.mark.parametrize(
    "text", ["{n} organisaties", "{share:genoeg} zegt ja", "{count:vo08.ja} en {mean:vo20}, {change:genoeg}", "1 op 3"]
)
def test_a_text_may_name_a_figure(text: str) -> None:
    assert chapter(text=text).chapters[0].text == (text,)


@pytest.mark.parametrize(
    "text", ["{share}", "{}", "{genoeg}", "{share:Genoeg}", "{ n }", "61% zegt ja", "61 procent", "{"]
)
def test_a_text_may_not_contain_a_figure_or_name_one_that_does_not_exist(text: str) -> None:
    with pytest.raises(ValidationError):
        chapter(text=text)


def test_a_chapter_needs_a_title_unless_the_sections_bring_theirs() -> None:
    assert chapter(title="", show="sections").chapters[0].title == ""
    with pytest.raises(ValidationError, match="title"):
        chapter(title="")


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("  - {code: a, title: A, show: questions, questions: [vo02]}", "toets.yaml:4: R001 hoofdstuk a: .*vo02.*vo01"),
        ("  - {code: a, title: A, show: questions, sections: [del]}", "toets.yaml:4: R002 .*del.*deel"),
        ("  - {code: a, title: A, show: questions, tags: [bf2]}", "toets.yaml:4: R003 .*bf2.*bf1"),
        ("  - {code: a, title: A, text: '{share:vo01.nooit}'}", "toets.yaml:4: R004 .*vo01.nooit"),
        ("  - {code: a, title: A}\n  - {code: a, title: A}", "R006 hoofdstuk a"),
        ("  - {code: a, title: A, text: 'Het is 61%'}", "R008 .*61%|R008 .*1%"),
        ("  - {code: a, title: A, text: '{aantal}'}", "R007"),
        ("  - {code: a}", "R009"),
        ("  - {code: a, title: A, show: taart}", "R010 .*taart"),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(lines: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        load(START + lines + "\n", "toets.yaml", [CLUBS])


def test_a_report_for_others_than_were_asked_is_refused() -> None:
    with pytest.raises(SourceError, match="R005"):
        load("perspective: colleagues\n" + START + "  - {code: a, title: A}\n", "toets.yaml", [CLUBS])


def test_a_grid_a_row_and_an_indicator_can_be_named() -> None:
    found = load(START + "  - {code: a, title: A, show: questions, questions: [vo19, vo19_a]}\n", "toets.yaml", [CLUBS])
    assert found.chapters[0].questions == ("vo19", "vo19_a")


@pytest.mark.parametrize("path", sorted((ROOT / "reports").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_report_in_the_library_loads_and_is_named_after_its_file(path: Path) -> None:
    assert load(path.read_text(encoding="utf-8"), path.name).code == path.stem
