"""The catalogue: complete in two languages, and safe to print whatever an author wrote."""

import re
from string import Formatter

import pytest

from surveyapp.problems import CATALOGUE, PLACES, Problem, SourceError, in_order, near


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_problem_says_what_is_wrong_and_how_to_mend_it_in_two_languages(code: str) -> None:
    kind = CATALOGUE[code]
    assert all(text.strip() and not text.endswith(".") for text in (*kind.nl, *kind.en))
    assert kind.nl != kind.en
    assert _names(*kind.nl) == _names(*kind.en)


def _names(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_more_than_sixty_problems_with_a_letter_and_a_number() -> None:
    assert len(CATALOGUE) >= 100
    assert all(re.fullmatch(r"[YQCMSIORBVW]\d{3}", code) for code in CATALOGUE)
    assert all(kind.warning for code, kind in CATALOGUE.items() if code[0] == "W")


def test_no_two_problems_say_the_same() -> None:
    told = [kind.nl for kind in CATALOGUE.values()]
    assert len(set(told)) == len(told)


def test_every_place_has_a_name_in_two_languages() -> None:
    assert all(dutch and english for dutch, english in PLACES.values())


def test_a_problem_is_one_line_with_file_line_code_place_cause_and_remedy() -> None:
    params = {"name": "minimun", "near": "minimum", "known": []}
    problem = Problem("Q001", "questionnaires/verenigingen.yaml", 14, (("question", "aantal"),), params)
    assert problem.text("en") == (
        "questionnaires/verenigingen.yaml:14: Q001 question aantal: unknown key “minimun”; did you mean “minimum”?"
    )
    assert problem.text() == (
        "questionnaires/verenigingen.yaml:14: Q001 vraag aantal: onbekende sleutel “minimun”; bedoelde u “minimum”?"
    )


def test_without_a_suggestion_the_remedy_of_the_catalogue_is_given() -> None:
    problem = Problem("Q001", "x.yaml", 1, (), {"name": "zzz", "near": "", "known": ["code", "label"]})
    assert problem.advice() == "onbekende sleutel “zzz”; wat hier kan: code, label"
    assert problem.place() == "bestand"


@pytest.mark.parametrize("evil", ["a\nb", "a\x1b[31mb", "a\u202eb", "a\r\nb", "{0}", "{name.__class__}", "x" * 10_000])
def test_what_an_author_wrote_cannot_spoil_the_message(evil: str) -> None:
    text = Problem("Q001", evil, 1, (("question", evil),), {"name": evil, "known": [evil]}).text()
    assert len(text.splitlines()) == 1
    assert text.isprintable()
    assert len(text) < 1000


def test_numbers_are_written_as_people_write_them() -> None:
    assert "9) is hoger" in Problem("Q023", "x", 1, (), {"minimum": 9.0, "maximum": 1.5}).advice()


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("minimun", ["minimum", "maximum"], "minimum"),
        ("Label", ["label", "help"], "label"),
        ("zzz", ["label"], ""),
        ("", ["label"], ""),
        ("a" * 100_000, ["label"], ""),
    ],
)
def test_the_name_that_was_meant_is_guessed(name: str, known: list[str], meant: str) -> None:
    assert near(name, known) == meant


def test_problems_come_in_the_order_of_the_files_each_once() -> None:
    first, second, other = Problem("Y001", "b", 9), Problem("Y005", "b", 3), Problem("Y001", "a", 5)
    assert in_order([first, second, other, first]) == [other, second, first]


def test_an_error_of_a_source_holds_all_its_problems() -> None:
    error = SourceError([Problem("Y001", "a", 1), Problem("Y005", "a", 2)])
    assert len(error.problems) == 2
    assert str(error).count("\n") == 1
