"""Own words of the municipality stand at the end of their chapter, apart from the findings, as they were typed."""

import datetime
import io
import json
from dataclasses import replace
from html import unescape
from zipfile import ZipFile

import pytest

from surveyapp.report import render
from surveyapp.report.commentary import headings, placed
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Commentary
from surveyapp.report.model import Callout, Report
from tests.builders import choices, questionnaire
from tests.report.waves import answered, report, wave
from tests.surveys import section

ASKED = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee")})
DAY = datetime.date(2026, 5, 12)
CHAPTERS: list[dict[str, object]] = [
    {"code": "vraag", "title": "De vraag", "show": "questions", "questions": ["q"]},
    {"code": "slot", "title": "Slot", "text": "Tot ziens."},
]
TEXT = Commentary("vraag", "explanation", "=1+1 <b>{n}</b>\nregel\n\nTweede.", "Els de Boer", DAY)
ADVICE = Commentary("vraag", "recommendation", "- Bel de clubs\n\n-2 minder\nVraag door", "", DAY)
SIGNED = "Toelichting van de gemeente (Els de Boer, 12 mei 2026)"


def made(yes: int = 7, title: str = "De vraag") -> Report:
    chapters = [{**CHAPTERS[0], "title": title}, CHAPTERS[1]]
    return report({"chapters": chapters}, wave(ASKED, answered("q", ja=yes, nee=8), invited=40))


def test_own_words_come_after_the_findings_explanation_first() -> None:
    first, last = placed(made(), [ADVICE, TEXT]).chapters
    assert first.blocks[: len(made().chapters[0].blocks)] == made().chapters[0].blocks
    assert first.blocks[-2:] == (
        Callout(SIGNED, ("=1+1 <b>{n}</b>\nregel", "Tweede.")),
        Callout("Aanbevelingen van de gemeente (12 mei 2026)", ("Bel de clubs", "-2 minder", "Vraag door")),
    )
    assert last == made().chapters[1]


def test_words_about_a_chapter_that_is_not_there_stay_out() -> None:
    without = placed(made(), [replace(TEXT, chapter="weg")])
    assert without.chapters == made().chapters
    assert without.data["commentary"] == []


def test_an_english_report_heads_them_in_english() -> None:
    box = placed(replace(made(), language="en"), [TEXT]).chapters[0].blocks[-1]
    assert isinstance(box, Callout)
    assert box.title == "Explanation by the municipality (Els de Boer, 12 May 2026)"


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_what_was_typed_is_printed_as_typed(kind: str) -> None:
    content = render(placed(made(), [TEXT]), kind)
    if kind != "html":
        with ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            content = b" ".join(parts.read(name) for name in names)
            assert b"<f>1+1" not in content
    told = unescape(content.decode())
    assert SIGNED in told
    assert "=1+1 <b>{n}</b>" in told
    assert "Tweede." in told


def test_the_json_has_who_wrote_what_when() -> None:
    found = json.loads(render(placed(made(), [TEXT, ADVICE]), "json"))["commentary"]
    assert [(each["chapter"], each["kind"], each["by"], each["on"]) for each in found] == [
        ("vraag", "explanation", "Els de Boer", "2026-05-12"),
        ("vraag", "recommendation", None, "2026-05-12"),
    ]


def test_the_chapters_are_known_before_any_answer_is_read() -> None:
    chapters = [
        CHAPTERS[0],
        {"code": "meer", "title": "De vraag", "text": "Daarbij {n} antwoorden."},
        {"code": "rest", "show": "sections"},
        CHAPTERS[1],
    ]
    definition = ReportDefinition.model_validate({"code": "t", "title": "T", "chapters": chapters})
    q: dict[str, object] = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
    asked = questionnaire(sections=[section("een", q), section("twee", {**q, "code": "r"})])
    found = headings(definition, [asked])
    finished = report({"chapters": chapters}, wave(asked, answered("q", ja=9, nee=8), invited=40))
    assert [each.code for each in found] == ["vraag", "twee", "slot"]
    assert [(each.code, each.title) for each in found] == [(each.code, each.title) for each in finished.chapters]
    assert [each.has_figures for each in found] == [True, True, False]
