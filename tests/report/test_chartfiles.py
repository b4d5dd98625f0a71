"""The charts of a report as files: each whole by itself, in two formats, the same bytes every time."""

import io
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from PIL import Image

from surveyapp.report import kind_of, render
from surveyapp.report.charts.drawing import Drawing, Label, Rule
from surveyapp.report.charts.framed import framed
from surveyapp.report.charts.raster import png
from surveyapp.report.model import Callout, ChartKind, Report
from surveyapp.report.printable import one_line
from tests.report.hostile import HOSTILE, everywhere
from tests.report.pdf.reports import chart, finding, report

SVG = "{http://www.w3.org/2000/svg}"
KIND = "grafieken.zip"


def files(made: Report) -> dict[str, bytes]:
    """The files in the zip by name."""
    box = ZipFile(io.BytesIO(render(made, KIND)))
    return {name: box.read(name) for name in box.namelist()}


def words(svg: bytes) -> list[str]:
    """The lines of text in a picture."""
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", ChartKind)
def test_every_chart_is_there_as_svg_and_as_png(kind: ChartKind) -> None:
    made = files(report(chart(kind)))
    assert list(made) == ["01-001-uitkomsten.svg", "01-001-uitkomsten.png", "LEESMIJ.txt"]
    picture = Image.open(io.BytesIO(made["01-001-uitkomsten.png"]))
    assert picture.width == 1446
    assert len(picture.getcolors(1 << 20) or ()) > 10
    assert ElementTree.fromstring(made["01-001-uitkomsten.svg"]).get("width") == "482pt"


def test_a_picture_alone_says_what_was_asked_of_whom_and_where_it_comes_from() -> None:
    made = files(report(finding(title="Vrijwilligers genoeg?", chart=chart(title="Twee metingen", base="n = 38"))))
    told = " ".join(words(made["01-001-genoeg.svg"]))
    assert "Vrijwilligers genoeg? – Twee metingen" in told
    assert "n = 38" in told
    assert "Bron: Evaluatie vrijwilligersbeleid, Gemeente Voorbeeldstad, 23 november 2026" in told


def test_a_picture_has_its_text_alternative_with_it() -> None:
    made = files(report(chart(alt="Ja: 61%; Nee: 39%.")))
    assert "Ja: 61%; Nee: 39%." in made["LEESMIJ.txt"].decode()
    picture = Image.open(io.BytesIO(made["01-001-uitkomsten.png"]))
    assert picture.info["Description"] == "Ja: 61%; Nee: 39%."
    described = ElementTree.fromstring(made["01-001-uitkomsten.svg"]).find(f"{SVG}desc")
    assert described is not None
    assert described.text == "Ja: 61%; Nee: 39%."


def test_pictures_of_a_report_that_is_no_result_say_so() -> None:
    made = files(report(chart(), mark="PROEF"))
    assert words(made["01-001-uitkomsten.svg"])[0] == "PROEF"


def test_the_same_charts_give_the_same_bytes_and_the_clock_is_not_in_them() -> None:
    made = report(chart(), finding())
    assert render(made, KIND) == render(made, KIND)
    assert {entry.date_time[0] for entry in ZipFile(io.BytesIO(render(made, KIND))).infolist()} == {1980}


def test_a_report_without_charts_has_only_the_explanation() -> None:
    assert list(files(report(Callout("Kader", ("Punt",))))) == ["LEESMIJ.txt"]


@pytest.mark.parametrize("name", ["controls", "markup", "from right to left", "slash"])
def test_pictures_hold_whatever_people_typed(name: str) -> None:
    made = files(everywhere(HOSTILE[name]))
    assert all("/" not in each and ".." not in each for each in made)
    assert len({each for each in made if each.endswith(".png")}) == 1 + len(ChartKind)
    shown = one_line(HOSTILE[name])
    assert all(shown in words(content) for each, content in made.items() if each.endswith(".svg"))


@pytest.mark.parametrize("text", [HOSTILE["longer than a cell"], HOSTILE["one word of 200"], ""])
def test_a_title_of_any_length_leaves_room_for_the_drawing(text: str) -> None:
    inner = Drawing(454.0, 100.0, [Rule(((0.0, 0.0), (454.0, 100.0)), (0.0, 0.0, 0.0), 1.0)])
    whole = framed(inner, text, text, text)
    assert 100 < whole.height < 700
    assert png(whole)


def ink(text: str) -> int:
    """How many pixels a text blackens."""
    drawn = Image.open(io.BytesIO(png(Drawing(100.0, 20.0, [Label(text, 5.0, 5.0, 10.0)]))))
    return sum(drawn.convert("L").histogram()[:128])


def test_letters_that_join_are_drawn_joined_and_what_no_font_has_is_a_box() -> None:
    assert ink("سلام") != sum(map(ink, "سلام"))
    assert ink("\U0001f9ff" if ink("\U0001f9ff") == ink("□") else "\u0378") == ink("□") > 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("verslag.pdf", "pdf"),
        ("VERSLAG.PDF", "pdf"),
        ("verslag.grafieken.zip", KIND),
        ("grafieken.zip", KIND),
        ("mijngrafieken.zip", "zip"),
        ("verslag", ""),
    ],
)
def test_the_name_of_a_file_says_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind
