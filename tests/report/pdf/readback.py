"""Reads a tagged PDF as a screen reader does: through the structure tree, in its order, with the text behind it.

Knows nothing of how the file was made: it reads the page streams and the fonts' own maps to Unicode.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>")


@dataclass
class Element:
    """One structure element: role, own text (or its replacement), language, pages that it is on, and kids."""

    role: str
    text: str
    alt: str | None
    language: str | None
    scope: str | None
    pages: set[int]
    kids: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Document:
    """A PDF opened for reading."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self._number = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self._marked = [_marked(page) for page in self.pdf.pages]
        self.artifacts = [text for _, text in self._marked]
        kid = self.pdf.Root.StructTreeRoot.K
        self.root = self._element(kid)

    def elements(self, *roles: str) -> list[Element]:
        """The elements with these roles, or all that are not mere grouping, in reading order."""
        return [element for element in self.root.walk() if element.role in roles]

    def lines(self) -> list[tuple[str, str]]:
        """Role and text of every element that has text of its own, white space made single."""
        told = ((element.role, " ".join(element.text.split())) for element in self.root.walk())
        return [(role, text) for role, text in told if text]

    def page_text(self, page: int) -> str:
        """All marked text of a page, in the order of drawing."""
        return " ".join(self._marked[page][0].values())

    def _element(self, element: Any) -> Element:
        kids = element.get("/K", pikepdf.Array())
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        text, pages = "", set()
        below = []
        for kid in kids:
            if isinstance(kid, int):
                page, mark = self._number[element.Pg.objgen], kid
            elif kid.get("/Type") == "/MCR":
                page, mark = self._number[kid.Pg.objgen], int(kid.MCID)
            elif kid.get("/Type") == "/OBJR":
                continue
            else:
                below.append(self._element(kid))
                continue
            pages.add(page)
            text += self._marked[page][0][mark]
        attributes = element.get("/A", {})
        return Element(
            str(element.S)[1:],
            str(element.ActualText) if "/ActualText" in element else text,
            str(element.Alt) if "/Alt" in element else None,
            str(element.Lang) if "/Lang" in element else None,
            str(attributes.get("/Scope", ""))[1:] or None,
            pages,
            below,
        )


def _marked(page: Any) -> tuple[dict[int, str], str]:
    """The text of a page by marked-content number, and the text of its artifacts."""
    fonts = {name: _unicode(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    artifacts = ""
    stack: list[int | None] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name == "BDC":
            number = operands[1].get("/MCID")
            stack.append(None if number is None else int(number))
            texts.setdefault(int(number), "") if number is not None else None
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            strings = operands[0] if name == "TJ" else [operands[0]]
            text = "".join(font[code] for part in strings if isinstance(part, pikepdf.String) for code in bytes(part))
            if stack[-1] is None:
                artifacts += text + "\n"
            else:
                texts[stack[-1]] += text
    return texts, artifacts


def _unicode(font: Any) -> dict[int, str]:
    """The characters behind the codes of a font."""
    codes = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(codes)}
