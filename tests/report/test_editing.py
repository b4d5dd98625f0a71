"""A report that is changed in steps stays a definition like any other: what is written is what is read back."""

import pytest

from surveyapp.problems import SourceError
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import editing
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.editing import EditError
from surveyapp.report.load import load
from surveyapp.report.writing import text_of
from tests.builders import choices, questionnaire
from tests.report.waves import answered, findings, report, wave

CLUBS = questionnaire(
    {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee")},
    {"code": "soort", "type": "single", "label": "Soort?", "choices": choices("sport", "zorg")},
)
WAVES = ("0-meting", "1-meting", "2-meting")


def codes(definition: ReportDefinition) -> list[str]:
    return [chapter.code for chapter in definition.chapters]


def begun() -> ReportDefinition:
    return editing.begun("Voor de raad: 'kort' #1", "organisations")


def with_views() -> ReportDefinition:
    """Two views: of the last wave per group, and beside the first wave."""
    one = editing.with_view(begun(), "Genoeg?", "genoeg", by=["soort"])
    return editing.with_view(one, "Genoeg?", "genoeg", beside=["0-meting"])


def read_back(definition: ReportDefinition) -> ReportDefinition:
    return load(text_of(definition), "rapport.yaml", [CLUBS] * len(WAVES), waves=WAVES)


@pytest.mark.parametrize("definition", [begun(), with_views(), editing.retitled(begun(), "yes", "no: 12:30")])
def test_what_is_written_is_read_back_the_same(definition: ReportDefinition) -> None:
    assert load(text_of(definition), "rapport.yaml") == ReportDefinition.model_validate(definition.model_dump())


def test_a_view_comes_before_the_method_and_gets_a_code_of_its_own() -> None:
    made = read_back(with_views())
    assert codes(made) == ["respons", "genoeg", "genoeg_2", "methode"]
    assert [chapter.beside for chapter in made.chapters] == [None, (), ("0-meting",), None]


def test_a_report_compares_as_long_as_a_chapter_does() -> None:
    made = with_views()
    assert (begun().compare, made.compare) == (False, True)
    assert not editing.without(made, "genoeg_2").compare


@pytest.mark.parametrize(
    ("code", "steps", "order"),
    [
        ("genoeg", 1, ["respons", "genoeg_2", "genoeg", "methode"]),
        ("genoeg", -1, ["genoeg", "respons", "genoeg_2", "methode"]),
        ("respons", -1, ["respons", "genoeg", "genoeg_2", "methode"]),
        ("methode", 1, ["respons", "genoeg", "genoeg_2", "methode"]),
    ],
)
def test_a_chapter_moves_as_far_as_there_is_room(code: str, steps: int, order: list[str]) -> None:
    assert codes(editing.moved(with_views(), code, steps)) == order


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("there", lambda made: editing.with_view(made, "Nog eens", "genoeg", by=["soort"])),
        ("gone", lambda made: editing.without(made, "weg")),
        ("gone", lambda made: editing.moved(made, "weg", 1)),
        ("gone", lambda made: editing.reworded(made, "weg", "Kop", ())),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(kind: str, step: object) -> None:
    assert callable(step)
    with pytest.raises(EditError) as told:
        step(with_views())
    assert told.value.kind == kind


def test_there_is_a_most_that_fits() -> None:
    made = begun()
    for number in range(editing.MOST_CHAPTERS - 2):
        made = editing.with_view(made, "Genoeg?", "genoeg", beside=[f"meting-{number}"])
    with pytest.raises(EditError, match="full"):
        editing.with_view(made, "Genoeg?", "genoeg")


def test_words_of_an_officer_are_held_to_the_same_rules() -> None:
    made = editing.reworded(with_views(), "genoeg", "Nieuwe kop", ["{n} deden mee.", "Dat is mooi."])
    assert read_back(made).chapters[1].text == ("{n} deden mee.", "Dat is mooi.")
    with pytest.raises(SourceError, match="R008"):
        read_back(editing.reworded(made, "genoeg", "Kop", ["Het is 61%."]))


@pytest.mark.parametrize("waves", [("0-meting", "1-meting"), ("1-meting",)])
def test_a_wave_that_the_report_is_not_about_is_a_problem_at_its_line(waves: tuple[str, ...]) -> None:
    made = editing.with_view(with_views(), "Genoeg?", "genoeg", beside=["9-meting"])
    with pytest.raises(SourceError, match=r"R018 hoofdstuk genoeg_3: .*9-meting"):
        load(text_of(made), "rapport.yaml", [CLUBS] * len(waves), waves=waves)


def test_a_chapter_is_held_to_the_waves_that_it_lays_side_by_side() -> None:
    before = questionnaire({"code": "oud", "type": "single", "choices": choices("ja", "nee")})
    asked: list[Questionnaire] = [before, CLUBS]
    named = editing.with_view(begun(), "Oud", "oud", beside=["0-meting"])
    assert load(text_of(named), "rapport.yaml", asked, waves=WAVES[:2])
    alone = editing.with_view(named, "Oud", "oud")
    with pytest.raises(SourceError, match="R001 hoofdstuk oud_2"):
        load(text_of(alone), "rapport.yaml", asked, waves=WAVES[:2])


def test_one_report_shows_one_wave_two_waves_and_a_series() -> None:
    waves = [wave(CLUBS, answered("genoeg", ja=12 + n, nee=10), code) for n, code in enumerate(WAVES)]
    chapters = [
        {"code": f"c{place}", "title": "C", "show": "questions", "questions": ["genoeg"], "beside": beside}
        for place, beside in enumerate([[], ["1-meting"], ["0-meting", "1-meting"]])
    ]
    tables = [found.table for found in findings(report({"compare": "yes", "chapters": chapters}, *waves))]
    assert [table.columns[:3] for table in tables if table] == [
        ("Aantal", "Percentage", "95%-interval"),
        ("1-meting", "2-meting", "Verschil in procentpunt"),
        ("0-meting", "1-meting", "2-meting"),
    ]


def test_chapters_under_the_same_heading_are_one_chapter() -> None:
    made = editing.with_view(editing.with_view(begun(), "Deel", "genoeg"), "Deel", "soort")
    shown = report({"chapters": read_back(made).model_dump()["chapters"]}, wave(CLUBS, answered("genoeg", ja=9)))
    assert [chapter.title for chapter in shown.chapters] == ["Wie deed mee", "Deel", "Hoe we gerekend hebben"]
    assert [found.code for found in findings(shown)] == ["genoeg", "soort"]
