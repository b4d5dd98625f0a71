"""Every kind of block is drawn, and what is read through the structure tree is the text of the report, in order."""

from typing import get_args

from pikepdf import Dictionary

from surveyapp.report import charts, model, pdf
from surveyapp.report.pdf.blocks import DRAWN
from tests.report.pdf.readback import Document
from tests.report.pdf.reports import chart, every_block, finding, report, table


def test_every_kind_of_block_has_a_function_that_draws_it() -> None:
    assert set(DRAWN) == set(get_args(model.Block))


def test_every_kind_of_chart_has_a_layout() -> None:
    assert set(charts.LAYOUTS) == set(model.ChartKind)


def test_the_sample_has_every_kind_of_block_and_chart() -> None:
    blocks = every_block().chapters[0].blocks
    assert {type(block) for block in blocks} == set(get_args(model.Block))
    assert {block.kind for block in blocks if isinstance(block, model.Chart)} == set(model.ChartKind)


def test_a_finding_reads_title_statement_chart_table_base_and_notes() -> None:
    lines = Document(pdf.render(report(finding()))).lines()
    assert lines[lines.index(("H2", "Vrijwilligers genoeg?")) :] == [
        ("H2", "Vrijwilligers genoeg?"),
        ("P", "Ruim zes van de tien organisaties (61%) hebben genoeg vrijwilligers."),
        ("P", "Hebt u genoeg vrijwilligers?"),
        ("Figure", lines[lines.index(("P", "Hebt u genoeg vrijwilligers?")) + 1][1]),
        ("P", "n = 38, gesteld aan 41 organisaties."),
        ("Caption", "Antwoorden op de vraag"),
        ("TH", "Antwoord"),
        ("TH", "Aantal"),
        ("TH", "Percentage"),
        ("TH", "Ja"),
        ("TD", "23"),
        ("TD", "61%"),
        ("TH", "Nee"),
        ("TD", "15"),
        ("TD", "39%"),
        ("TH", "Totaal"),
        ("TD", "38"),
        ("TD", "100%"),
        ("P", "De tabel telt 38 organisaties."),
        ("P", "Percentages zijn afgerond."),
        ("P", "Drie organisaties sloegen de vraag over."),
    ]


def test_a_title_and_a_base_that_are_the_same_are_printed_once() -> None:
    same = finding(chart=chart(title="Vrijwilligers genoeg?", base="n = 38."), base="n = 38.", table=None, notes=())
    lines = Document(pdf.render(report(same))).lines()
    assert lines.count(("H2", "Vrijwilligers genoeg?")) == 1
    assert ("P", "Vrijwilligers genoeg?") not in lines
    assert lines.count(("P", "n = 38.")) == 1


def test_the_other_blocks_read_as_they_stand_in_the_report() -> None:
    made = report(
        model.Paragraph("Inleiding.", lead=True),
        model.Callout("In het kort", ("Eén.", "Twee.")),
        model.Listing(("Eerst dit.", "Dan dat."), ordered=True),
        model.Note("Kleine letters."),
    )
    lines = Document(pdf.render(made)).lines()
    assert lines[lines.index(("H1", "Uitkomsten")) :] == [
        ("H1", "Uitkomsten"),
        ("P", "Inleiding."),
        ("P", "In het kort"),
        ("Lbl", "•"),
        ("LBody", "Eén."),
        ("Lbl", "•"),
        ("LBody", "Twee."),
        ("Lbl", "1."),
        ("LBody", "Eerst dit."),
        ("Lbl", "2."),
        ("LBody", "Dan dat."),
        ("P", "Kleine letters."),
    ]


def test_cover_and_contents_come_first() -> None:
    lines = Document(pdf.render(report(finding()))).lines()
    assert lines[:11] == [
        ("P", "Gemeente Voorbeeldstad"),
        ("Title", "Evaluatie vrijwilligersbeleid"),
        ("Subtitle", "Wat organisaties ervan vinden"),
        ("Span", "Periode"),
        ("Span", "september 2026"),
        ("Span", "Respons"),
        ("Span", "38 van 41 organisaties"),
        ("P", "23 november 2026"),
        ("H1", "Inhoud"),
        ("Link", "Uitkomsten 3"),
        ("Link", "Vrijwilligers genoeg? 3"),
    ]


def test_a_figure_carries_the_text_alternative_and_its_place() -> None:
    document = Document(pdf.render(every_block()))
    figures = [element for element in document.pdf.objects if getattr(element, "get", None) and _is_figure(element)]
    assert len(figures) == len(model.ChartKind) + 1  # each kind, and the one in the finding
    for figure in figures:
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert str(figure.Alt).startswith("Diagram bij “Hebt u genoeg vrijwilligers?”")
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def _is_figure(element: object) -> bool:
    return isinstance(element, Dictionary) and element.get("/S") == "/Figure"


def test_header_cells_say_whether_they_head_a_row_or_a_column() -> None:
    document = Document(pdf.render(report(table([["Ja", "23", "61%"], ["Totaal", "38", "100%"]]))))
    assert [(head.text, head.scope) for head in document.elements("TH")] == [
        ("Antwoord", "Column"),
        ("Aantal", "Column"),
        ("Percentage", "Column"),
        ("Ja", "Row"),
        ("Totaal", "Row"),
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    document = Document(pdf.render(report(table([["", "", ""], ["Totaal", "38", "100%"]]))))
    rows = document.elements("TR")
    assert [[cell.role for cell in row.kids] for row in rows] == [["TH"] * 3, ["TH", "TD", "TD"], ["TH", "TD", "TD"]]


def test_a_text_in_another_language_says_so() -> None:
    made = report(model.Paragraph("It was a good year.", language="en"), model.Paragraph("Een goed jaar."))
    paragraphs = {element.text: element.language for element in Document(pdf.render(made)).elements("P")}
    assert paragraphs["It was a good year."] == "en"
    assert paragraphs["Een goed jaar."] is None


def test_a_report_in_english_has_english_words_round_it() -> None:
    document = Document(pdf.render(report(finding(), language="en")))
    assert ("H1", "Contents") in document.lines()
    assert "Page 3 of 3" in document.artifacts[2]
    assert str(document.pdf.Root.Lang) == "en-GB"
