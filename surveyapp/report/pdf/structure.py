"""The logical structure of a tagged PDF: what a screen reader follows, in reading order, knowing nothing of pages."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class Node:
    """One structure element. The order of ``kids`` is the reading order.

    ``attributes`` are PDF names ("O": "Table"); ``contents`` says where a link leads to; an element without content is
    left out of the file unless ``kept`` (an empty table cell).
    """

    role: str
    alt: str | None = None
    actual: str | None = None
    language: str | None = None
    contents: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    kept: bool = False
    kids: list["Node"] = field(default_factory=list)

    def add(self, role: str, **properties: str | None) -> "Node":
        """Append and return a new child; properties are ``alt``, ``actual``, ``language`` and ``contents``."""
        return self.append(Node(role, **properties))  # type: ignore[arg-type]

    def append(self, node: "Node") -> "Node":
        """Append a child and return it."""
        self.kids.append(node)
        return node

    def field(self, kind: str, alt: str) -> "Node":
        """Append a field to fill in with a pen: "cb" to tick, "rb" to tick one of several, "tv" to write in."""
        return self.append(Node("Form", alt=alt, attributes={"O": "PrintField", "Role": kind}))

    def cell(self, role: str, scope: str | None = None) -> "Node":
        """Append a table cell: TD, or TH with the scope "Column" or "Row". Kept when empty."""
        attributes = {"O": "Table", "Scope": scope} if scope else {}
        return self.append(Node(role, attributes=attributes, kept=True))


Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""


@dataclass(frozen=True)
class Marked:
    """A piece of marked content: its page (from 0) and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotated:
    """A link annotation: its page (from 0), its place on that page, and its number in the document."""

    page: int
    place: int
    number: int


@dataclass
class Marks:
    """What was drawn for which node, collected while drawing."""

    pages: list[list[Node]] = field(default_factory=list)
    content: dict[Node, list[Marked | Annotated]] = field(default_factory=dict)
    boxes: dict[Node, Box] = field(default_factory=dict)
    annotations: int = 0

    def mark(self, node: Node, page: int) -> int:
        """The number under which the next piece of content of this node goes on this page."""
        while len(self.pages) <= page:
            self.pages.append([])
        self.pages[page].append(node)
        number = len(self.pages[page]) - 1
        self.content.setdefault(node, []).append(Marked(page, number))
        return number

    def annotate(self, node: Node, page: int, place: int) -> None:
        """Note that a link annotation belongs to this node."""
        self.content.setdefault(node, []).append(Annotated(page, place, self.annotations))
        self.annotations += 1
