"""Every problem in the catalogue: found in a small file, alone, on the right line, told in both languages."""

from pathlib import Path
from uuid import UUID

import pytest
from yaml import YAMLError

from surveyapp.cli.judging import Judge
from surveyapp.problems import CATALOGUE, Problem
from surveyapp.questionnaire.definitions import read_definition
from surveyapp.questionnaire.scalars import Definition
from surveyapp.yamlsource import parse
from surveyapp.yamlsyntax import syntax_problem
from tests.questionnaire.faults import FAULTS
from tests.questionnaire.faults.building import REPORT, Fault, survey

TOO_MANY, OTHERWISE, SYNTAX = "Y028", "Q029", "Y026"
"""Hundreds of mistakes in one file, and what no rule recognises: these have tests of their own."""


def judged(folder: Path, fault: Fault) -> list[Problem]:
    for name, text in fault.files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    before = folder / "eerder" / "toets.yaml"
    if fault.before:
        before.parent.mkdir()
        before.write_text(fault.before, encoding="utf-8")
    paths = sorted(folder / name for name in [*fault.files, *fault.absent])
    return Judge().problems(paths, before if fault.before else None)


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.code}-{number}" for number, fault in enumerate(FAULTS)])
def test_a_mistake_is_one_problem_on_its_line(fault: Fault, tmp_path: Path) -> None:
    found = {(problem.code, problem.line, Path(problem.file).name) for problem in judged(tmp_path, fault)}
    assert found == {(fault.code, fault.line, fault.file)}


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.code}-{number}" for number, fault in enumerate(FAULTS)])
def test_a_problem_is_told_on_one_line_in_both_languages(fault: Fault, tmp_path: Path) -> None:
    for problem in judged(tmp_path, fault):
        dutch, english = problem.text("nl"), problem.text("en")
        assert dutch != english
        for text in (dutch, english):
            assert text.startswith(f"{tmp_path / fault.file}:{fault.line}: {fault.code} ")
            assert len(text.splitlines()) == 1
            assert "; " in text


def test_every_problem_of_the_catalogue_is_raised_by_a_test() -> None:
    assert set(CATALOGUE) - {fault.code for fault in FAULTS} == {TOO_MANY, OTHERWISE, SYNTAX}


def test_a_file_with_hundreds_of_mistakes_tells_the_first_ones_and_says_so(tmp_path: Path) -> None:
    keys = ", ".join(f"x{number}: 1" for number in range(500))
    (tmp_path / "toets.yaml").write_text(survey(f"{{code: q, type: text, label: Q?, {keys}}}"), encoding="utf-8")
    problems = Judge().problems([tmp_path / "toets.yaml"])
    assert len(problems) == 201
    assert problems[-1].code == TOO_MANY


def test_a_mistake_that_no_rule_recognises_is_told_in_general_terms() -> None:
    class Strange(Definition):
        address: UUID

    _, (problem,) = read_definition(parse("address: nergens", "x.yaml"), Strange)
    assert (problem.code, problem.line) == (OTHERWISE, 1)
    assert syntax_problem(YAMLError("?"), "a", "x.yaml").code == SYNTAX


def test_a_mistake_in_one_question_hides_nothing_in_the_others(tmp_path: Path) -> None:
    text = survey(
        "{code: een, type: singel, label: Een?}",
        "{code: twee, type: text, label: Twee?, ask_if: {een: ja}}",
        "{code: drie, type: text, label: Drie?, ask_if: {nergens: ja}}",
        "{code: vier, type: number, label: Vier?, minimun: 3}",
        more="indicators:\n  - {code: i, kind: share, label: I, of: weg, choices: ja}\nextra: 1\n",
    )
    (tmp_path / "toets.yaml").write_text(text, encoding="utf-8")
    problems = Judge().problems([tmp_path / "toets.yaml"])
    assert [(problem.line, problem.code) for problem in sorted(problems, key=lambda problem: problem.line)] == [
        (10, "Q015"),
        (12, "C005"),
        (13, "Q001"),
        (15, "I001"),
        (16, "Q001"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("minimun: 1", "minimum"), ("lable: x", "label"), ("requird: yes", "required"), ("Help: x", "help")],
)
def test_a_misspelt_key_comes_with_the_one_that_was_meant(written: str, meant: str, tmp_path: Path) -> None:
    label = "" if "lable" in written else "label: Q?, "
    (tmp_path / "toets.yaml").write_text(survey(f"{{code: q, type: number, {label}{written}}}"), encoding="utf-8")
    (problem,) = Judge().problems([tmp_path / "toets.yaml"])
    assert problem.advice("nl").endswith(f"bedoelde u “{meant}”?")
    assert problem.advice("en").endswith(f"did you mean “{meant}”?")


def test_a_report_is_judged_by_the_questionnaire_it_fits_best(tmp_path: Path) -> None:
    (tmp_path / "toets.yaml").write_text(survey(), encoding="utf-8")
    other = survey("{code: extra, type: text, label: Extra?}").replace("code: toets", "code: ander")
    (tmp_path / "ander.yaml").write_text(other, encoding="utf-8")
    chapter = "  - {code: een, title: Een, show: questions, questions: [extra]}"
    (tmp_path / REPORT).write_text(f"code: r\ntitle: R\nchapters:\n{chapter}\n", encoding="utf-8")
    assert Judge().problems(sorted(tmp_path.iterdir())) == []
