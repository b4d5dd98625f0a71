"""A report in the typeface of the municipality: when the installation has it, and its licence lets it be embedded."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from matplotlib import get_data_path

from surveyapp.report import pdf, render
from surveyapp.report.model import Report, Typeface
from surveyapp.report.typefaces import TypefaceError, find
from tests.pdfua import judge
from tests.report.pdf.layout import outside, overlaps, pages
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import every_block, finding, report

FILES = Path(get_data_path(), "fonts", "ttf")
SERIF = {"DejaVuSerif.ttf": "Gemeente", "DejaVuSerif-Bold.ttf": "Gemeente-Bold"}


def keep(font: TTFont) -> None:
    """The font as it comes."""


def install(folder: Path, change: Callable[[TTFont], None] = keep, files: tuple[str, ...] = tuple(SERIF)) -> Path:
    """The folder of an installation with a serif family, called Gemeente Letter."""
    folder.mkdir(exist_ok=True)
    for file in files:
        font = TTFont(FILES / file)
        for name in font["name"].names:
            if name.nameID in (1, 16):
                name.string = "Gemeente Letter"
        change(font)
        font.save(folder / f"{SERIF[file]}.ttf")
    (folder / "geen-letter.ttf").write_text("dit is tekst")
    shutil.copy(FILES / "DejaVuSans.ttf", folder)
    return folder


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Typeface:
    return find(install(tmp_path_factory.mktemp("fonts")), "gemeente letter")


def dressed(typeface: Typeface, made: Report | None = None) -> Report:
    fields = {**vars(made or report(finding())), "font": "Gemeente Letter", "typeface": typeface}
    return Report(**fields)


def fonts_of(file: bytes) -> set[str]:
    """The families whose glyphs are in the file."""
    with pikepdf.open(io.BytesIO(file)) as opened:
        fonts = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        return {str(font.BaseFont).partition("+")[2] for font in fonts}


def test_it_is_found_by_its_name_with_a_regular_and_a_bold_font(own: Typeface) -> None:
    assert (own.regular.name, own.bold.name) == ("Gemeente.ttf", "Gemeente-Bold.ttf")


def about(font: TTFont) -> Any:
    return font["OS/2"]


def restricted(font: TTFont) -> None:
    about(font).fsType = 0x0002


def whole_only(font: TTFont) -> None:
    about(font).fsType = 0x0108


def slanted(font: TTFont) -> None:
    about(font).fsSelection |= 1


def editable(font: TTFont) -> None:
    about(font).fsType = 0x0008


@pytest.mark.parametrize(
    ("change", "files", "told"),
    [
        (restricted, tuple(SERIF), "mag volgens zijn licentie niet"),
        (whole_only, tuple(SERIF), "mag volgens zijn licentie niet"),
        (slanted, tuple(SERIF), "staat niet op deze installatie"),
        (keep, ("DejaVuSerif.ttf",), "een gewone en een vette letter"),
    ],
)
def test_what_cannot_be_used_is_told(
    tmp_path: Path, change: Callable[[TTFont], None], files: tuple[str, ...], told: str
) -> None:
    with pytest.raises(TypefaceError, match=told):
        find(install(tmp_path / "fonts", change, files), "Gemeente Letter")


def test_a_font_that_may_be_embedded_to_edit_is_one_to_use(tmp_path: Path) -> None:
    assert find(install(tmp_path / "fonts", editable), "Gemeente Letter").family == "Gemeente Letter"


@pytest.mark.parametrize("folder", [None, Path("/bestaat/niet")])
def test_without_a_folder_there_is_none(folder: Path | None) -> None:
    with pytest.raises(TypefaceError, match="Fira Sans staat niet op deze installatie"):
        find(folder, "Fira Sans")


@pytest.mark.parametrize("profile", ["ua1", "a2a"])
def test_a_pdf_in_it_is_accessible_and_archivable(own: Typeface, profile: str) -> None:
    assert judge(pdf.render(dressed(own, every_block())), profile).failed == {}


def test_text_and_charts_are_set_in_it_and_read_the_same(own: Typeface) -> None:
    plain, made = pdf.render(every_block()), pdf.render(dressed(own, every_block()))
    assert fonts_of(plain) == {"DejaVuSans", "DejaVuSans-Bold"}
    assert {"DejaVuSerif", "DejaVuSerif-Bold"} <= fonts_of(made)
    assert "DejaVuSans-Bold" not in fonts_of(made)
    assert Document(made).lines() == Document(plain).lines()


def test_nothing_runs_off_the_page_in_it(own: Typeface) -> None:
    shown = pages(pdf.render(dressed(own, every_block())))
    assert [line for page in shown[1:] for line in outside(page)] == []
    assert [pair for page in shown for pair in overlaps(page)] == []


def test_the_same_typeface_gives_the_same_bytes(own: Typeface) -> None:
    assert pdf.render(dressed(own)) == pdf.render(dressed(own)) != pdf.render(report(finding()))


def test_a_page_and_a_document_in_word_name_it(own: Typeface) -> None:
    assert 'font-family: "Gemeente Letter", system-ui' in render(dressed(own), "html").decode()
    styles = docx.Document(io.BytesIO(render(dressed(own), "docx"))).styles
    assert {styles[name].font.name for name in ("Normal", "Heading 1", "Kernzin")} == {"Gemeente Letter"}
    assert "font-family: &#34;" not in render(report(finding()), "html").decode()
