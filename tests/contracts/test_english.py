"""Everything that the program writes in a report exists in both languages, with the same figures in it."""

import ast
import csv
import io
import json
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.load import load as load_questionnaire
from surveyapp.questionnaire.load import read_folder
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import render
from surveyapp.report.build import build
from surveyapp.report.english import ENGLISH, ROOMS
from surveyapp.report.inputs import Sender
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.report.opendata.tables import DICTIONARY, TABLES
from tests.report.library import ROOT, WRITTEN, made
from tests.report.waves import TODAY, wave
from tests.shelf import SURVEYS, shipped

REPORT = Path("surveyapp/report")


def test_every_text_that_is_said_has_an_english_one() -> None:
    assert sorted(set(_said()) - ENGLISH.keys()) == []


def test_no_english_stands_for_a_text_that_is_gone() -> None:
    assert sorted(ENGLISH.keys() - set(_written())) == []


def test_no_text_is_translated_twice() -> None:
    assert len(ENGLISH) == sum(len(room.TEXTS) for room in ROOMS)


@pytest.mark.parametrize("dutch", sorted(ENGLISH))
def test_both_languages_name_the_same_figures(dutch: str) -> None:
    assert _named(dutch) == _named(ENGLISH[dutch])


def _said() -> Iterator[str]:
    """The texts given to a ``say``, where they stand."""
    for call in (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        yield from (str(arg.value) for arg in call.args if name == "say" and isinstance(arg, ast.Constant))


def _written() -> Iterator[str]:
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _trees() -> Iterator[ast.Module]:
    for path in REPORT.rglob("*.py"):
        if "english" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def _named(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


WORD = re.compile(r"[^\W\d_]{4,}")
MAIN = "verenigingen.yaml"


@cache
def english_report(name: str, waves: int) -> tuple[Questionnaire, Report]:
    """A report that is shipped in English, over made-up answers to the questionnaire in English."""
    random, survey = Random(38), load_questionnaire(read_folder(Path("questionnaires", MAIN)), MAIN, "en")
    definition = load(Path(f"reports/{name}.yaml").read_text(encoding="utf-8"), name, [survey])
    held = [
        wave(survey, [madeup.answers(survey, {}, random) for _ in range(38)], code, invited=41)
        for code in ("first", "second")[:waves]
    ]
    return survey, build(definition, held, Sender("Sunton", 5), TODAY)


@pytest.mark.parametrize(("name", "waves"), [("nulmeting_en", 1), ("evaluatie_en", 2), ("deelnemers_en", 1)])
def test_a_report_in_english_has_no_word_of_dutch(name: str, waves: int) -> None:
    survey, made = english_report(name, waves)
    told = [text for chapter in made.chapters if chapter.code != "open_antwoorden" for text in _texts(chapter)]
    assert len(told) > 10
    dutch = _words(ENGLISH) - _words(ENGLISH.values()) - _words(_labels(survey))
    assert [(text, words) for text in told if (words := dutch & _words([text]))] == []
    assert (made.language, made.date) == ("en", "23 November 2026")


@pytest.mark.parametrize("name", ["perspectieven", "typetest_vergeleken", "zelfevaluatie", "partners", "collega"])
def test_any_other_report_says_nothing_in_dutch_itself_when_it_is_in_english(name: str) -> None:
    """The questionnaire and the definition are in Dutch here, so their own words tell nothing."""
    dutch, english = (made(ROOT / "reports" / f"{name}.yaml", language) for language in ("nl", "en"))
    asked = [each for path in SURVEYS for each in _labels(shipped(path))]
    theirs = _words([*asked, *WRITTEN, Path("reports", f"{name}.yaml").read_text(encoding="utf-8")])
    ours = _words(ENGLISH) - _words(ENGLISH.values()) - theirs
    assert len(ours & _words(_texts(dutch.chapters))) > 20
    assert [(text, words) for text in _texts(english.chapters) if (words := ours & _words([text]))] == []


@pytest.mark.parametrize("name", ["nulmeting", "evaluatie", "deelnemers", "terugkoppeling"])
def test_a_report_in_english_has_the_chapters_of_the_dutch_one(name: str) -> None:
    dutch, english = (load(Path(f"reports/{each}.yaml").read_text("utf-8"), each) for each in (name, f"{name}_en"))
    words = {"title", "text"}
    assert [each.model_dump(exclude=words) for each in english.chapters] == [
        each.model_dump(exclude=words) for each in dutch.chapters
    ]


@pytest.mark.parametrize(
    ("kind", "dutch", "english"),
    [
        ("html", ["Naar de inhoud", ">Inhoud<", 'lang="nl"'], ["Skip to the content", ">Contents<", 'lang="en"']),
        ("csv", ["Onderwerp", "Eenheid", "Toelichting"], ["Subject", "Unit", "Note"]),
    ],
)
def test_a_file_in_english_says_in_english_what_the_file_itself_says(
    kind: str, dutch: list[str], english: list[str]
) -> None:
    _, made = english_report("deelnemers_en", 1)
    text = render(replace(made, brief=False), kind).decode("utf-8-sig")
    assert [word for word in dutch if word in text] == []
    assert [word for word in english if word not in text] == []


def test_a_workbook_in_english_has_sheets_and_columns_in_english() -> None:
    _, made = english_report("nulmeting_en", 1)
    book = load_workbook(io.BytesIO(render(made, "xlsx")))
    assert (book.sheetnames[0], *book.sheetnames[-2:]) == ("Cover", "All figures", "Chart data")
    assert [cell.value for cell in book["All figures"][1]] == [
        *("Code", "Question", "Wave", "Answer (code)", "Answer", "Count", "Share", "Lower limit", "Upper limit"),
        *("n", "Asked of", "Mean", "Why not"),
    ]


def test_open_data_in_english_explains_every_file_and_column_in_english() -> None:
    _, made = english_report("deelnemers_en", 1)
    box = ZipFile(io.BytesIO(render(made, "opendata.zip")))
    words = list(csv.DictReader(io.StringIO(box.read("woordenboek.csv").decode(), newline="")))
    assert {row["betekenis"] for row in words} <= {ENGLISH[f.meaning] for t in TABLES.values() for f in t.fields} | {
        ENGLISH[field.meaning] for field in DICTIONARY.fields
    }
    assert "These are the figures behind the report" in box.read("README.txt").decode()
    titles = [each["title"] for each in json.loads(box.read("datapackage.json"))["resources"]]
    assert titles == [ENGLISH[table.title] for table in (*TABLES.values(), DICTIONARY)]


def _words(texts: Iterable[str]) -> set[str]:
    return {word.lower() for text in texts for word in WORD.findall(re.sub(r"\{\w+\}", "", text))}


def _labels(survey: Questionnaire) -> Iterator[str]:
    """What the questionnaire says itself."""
    yield from _texts(tuple(re.findall(r"[^\"]+", survey.model_dump_json())))


def _texts(part: object) -> Iterator[str]:
    """Every text in a block, without the codes."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            if each.name not in ("code", "codes", "unit", "kind"):
                yield from _texts(getattr(part, each.name))
