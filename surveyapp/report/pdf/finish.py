"""Writes the structure tree and the metadata into the finished file (pikepdf): what makes it PDF/UA-1 and PDF/A-2a."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String
from PIL import ImageCms

from surveyapp.report.pdf import xmp
from surveyapp.report.pdf.structure import Annotated, Marked, Marks, Node

_OWN_ROLES = {"Title": "P", "Subtitle": "P"}
"""Roles of ours that are not in the standard, with the standard role that they stand for."""


@dataclass(frozen=True)
class About:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    language: str


def finish(data: bytes, root: Node, marks: Marks, about: About) -> bytes:
    """The file with its structure tree, metadata and colour profile; the same input gives the same bytes."""
    with pikepdf.open(BytesIO(data)) as pdf:
        _Tree(pdf, marks).write(root)
        _describe(pdf, about)
        del pdf.trailer.ID  # ReportLab's follows SOURCE_DATE_EPOCH; now it follows from the contents alone
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            min_version="1.7",
            deterministic_id=True,
        )
    return out.getvalue()


class _Tree:
    """Turns nodes into structure elements, and notes for every page which element owns which marked content."""

    def __init__(self, pdf: pikepdf.Pdf, marks: Marks) -> None:
        self._pdf = pdf
        self._marks = marks
        self._pages = [page.obj for page in pdf.pages]
        counts = [len(page) for page in marks.pages] + [0] * (len(self._pages) - len(marks.pages))
        self._owners: list[list[Object | None]] = [[None] * count for count in counts]
        self._annotations: list[Object | None] = [None] * marks.annotations

    def write(self, root: Node) -> None:
        """Build the tree and hang it in the catalogue."""
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        tree.RoleMap = Dictionary({f"/{own}": Name(f"/{standard}") for own, standard in _OWN_ROLES.items()})
        numbers: list[object] = []
        for number, page in enumerate(self._pages):
            page.StructParents = number
            if "/Annots" in page:
                page.Tabs = Name.S
            numbers += [number, self._pdf.make_indirect(Array(self._owners[number]))]
        for number, element in enumerate(self._annotations, start=len(self._pages)):
            numbers += [number, element]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._pages) + len(self._annotations)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Object) -> Object | None:
        """The element of a node with everything below it; None when nothing of it was drawn."""
        content = self._marks.content.get(node, ())
        if not (content or node.kids or node.kept):
            return None
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.role}"), P=parent))
        below = (self._element(kid, element) for kid in node.kids)
        kids: list[object] = [kid for kid in below if kid is not None]
        kids += [self._content(item, node, element) for item in content]
        if not kids and not node.kept:
            return None
        if kids:
            element.K = Array(kids)
        self._properties(node, element)
        return element

    def _content(self, item: Marked | Annotated, node: Node, element: Object) -> object:
        """What stands under K for one piece of content."""
        page = self._pages[item.page]
        if isinstance(item, Annotated):
            annotation = page.Annots[item.place]
            annotation.StructParent = len(self._pages) + item.number
            annotation.Contents = String(node.contents or "")
            annotation.F = 4
            self._annotations[item.number] = element
            return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)
        self._owners[item.page][item.number] = element
        if "/Pg" not in element:
            element.Pg = page
        if element.Pg.objgen == page.objgen:
            return item.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=item.number)

    def _properties(self, node: Node, element: Object) -> None:
        if node.alt is not None:
            element.Alt = String(node.alt)
        if node.actual is not None:
            element.ActualText = String(node.actual)
        if node.language:
            element.Lang = String(node.language)
        if node.attributes:
            element.A = Dictionary({f"/{key}": Name(f"/{value}") for key, value in node.attributes.items()})
        if node in self._marks.boxes:
            box = Array([round(edge, 2) for edge in self._marks.boxes[node]])
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)


def _describe(pdf: pikepdf.Pdf, about: About) -> None:
    """Title, language and standards, the same in the metadata and in the older information dictionary."""
    root = pdf.Root
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(xmp.packet(about.title, about.author, about.subject, about.language))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = metadata
    profile = pdf.make_stream(_srgb())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    known = {"Title": about.title, "Author": about.author, "Subject": about.subject, "Creator": xmp.PRODUCER}
    for key, value in {**known, "Producer": xmp.PRODUCER}.items():
        pdf.docinfo[f"/{key}"] = String(value)


@cache
def _srgb() -> bytes:
    """An sRGB colour profile whose date of making is always the same."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = (2000).to_bytes(2, "big") + bytes([0, 1, 0, 1]) + bytes(6)
    return bytes(profile)
