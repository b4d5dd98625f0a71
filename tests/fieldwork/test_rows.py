"""Answers from files: read through the same rules as the pages, all or nothing, with the place of every problem."""

import datetime
import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.fieldwork import export, rows, waves
from surveyapp.fieldwork.refusal import Refusal, WaveClosed
from surveyapp.questionnaire.spreadsheet import as_text
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave
from tests.builders import choices, questionnaire
from tests.fieldwork.conftest import MONDAY, OFFICER, Fieldwork, make_wave, opened

ALL_KINDS = questionnaire(
    {"code": "soort", "type": "background", "choices": choices("sport", "zorg")},
    {"code": "vrijw", "type": "single", "choices": choices("ja", "nee"), "required": "yes"},
    {"code": "aantal", "type": "number", "ask_if": {"vrijw": "ja"}},
    {"code": "bedrag", "type": "number", "decimals": "3"},
    {"code": "hulp", "type": "multiple", "choices": choices("geld", "ruimte", "anders", open="anders")},
    {"code": "stellingen", "type": "grid", "scale": "eens3", "rows": [{"code": "contact", "label": "Contact"}]},
    {"code": "cijfer", "type": "grade"},
    {"code": "datum", "type": "date"},
    {"code": "nood", "type": "text", "max_length": "2000"},
    {"code": "belang", "type": "ranking", "choices": choices("a", "b", "c")},
    {"code": "anker", "type": "text"},
    {"code": "exact", "type": "number", "decimals": "6"},
    {"code": "geld", "type": "allocation", "choices": choices("x", "y")},
)


def read(folder: Path, content: str | bytes, name: str = "rijen.csv") -> list[dict[str, Any]]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [orjson.loads(text) for text in rows.read(path, ALL_KINDS)]


def workbook(*lines: list[Any]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd-mm-yyyy", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return file.getvalue()


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("soort", "sport", "sport"),
        ("vrijw", " nee ", "nee"),
        ("vrijw", "", None),
        ("bedrag", "1.250,5", 1250.5),
        ("hulp", "ruimte;geld", ["geld", "ruimte"]),
        ("contact", "eens", "eens"),
        ("cijfer", "7", 7),
        ("datum", "31-12-2026", "2026-12-31"),
        ("nood", "Te druk; te duur", "Te druk; te duur"),
        ("nood", "'=1+1", "=1+1"),
        ("nood", "''s avonds", "''s avonds"),
        ("belang", "c;a", ["c", "a"]),
        ("geld", "x=30;y=70", {"x": 30, "y": 70}),
    ],
)
def test_a_cell_is_read_by_its_question(tmp_path: Path, column: str, cell: str, value: object) -> None:
    assert read(tmp_path, f'{column};anker\n"{cell}";x') == [{column: value, "anker": "x"}]


def test_a_question_whose_condition_does_not_hold_was_not_asked(tmp_path: Path) -> None:
    assert read(tmp_path, "vrijw;aantal\nja;12\nja;\nnee;\n") == [
        {"vrijw": "ja", "aantal": 12},
        {"vrijw": "ja", "aantal": None},
        {"vrijw": "nee"},
    ]


def test_without_the_column_that_decides_an_answer_is_taken_on_faith(tmp_path: Path) -> None:
    assert read(tmp_path, "aantal;anker\n12;x\n;x\n") == [{"aantal": 12, "anker": "x"}, {"anker": "x"}]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_however_it_was_saved(tmp_path: Path, separator: str, encoding: str) -> None:
    content = 'vrijw|nood\r\nja|"Café ""De Bel""\r\ntwee regels"\r\n\r\n'.replace("|", separator)
    assert read(tmp_path, content.encode(encoding)) == [{"vrijw": "ja", "nood": 'Café "De Bel"\ntwee regels'}]


def test_excel_numbers_and_dates_are_read_as_people_mean_them(tmp_path: Path) -> None:
    content = workbook(
        ["aantal", "bedrag", "cijfer", "datum", "nood", "anker"],
        [3.0, 1.234, 8, datetime.date(2026, 12, 31), 2026, True],
        [None, None, None, None, None, None],
        [None, -0.5, None, "1 mei 2026", "=1+1", "x"],
    )
    assert read(tmp_path, content, "rijen.xlsx") == [
        {"aantal": 3, "bedrag": 1.234, "cijfer": 8, "datum": "2026-12-31", "nood": "2026", "anker": "WAAR"},
        {"bedrag": -0.5, "cijfer": None, "datum": "2026-05-01", "nood": "=1+1", "anker": "x"},
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "rijen.csv is leeg"),
        ("\n \n", "rijen.csv is leeg"),
        ("vrijw;nood\n", "staat alleen een kopregel"),
        ("vrijw;aanta\nja;1", "rijen.csv:1: kolom “aanta”: er is geen vraag met deze code; bedoelde u “aantal”?"),
        ("vrijw;VRIJW\nja;1", "rijen.csv:1: kolom “VRIJW”: er is geen vraag met deze code; bedoelde u “vrijw”?"),
        ("vrijw;stellingen\nja;x", "kolom “stellingen”: er is geen vraag"),
        ("vrijw;vrijw\nja;ja", "rijen.csv:1: kolom “vrijw” staat er twee keer in"),
        ("vrijw\nmisschien", "rijen.csv:2: kolom vrijw: Kies een van de antwoorden uit de lijst. “misschien” staat er"),
        ("vrijw;aantal\nnee;3", "rijen.csv:2: kolom aantal: deze vraag wordt niet gesteld"),
        ('vrijw;nood\nja;"a\nb"\nx;y', "rijen.csv:4: kolom vrijw"),
        ("vrijw;nood\nja;x;y", "rijen.csv:2: cel 3 is gevuld, maar erboven staat geen code"),
        ("vrijw;;nood\nja;x;y", "rijen.csv:2: cel 2 is gevuld, maar erboven staat geen code"),
        ('vrijw;nood\nja;"open\nnee;x', "rijen.csv:2: hier is het bestand niet verder te lezen"),
        ("geld\nx=30;y=80", "rijen.csv:2: kolom geld"),
        ("hulp\ngeld;geen", "rijen.csv:2: kolom hulp: Kies een van de antwoorden"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_column(tmp_path: Path, content: str, problem: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, content)
    assert problem in str(refused.value)


def test_every_problem_comes_at_once_and_beyond_fifty_only_the_number(tmp_path: Path) -> None:
    with pytest.raises(rows.RowProblems) as refused:
        read(tmp_path, "vrijw\n" + "misschien\n" * 60)
    assert len(refused.value.problems) == 50
    assert str(refused.value).endswith("… en nog 10 problemen.\nEr is niets ingelezen.")


def bomb(cell: str, size: int = 0) -> bytes:
    """An xlsx whose only cell stands at ``cell``, and whose sheet unpacks to ``size`` bytes more."""
    file = io.BytesIO(workbook(["vrijw"], ["ja"]))
    made = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                content = content.replace(b'r="A2"', f'r="{cell}"'.encode()) + b" " * size
            target.writestr(entry, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("rijen.xlsx", b"vrijw;nood", "is geen Excel-bestand, of het is beschadigd"),
        ("rijen.xlsx", workbook(["vrijw"])[:500], "is geen Excel-bestand, of het is beschadigd"),
        ("rijen.xlsx", bomb("XFD1048576"), "is uitgepakt te groot"),
        ("rijen.xls", b"", "geen tabel die we kennen"),
    ],
)
def test_a_file_that_is_no_table_or_a_trap_is_refused(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    with pytest.raises(Refusal, match=problem):
        read(tmp_path, content, name)


def test_a_zip_bomb_is_refused_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveyapp.fieldwork.sheets.LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(Refusal, match="uitgepakt te groot"):
        read(tmp_path, bomb("A2", size=2_000_000), "rijen.xlsx")


@given(content=st.binary(max_size=300))
def test_arbitrary_bytes_give_answers_or_one_refusal(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("rijen.csv", "rijen.xlsx"):
        with suppress(Refusal):
            assert read(folder, b"vrijw;nood\n" + content, name)


def test_rows_are_counted_as_imported_in_every_mode(survey: Fieldwork, tmp_path: Path) -> None:
    import_rows(survey, tmp_path, "vrijw;aantal\nja;3\nnee;\n")
    assert survey.counts().imported == 2
    survey.close()
    assert survey.counts().imported == survey.counts().submitted == 2
    assert sorted(survey.documents(), key=len) == [{"vrijw": "nee"}, {"vrijw": "ja", "aantal": 3}]


def import_rows(survey: Fieldwork, folder: Path, content: str) -> None:
    path = folder / "rijen.csv"
    path.write_text(content)
    with survey.database.transaction() as session:
        wave = session.get_one(Wave, survey.wave.id)
        documents = rows.read(path, waves.questionnaire_of(wave))
        rows.store(session, wave, documents, MONDAY, OFFICER)


def test_nothing_is_imported_into_a_closed_wave(survey: Fieldwork, tmp_path: Path) -> None:
    survey.close()
    with pytest.raises(WaveClosed):
        import_rows(survey, tmp_path, "vrijw\nja\n")


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_an_export_is_read_back_to_the_same_documents(
    database: Database, municipality: Municipality, tmp_path: Path, format: str
) -> None:
    survey = opened(database, municipality, "named", *(f"Club {number}" for number in range(4)))
    texts = ["=1+1", "'=cmd|' /C calc'!A0", '-5; ja\n"nee"', "@é😀\u05d0"]
    for number, text in enumerate(texts):
        survey.answer(f"Club {number}", {"vrijw": "ja", "aantal": -number, "hulp": ["geld", "ruimte"], "nood": text})
    import_rows(survey, tmp_path, "vrijw\nnee\n")
    survey.close()
    with database.reading() as session:
        content = export.render(session, survey.wave, format)
    path = tmp_path / f"export.{format}"
    path.write_bytes(content)
    again = [orjson.loads(text) for text in rows.read(path, waves.questionnaire_of(survey.wave))]
    original = survey.documents()
    for document in original:  # the imported row had only one column; a table has the same columns for all
        document |= {code: document.get(code) for code in ("soort", "hulp", "nood")}
    assert sorted(again, key=_need) == sorted(original, key=_need)


def _need(document: dict[str, Any]) -> str:
    return str(document["nood"])


def test_a_csv_export_holds_no_formula_and_no_name(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "named", "VV De Brug")
    survey.answer("VV De Brug", {"vrijw": "nee", "nood": "=HYPERLINK(1)"})
    survey.close()
    with database.reading() as session:
        text = export.render(session, survey.wave, "csv").decode("utf-8-sig")
    assert text == "soort;vrijw;hulp;nood\r\n;nee;;'=HYPERLINK(1)\r\n"


@pytest.mark.parametrize("number", [0, -3, 1_234_567, 1.234, 0.000001, -1234.5, 1e11 + 0.25])
def test_numbers_survive_a_csv_whatever_their_size(tmp_path: Path, number: float) -> None:
    assert read(tmp_path, f"exact\n{as_text(number)}") == [{"exact": number}]


def test_a_ballot_box_that_is_shut_is_not_exported(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "anonymous", "VV De Brug")
    with database.reading() as session, pytest.raises(Refusal, match="stembus"):
        export.render(session, session.get_one(Wave, survey.wave.id), "csv")


def test_an_export_is_whole_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="niet te schrijven"):
        export.write(tmp_path / "bestaat niet" / "x.csv", b"inhoud")
    export.write(tmp_path / "x.csv", b"inhoud")
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_an_unopened_wave_takes_no_rows(database: Database, municipality: Municipality, tmp_path: Path) -> None:
    with pytest.raises(WaveClosed):
        import_rows(make_wave(database, municipality, "named"), tmp_path, "vrijw\nja\n")
