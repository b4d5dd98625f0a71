"""Whatever people type is printed as they typed it: nothing is markup, nothing is lost, nothing breaks the report."""

import re
from html import unescape

import pytest

from surveyapp.report import charts, pdf
from surveyapp.report.model import Callout, Listing, Note, Paragraph
from tests.pdfua import faults
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import chart, finding, report, series, table

TYPED = {
    "less than": "score <5 punten",
    "ampersand": "R&D & zo &amp; &#99999999;",
    "end of a paragraph": "tekst </para> meer tekst",
    "end of bold": "tekst </b> meer",
    "unclosed": "<b>vet",
    "comment": "a <!-- weg --> b",
    "cdata": "a <![CDATA[x]]> b",
    "unknown tag": "a <foo>bar</foo> b",
    "white text": '<font color="white">onzichtbaar</font>',
    "huge text": '<font size="200">x</font><para fontSize="80">',
    "script link": '<a href="javascript:x">klik</a>',
    "local picture": '<img src="/etc/hostname" width="9" height="9"/>',
    "callback": '<onDraw name="x" label="y"/>',
    "PDF operators": ") Tj ET EMC BT (\\",
    "format places": "{number} %s %(a)d {0}",
    "mathematics": "tussen $1 en $2 \\alpha^2_3",
    "a word of 200": "kort " + "x" * 200 + " einde",
    "nested": "<i>" * 300,
    "Polish": "Zażółć gęślą jaźń",
    "Turkish": "ışğüöçİ Iğdır",
    "Greek": "Καλημέρα",
    "Russian": "Привет мир",
    "Vietnamese": "Tiếng Việt",
    "Arabic": "مرحبا بالعالم، التقييم 7,5 من 10 في Utrecht.",
    "Hebrew": "שלום עולם, הציון (Utrecht) 7.5.",
    "Arabic in Dutch": "Hij zei مرحبا tegen ons (echt).",
    "Chinese": "你好，世界",
    "Korean": "안녕하세요",
    "Thai": "สวัสดีครับ",
    "emoji": "Goed 😀 en 👍",
    "symbols": "∑ ≤ ≥ √ ½ ² → • „Aan” ‘x’ – …",
    "unassigned": "a \U0003ffff0 \u0378 b",
    "a family": "👪",
}
CHANGED = {
    "NUL and controls": ("a\x00b\x07c\x7fd\x1b", "abcd"),
    "private use": ("a\ue000b", "ab"),
    "half a character": ("a\ud800b", "ab"),
    "non-characters": ("a\ufffeb\uffff", "ab"),
    "direction marks": ("a\u202eb\u200bc\ufeffd", "abcd"),
    "combining marks": ("e\u0301", "é"),
    "soft hyphen": ("vrij\u00adwilliger", "vrijwilliger"),
    "variation selector": ("❤\ufe0f", "❤"),
}
CASES = {**{name: (text, text) for name, text in TYPED.items()}, **CHANGED}


def _read(data: bytes, role: str) -> list[str]:
    return [" ".join(element.text.split()) for element in Document(data).elements(role)]


@pytest.mark.parametrize("name", CASES)
def test_in_running_text_lists_and_cells_it_is_read_as_typed(name: str) -> None:
    typed, read = CASES[name]
    data = pdf.render(report(Paragraph(typed), Listing((typed,)), table([[typed, typed, "1"], ["T", "1", "1"]])))
    assert read in _read(data, "P")
    assert _read(data, "LBody") == [read]
    assert read in _read(data, "TH")
    assert read in _read(data, "TD")


def test_everything_together_in_every_place_is_pdf_ua() -> None:
    texts = tuple(typed for typed, _ in CASES.values())
    everything = " ".join(texts)
    made = report(
        *(Paragraph(text) for text in texts),
        Listing(texts),
        Callout(everything, texts),
        Note(everything),
        table([[text, text, text] for text in texts]),
        chart(categories=texts, series=(series(everything, *(0.5 for _ in texts)),), alt=everything, base=everything),
        *(finding(title=text, statement=text, notes=(text,)) for text in texts),
        title=everything,
        subtitle=everything,
        municipality=everything,
        facts=((everything, everything),),
        date=everything,
    )
    assert faults(pdf.render(made)) == {}


def test_an_answer_of_20000_characters_is_read_whole() -> None:
    words = " ".join(f"woord{number}" for number in range(2200))
    data = pdf.render(report(Paragraph(words), Listing((words,)), table([["Antwoord", words, "1"], ["T", "1", "1"]])))
    assert len(words) > 20_000
    assert words in _read(data, "P")
    assert _read(data, "LBody") == [words]
    assert words in _read(data, "TD")


def test_a_word_of_5000_characters_is_broken_and_read_as_one() -> None:
    word = "abcdefghij" * 500
    assert word in _read(pdf.render(report(Paragraph(word))), "P")


def test_line_breaks_and_double_spaces_stay() -> None:
    data = pdf.render(report(Paragraph("een\ntwee\r\ndrie  vier\n\nvijf")))
    paragraph = next(element for element in Document(data).elements("P") if element.text.startswith("een"))
    assert paragraph.text.split() == ["een", "twee", "drie", "vier", "vijf"]
    assert "drie  vier" in paragraph.text


def test_an_address_in_an_answer_is_text_and_not_a_link() -> None:
    document = Document(pdf.render(report(Paragraph("zie https://example.org/ of mailto:a@example.org"))))
    links = [annotation for page in document.pdf.pages for annotation in page.obj.get("/Annots", [])]
    assert len(links) == 1  # that of the contents
    assert all("/A" not in link for link in links)


def test_a_right_to_left_text_says_which_language_it_is() -> None:
    document = Document(pdf.render(report(Listing(("مرحبا بالعالم", "שלום עולם", "Hij zei مرحبا")))))
    assert [body.language for body in document.elements("LBody")] == ["ar", "he", None]


def test_a_right_to_left_text_begins_at_the_right() -> None:
    document = Document(pdf.render(report(Paragraph("שלום"), Paragraph("Links."))))
    places = re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", document.pdf.pages[2].obj.Contents.read_bytes())
    assert float(places[1]) > 400
    assert float(places[2]) < 80


def test_a_title_does_not_leave_the_metadata() -> None:
    document = Document(pdf.render(report(title="Jeugd & <sport>\n\x00")))
    metadata = document.pdf.Root.Metadata.read_bytes().decode()
    assert "Jeugd &amp; &lt;sport&gt;<" in metadata
    assert str(document.pdf.docinfo["/Title"]) == "Jeugd & <sport>"


@pytest.mark.parametrize("name", CASES)
def test_in_a_drawing_for_the_web_it_is_text(name: str) -> None:
    typed, read = CASES[name]
    made = chart(categories=(typed, typed), series=(series(typed, 0.4, 0.6),), title=typed, alt=typed)
    drawing = charts.svg(made, "#154273")
    assert re.findall(r"<(?!/?(?:svg|title|desc|path|text)\b)[^>]*>", drawing) == []
    assert unescape(re.findall(r"<title[^>]*>([^<]*)</title>", drawing)[0]) == read
    texts = [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawing)]
    assert "".join("".join(texts).split()).startswith("".join(read.split()))
