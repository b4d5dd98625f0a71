"""The report as a page: complete, accessible, and safe for whatever people typed."""

import re
from dataclasses import replace
from html import unescape

import pytest

from surveyapp.report import render
from surveyapp.report.model import Chapter, ChartKind, Report
from tests.builders import choices, questionnaire
from tests.report.pdf.reports import chart
from tests.report.waves import answered, report, report_on, wave

HOSTILE = ['<script>alert("x")</script>', "a & b < c", "{{ 7 * 7 }}", "</style>", "'\"><img src=x>", "=1+1", "😀 شكرا"]
CLOSED = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee")})


def page(made: Report) -> str:
    return render(made, "html").decode()


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_text_from_outside_is_shown_as_typed_and_never_becomes_markup(typed: str) -> None:
    labelled = questionnaire(
        {"code": "q", "type": "single", "label": typed, "choices": [{"code": "a", "label": typed}, *choices("b")]},
        {"code": "tip", "type": "text"},
        title=typed,
    )
    answers = [{"q": "a", "tip": typed}] * 4 + [{"q": "b", "tip": None}] * 3
    chapters = [
        {"code": "vragen", "title": "Vragen", "show": "questions", "questions": ["q"]},
        {"code": "open", "title": "Open", "show": "open_answers"},
        {"code": "bijlage", "title": "Bijlage", "show": "questionnaire"},
    ]

    html = page(report({"chapters": chapters}, wave(labelled, answers)))

    assert not re.search(r"<script|<img|onerror=", html)
    assert html.count("</style>") == 1
    shown = unescape(re.sub(r"<[^>]*>", "", html[html.index("<main") :]))
    assert shown.count(typed) >= 4


def test_everything_is_in_one_file() -> None:
    html = page(report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=2))))
    assert not re.search(r"""(src|href)=["'](?!#)|url\(|@import""", html)


def test_the_page_has_a_language_landmarks_and_one_heading_per_level() -> None:
    html = page(report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=2))))
    assert '<html lang="nl">' in html
    assert html.count("<main") == html.count("<nav") == html.count("<h1") == 1
    assert [int(level) for level in re.findall(r"<h(\d)", html)] == [1, 2, 2, 3]


def test_tables_have_a_caption_and_headers_for_columns_and_rows() -> None:
    html = page(report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=2))))
    assert html.count("<caption") == html.count("<table") == 1
    assert '<th scope="col" dir="auto">Aantal</th>' in html
    assert '<th scope="row" dir="auto">Ja</th>' in html


def test_a_drawing_says_in_words_what_it_shows() -> None:
    html = page(report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=2))))
    assert 'role="img"' in html
    assert "Ja: 75%; Nee: 25%" in html


def test_a_drawing_that_stands_by_itself_has_its_title_above_it() -> None:
    alone = chart(ChartKind.GAP, title="Zo ver <uit elkaar>")
    made = report({"chapters": [{"code": "c", "title": "C", "show": "text"}]}, wave(CLOSED, answered("q", ja=6)))
    found = page(replace(made, chapters=(Chapter("c", "C", (alone,)),)))
    assert re.search(r'<figure>\s*<p class="title">Zo ver &lt;uit elkaar&gt;</p>\s*<div class="drawing"><svg', found)


def test_ids_are_unique_when_a_question_is_in_two_chapters() -> None:
    chapters = [{"code": code, "title": code, "show": "questions", "questions": ["q"]} for code in ("een", "twee")]
    html = page(report({"chapters": chapters}, wave(CLOSED, answered("q", ja=6, nee=2))))
    outside = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    ids = re.findall(r'id="([^"]+)"', outside)
    assert sorted(set(ids)) == sorted(ids)


def test_the_contents_lead_to_every_chapter() -> None:
    made = Report("T", "", "Z", "nl", "vandaag", (), (Chapter("een", "Een", ()), Chapter("twee", "Twee", ())))
    html = page(made)
    assert re.findall(r'href="#(\w+)"', html) == ["inhoud", "een", "twee"]
    assert 'id="een"' in html
    assert 'id="twee"' in html
