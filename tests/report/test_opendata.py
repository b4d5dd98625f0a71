"""The open data of a report: the same figures after disclosure control, and a dictionary that leaves nothing out."""

import csv
import io
import json
from typing import Any
from zipfile import ZipFile

import pytest

from surveyapp.report import render
from surveyapp.report.model import Report
from surveyapp.report.opendata import written
from surveyapp.report.opendata.tables import DICTIONARY, TABLES
from tests.builders import choices, questionnaire
from tests.report.hostile import HOSTILE
from tests.report.waves import answered, report, report_on, wave

CLOSED = questionnaire(
    {"code": "q", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee", "wn", missing="wn")},
    {"code": "soort", "type": "background", "choices": choices("sport", "zorg")},
    {"code": "tip", "type": "text"},
)
READ = {"integer": int, "number": float, "string": str, "date": str}


def files(made: Report) -> dict[str, bytes]:
    """The files in the zip by name."""
    box = ZipFile(io.BytesIO(render(made, "opendata.zip")))
    return {name: box.read(name) for name in box.namelist()}


def rows(made: Report, name: str = "cijfers") -> list[dict[str, str]]:
    """The rows of one of the tables."""
    return list(csv.DictReader(io.StringIO(files(made)[f"{name}.csv"].decode(), newline="")))


def test_every_answer_is_a_row_with_its_unrounded_share_and_its_base() -> None:
    made = report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=1, wn=2, skipped=3), invited=20))
    whole, yes, _no, unknown = (row for row in rows(made) if row["vraag"] == "q")
    assert (whole["soort"], whole["n"], whole["gesteld_aan"], whole["niet_ingevuld"]) == ("geheel", "7", "12", "3")
    assert (yes["antwoord_tekst"], yes["aantal"], float(yes["aandeel"])) == ("Ja", "6", 6 / 7)
    assert float(yes["aandeel_onder"]) < 6 / 7 < float(yes["aandeel_boven"])
    assert (unknown["soort"], unknown["aantal"], unknown["aandeel"]) == ("telt niet mee", "2", "")


def test_what_the_report_hides_is_hidden_here_with_the_reason() -> None:
    people = [{"q": "ja", "soort": "sport", "tip": "Geheim van Anna"}] * 6 + [{"q": "nee", "soort": "zorg"}] * 2
    made = report_on(["q"], wave(CLOSED, people), by="soort")
    small = [row for row in rows(made) if row["uitsplitsing"] == "soort" and row["groep"] == "zorg"]
    assert small
    assert {row["reden"] for row in small if row["soort"] == "geheel"} == {"below_threshold"}
    assert {row["aantal"] for row in small} == {""}


def test_a_count_of_no_answer_that_is_hidden_has_its_reason_too() -> None:
    people = (
        [{"q": "ja", "soort": "sport"}] * 9 + [{"q": "nee", "soort": "zorg"}] * 9 + [{"q": "wn", "soort": "zorg"}] * 2
    )
    made = report_on(["q"], wave(CLOSED, people), by="soort")
    unknown = [row for row in rows(made) if row["uitsplitsing"] == "soort" and row["soort"] == "telt niet mee"]
    assert {(row["aantal"], row["reden"]) for row in unknown} == {("", "protects_another")}


def test_no_answer_of_anybody_is_in_it() -> None:
    made = report_on(["q"], wave(CLOSED, [{"q": "ja", "tip": "Geheim van Anna"}] * 8))
    assert not [name for name, content in files(made).items() if b"Geheim van Anna" in content]


def test_what_changed_between_two_waves_has_its_own_table() -> None:
    before = wave(CLOSED, answered("q", ja=10, nee=20), code="eerst")
    after = wave(CLOSED, answered("q", ja=20, nee=10), code="later")
    changed = [row for row in rows(report_on(["q"], before, after), "veranderingen") if row["antwoord"] == "ja"]
    assert [(row["van"], row["naar"]) for row in changed] == [("eerst", "later")]
    assert float(changed[0]["verschil"]) == pytest.approx(1 / 3)


def test_every_column_of_every_file_is_in_the_dictionary_and_reads_as_its_type() -> None:
    made = report_on(["q"], wave(CLOSED, answered("q", ja=6, nee=1), invited=20))
    told = {(row["bestand"], row["kolom"]): row for row in rows(made, "woordenboek")}
    for name in (*TABLES, "woordenboek"):
        for row in rows(made, name):
            for column, value in row.items():
                word = told[f"{name}.csv", column]
                assert word["betekenis"]
                assert value == "" or READ[word["type"]](value) is not None


def test_the_data_package_describes_the_files_that_are_there() -> None:
    made = files(report_on(["q"], wave(CLOSED, answered("q", ja=6))))
    package: dict[str, Any] = json.loads(made["datapackage.json"])
    assert (package["profile"], package["name"], package["title"]) == ("tabular-data-package", "toets", "Toets")
    for resource in package["resources"]:
        header = made[resource["path"]].decode().partition("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert {resource["path"] for resource in package["resources"]} == {name for name in made if name.endswith(".csv")}
    assert json.loads(made["cijfers.json"])["report"]["title"] == "Toets"


def test_every_csv_of_a_report_that_is_no_result_says_so_in_its_name() -> None:
    made = files(Report("T", "", "Z", "nl", "vandaag", (), (), mark="PROEF · verzonnen"))
    assert all(name.startswith("PROEF-verzonnen-") for name in made if name.endswith((".csv", "cijfers.json")))
    assert "PROEF" in made["LEESMIJ.txt"].decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_is_one_cell_that_no_spreadsheet_takes_for_a_formula(name: str) -> None:
    content = written(["a", "b"], [(HOSTILE[name], -0.5)])
    ((text, number),) = list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]
    assert not text.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert number == "-0.5"


def test_the_same_figures_give_the_same_bytes() -> None:
    made = report({"chapters": [{"code": "v", "title": "V", "show": "sections"}]}, wave(CLOSED, answered("q", ja=6)))
    assert render(made, "opendata.zip") == render(made, "opendata.zip")


def test_every_column_has_a_name_of_its_own() -> None:
    for table in (*TABLES.values(), DICTIONARY):
        names = [field.name for field in table.fields]
        assert len(set(names)) == len(names)
