"""A report's blocks as text for a terminal."""

from surveyapp.report.model import Callout, Cell, Finding, Listing, Note, Paragraph, Row, Table
from surveyapp.report.terminal import WIDTH, written

TABLE = Table(
    "Aantal per antwoord",
    "Antwoord",
    ("Aantal", "Percentage van iedereen"),
    (
        Row("Ja", (Cell("26"), Cell("74%"))),
        Row("Een antwoord dat niet op één regel van een terminal past", (Cell("9"), Cell("26%"))),
        Row("Totaal", (Cell("35"), Cell("100%")), total=True),
    ),
)


def test_a_table_is_aligned_and_its_total_stands_apart() -> None:
    assert (
        written([TABLE])
        == """\
Aantal per antwoord
                                                  Percentage
Antwoord                                Aantal  van iedereen
------------------------------------------------------------
Ja                                          26           74%
Een antwoord dat niet op één regel van
een terminal past                            9           26%
------------------------------------------------------------
Totaal                                      35          100%
"""
    )


def test_a_finding_has_its_table_its_base_and_its_notes() -> None:
    found = Finding("q", "Genoeg?", "74% koos ja.", "n\u00a0=\u00a035.", table=TABLE, notes=("Let op.",))
    text = written([found])
    assert text.startswith("Genoeg?\n=======\n74% koos ja.\n\nAantal")
    assert text.endswith("100%\n\nn = 35.\nLet op.\n")


def test_other_blocks_are_text_too_and_no_line_is_wider_than_the_page() -> None:
    text = written(
        [Paragraph("Een lange zin. " * 30), Listing(("een", "twee")), Callout("Titel", ("drie",)), Note("N")]
    )
    assert "- een\n- twee\n\nTitel\n- drie\n\nN\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_what_a_terminal_would_act_upon_is_left_out() -> None:
    assert "\x1b" not in written(
        [Paragraph("Rood \x1b[31m"), Table("\x1b", "\x1b]0;x", ("a",), (Row("\x1b", (Cell("1"),)),))]
    )
