"""Letters and forms on paper: accessible, readable through their structure, whatever stands on them."""

import datetime
import io
import json

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import letter, paper, poster, qr
from surveyapp.report.letter import sheet
from surveyapp.report.letter.model import Access, Letter, Stationery
from surveyapp.report.paper.model import Copy, Cover
from surveyapp.report.pdf.style import MM, PAGE
from tests.pdfua import faults
from tests.report.pdf.readback import Document
from tests.shelf import LOOKED_AT, shipped
from tests.surveys import data, section

EDITIONS = [*((name, "nl") for name in LOOKED_AT), ("verenigingen", "en")]
WORDS = "lusab babad gutih tugad hanod kivam pipil rusoz"
LINK = "https://vragen.zonstad.nl/v/AAAAAAAAAAAAAAAAAAAAAA"
LONG = "Stichting tot Behoud van het Vrijwilligerswerk in alle Kernen, afdeling Ontmoeting en Zorg " * 2
HOSTILE = ["R&D < 5 & 6 \u202e omgekeerd", "مرحبا بالعالم", "x" * 200, "😀 志工協會 Łódź", "\x00\x07"]
COVER = Cover("Gemeente Zonstad", "#ffdd00", "Stuur terug.", "Voor 31 mei.", ("Belofte", "Anoniem."), "Sanne")


def a_letter(name: str = "VV De Brug", language: str = "nl", group: str = "", body: int = 2) -> Letter:
    return Letter(
        language=language,
        address=(name, "t.a.v. mevrouw De Vries", "Dorpsstraat 12", "1234 AB  ZONSTAD"),
        facts=(("Datum", "12 mei 2026"),),
        subject="Doe mee",
        body=("Geachte mevrouw De Vries,", *["Wilt u de vragenlijst invullen?"] * body),
        access=Access(LINK, "vragen.zonstad.nl/code", WORDS),
        rest=("Met vriendelijke groet,\nGemeente Zonstad",),
        promise=("Wat gebeurt er met uw antwoorden?", "Uw antwoorden zijn anoniem."),
        contact="Sanne Jansen, sanne@zonstad.nl",
        group=group,
    )


def logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (400, 90), (20, 66, 115, 128)).save(out, "png")
    return out.getvalue()


def printed(questionnaire: Questionnaire, *copies: Copy, **fields: object) -> bytes:
    return paper.render(questionnaire, COVER, copies or (Copy(),))


def questionnaire(**fields: object) -> Questionnaire:
    return load({"toets.yaml": json.dumps(fields, ensure_ascii=False)}, "toets.yaml")


@pytest.mark.parametrize("window", ["left", "right"])
def test_a_letter_is_pdf_ua_1_and_pdf_a_2a(window: str) -> None:
    paper_ = Stationery("Gemeente Zonstad", "#ffdd00", logo(), window, "Brieven")  # type: ignore[arg-type]
    letters = [a_letter(group="Sport"), a_letter(LONG, "en"), *(a_letter(text) for text in HOSTILE), a_letter(body=90)]
    assert faults(letter.render(letters, paper_)) == {}


def test_a_letter_reads_in_the_order_of_a_letter() -> None:
    told = [
        text for _, text in Document(letter.render([a_letter()], Stationery("Gemeente Zonstad", "#154273"))).lines()
    ]
    order = ["Gemeente Zonstad", "VV De Brug", "1234 AB ZONSTAD", "Datum: 12 mei 2026", "Doe mee", WORDS]
    assert [told.index(text) for text in order] == sorted(told.index(text) for text in order)
    assert told.index("vragen.zonstad.nl/code") < told.index(WORDS) < told.index("Uw antwoorden zijn anoniem.")


def test_logo_and_qr_code_say_what_they_are_and_folds_are_no_content() -> None:
    document = Document(letter.render([a_letter()], Stationery("Gemeente Zonstad", "#154273", logo())))
    alts = [element.alt for element in document.elements("Figure")]
    assert alts == ["Logo van Gemeente Zonstad", "QR-code naar uw persoonlijke link"]


def test_an_english_letter_is_read_in_english() -> None:
    document = Document(letter.render([a_letter(language="en")], Stationery("Gemeente Zonstad", "#154273")))
    assert "en-GB" in {element.language for element in document.elements("Sect")}
    assert "QR code to your personal link" in {element.alt for element in document.elements("Figure")}


@pytest.mark.parametrize("name", ["VV De Brug", LONG, "x" * 300, HOSTILE[1], HOSTILE[3]])
@pytest.mark.parametrize("window", ["left", "right"])
def test_the_address_and_nothing_else_shows_in_the_window(name: str, window: str) -> None:
    file = letter.render([a_letter(name)], Stationery("Gemeente Zonstad", "#154273", window=window))  # type: ignore[arg-type]
    text = pypdfium2.PdfDocument(file)[0].get_textpage()
    left, width = sheet.WINDOWS[window]
    top, bottom = PAGE[1] - 57 * MM, PAGE[1] - 79 * MM
    seen = text.get_text_bounded(left - 3, bottom - 2, left + width + 3, top + 2)
    assert "1234 AB" in seen
    assert "Dorpsstraat 12" in seen
    around = text.get_text_bounded(0, bottom - 10 * MM, PAGE[0], top + 10 * MM)
    assert "Datum" not in around
    assert "Zonstad" not in around


def test_each_letter_is_a_page_and_its_words_stand_on_it_once() -> None:
    letters = [a_letter(f"Club {number}") for number in range(40)]
    file = letter.render(letters, Stationery("Gemeente Zonstad", "#154273"))
    pages = pypdfium2.PdfDocument(file)
    assert len(pages) == 40
    assert all(f"Club {number}" in page.get_textpage().get_text_range() for number, page in enumerate(pages))


def test_the_same_logo_is_in_the_file_once() -> None:
    file = letter.render([a_letter(f"Club {n}") for n in range(20)], Stationery("Zonstad", "#154273", logo()))
    with pikepdf.open(io.BytesIO(file)) as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert len(images) == 2  # the picture and its transparency


def test_a_long_letter_goes_on_without_the_address() -> None:
    file = letter.render([a_letter(body=90)], Stationery("Gemeente Zonstad", "#154273"))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
    assert len(pages) > 2
    assert "Dorpsstraat" not in pages[1]
    assert "Pagina 2" in pages[1]


def test_letters_are_filed_under_their_group() -> None:
    file = letter.render([a_letter("A", group="Sport"), a_letter("B", group="Zorg")], Stationery("Zonstad", "#154273"))
    with pikepdf.open(io.BytesIO(file)) as pdf, pdf.open_outline() as outline:
        assert [(each.title, [kid.title for kid in each.children]) for each in outline.root] == [
            ("Sport", ["A"]),
            ("Zorg", ["B"]),
        ]


def test_the_same_letters_are_the_same_bytes() -> None:
    stationery = Stationery("Gemeente Zonstad", "#154273", logo())
    assert letter.render([a_letter()], stationery) == letter.render([a_letter()], stationery)


def test_a_qr_code_is_drawn_as_it_is_made() -> None:
    count, runs = qr.runs(LINK)
    dark = {(row, column + step) for row, column, length in runs for step in range(length)}
    squares = Image.open(io.BytesIO(qr.png(LINK))).convert("1")
    side = squares.size[0] // (count + 2 * qr.QUIET)
    for row in range(count):
        for column in range(count):
            spot = ((column + qr.QUIET) * side + side // 2, (row + qr.QUIET) * side + side // 2)
            assert (squares.getpixel(spot) == 0) == ((row, column) in dark)
    assert qr.svg(LINK).startswith(b"<?xml")


@pytest.mark.parametrize(("name", "language"), [("ws4", "nl"), ("verenigingen", "en")])
def test_a_shipped_questionnaire_on_paper_is_pdf_ua_1_and_pdf_a_2a(name: str, language: str) -> None:
    asked = shipped(name, language)
    assert faults(printed(asked, Copy(WORDS, "12", "Koor"), Copy())) == {}


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_everything_that_is_asked_on_screen_can_be_read_on_paper(name: str, language: str) -> None:
    asked = shipped(name, language)
    text = " ".join(" ".join(element.text.split()) for element in Document(printed(asked)).root.walk())
    for question in asked.questions.values():
        if question.on_page and "{" not in question.label:
            assert " ".join(question.label.split()) in text
            assert all(" ".join(choice.label.split()) in text for choice in question.categories)


def test_hostile_labels_come_out_as_they_are_written() -> None:
    choices = [{"code": f"c{n}", "label": text, "open": n == 0} for n, text in enumerate(HOSTILE[:4])]
    asked = questionnaire(
        **data(
            {"code": "a", "type": "single", "label": HOSTILE[0], "help": "Zie & lees", "choices": choices},
            {"code": "b", "type": "multiple", "label": "l" * 200, "choices": choices},
            {"code": "c", "type": "ranking", "label": HOSTILE[3], "choices": choices},
            {"code": "d", "type": "allocation", "label": HOSTILE[1], "choices": choices},
        )
    )
    told = " ".join(element.text for element in Document(printed(asked, Copy(WORDS, "1", HOSTILE[0]))).root.walk())
    assert "R&D < 5 &" in told


def test_a_table_with_labels_that_do_not_fit_becomes_a_list_per_statement() -> None:
    scale = {
        "code": "breed",
        "choices": [{"code": f"c{n}", "label": f"Onvoorstelbaaringewikkeld{n}"} for n in range(9)],
    }
    grid = {"code": "g", "type": "grid", "scale": "breed", "rows": [{"code": "g_a", "label": "Een"}]}
    document = Document(printed(questionnaire(**data(grid), scales=[scale])))
    assert document.elements("Table") == []
    assert len([each for each in document.elements("Form") if "Onvoorstelbaar" in (each.alt or "")]) == 9


YES_NO = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
RULES = {
    "chosen": ({"a": "ja"}, "als u bij vraag 1 “Ja” hebt aangekruist."),
    "one of two": ({"a": ["ja", "nee"]}, "als u bij vraag 1 “Ja” of “Nee” hebt aangekruist."),
    "not chosen": ({"not": {"a": "ja"}}, "als u bij vraag 1 niet “Ja” hebt aangekruist."),
    "answered": ({"n": {"answered": True}}, "als u vraag 2 hebt ingevuld."),
    "not answered": ({"not": {"n": {"answered": True}}}, "als u vraag 2 niet hebt ingevuld."),
    "at least": ({"n": {"minimum": 10}}, "als uw antwoord op vraag 2 10 of meer is."),
    "at most": ({"n": {"maximum": 0}}, "als uw antwoord op vraag 2 0 of minder is."),
    "between": ({"n": {"minimum": 1, "maximum": 2.5}}, "als uw antwoord op vraag 2 1 tot en met 2,5 is."),
    "both": ({"a": "ja", "n": {"minimum": 3}}, "als u bij vraag 1 “Ja” hebt aangekruist en uw antwoord op vraag 2 3"),
    "either": ({"any": [{"a": "ja"}, {"n": {"maximum": 3}}]}, "hebt aangekruist of uw antwoord op vraag 2 3 of minder"),
    "the address list": ({"soort": "sport"}, "als voor uw organisatie geldt: Soort: “Sport”."),
}


@pytest.mark.parametrize("name", RULES)
def test_a_condition_is_told_with_the_numbers_of_the_questions(name: str) -> None:
    condition, words = RULES[name]
    sport = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg"}]
    asked = questionnaire(
        **data(
            {"code": "soort", "type": "background", "label": "Soort", "choices": sport},
            {"code": "a", "type": "single", "choices": YES_NO},
            {"code": "n", "type": "number", "decimals": 1},
            {"code": "q", "type": "text", "ask_if": condition},
            {"code": "z", "type": "text"},
        )
    )
    (rule,) = [text for _, text in Document(printed(asked)).lines() if text.startswith("→")]
    assert words in rule
    assert rule.startswith("→ Vraag 3 is alleen voor u als")
    assert rule.endswith("Anders: ga door naar vraag 4.")


def test_questions_with_the_same_rule_share_one_line_and_a_part_has_its_own() -> None:
    asked = questionnaire(
        **data(
            sections=[
                section("een", {"code": "a", "type": "single", "choices": YES_NO}),
                section(
                    "twee",
                    {"code": "b", "type": "text", "ask_if": {"a": "ja"}},
                    {"code": "c", "type": "text", "ask_if": {"a": "ja"}},
                ),
                section("drie", {"code": "d", "type": "text"}, ask_if={"a": "nee"}),
            ]
        )
    )
    rules = [text for _, text in Document(printed(asked)).lines() if text.startswith("→")]
    assert rules == [
        "→ Vraag 2 en 3 zijn alleen voor u als u bij vraag 1 “Ja” hebt aangekruist. Anders: ga door naar vraag 4.",
        "→ Dit deel is alleen voor u als u bij vraag 1 “Nee” hebt aangekruist. Anders bent u klaar met de vragen.",
    ]


def test_an_earlier_answer_in_a_label_becomes_a_reference() -> None:
    asked = questionnaire(
        **data({"code": "a", "type": "number"}, {"code": "b", "type": "text", "label": "Waarom {a}?"})
    )
    assert "2. Waarom (uw antwoord op vraag 1)?" in " ".join(text for _, text in Document(printed(asked)).lines())


def test_boxes_and_lines_are_fields_that_say_what_they_are_for() -> None:
    asked = questionnaire(
        **data({"code": "a", "type": "single", "choices": YES_NO}, {"code": "b", "type": "text", "lines": 3})
    )
    alts = [element.alt for element in Document(printed(asked)).elements("Form")]
    assert alts == ["Uw code", "Vakje: Ja", "Vakje: Nee", "Ruimte om te schrijven"]


def test_a_copy_has_its_own_code_and_its_own_page_numbers() -> None:
    asked = questionnaire(**data({"code": "a", "type": "single", "choices": YES_NO}))
    document = Document(printed(asked, Copy(WORDS, "12", "Koor"), Copy()))
    told = [text for _, text in document.lines()]
    assert told.count(WORDS) == 1
    assert told.count("Neem de acht woorden over uit uw brief.") == 1
    assert "Pagina 1 van 1" in " ".join(document.artifacts)


def test_today_is_not_printed_on_a_form() -> None:
    asked = questionnaire(**data({"code": "a", "type": "text"}))
    assert printed(asked) == printed(asked)
    assert str(datetime.date.today().year) not in " ".join(text for _, text in Document(printed(asked)).lines())


def test_a_poster_is_one_page_with_the_code_and_the_address() -> None:
    made = poster.Poster("nl", "Gemeente Zonstad", "#ffdd00", LONG, "Scan de code.", LINK, "QR-code", "Tot 31 mei.")
    document = Document(poster.render(made))
    assert len(document.pdf.pages) == 1
    assert [element.alt for element in document.elements("Figure")] == ["QR-code"]
    assert LINK in [text for _, text in document.lines()]
