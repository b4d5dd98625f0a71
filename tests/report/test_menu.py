"""What a questionnaire offers to look at, and to divide by."""

from surveyapp.report import menu
from tests.builders import choices, questionnaire

ASKED = questionnaire(
    {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee")},
    {"code": "leden", "type": "number", "label": "Leden?"},
    {"code": "vrijw", "type": "number", "label": "Vrijwilligers?", "classes": [10, 50]},
    {
        "code": "hulp",
        "type": "grid",
        "label": "Hulp?",
        "scale": "eens3",
        "rows": [{"code": "h1", "label": "Advies"}, {"code": "h2", "label": "Geld"}],
    },
    {"code": "uitleg", "type": "note", "label": "Nu iets anders."},
    {"code": "wens", "type": "text", "label": "Wens?"},
    {"code": "soort", "type": "background", "label": "Soort", "choices": choices("sport", "zorg")},
    indicators=[{"code": "rond", "kind": "share", "label": "Komt rond", "of": "genoeg", "choices": ["ja"]}],
)


def test_every_question_comes_under_its_section_and_a_grid_before_its_rows() -> None:
    found = menu.questions(ASKED)
    assert list(found) == ["Deel", menu.FACTS, menu.INDICATORS]
    assert found["Deel"] == {
        "genoeg": "Genoeg?",
        "leden": "Leden?",
        "vrijw": "Vrijwilligers?",
        "hulp": "Hulp?",
        "h1": "– Advies",
        "h2": "– Geld",
        "wens": "Wens?",
    }
    assert found[menu.INDICATORS] == {"rond": "Komt rond"}


def test_only_what_divides_makes_groups_and_the_address_list_comes_first() -> None:
    found = menu.groups(ASKED)
    assert list(found) == [menu.FACTS, "Deel", menu.INDICATORS]
    assert found["Deel"] == {
        "genoeg": "Genoeg?",
        "vrijw": "Vrijwilligers?",
        "h1": "Hulp? Advies",
        "h2": "Hulp? Geld",
    }


def test_facts_and_open_answers_are_never_divided() -> None:
    assert menu.undivided(ASKED) == (frozenset({"soort"}), frozenset({"wens"}))
