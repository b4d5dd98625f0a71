"""Conditions: a table of rule, answers and whether it holds."""

import pytest
from pydantic_core import PydanticCustomError

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.conditions import parse


@pytest.mark.parametrize(
    ("rule", "answers", "holds"),
    [
        ({"q": "ja"}, {"q": "ja"}, True),
        ({"q": "ja"}, {"q": "nee"}, False),
        ({"q": "ja"}, {"q": None}, False),
        ({"q": "ja"}, {}, False),
        ({"q": ["ja", "nee"]}, {"q": "nee"}, True),
        ({"q": "a"}, {"q": ["a", "b"]}, True),
        ({"q": ["b", "c"]}, {"q": ["a"]}, False),
        ({"q": "7"}, {"q": 7}, True),
        ({"q": "ja", "r": "nee"}, {"q": "ja", "r": "nee"}, True),
        ({"q": "ja", "r": "nee"}, {"q": "ja", "r": "ja"}, False),
        ({"any": [{"q": "ja"}, {"r": "ja"}]}, {"r": "ja"}, True),
        ({"any": [{"q": "ja"}, {"r": "ja"}]}, {}, False),
        ({"all": [{"q": "ja"}, {"r": "ja"}]}, {"q": "ja"}, False),
        ({"not": {"q": "ja"}}, {"q": "nee"}, True),
        ({"not": {"q": "ja"}}, {}, True),
        ({"not": {"any": [{"q": "ja"}, {"r": "ja"}]}}, {"r": "ja"}, False),
        ({"n": {"minimum": "3"}}, {"n": 3}, True),
        ({"n": {"minimum": "3"}}, {"n": 2.9}, False),
        ({"n": {"minimum": "3", "maximum": "5"}}, {"n": 5}, True),
        ({"n": {"maximum": "5"}}, {"n": 6}, False),
        ({"n": {"maximum": "5"}}, {"n": None}, False),
        ({"n": {"maximum": "5"}}, {}, False),
        ({"q": {"answered": "yes"}}, {"q": "x"}, True),
        ({"q": {"answered": "yes"}}, {"q": None}, False),
        ({"q": {"answered": "no"}}, {}, True),
    ],
)
def test_a_rule_holds_or_not(rule: object, answers: Answers, holds: bool) -> None:
    assert parse(rule).holds(answers) is holds


@pytest.mark.parametrize(
    "rule", ["ja", {}, [], None, {"any": []}, {"any": {"q": "ja"}}, {"q": {"min": "3"}}, {"q": {}}, {"q": [["a"]]}]
)
def test_what_is_not_a_rule_is_refused(rule: object) -> None:
    with pytest.raises(PydanticCustomError):
        parse(rule)


def test_the_leaves_of_a_rule_name_every_question_it_refers_to() -> None:
    rule = parse({"any": [{"q": "ja"}, {"not": {"n": {"minimum": "3"}}}], "all": [{"r": {"answered": "yes"}}]})
    assert [leaf.code for leaf in rule.leaves()] == ["q", "n", "r"]
