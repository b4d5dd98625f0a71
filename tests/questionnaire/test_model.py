"""The route through a questionnaire, what a page accepts, and the three kinds of no answer."""

from surveyapp.questionnaire.answers import NOT_ASKED
from tests.builders import choices, questionnaire

HAS = {"code": "heeft", "type": "single", "required": "yes", "choices": choices("ja", "nee")}
COUNT = {"code": "aantal", "type": "number", "minimum": "1", "ask_if": {"heeft": "ja"}}
MANY = {"code": "veel", "type": "text", "ask_if": {"aantal": {"minimum": "10"}}}
SURVEY = questionnaire(HAS, COUNT, MANY)
PAGE = SURVEY.sections[0]


def test_a_follow_up_on_the_same_page_counts_if_the_answer_above_makes_it_asked() -> None:
    reading = PAGE.read({"heeft": ["ja"], "aantal": ["40"], "veel": ["x"]}, {})
    assert reading.answers == {"heeft": "ja", "aantal": 40, "veel": "x"}


def test_a_follow_up_that_is_not_asked_is_dropped_even_when_it_was_posted() -> None:
    reading = PAGE.read({"heeft": ["nee"], "aantal": ["geen idee"], "veel": ["x"]}, {})
    assert reading.answers == {"heeft": "nee"}
    assert reading.errors == {}


def test_an_earlier_answer_to_this_page_does_not_make_a_follow_up_asked() -> None:
    reading = PAGE.read({"heeft": ["nee"]}, {"heeft": "ja", "aantal": 40})
    assert reading.answers == {"heeft": "nee"}


def test_skipped_is_none_and_not_asked_is_absent() -> None:
    reading = PAGE.read({"heeft": ["ja"]}, {})
    assert reading.answers == {"heeft": "ja", "aantal": None}


def test_an_error_stands_by_its_question_and_the_rest_is_kept() -> None:
    reading = PAGE.read({"heeft": ["ja"], "aantal": ["40 à 50"]}, {})
    assert reading.answers == {"heeft": "ja"}
    assert list(reading.errors) == ["aantal"]


def test_a_required_question_that_is_left_empty_is_an_error_in_the_language_of_the_reader() -> None:
    assert PAGE.read({}, {}).errors == {"heeft": "Geef hier nog een antwoord."}
    assert PAGE.read({}, {}, "en").errors == {"heeft": "Please answer this question."}


def test_a_hidden_answer_never_routes() -> None:
    assert SURVEY.prune({"heeft": "nee", "aantal": 40, "veel": "x"}) == {"heeft": "nee"}


def test_completing_fills_in_what_was_skipped_and_nothing_else() -> None:
    assert SURVEY.complete({"heeft": "ja", "aantal": 3, "oud": "x"}) == {"heeft": "ja", "aantal": 3}
    assert SURVEY.complete({}) == {"heeft": None}


def test_missing_required_names_the_page_and_the_question() -> None:
    assert [(section.code, asked.code) for section, asked in SURVEY.missing_required({})] == [("deel", "heeft")]
    assert SURVEY.missing_required({"heeft": "ja"}) == []


def test_a_section_is_on_the_route_only_when_something_in_it_is_asked() -> None:
    sections = [
        {"code": "een", "title": "Een", "questions": [{"label": "?", **HAS}]},
        {
            "code": "twee",
            "title": "Twee",
            "ask_if": {"heeft": "ja"},
            "questions": [{"code": "t", "type": "text", "label": "?"}],
        },
        {
            "code": "drie",
            "title": "Drie",
            "questions": [{"code": "u", "type": "text", "label": "?", "ask_if": {"t": {"answered": "yes"}}}],
        },
    ]
    asked = questionnaire(sections=sections)
    assert [section.code for section in asked.route({"heeft": "ja", "t": "x"})] == ["een", "twee", "drie"]
    assert [section.code for section in asked.route({"heeft": "nee", "t": "x"})] == ["een"]


def test_background_is_not_read_from_a_page() -> None:
    asked = questionnaire({"code": "kern", "type": "background", "choices": choices("a", "b")}, HAS)
    assert asked.sections[0].read({"kern": ["a"], "heeft": ["ja"]}, {}).answers == {"heeft": "ja"}
    assert asked.complete({"kern": "b", "heeft": "ja"}) == {"kern": "b", "heeft": "ja"}


def test_an_earlier_answer_is_piped_into_a_label() -> None:
    assert SURVEY.pipe("Waarom {heeft}? En {aantal}?", {"heeft": "ja"}) == "Waarom Ja? En …?"


def test_every_question_with_a_value_and_every_indicator_is_a_variable() -> None:
    asked = questionnaire(
        HAS,
        {"code": "n", "type": "note"},
        COUNT,
        indicators=[{"code": "i", "kind": "share", "of": "heeft", "choices": "ja", "label": "Heeft"}],
    )
    assert [variable.code for variable in asked.variables] == ["heeft", "aantal", "i"]
    assert asked.variables[1].value({"heeft": "nee"}) is NOT_ASKED
    assert asked.variables[1].value({"aantal": None}) is None
    assert asked.variables[2].value({"heeft": "ja"}) == "ja"


def test_a_conditional_question_counts_for_half_of_its_time() -> None:
    always = questionnaire({"code": "a", "type": "grade"})
    perhaps = questionnaire(HAS, {"code": "a", "type": "grade", "ask_if": {"heeft": "ja"}})
    assert perhaps.minutes - questionnaire(HAS).minutes == always.minutes / 2
