"""Figures per level of measurement, and the one rule for their base."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from surveyapp.analysis.tabulate import base, tabulate
from surveyapp.analysis.tabulation import Base, Cell, Reason, Remark, Summary, Tabulation
from tests.analysis.tables import answers, table
from tests.builders import choices

SINGLE = {"code": "q", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")}
MULTIPLE = {"code": "q", "type": "multiple", "choices": choices("a", "b", "geen", "wn", exclusive="geen", missing="wn")}
FIVE = [{"code": f"c{score}", "label": f"Keuze {score}", "score": str(score)} for score in range(1, 6)]
ORDINAL = {"code": "q", "type": "single", "choices": [*FIVE, {"code": "wn", "label": "Weet niet", "missing": "yes"}]}


def figures(question: Mapping[str, object], documents: Iterable[Mapping[str, object]], **known: object) -> Tabulation:
    return tabulate(table([question], documents, **known), "q")


def shares(tabulation: Tabulation) -> dict[str, float | None]:
    return {cell.code: cell.share for cell in tabulation.cells}


def test_the_base_is_who_was_asked_and_gave_a_valid_answer() -> None:
    made = table([SINGLE], [{}, {}, {"q": None}, *answers("q", {"wn": 3, "ja": 4, "nee": 1})])
    assert base(made.columns["q"]) == Base(asked=9, answered=8, missing=3, not_answered=1, valid=5)


def test_do_not_know_is_counted_but_has_no_share() -> None:
    found = figures(SINGLE, answers("q", {"ja": 3, "nee": 1, "wn": 6}))
    assert shares(found) == {"ja": 0.75, "nee": 0.25}
    assert found.missing == (Cell("wn", "Wn", 6, None),)
    assert Remark.MISSING_EXCLUDED in found.remarks


def test_a_multiple_choice_counts_people_and_mentions_apart() -> None:
    documents = (
        [{"q": ["a", "b"]}] * 3 + [{"q": ["a"]}] * 1 + [{"q": ["geen"]}] * 4 + [{"q": ["wn"]}] * 5 + [{"q": None}, {}]
    )
    found = figures(MULTIPLE, documents)
    assert found.base == Base(asked=14, answered=13, missing=5, not_answered=1, valid=8)
    assert shares(found) == {"a": 0.5, "b": 0.375, "geen": 0.5}
    assert (found.mentions, found.mentioners) == (7, 4)
    assert [cell.of_mentions for cell in found.cells] == [4 / 7, 3 / 7, None]
    assert [cell.of_mentioners for cell in found.cells] == [1.0, 0.75, None]
    assert Remark.SEVERAL_ANSWERS in found.remarks


def test_a_scale_has_shares_a_mean_score_and_the_two_highest_joined() -> None:
    found = figures(ORDINAL, answers("q", {"c1": 1, "c2": 0, "c3": 2, "c4": 4, "c5": 3, "wn": 9}))
    assert shares(found) == {"c1": 0.1, "c2": 0.0, "c3": 0.2, "c4": 0.4, "c5": 0.3}
    assert found.summary is not None
    assert (found.summary.n, found.summary.mean, found.summary.median) == (10, 3.8, 4.0)
    assert found.top is not None
    assert (found.top.code, found.top.count, found.top.share) == ("c4+c5", 7, 0.7)


def test_on_a_short_scale_the_two_highest_are_not_joined() -> None:
    assert figures({"code": "q", "type": "scale", "scale": "eens3"}, answers("q", {"eens": 3})).top is None


def test_the_two_highest_follow_the_scores_and_not_the_order_on_the_page() -> None:
    downwards = {"code": "q", "type": "single", "choices": FIVE[::-1]}
    found = figures(downwards, answers("q", {"c1": 2, "c4": 1, "c5": 1}))
    assert found.top is not None
    assert (found.top.code, found.top.count) == ("c5+c4", 2)


def test_numbers_have_a_summary_and_the_authors_classes_with_their_upper_bounds_included() -> None:
    question = {"code": "q", "type": "number", "classes": ["10", "50"]}
    found = figures(question, [{"q": number} for number in (1, 10, 11, 50, 400)])
    assert [(cell.above, cell.up_to, cell.count, cell.label) for cell in found.cells] == [
        (None, 10.0, 2, ""),
        (10.0, 50.0, 2, ""),
        (50.0, None, 1, ""),
    ]
    assert found.summary is not None
    assert found.summary.mean == pytest.approx(94.4)
    assert (found.summary.minimum, found.summary.median, found.summary.maximum) == (1.0, 11.0, 400.0)
    assert (found.summary.lower_quartile, found.summary.upper_quartile) == (10.0, 50.0)
    assert found.summary.deviation == pytest.approx(29541.3**0.5)


def test_numbers_without_classes_have_no_cells() -> None:
    assert figures({"code": "q", "type": "number"}, [{"q": 3}]).cells == ()


def test_grades_have_a_cell_per_grade_with_the_grade_as_its_label() -> None:
    found = figures({"code": "q", "type": "grade"}, [{"q": 1}, {"q": 7}, {"q": 7}, {"q": 10}])
    assert [cell.label for cell in found.cells] == [str(grade) for grade in range(1, 11)]
    assert [cell.count for cell in found.cells] == [1, 0, 0, 0, 0, 0, 2, 0, 0, 1]


def test_a_ranking_tells_who_ranked_it_how_often_at_which_place_and_its_mean_place() -> None:
    question = {"code": "q", "type": "ranking", "choices": choices("a", "b", "c")}
    found = figures(question, [{"q": ["a", "b"]}, {"q": ["b", "a"]}, {"q": ["a"]}, {"q": ["a", "b"]}])
    first = found.cells[0]
    assert (first.count, first.share, first.places) == (4, 1.0, (3, 1))
    assert first.summary is not None
    assert first.summary.mean == 1.25
    assert found.cells[1].share == 0.75
    assert found.cells[2].summary == Summary(0)


def test_an_allocation_has_a_mean_number_of_points_per_choice_zeros_included() -> None:
    question = {"code": "q", "type": "allocation", "choices": choices("a", "b")}
    found = figures(question, [{"q": {"a": 100, "b": 0}}, {"q": {"a": 40, "b": 60}}])
    assert [cell.summary.mean for cell in found.cells if cell.summary] == [70.0, 30.0]
    assert [cell.count for cell in found.cells] == [2, 1]


def test_dates_are_counted_per_year_from_earliest_to_latest() -> None:
    found = figures({"code": "q", "type": "date"}, [{"q": day} for day in ("2021-03-01", "1998-12-31", "2021-01-01")])
    assert [(cell.code, cell.count) for cell in found.cells] == [("1998", 1), ("2021", 2)]
    assert (found.earliest, found.latest) == ("1998-12-31", "2021-03-01")


def test_open_answers_come_in_an_order_that_does_not_follow_the_order_of_arrival() -> None:
    texts = [f"antwoord {number}" for number in range(50)]
    one = figures({"code": "q", "type": "text"}, [{"q": text} for text in texts])
    other = figures({"code": "q", "type": "text"}, [{"q": text} for text in reversed(texts)])
    assert one.answers == other.answers
    assert sorted(one.answers) == sorted(texts)
    assert list(one.answers) not in (texts, texts[::-1], sorted(texts))


def test_two_questions_list_the_same_answers_in_different_orders() -> None:
    texts = [f"antwoord {number}" for number in range(50)]
    questions = [{"code": "q", "type": "text"}, {"code": "r", "type": "text"}]
    made = table(questions, [{"q": text, "r": text} for text in texts])
    assert tabulate(made, "q").answers != tabulate(made, "r").answers


@pytest.mark.parametrize(
    "question",
    [
        SINGLE,
        MULTIPLE,
        ORDINAL,
        {"code": "q", "type": "number", "classes": ["10"]},
        {"code": "q", "type": "grade"},
        {"code": "q", "type": "ranking", "choices": choices("a", "b")},
        {"code": "q", "type": "allocation", "choices": choices("a", "b")},
        {"code": "q", "type": "date"},
        {"code": "q", "type": "text"},
    ],
)
def test_without_valid_answers_there_are_counts_but_no_estimates(question: dict[str, object]) -> None:
    empty: Sequence[list[dict[str, object]]] = ([], [{}], [{"q": None}])
    for documents in empty:
        found = figures(question, documents)
        assert found.reason is Reason.NO_ANSWERS
        assert found.base is not None
        assert found.base.valid == 0
        assert all((cell.count, cell.share, cell.low) == (0, None, None) for cell in found.cells)
        assert found.summary in (None, Summary(0))


def test_one_answer_has_a_share_and_a_mean_but_no_deviation_and_no_limits_of_the_mean() -> None:
    found = figures(ORDINAL, [{"q": "c4"}])
    assert shares(found)["c4"] == 1.0
    assert found.summary is not None
    assert (found.summary.mean, found.summary.deviation, found.summary.low) == (4.0, None, None)


def test_with_a_frame_the_limits_are_corrected_and_everyone_means_a_census() -> None:
    documents = answers("q", {"ja": 30, "nee": 8})
    free, framed = figures(SINGLE, documents), figures(SINGLE, documents, population=41)
    assert free.cells[0].high is not None
    assert framed.cells[0].high is not None
    assert framed.cells[0].high < free.cells[0].high
    assert Remark.POPULATION_UNKNOWN in free.remarks
    census = figures(SINGLE, documents, population=38)
    assert (census.cells[0].low, census.cells[0].high) == (30 / 38, 30 / 38)
    assert Remark.CENSUS in census.remarks


def test_a_question_for_part_of_the_respondents_stands_for_that_part_of_the_frame() -> None:
    """40 of 80 answered, 20 of them were asked: those 20 stand for 40."""
    part = figures(SINGLE, [*answers("q", {"ja": 10, "nee": 10}), *[{}] * 20], population=80)
    alone = figures(SINGLE, answers("q", {"ja": 10, "nee": 10}), population=40)
    assert part.cells == alone.cells
    assert Remark.ASKED_OF_PART in part.remarks
    assert part.base is not None
    assert part.base.population == 80


def test_answers_through_an_open_link_say_so_and_have_no_interval() -> None:
    found = figures(SINGLE, answers("q", {"ja": 3}), open_link=True)
    number = figures({"code": "q", "type": "number"}, [{"q": 1}, {"q": 5}], open_link=True)
    assert Remark.OPEN_LINK in found.remarks
    assert (found.cells[0].share, found.cells[0].low, found.cells[0].high) == (1.0, None, None)
    assert number.summary is not None
    assert (number.summary.mean, number.summary.low, number.summary.high) == (3.0, None, None)


def test_a_code_that_the_wave_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        tabulate(table([SINGLE], []), "bestaat_niet")


SECTORS = {
    "politiek": 700, "kerk": 900, "cultuur": 800, "sport": 1700, "hobby": 1100, "school": 1200, "creche": 200,
    "jeugd": 500, "vrouwen": 200, "zorg": 1400, "actie": 300, "overig": 200,
}  # fmt: skip
"""Volunteers by sector in 1986, per 1,000: 4,600 of 10,000 people, 9,200 mentions (ontab.me.uk, table 211)."""


def test_published_several_answers_as_part_of_people_of_volunteers_and_of_mentions() -> None:
    ticks = [sector for sector, count in SECTORS.items() for _ in range(count)]
    people = [{"q": [ticks[place], ticks[place + 4600]]} for place in range(4600)]
    question = {"code": "q", "type": "multiple", "choices": choices(*SECTORS, "geen", exclusive="geen")}
    found = figures(question, [*people, *[{"q": ["geen"]}] * 5400])
    sport = next(cell for cell in found.cells if cell.code == "sport")
    assert (found.mentions, found.mentioners) == (9200, 4600)
    assert (sport.share, sport.of_mentioners, sport.of_mentions) == (0.17, 1700 / 4600, 1700 / 9200)
