"""Lines and fonts: where a text breaks, and that no character reaches a font that lacks it."""

import pytest
from reportlab.pdfbase import ttfonts

from surveyapp.report.charts import measure
from surveyapp.report.pdf import fonts
from surveyapp.report.pdf.fonts import BOLD, REGULAR
from surveyapp.report.pdf.lines import Measured
from surveyapp.report.pdf.textsafe import MISSING, Dressed


def broken(text: str, like: str) -> list[str]:
    """The lines of a text when there is room for exactly ``like``."""
    measured = Measured(text, REGULAR)
    return [measured.text[line.start : line.end] for line in measured.lines(fonts.units(like, REGULAR) + 0.01)]


@pytest.mark.parametrize(
    ("text", "like", "lines"),
    [
        ("", "breed", []),
        ("een twee drie", "een twee drie", ["een twee drie"]),
        ("een twee drie", "een twee", ["een twee", "drie"]),
        ("een\ntwee\n\ndrie", "een twee drie", ["een", "twee", "", "drie"]),
        ("iiiiiiii", "iii", ["iii", "iii", "ii"]),
        ("ja iiiiiiii no", "iiiiii", ["ja", "iiiiii", "ii", "no"]),
        ("wijk/kern/dorp", "wijk/kern/do", ["wijk/kern/", "dorp"]),
        ("a  b", "a  b", ["a  b"]),
        ("a\u00a0b c", "a b", ["a\u00a0b", "c"]),
        ("w", "i", ["w"]),
    ],
)
def test_a_text_breaks_at_spaces_and_inside_a_word_only_when_it_must(text: str, like: str, lines: list[str]) -> None:
    assert broken(text, like) == lines


def test_only_white_space_is_lost_between_lines() -> None:
    text = "Vrijwilligers zijn overal, " * 30 + "x" * 400
    measured = Measured(text, REGULAR)
    lines = measured.lines(12_000)
    read = "".join(measured.text[line.start : line.end] + (" " if line.spaced else "") for line in lines)
    assert read.strip() == text
    assert all(measured.units(line.start, line.end) <= 12_000 for line in lines)


@pytest.mark.parametrize("font", [REGULAR, BOLD])
@pytest.mark.parametrize(
    "text", ["Zażółć Καλημέρα", "→ ½ 😀", "你好", "\U0003ffff0 a", "ﬁ ㎏", "مرحبا", "e\u0301 q\u0323\u0307"]
)
def test_every_character_is_in_the_font_that_it_gets(text: str, font: str) -> None:
    dressed = Dressed(text, font)
    for piece, name in dressed.pieces(0, len(dressed.text)):
        assert set(piece) <= fonts.characters(name)


def test_a_character_that_no_font_has_is_a_box_and_is_reported() -> None:
    dressed = Dressed("a\U0003ffff0b", REGULAR)
    assert dressed.text == f"a{MISSING}0b"
    assert dressed.lost


def test_a_compatible_form_is_printed_when_only_that_exists() -> None:
    dressed = Dressed("x\U0001d7d8\u3392", REGULAR)
    assert dressed.text.startswith("x")
    assert MISSING not in dressed.text
    assert not dressed.lost


def test_plain_dutch_needs_one_font() -> None:
    dressed = Dressed("Coördinatie in één wijk kost € 1.250 – of meer…", REGULAR)
    assert dressed.fonts == REGULAR


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["Vrijwilligers", "61% – n = 38", "Coördinatie €"])
def test_a_chart_measures_as_the_page_does(text: str, bold: bool) -> None:
    fonts.register()
    assert measure.width(text, 1000, bold) == pytest.approx(fonts.units(text, BOLD if bold else REGULAR), rel=0.002)


def test_the_map_to_unicode_knows_characters_beyond_the_first_plane() -> None:
    fonts.register()
    lines = ttfonts.makeToUnicodeCMap("x", [0, 0x41, 0x1F600, 0xD800]).splitlines()
    assert "<01> <0041>" in lines
    assert "<02> <D83DDE00>" in lines
    assert not [line for line in lines if line.startswith(("<00> <0000>", "<03>"))]
