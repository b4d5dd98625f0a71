"""Files as spreadsheets write them become a table, or one sentence that says what is wrong and where."""

import datetime
import io
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.fieldwork.addresses import table
from surveyapp.fieldwork.addresses.table import Table, from_file, from_text, unpacked
from surveyapp.fieldwork.refusal import Refusal


def sheet(*lines: list[object]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd-mm-yyyy", "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
    return file.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_however_a_spreadsheet_saved_it(separator: str, encoding: str) -> None:
    text = 'naam|email\r\n"Café; De, Bel"|info@bel.nl\r\n\r\n|\r\nKoor|\r\n'.replace("|", separator)
    found = from_file("lijst.csv", text.encode(encoding))
    assert found.titles == ("naam", "email")
    assert found.rows == ((2, ("Café; De, Bel", "info@bel.nl")), (5, ("Koor", "")))


def test_the_line_that_excel_writes_for_itself_is_no_heading() -> None:
    assert from_text("sep=;\nnaam;email\nKoor;\n") == Table("Geplakte lijst", ("naam", "email"), ((3, ("Koor", "")),))


def test_separators_inside_a_quoted_title_do_not_count() -> None:
    assert from_text('"naam, voluit, zoals bij de KvK";email\nKoor;a@b.nl').titles[1] == "email"


def test_cells_with_line_breaks_quotes_and_invisible_marks_become_one_line() -> None:
    found = from_text('naam;straat\n"Koor ""De\r\nLijster"" ";"Dorpsstraat\u00a01\n\u200bBcc: x@y.nl"\nVV;A 1')
    assert found.rows[0] == (2, ('Koor "De Lijster"', "Dorpsstraat 1 Bcc: x@y.nl"))
    assert found.rows[1][0] == 5


def test_marks_of_our_own_downloads_are_taken_off_again() -> None:
    assert from_text("naam\n'=SOM(1)\n''s Avonds\n's-Gravenhage").rows[0][1] == ("=SOM(1)",)
    assert from_text("naam\n's-Gravenhage").rows[0][1] == ("'s-Gravenhage",)


def test_an_xlsx_gives_numbers_dates_and_the_outcomes_of_formulas_as_people_mean_them() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd-mm-yyyy"}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["naam", "kvk", "postcode", "sinds", "jaar"])
        page.write_formula(1, 0, '="Koor "&"De Lijster"', None, "Koor De Lijster")
        page.write_number(1, 1, 12345678)
        page.write_number(1, 2, 1234)
        page.write_datetime(1, 3, datetime.datetime(1988, 3, 2))
        page.write_formula(1, 4, "=2020+6", None, 2026)
    found = from_file("Lijst.XLSX", file.getvalue())
    assert found.rows == ((2, ("Koor De Lijster", "12345678", "1234", "1988-03-02", "2026")),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "De lijst is leeg"),
        ("  \n\n;;\n", "De lijst is leeg"),
        ("naam;email", "alleen een kopregel"),
        ("Koor;koor@x.nl\nVV;v@x.nl", "Regel 1 lijkt geen kopregel"),
        ("naam\nA;b", "Regel 2: 2 kolommen, maar de kopregel heeft er 1"),
        ("naam;email\nA;a@b.nl\n\nB;b@b.nl;x", "Regel 4: 3 kolommen, maar de kopregel heeft er 2"),
        ('naam;email\nA;\n"B;b@b.nl\nC;c@c.nl', "Regel 3: hier is de lijst niet verder te lezen"),
        (f"naam\n{'x' * 1001}", "Regel 2: er staat een cel in van meer dan 1000 tekens"),
        (f"{'a;' * 60}naam\nKoor", "De lijst heeft 61 kolommen"),
        ("naam\n" + "A\n" * 20_001, "meer dan 20000 regels"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_the_line(text: str, problem: str) -> None:
    with pytest.raises(Refusal) as refused:
        from_text(text)
    assert problem in str(refused.value)


def test_titles_behind_the_last_one_and_empty_cells_under_nothing_do_no_harm() -> None:
    assert from_text("naam;;\nKoor;;\n").titles == ("naam",)


def test_a_list_with_more_text_than_travels_along_is_refused() -> None:
    with pytest.raises(Refusal, match="te groot"):
        from_text("naam;opmerking\n" + f"A;{'x' * 900}\n" * 4500)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("lijst.ods", b"", "geen tabel die we kennen"),
        ("lijst", b"", "geen tabel die we kennen"),
        ("lijst.xlsx", b"naam;email", "is geen Excel-bestand, of het is beschadigd"),
        ("lijst.xlsx", sheet(["naam"])[:300], "is geen Excel-bestand, of het is beschadigd"),
        ("lijst.csv", b"x" * (table.LARGEST_FILE + 1), "groter dan 5 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused(name: str, data: bytes, problem: str) -> None:
    with pytest.raises(Refusal, match=problem):
        from_file(name, data)


@pytest.mark.parametrize("cell", ["A2", "XFD9000"])
def test_an_xlsx_that_unpacks_to_more_than_a_list_can_be_is_refused(cell: str) -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet(["naam"], ["Koor"]))) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                padding = b" " * (table.LARGEST_UNPACKED + 1) if cell == "A2" else b""
                content = content.replace(b'r="A2"', f'r="{cell}"'.encode()) + padding
            target.writestr(entry, content)
    with pytest.raises(Refusal, match="uitgepakt te groot"):
        from_file("lijst.xlsx", made.getvalue())


def test_a_table_travels_as_plain_data_and_reads_back_from_its_text_on_the_same_lines() -> None:
    found = from_text('naam;email\n\n"Koor; x";\n\n\nVV;v@x.nl')
    assert unpacked(found.packed()) == found
    assert from_text(found.as_text()) == found


@given(st.text(max_size=300))
def test_arbitrary_text_gives_a_table_with_a_name_for_every_cell_or_one_refusal(text: str) -> None:
    try:
        found = from_text(text)
    except Refusal:
        return
    assert found.rows
    assert {len(cells) for _, cells in found.rows} == {len(found.titles)}
    assert all("\n" not in cell and "\r" not in cell for _, cells in found.rows for cell in cells)


@given(st.binary(max_size=300))
def test_arbitrary_bytes_give_a_table_or_one_refusal(data: bytes) -> None:
    for name in ("lijst.csv", "lijst.xlsx"):
        with suppress(Refusal):
            assert from_file(name, b"naam;email\n" + data).rows
