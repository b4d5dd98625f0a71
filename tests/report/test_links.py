"""Three waves: pairs of one comparison do not tell who is missing in another."""

from dataclasses import replace

from surveyapp.analysis.comparison import Design
from surveyapp.analysis.table import ResponseTable
from surveyapp.report.figures import Figures
from surveyapp.report.inputs import WaveInput
from tests.builders import choices, questionnaire
from tests.report.waves import answered, wave

CLUBS = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee")})


def measured(code: str, *clubs: range) -> WaveInput:
    units = [f"club {number}".encode() for each in clubs for number in each]
    documents = [{"q": "ja" if place % 3 else "nee"} for place in range(len(units))]
    table = ResponseTable.from_documents(CLUBS, documents, wave=code, units=units)
    return replace(wave(CLUBS, answered("q", ja=1)), code=code, table=table)


ALL = [measured("a", range(36)), measured("b", range(30), range(50, 60)), measured("c", range(29), range(60, 70))]
FIGURES = Figures(ALL, 5, [["q"]])


def designs(figures: Figures) -> list[Design]:
    return [found.design for found in figures.comparisons("q")]


def test_a_later_comparison_that_rests_on_nearly_the_same_pairs_is_not_paired() -> None:
    """Thirty clubs in a and b, and 29 of the same in a and c: the difference is one club."""
    assert FIGURES.links == ((0, 1), (0, 2), (1, 2))
    assert designs(FIGURES) == [Design.PAIRED, Design.PROTECTS_OTHERS, Design.PROTECTS_OTHERS]


def test_a_chapter_with_fewer_waves_beside_it_compares_them_in_the_same_way() -> None:
    assert designs(FIGURES.among(["a"])) == [Design.PROTECTS_OTHERS]
    assert designs(FIGURES.among(["b"])) == [Design.PROTECTS_OTHERS]


def test_the_same_pairs_or_pairs_that_differ_by_enough_stay_pairs() -> None:
    same = measured("c", range(30), range(60, 70))
    fewer = measured("c", range(25), range(60, 70))
    for last in (same, fewer):
        assert set(designs(Figures([*ALL[:2], last], 5, [["q"]]))) == {Design.PAIRED}
