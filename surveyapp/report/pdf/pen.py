"""Draws on ReportLab's canvas so that everything is either content of a structure node or an artifact.

What is painted while no node is open becomes an artifact when the page ends, so nothing can stay untagged by
forgetting it. Text that is known only at the end (the number of pages) leaves a place that is filled in at the end.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from surveyapp.report.palette import Colour
from surveyapp.report.pdf import fonts
from surveyapp.report.pdf.bidirectional import Piece
from surveyapp.report.pdf.structure import Box, Marks, Node

_PAINTS = re.compile(r"(?:^|[\s)\]>])(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|T[jJ]|'|\"|EI)(?=\s|$)")
_LAYOUT = "/Artifact <</Type /Layout>> BDC"


class _Open(str):
    """The operator that opens marked content."""


class _Close(str):
    """The operator that closes it."""


class _Late(str):
    """A place inside marked content that is filled in when all pages are known."""

    write: Callable[[], str]


class Pen:
    """One document being drawn, page by page. Lengths are in points, the origin is the lower left corner."""

    def __init__(self, size: tuple[float, float], title: str, language: str) -> None:
        fonts.register()
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file, pagesize=size, invariant=1, initialFontName=fonts.REGULAR, lang=language, pageCompression=1
        )
        self._canvas.setTitle(title)
        self.marks = Marks()
        self.page = 0
        self.page_of: dict[str, int] = {}
        self._artifacts = 0
        self._unfinished: list[tuple[object, list[str]]] = []

    # structure

    @contextmanager
    def tag(self, node: Node | None) -> Iterator[None]:
        """What is drawn inside is content of this node; inside an artifact, or for None, it is not."""
        if self._artifacts or node is None:
            yield
            return
        number = self.marks.mark(node, self.page)
        self._canvas._code.append(_Open(f"/{node.role} <</MCID {number}>> BDC"))
        yield
        self._canvas._code.append(_Close("EMC"))

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str | None = None) -> Iterator[None]:
        """What is drawn inside is no content: a running header, a repeated table header, decoration."""
        self._artifacts += 1
        if self._artifacts == 1:
            detail = f" /Subtype /{subtype}" if subtype else ""
            self._canvas._code.append(_Open(f"/Artifact <</Type /{kind}{detail}>> BDC"))
        yield
        if self._artifacts == 1:
            self._canvas._code.append(_Close("EMC"))
        self._artifacts -= 1

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """A place that links and the document's outline lead to; level 0 is a chapter."""
        self.page_of[key] = self.page
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(title, key, level)

    def link(self, node: Node, key: str, box: Box) -> None:
        """A rectangle that leads to a bookmark and belongs to a Link node."""
        self._canvas.linkRect("", key, box)
        self.marks.annotate(node, self.page, len(self._canvas._annotationrefs) - 1)

    def figure(self, node: Node, box: Box) -> None:
        """Note where a figure stands on its page."""
        self.marks.boxes.setdefault(node, box)

    # drawing

    def write(self, x: float, y: float, pieces: Sequence[Piece], size: float, colour: Colour, end: str = "") -> None:
        """One line of text with its baseline at (x, y); ``end`` is an invisible space for readers that join lines."""
        self._canvas._code.append(self._text(x, y, pieces, size, colour, end))

    def write_late(
        self, x: float, y: float, size: float, colour: Colour, text: Callable[[], str], font: str = fonts.REGULAR
    ) -> None:
        """Text that ends at x and is asked for when all pages have been drawn: ASCII only."""
        late = _Late("")

        def write() -> str:
            words = text()
            width = fonts.units(words, font)
            piece = Piece(words, font, width)
            return self._text(x - width * size / 1000, y, [piece], size, colour, "")

        late.write = write
        self._canvas._code.append(late)

    def _text(self, x: float, y: float, pieces: Sequence[Piece], size: float, colour: Colour, end: str) -> str:
        text = self._canvas.beginText(x, y)
        text.setFillColorRGB(*colour)
        for number, piece in enumerate(pieces, start=1):
            if number > 1:
                text.setTextOrigin(x, y)
            text.setFont(piece.font, size)
            text.textOut(piece.text + end if end and number == len(pieces) else piece.text)
            x += piece.units * size / 1000
        code: str = text.getCode()
        return f"q {code} Q"

    def rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle from its lower left corner."""
        red, green, blue = colour
        self.operators(f"q {red:.4f} {green:.4f} {blue:.4f} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour, thickness: float) -> None:
        """The outline of a rectangle from its lower left corner."""
        red, green, blue = colour
        paint = f"{red:.4f} {green:.4f} {blue:.4f} RG {thickness:.2f} w"
        self.operators(f"q {paint} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S Q")

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A bitmap from its lower left corner; the same picture is in the file once, however often it is drawn."""
        self._canvas.drawImage(picture, x, y, width, height, mask="auto")

    def operators(self, code: str) -> None:
        """PDF operators that paint; they leave the graphics state as they found it."""
        self._canvas._code.append(code)

    # pages

    @property
    def pages(self) -> int:
        """The number of pages that are finished."""
        return self.page

    def end_page(self) -> None:
        """Finish this page and start the next."""
        code = list(_with_artifacts(self._canvas._code))
        self._canvas._code[:] = code
        self._canvas.showPage()
        if any(isinstance(piece, _Late) for piece in code):
            self._unfinished.append((self._canvas._doc.Pages.pages[-1], [self._canvas._preamble, *code]))
        self.page += 1

    def save(self) -> bytes:
        """Fill in what was late and return the file, which still lacks its structure tree."""
        for page, code in self._unfinished:
            page.setStream([piece.write() if isinstance(piece, _Late) else piece for piece in code])  # type: ignore[attr-defined]
        self._canvas.save()
        return self._file.getvalue()


def _with_artifacts(code: Sequence[str]) -> Iterator[str]:
    """The operators of a page, with everything that paints outside marked content wrapped as an artifact."""
    loose: list[str] = []
    depth = 0
    for piece in [*code, _Open("")]:
        if isinstance(piece, _Open) and depth == 0:
            paints = any(_PAINTS.search(operators) for operators in loose)
            yield from (_LAYOUT, *loose, "EMC") if paints else loose
            loose = []
        if depth == 0 and not isinstance(piece, _Open):
            loose.append(piece)
        elif piece or isinstance(piece, _Late):
            yield piece
        depth += isinstance(piece, _Open) - isinstance(piece, _Close)
