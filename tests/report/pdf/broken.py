"""Ways to break a file on purpose, each against a rule of PDF/UA-1 or of PDF/A-2a."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from surveyapp.report import pdf
from surveyapp.report.model import Paragraph
from tests.report.pdf.reports import finding, report, table


def _elements(file: Pdf, role: str) -> list[Dictionary]:
    found = [thing for thing in file.objects if isinstance(thing, Dictionary) and thing.get("/Type") == Name.StructElem]
    return [element for element in found if Name(f"/{role}") == element.S]


def _without(key: str, role: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for element in _elements(file, role):
            if key in element:
                del element[key]

    return break_it


def _catalogue_without(key: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        del file.Root[key]

    return break_it


def _renamed(role: str, other: str, count: int | None = None) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for element in _elements(file, role)[:count]:
            element.S = Name(f"/{other}")

    return break_it


def _metadata_with(pattern: bytes, other: bytes) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        data = file.Root.Metadata.read_bytes()
        changed = re.sub(pattern, other, data)
        assert changed != data
        file.Root.Metadata.write(changed)

    return break_it


def _links_without(key: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for page in file.pages:
            for annotation in page.obj.get("/Annots", Array()):
                del annotation[key]

    return break_it


def _content(change: Callable[[bytes], bytes]) -> Callable[[Pdf], None]:
    """Change the stream of the first page of a chapter."""

    def break_it(file: Pdf) -> None:
        page = file.pages[2]
        page.contents_coalesce()
        data = page.obj.Contents.read_bytes()
        changed = change(data)
        assert changed != data
        page.obj.Contents.write(changed)

    return break_it


def _artifact_inside(data: bytes) -> bytes:
    head, _, tail = data.partition(b"/H1 <</MCID 0>> BDC")
    return head + b"/H1 <</MCID 0>> BDC /Artifact BMC" + tail.replace(b"EMC", b"EMC EMC", 1)


def _without_tabs(file: Pdf) -> None:
    for page in file.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


def _short_row(file: Pdf) -> None:
    row = _elements(file, "TR")[1]
    row.K = Array(list(row.K)[:-1])


def _fonts_without(key: str) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        for thing in file.objects:
            if isinstance(thing, Dictionary) and key in thing:
                del thing[key]

    return break_it


def _suspect(file: Pdf) -> None:
    file.Root.MarkInfo.Suspects = True


def _catalogue_with(key: str, value: Callable[[Pdf], Dictionary]) -> Callable[[Pdf], None]:
    def break_it(file: Pdf) -> None:
        file.Root[key] = file.make_indirect(value(file))

    return break_it


def _script(_: Pdf) -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert('Hallo')"))


def _attachment(file: Pdf) -> Dictionary:
    stream = file.make_stream(b"geen pdf")
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/text/plain")
    about = Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"), EF=Dictionary(F=stream, UF=stream))
    return Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a.txt"), file.make_indirect(about)])))


def _profile_of_nothing(file: Pdf) -> None:
    file.Root.OutputIntents[0].DestOutputProfile.write(b"geen profiel")


def _form(file: Pdf) -> Dictionary:
    return Dictionary(Fields=Array(), NeedAppearances=True, XFA=file.make_stream(b"<xdp/>"))


def _invisible_link(file: Pdf) -> None:
    for page in file.pages:
        for annotation in page.obj.get("/Annots", Array()):
            annotation.F = 2


def _film(file: Pdf) -> None:
    spot = Dictionary(
        Type=Name.Annot, Subtype=Name.Movie, Rect=Array([0, 0, 9, 9]), F=4, Contents=String("film"), Movie=Dictionary()
    )
    file.pages[0].obj.Annots = Array([*file.pages[0].obj.get("/Annots", Array()), file.make_indirect(spot)])


def _action_on_opening(name: str) -> Callable[[Pdf], Dictionary]:
    return lambda _: Dictionary(Type=Name.Action, S=Name(f"/{name}"), F=String("x"))


FAULTS: dict[str, Callable[[Pdf], None]] = {
    "a figure without text alternative": _without("/Alt", "Figure"),
    "header cells without scope": _without("/A", "TH"),
    "not marked as tagged": _catalogue_without("/MarkInfo"),
    "no language": _catalogue_without("/Lang"),
    "file name as window title": _catalogue_without("/ViewerPreferences"),
    "no structure tree": _catalogue_without("/StructTreeRoot"),
    "no metadata": _catalogue_without("/Metadata"),
    "does not call itself PDF/UA": _metadata_with(rb"<pdfuaid:part>1</pdfuaid:part>", b""),
    "no title": _metadata_with(rb"<dc:title>.*?</dc:title>", b""),
    "a link that does not say where to": _links_without("/Contents"),
    "a link outside the tree": _links_without("/StructParent"),
    "a link that is a paragraph": _renamed("Link", "P"),
    "no order of tabs": _without_tabs,
    "content that is not tagged": _content(lambda data: data + b"\n1 0 0 rg 10 10 20 20 re f\n"),
    "an artifact inside content": _content(_artifact_inside),
    "a heading that skips a level": _renamed("H2", "H4"),
    "an unknown role": _renamed("P", "Alinea", 1),
    "a row that lacks a cell": _short_row,
    "no way back to Unicode": _fonts_without("/ToUnicode"),
    "a font that is not embedded": _fonts_without("/FontFile2"),
    "suspect tags": _suspect,
}


ARCHIVE_FAULTS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "no output intent": ("6.2.4.3-2", _catalogue_without("/OutputIntents")),
    "a colour profile that is none": ("6.2.3-1", _profile_of_nothing),
    "no metadata": ("6.6.2.1-1", _catalogue_without("/Metadata")),
    "does not call itself PDF/A": ("6.6.4-1", _metadata_with(rb"<pdfaid:(part|conformance)>\w</pdfaid:\1>", b"")),
    "calls itself PDF/A-1": ("6.6.4-2", _metadata_with(rb"<pdfaid:part>2<", b"<pdfaid:part>1<")),
    "calls itself level B": ("6.6.4-3", _metadata_with(rb"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")),
    "metadata that are not XML": ("6.6.2.1-4", _metadata_with(rb"</dc:title>", b"")),
    "a property that nobody explained": (
        "6.6.2.3.1-1",
        _metadata_with(rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b""),
    ),
    "a font that is not embedded": ("6.2.11.4.1-1", _fonts_without("/FontFile2")),
    "no way back to Unicode": ("6.2.11.7.2-1", _fonts_without("/ToUnicode")),
    "a script": ("6.5.1-1", _catalogue_with("/OpenAction", _script)),
    "a script at every saving": ("6.5.2-1", _catalogue_with("/AA", lambda file: Dictionary(WS=_script(file)))),
    "a program to start": ("6.5.1-1", _catalogue_with("/OpenAction", _action_on_opening("Launch"))),
    "a file inside that is no PDF/A": ("6.8-5", _catalogue_with("/Names", _attachment)),
    "a form that makes itself": ("6.4.1-3", _catalogue_with("/AcroForm", _form)),
    "a hidden link": ("6.3.2-2", _invisible_link),
    "a film": ("6.3.1-1", _film),
    "content that is not tagged as anything": ("6.7.3.3-1", _catalogue_without("/StructTreeRoot")),
    "not marked as tagged": ("6.7.2.2-1", _catalogue_without("/MarkInfo")),
    "an unknown role": ("6.7.3.4-1", _renamed("P", "Alinea", 1)),
}
"""What PDF/A-2a forbids, whatever PDF/UA-1 says of it, by what is wrong; with the rule that finds it."""


@cache
def sound() -> bytes:
    return pdf.render(report(finding(), Paragraph("Een alinea."), table([["Een", "1", "1"], ["Totaal", "1", "1"]])))


def blank() -> bytes:
    out = BytesIO()
    file = Pdf.new()
    file.add_blank_page()
    file.save(out)
    return out.getvalue()


def broken(fault: Callable[[Pdf], None], **saving: Any) -> bytes:
    with pikepdf.open(BytesIO(sound())) as file:
        fault(file)
        out = BytesIO()
        file.save(out, **saving)
    return out.getvalue()
