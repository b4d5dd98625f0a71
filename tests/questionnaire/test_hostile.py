"""Nothing that a file contains can crash the process, stall it, or come out as anything but a problem."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveyapp.problems import Problem, SourceError
from surveyapp.questionnaire.load import judge
from surveyapp.yamlsource import decode, examine
from tests.questionnaire.faults.building import EENS, HEAD, survey

KEYS = ("code", "title", "type", "label", "choices", "scale", "rows", "ask_if", "required", "minimum", "of", "kind")
VALUES = ("single", "grid", "multiple", "scale", "eens", "ja", "nee", "3", "-1", "{eerst}", "{x}", "<b>", "all", "")
PIECES = st.sampled_from(
    ["[", "]", "{", "}", ":", ": ", "- ", "\n", "  ", "\t", '"', "'", "&a", "*a", "!t", "|", ">", "#"]
)
ABOUT = st.one_of(PIECES, st.sampled_from(KEYS), st.sampled_from(VALUES), st.text(max_size=3))
DATA = st.recursive(
    st.one_of(st.sampled_from(VALUES), st.text(alphabet="ab1 {}<>", max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)),
    max_leaves=12,
)
THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def flow(data: object) -> str:
    """Data as YAML on one line, every text in quotes."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow, data)) + "]"
    return "'" + str(data).replace("'", "''") + "'"


def sensible(problems: list[Problem], text: str) -> bool:
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    return all(1 <= problem.line <= lines and problem.text("nl") and problem.text("en") for problem in problems)


@THOROUGH
@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert sensible(judge({"x.yaml": text}, "x.yaml").problems, text)


@THOROUGH
@given(st.binary())
def test_any_bytes_are_judged(data: bytes) -> None:
    with suppress(SourceError):
        text = decode(data, "x.yaml")
        assert sensible(examine(text, "x.yaml")[1], text)


@THOROUGH
@given(st.lists(ABOUT, max_size=40))
def test_anything_that_resembles_yaml_is_judged(pieces: list[str]) -> None:
    text = HEAD + "".join(pieces)
    judgement = judge({"x.yaml": text}, "x.yaml")
    assert sensible(judgement.problems, text)
    assert (judgement.questionnaire is not None) or judgement.problems


@THOROUGH
@given(DATA)
def test_any_data_in_the_place_of_a_question_is_judged(data: object) -> None:
    text = survey(flow(data), more=f"scales:\n{EENS}\nindicators:\n  - {flow(data)}\n")
    assert sensible(judge({"x.yaml": text, "x.en.yaml": flow(data)}, "x.yaml", "en").problems, text)


BOMBS = {
    "nested lists": "[" * 500_000,
    "nested groups": "{a: " * 200_000,
    "nested dashes": "- " * 400_000,
    "nested lines": "".join(f"{' ' * depth}a:\n" for depth in range(1_400)),
    "aliases": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
    "merges": "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60)),
    "many items": "[" + "a," * 480_000 + "]",
    "many keys": "".join(f"k{n}: v\n" for n in range(110_000)),
    "many unknown keys": HEAD + "".join(f"k{n}: v\n" for n in range(9_000)),
    "many questions": HEAD + "".join(f"      - {{code: q{n}, type: text, label: q}}\n" for n in range(2_300)),
    "many choices": survey(
        "{code: q, type: multiple, label: Q?, choices: ["
        + ", ".join(f"{{code: c{n}, label: '{n}'}}" for n in range(3_800))
        + "]}"
    ),
    "many rows": survey(
        "{code: q, type: grid, label: Q?, scale: eens, rows: ["
        + ", ".join(f"{{code: r{n}, label: '{n}'}}" for n in range(3_800))
        + "]}",
        more=f"scales:\n{EENS}\n",
    ),
    "many wrong conditions": HEAD
    + "".join(f"      - {{code: q{n}, type: text, label: q, ask_if: {{z{n}: a}}}}\n" for n in range(1_700)),
    "many indicators": survey(
        more="indicators:\n"
        + "".join(f"  - {{code: i{n}, kind: mean, label: I, of: [aantal, z{n}]}}\n" for n in range(1_700))
    ),
    "one condition of thousands": survey(
        "{code: q, type: text, label: Q?, ask_if: {any: [" + "{eerst: ja}, " * 6_000 + "]}}"
    ),
    "nested conditions": survey(f"{{code: q, type: text, label: Q?, ask_if: {'{not: ' * 14}{{eerst: ja}}{'}' * 14}}}"),
    "one long word": "code: " + "a" * 990_000,
    "one long key": "a" * 990_000 + ": b",
    "open quote": 'a: "' + "b\n" * 400_000,
    "braces": survey("{code: q, type: text, label: '" + "{" * 4_900 + "'}"),
    "markup": survey("{code: q, type: text, label: '" + "<a " * 1_600 + "'}"),
    "spaces": " " * 990_000 + "a",
    "question marks": "? " * 400_000,
    "colons": ": " * 400_000,
    "tabs": "\t" * 990_000,
    "comments": "# x\n" * 240_000 + "a: b",
    "lines": "a:\n" + "\n" * 900_000 + " - b: c\n d",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_file_is_judged_within_two_seconds(name: str) -> None:
    begin = time.process_time()
    judgement = judge({"x.yaml": BOMBS[name]}, "x.yaml")
    assert time.process_time() - begin < 2
    assert len(judgement.problems) < 10_000


MEASURE = """
import resource, sys
from pathlib import Path
from surveyapp.problems import SourceError
from surveyapp.cli.judging import Judge
resource.setrlimit(resource.RLIMIT_STACK, (8_000_000, 8_000_000))
found = len(Judge().problems([Path(sys.argv[1])]))
status = Path("/proc/self/status")  # on Linux the other figure starts with that of the parent
high = next((line.split()[1] for line in status.open() if line.startswith("VmHWM")), 0) if status.exists() else 0
print(found > 0, (int(high) or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1000)
"""


@pytest.mark.parametrize("name", ["nested lists", "many items", "many keys", "many questions", "one long word"])
def test_a_hostile_file_takes_less_than_200_megabytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(BOMBS[name], encoding="utf-8")
    command = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    found, megabytes = done.stdout.split()
    assert found == "True"
    assert int(megabytes) < 200
