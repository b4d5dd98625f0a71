"""Nothing about too few people leaves the analysis."""

import pytest

from surveyapp.analysis.compare import compare
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.disclosure import Guard, compared
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Cell, Crosstab, Reason, Tabulation
from tests.analysis.tables import answers, table
from tests.builders import choices

TEAM = {"code": "team", "type": "background", "choices": choices("a", "b", "c", "d")}
SCORE = {"code": "q", "type": "single", "choices": choices("ja", "nee")}


def protected(made: ResponseTable, threshold: int = 5) -> Tabulation:
    return Guard(made, threshold).tabulation(tabulate(made, "q"))


def teams(threshold: int = 5, **sizes: int) -> Crosstab:
    rows = [{"team": team if len(team) == 1 else None, "q": "ja"} for team, size in sizes.items() for _ in range(size)]
    made = table([TEAM, SCORE], rows)
    return Guard(made, threshold).crosstab(crosstab(made, "q", "team"))


def reasons(found: Crosstab) -> dict[str, Reason | None]:
    return {column.group: column.reason for column in found.columns}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_below_the_threshold_labels_remain_and_every_figure_goes(count: int) -> None:
    found = protected(table([SCORE], answers("q", {"ja": count})))
    assert found.base is None
    assert found.hidden
    assert found.cells == tuple(
        Cell(code, code.capitalize(), None, None, reason=Reason.BELOW_THRESHOLD) for code in ("ja", "nee")
    )


def test_at_the_threshold_nothing_changes() -> None:
    made = table([SCORE], answers("q", {"ja": 5}))
    assert protected(made) == tabulate(made, "q")


def test_the_base_counts_valid_answers_and_not_do_not_know() -> None:
    question = {"code": "q", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")}
    found = protected(table([question], answers("q", {"ja": 4, "wn": 30})))
    assert [cell.count for cell in (*found.cells, *found.missing)] == [None, None, None]


@pytest.mark.parametrize(
    "question",
    [
        {"code": "q", "type": "number", "classes": ["10"]},
        {"code": "q", "type": "date"},
        {"code": "q", "type": "ranking", "choices": choices("a", "b")},
        {"code": "q", "type": "allocation", "choices": choices("a", "b")},
        {"code": "q", "type": "scale", "scale": "eens3"},
    ],
)
def test_means_dates_places_and_years_are_hidden_as_well(question: dict[str, object]) -> None:
    given = {"number": 7, "date": "1987-06-05", "ranking": ["a"], "allocation": {"a": 100, "b": 0}, "scale": "eens"}
    found = protected(table([question], [{"q": given[str(question["type"])]}]))
    assert (found.summary, found.top, found.earliest, found.latest, found.mentions) == (None,) * 5
    assert all((cell.count, cell.summary, cell.places) == (None, None, ()) for cell in found.cells)
    assert "1987" not in repr(found)


@pytest.mark.parametrize(("written", "silent", "shown"), [(5, 4, False), (5, 5, True), (4, 30, False), (0, 30, False)])
def test_open_answers_show_when_enough_people_wrote_one_and_enough_could_have(
    written: int, silent: int, *, shown: bool
) -> None:
    """Twice the threshold was asked, and as many as the threshold answered."""
    given = answers("q", {"Ik!": written}) + [{"q": None} for _ in range(silent)]
    assert protected(table([{"code": "q", "type": "text"}], given)).answers == (("Ik!",) * written if shown else ())


def test_the_threshold_can_be_higher_but_never_lower_than_five() -> None:
    made = table([SCORE], answers("q", {"ja": 6}))
    assert protected(made, 7).hidden
    with pytest.raises(ValueError, match="a threshold of 4"):
        Guard(made, 4)


def test_a_small_group_does_not_follow_from_the_total_minus_the_others() -> None:
    """Team b has 2: it would be the total minus a and c, so the smallest that is left goes too."""
    found = teams(a=6, b=2, c=20)
    assert reasons(found)["b"] is Reason.BELOW_THRESHOLD
    assert reasons(found)["a"] is Reason.PROTECTS_ANOTHER
    assert reasons(found)["c"] is None


def test_small_groups_that_together_are_large_enough_protect_each_other() -> None:
    assert reasons(teams(a=3, b=4, c=20, d=20)) == {
        "a": Reason.BELOW_THRESHOLD,
        "b": Reason.BELOW_THRESHOLD,
        "c": None,
        "d": None,
    }


def test_who_is_in_no_group_does_not_follow_either() -> None:
    found = teams(a=9, c=20, d=30, nowhere=3)
    assert reasons(found)["a"] is Reason.PROTECTS_ANOTHER
    assert found.unclassified is None


def test_groups_that_are_all_large_enough_stay_with_their_total() -> None:
    found = teams(a=5, b=6, c=7, d=8)
    assert set(reasons(found).values()) == {None}
    assert found.unclassified == 0


def test_a_table_about_too_few_people_is_hidden_with_its_total() -> None:
    found = teams(a=2, b=2)
    assert found.total.hidden
    assert found.unclassified is None


def test_a_wave_that_is_too_small_takes_the_difference_with_it() -> None:
    small, large = table([SCORE], answers("q", {"ja": 4})), table([SCORE], answers("q", {"ja": 9, "nee": 3}))
    found = compared(compare(small, large, "q"), Guard(small, 5), Guard(large, 5))
    assert found.earlier is not None
    assert found.earlier.hidden
    assert found.later is not None
    assert found.later.cells[0].count == 9
    assert (found.shares, found.mean, found.means, found.reason) == ((), None, (), Reason.BELOW_THRESHOLD)


def test_two_waves_that_are_large_enough_keep_their_difference() -> None:
    wave = table([SCORE], answers("q", {"ja": 9, "nee": 3}))
    found = compare(wave, wave, "q")
    assert compared(found, Guard(wave, 5), Guard(wave, 5)) == found
