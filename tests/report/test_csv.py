"""The report as one long csv: every table cell and every text, and nothing that a spreadsheet would calculate."""

import csv
import io
from dataclasses import replace

from surveyapp.report import render
from surveyapp.report.model import Callout, Cell, Finding, Listing, Paragraph, Report, Row, Table, Unit
from tests.contracts.test_blocks import of

DIFFERENCE = Row("=Ja", (Cell("+3", 0.0314159265, Unit.POINTS), Cell("minder dan 5"), Cell("")))
TABLE = Table("In cijfers", "Antwoord", ("Verschil", "Aantal", "Leeg"), (DIFFERENCE,))


def lines(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render(report, "csv").decode("utf-8-sig")), delimiter=";"))[1:]


def test_a_cell_has_its_unrounded_value_beside_its_text_and_an_empty_one_is_left_out() -> None:
    assert lines(of(Finding("vo1", "Vraag?", "De zin.", "n = 12", None, TABLE, ("Noot.",)))) == [
        ["Vraag?", "In cijfers", "'=Ja", "Verschil", "0,0314159265", "verschil van aandelen (-1 tot 1)", "'+3"],
        ["Vraag?", "In cijfers", "'=Ja", "Aantal", "", "", "minder dan 5"],
        ["Vraag?", "", "Toelichting", "", "", "", "De zin."],
        ["Vraag?", "", "Toelichting", "", "", "", "n = 12"],
        ["Vraag?", "", "Toelichting", "", "", "", "Noot."],
    ]


def test_texts_stand_with_what_they_belong_to_on_one_line_each() -> None:
    blocks = (Paragraph("Een\nalinea."), Finding("w", "Wens?", "", ""), Listing(("-1", "b")), Callout("Kader", ("c",)))
    assert [(line[0], line[2], line[6]) for line in lines(of(*blocks))] == [
        ("Hoofdstuk", "Toelichting", "Een alinea."),
        ("Wens?", "1", "'-1"),
        ("Wens?", "2", "b"),
        ("Kader", "1", "c"),
    ]


def test_what_is_not_real_says_so_first() -> None:
    assert lines(replace(of(TABLE), mark="PROEF"))[0] == ["PROEF", "", "", "", "", "", ""]
