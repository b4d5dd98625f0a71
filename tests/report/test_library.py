"""The reports in the library over the questionnaires in the library, with made-up answers, in every kind of file."""

from pathlib import Path

import pytest

from surveyapp.problems import SourceError
from surveyapp.report import RENDERERS, render
from surveyapp.report.load import load as load_definition
from surveyapp.report.model import Finding, Paragraph
from tests.report.library import BESIDE, ONE, REPORTS, ROOT, made, waves
from tests.report.waves import report
from tests.shelf import LOOKED_AT, shipped

PICTURED = ("grafieken.zip", "docx")
"""Made of the charts of the pdf and the words of the html, and slow: one report will do, in their own tests."""

FILES = [(path, kind) for path in REPORTS for kind in RENDERERS if kind not in PICTURED and path not in ONE + BESIDE]
"""The kinds of file know no questionnaires, so those about one of the others are made and judged as pdf alone, in
``tests/contracts/test_accessible_documents.py``."""


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda value: getattr(value, "stem", value))
def test_every_report_in_the_library_can_be_every_kind_of_file(path: Path, kind: str) -> None:
    assert len(render(made(path), kind)) > (500 if path.stem.startswith("deelnemers") else 10_000)


@pytest.mark.parametrize("path", ONE, ids=lambda path: path.stem)
def test_a_report_about_one_questionnaire_discusses_every_question_and_figure(path: Path) -> None:
    asked = shipped(path.stem)
    definition = load_definition(path.read_text(encoding="utf-8"), path.name, [asked])
    told = {code for chapter in definition.chapters for code in chapter.questions}
    told |= {b.code for chapter in made(path).chapters for b in chapter.blocks if isinstance(b, Finding)}
    leads = {block.lead.code for section in asked.sections for block in section.blocks}
    assert leads | {indicator.code for indicator in asked.indicators} <= told


@pytest.mark.parametrize("path", [path for path in REPORTS if path.stem != "perspectieven"], ids=lambda path: path.stem)
def test_every_finding_has_a_sentence_and_a_base(path: Path) -> None:
    """Its own sentence, or the one with which its chapter opens."""
    found = [
        (b, chapter.blocks[0]) for chapter in made(path).chapters for b in chapter.blocks if isinstance(b, Finding)
    ]
    assert len(found) > (0 if path in ONE + BESIDE else 20) or path.stem.startswith("deelnemers")
    silent = [b.code for b, first in found if not b.statement and not (isinstance(first, Paragraph) and first.lead)]
    assert silent == [b.code for b, _ in found if not b.base] == []


@pytest.mark.parametrize("name", LOOKED_AT)
@pytest.mark.parametrize("compare", ["no", "yes"])
def test_every_questionnaire_has_a_report_of_its_sections(name: str, compare: str) -> None:
    asked = shipped(name)
    shows = ("summary", "response", "sections", "indicators", "open_answers", "method", "questionnaire")
    chapters = [{"code": f"c{place}", "title": show, "show": show} for place, show in enumerate(shows)]
    two = waves(asked, 2 if compare == "yes" else 1)
    assert report({"chapters": chapters, "compare": compare}, *two).chapters


@pytest.mark.parametrize("name", ["nulmeting", "evaluatie"])
def test_a_report_is_silent_about_what_a_composed_questionnaire_left_out_on_purpose(name: str) -> None:
    short = shipped("verenigingen_kort")
    text = (ROOT / "reports" / f"{name}.yaml").read_text(encoding="utf-8")
    told = [code for chapter in load_definition(text, name, [short]).chapters for code in chapter.questions]
    assert {"genoeg", "vo12", "vo20"} <= set(told)
    assert not set(told) & set(short.left_out)
    with pytest.raises(SourceError):
        load_definition(text.replace("vo12", "vo99"), name, [short])
