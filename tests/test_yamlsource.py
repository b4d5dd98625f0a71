"""From YAML text to nodes: everything stays text, everything knows its line, by either parser."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from surveyapp import yamlsource
from surveyapp.problems import SourceError
from surveyapp.yamlsource import Mapping, Scalar, Sequence, child, decode, examine, line_of, parse, read_text
from tests.questionnaire.faults.building import Fault
from tests.questionnaire.faults.syntax import YAML


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers; libyaml comes with the wheel, elsewhere the one in Python does the work."""
    chosen: dict[str, Any] = {"libyaml": yaml.CLoader, "python": yaml.Loader}
    monkeypatch.setattr(yamlsource, "_PARSER", chosen[request.param])
    return str(request.param)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("01", "01"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("2026-12-31", "2026-12-31"),
        ("null", "null"),
        ("~", "~"),
        ("1e3", "1e3"),
        ("'yes'", "yes"),
        ('""', ""),
        ("", None),
        (">-\n  een\n  twee", "een twee"),
        ("|\n  een\n  twee\n", "een\ntwee\n"),
        ('"a\\nb"', "a\nb"),
        ("'it''s'", "it's"),
    ],
)
def test_every_scalar_stays_text(written: str, read: str | None, parser: str) -> None:
    assert parse(f"a: {written}", "x.yaml").data() == {"a": read}


def test_every_node_knows_its_file_line_and_column(parser: str) -> None:
    node = parse("# kop\na: b\nc:\n  - d\n  - {e: f}\n", "x.yaml")
    assert isinstance(node, Mapping)
    assert (node.file, node.line) == ("x.yaml", 2)
    listed = child(node, "c")
    assert isinstance(listed, Sequence)
    assert [(item.file, item.line, item.column) for item in listed.items] == [("x.yaml", 4, 5), ("x.yaml", 5, 5)]
    assert node.keys["c"] == Scalar("x.yaml", 3, 1, "c")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("a",), 1),
        (("c",), 2),
        (("c", 1), 4),
        (("c", 1, "e"), 4),
        (("c", 9), 2),
        (("zz",), 1),
        (("a", "x"), 1),
    ],
)
def test_the_line_of_a_path_is_where_it_leads_or_gets_lost(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(parse("a: b\nc:\n  - d\n  - {e: f}\n", "x.yaml"), *path) == line


@pytest.mark.parametrize("text", ["\ufeffa: b\n", "a: b\r\n", "a: b\r", "a: b", "---\na: b\n"])
def test_a_byte_order_mark_and_any_line_end_are_fine(text: str, parser: str) -> None:
    assert parse(text, "x.yaml").data() == {"a": "b"}


def test_lines_are_counted_with_any_line_end(parser: str) -> None:
    _, problems = examine("a: b\r\nc: d\r\nc: e\r\n", "x.yaml")
    assert [(problem.code, problem.line) for problem in problems] == [("Y012", 3)]


PLAIN = [fault for fault in YAML if all(isinstance(text, str) and "?" not in text for text in fault.files.values())]


@pytest.mark.parametrize("fault", PLAIN, ids=[f"{fault.code}-{number}" for number, fault in enumerate(PLAIN)])
def test_both_parsers_tell_a_mistake_in_the_same_words(fault: Fault, parser: str) -> None:
    for text in fault.files.values():
        problems = examine(str(text), "x.yaml")[1]
        assert [(problem.code, problem.line) for problem in problems] == [(fault.code, fault.line)]


def test_of_a_key_that_is_there_twice_the_first_counts() -> None:
    node, (problem,) = examine("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert node is not None
    assert node.data() == {"a": "1", "b": "2"}
    assert problem.params == {"name": "a", "first": 1}


def test_all_double_keys_are_told_at_once() -> None:
    _, problems = examine("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [problem.line for problem in problems] == [2, 3]


def test_a_large_file_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(SourceError) as refused:
        read_text(path, "groot.yaml")
    assert [problem.code for problem in refused.value.problems] == ["Y002"]


@pytest.mark.parametrize("name", ["weg.yaml", ".", "a\0b"])
def test_what_cannot_be_read_is_a_problem(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read_text(tmp_path / name, "weg.yaml")
    assert [problem.code for problem in refused.value.problems] == ["Y027"]


@pytest.mark.parametrize(
    ("data", "line"), [(b"a: b\nc: \xff\n", 2), ("a: é".encode("latin-1"), 1), ("a: b".encode("utf-16"), 1)]
)
def test_what_is_not_utf_8_is_a_problem_on_its_line(data: bytes, line: int) -> None:
    with pytest.raises(SourceError) as refused:
        decode(data, "x.yaml")
    assert [(problem.code, problem.line) for problem in refused.value.problems] == [("Y003", line)]


def test_text_with_half_a_character_is_refused() -> None:
    assert [problem.code for problem in examine("a: \ud800", "x.yaml")[1]] == ["Y004"]
