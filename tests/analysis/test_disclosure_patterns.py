"""Small counts inside groups that are large enough: hidden, and not to be worked out from what stands around them."""

from collections.abc import Mapping
from typing import Any

import pytest
from scipy.optimize import OptimizeResult

from surveyapp.analysis.compare import Pair, adjust
from surveyapp.analysis.comparison import Design
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.disclosure import Guard, compared, hidden_groups, publication, studied
from surveyapp.analysis.effect import effects
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Crosstab, Reason
from surveyapp.analysis.weights import weigh
from tests.analysis.tables import table
from tests.builders import choices

SMALL, GUARD = Reason.BELOW_THRESHOLD, Reason.PROTECTS_ANOTHER
TEAM = {"code": "team", "type": "background", "choices": choices("a", "b", "c")}
HELP = {"code": "hulp", "type": "single", "choices": choices("geen", "soms", "vaak", "wn", missing="wn")}
USES = {"code": "gebruikt", "kind": "share", "of": "hulp", "choices": ["soms", "vaak"], "label": "Gebruikt hulp"}
FOUR = [{"code": code, "label": code, "score": str(score)} for score, code in enumerate(("--", "-", "+", "++"), 1)]
VIEW = {"code": "oordeel", "type": "single", "choices": [{**each, "code": f"s{each['score']}"} for each in FOUR]}
GRADE = {"code": "cijfer", "type": "grade"}
Counts = Mapping[Any, int]


def respondents(codes: tuple[str, ...], counts: Counts) -> list[dict[str, Any]]:
    """So many respondents with each combination of answers."""
    return [dict(zip(codes, answers, strict=True)) for answers, count in counts.items() for _ in range(count)]


def by_team(code: str, question: Mapping[str, Any], counts: Counts, **known: Any) -> ResponseTable:
    return table([TEAM, question], respondents(("team", code), counts), **known)


def shown(made: ResponseTable, code: str, by: str) -> Crosstab:
    return Guard(made, 5).crosstab(crosstab(made, code, by))


def reasons(found: Crosstab) -> dict[tuple[str, str], Reason]:
    return {(cell.code, column.group): cell.reason for column in found.columns for cell in column.cells if cell.reason}


ONE_SMALL: dict[Any, int] = {
    ("a", "geen"): 2,
    ("a", "soms"): 9,
    ("a", "vaak"): 14,
    ("b", "geen"): 8,
    ("b", "soms"): 7,
    ("b", "vaak"): 20,
    ("c", "geen"): 12,
    ("c", "soms"): 11,
    ("c", "vaak"): 10,
}


def test_a_small_count_is_hidden_with_the_fewest_others_that_keep_it_a_secret() -> None:
    """Three more, at the corners of a rectangle: neither a row nor a column gives it away."""
    found = reasons(shown(by_team("hulp", HELP, ONE_SMALL), "hulp", "team"))
    assert found == {("geen", "a"): SMALL, ("soms", "a"): GUARD, ("geen", "b"): GUARD, ("soms", "b"): GUARD}


def test_everything_in_its_row_and_column_goes_when_no_time_is_left_to_find_out_what_protects_a_small_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(publication, "_solved", lambda *_: OptimizeResult(x=None, status=1))
    found = reasons(shown(by_team("hulp", HELP, ONE_SMALL), "hulp", "team"))
    assert set(found) == {("geen", "a"), ("geen", "b"), ("geen", "c"), ("soms", "a"), ("vaak", "a")}


def test_the_same_counts_are_hidden_the_other_way_around() -> None:
    made = by_team("hulp", HELP, ONE_SMALL)
    turned = reasons(shown(made, "team", "hulp"))
    assert {(answer, team) for team, answer in turned} == set(reasons(shown(made, "hulp", "team")))


def test_joined_answers_give_nothing_away() -> None:
    """The group minus those who use help would be the two who do not."""
    found = reasons(shown(by_team("hulp", HELP, ONE_SMALL, indicators=[USES]), "gebruikt", "team"))
    assert {("nee", "a"), ("ja", "a")} <= set(found)


def test_nothing_is_hidden_when_no_count_is_small() -> None:
    made = by_team("hulp", HELP, {**ONE_SMALL, ("a", "geen"): 5})
    assert shown(made, "hulp", "team") == crosstab(made, "hulp", "team")


def test_a_mean_score_goes_with_its_counts_and_the_two_highest_answers_stay_when_they_can() -> None:
    counts = {
        (team, f"s{score}"): count
        for team, row in (("a", (2, 9, 6, 8)), ("b", (9, 8, 7, 6)))
        for score, count in enumerate(row, 1)
    }
    first = shown(by_team("oordeel", VIEW, counts), "oordeel", "team").columns[0]
    assert first.summary is None
    assert first.top is not None
    assert first.top.count == 14
    assert [cell.reason for cell in first.cells] == [SMALL, GUARD, None, None]


def test_a_grade_keeps_its_mean_where_the_counts_behind_it_stay_a_secret() -> None:
    counts = {
        (team, grade): 6 + (grade * 3 + shift) % 5 for team, shift in (("a", 0), ("b", 2)) for grade in range(4, 10)
    }
    counts["a", 10] = 2
    made = table([TEAM, GRADE], [{"team": t, "cijfer": g} for (t, g), n in counts.items() for _ in range(n)])
    found, bare = shown(made, "cijfer", "team").columns[0], crosstab(made, "cijfer", "team").columns[0]
    assert found.summary is not None
    assert bare.summary is not None
    assert found.summary.mean == bare.summary.mean
    assert found.summary.median is None
    assert all(cell.count is None for cell in found.cells)


def test_a_mean_that_tells_the_one_low_grade_is_hidden() -> None:
    """Nine times 10 and one 9: the mean of ten grades can come about in no other way."""
    grades = [("a", 10)] * 9 + [("a", 9)] + [("b", 10)] * 40
    made = table([TEAM, GRADE], [{"team": team, "cijfer": grade} for team, grade in grades])
    assert shown(made, "cijfer", "team").columns[0].summary is None


def test_a_mean_over_several_questions_does_not_tell_the_only_one_that_is_hidden() -> None:
    second = {**VIEW, "code": "ander"}
    total = {"code": "samen", "kind": "sum", "of": ["oordeel", "ander"], "label": "Samen"}
    counts = {
        ("a", "s1", "s2"): 2,
        ("a", "s2", "s2"): 9,
        ("a", "s3", "s2"): 6,
        ("b", "s1", "s2"): 9,
        ("b", "s2", "s2"): 8,
        ("b", "s3", "s2"): 7,
    }
    made = table([TEAM, VIEW, second], respondents(("team", "oordeel", "ander"), counts), indicators=[total])
    assert shown(made, "samen", "team").columns[0].summary is None


def test_how_many_of_a_group_could_not_say_is_told_of_no_group_when_it_is_few_in_one() -> None:
    made = by_team("hulp", HELP, {**ONE_SMALL, ("a", "geen"): 6, ("b", "wn"): 1, ("c", "wn"): 30})
    columns = shown(made, "hulp", "team").columns
    assert [column.base.valid_only for column in columns if column.base] == [True, True, True]
    assert [column.base.asked for column in columns if column.base] == [29, 35, 33]
    assert {cell.count for column in columns for cell in column.missing} == {None}


@pytest.mark.parametrize("known", [{}, {"groups": {"team": {"a": 50, "b": 60, "c": 70}}}])
def test_limits_do_not_tell_how_many_of_a_group_were_asked(known: dict[str, Any]) -> None:
    """Wilson's limits with N can be solved for N: with that of who was asked for how many these were."""
    asked: dict[str, Any] = {**HELP, "ask_if": {"gebruikt": ["ja"]}}
    first: dict[str, Any] = {"code": "gebruikt", "type": "single", "choices": choices("ja", "nee")}

    def groups(silent: dict[tuple[str, Any, Any], int]) -> Any:
        """Of team a five have no valid answer, one way or another."""
        counts = {(team, "ja", answer): number + 6 for (team, answer), number in ONE_SMALL.items()}
        rows = respondents(("team", "gebruikt", "hulp"), {**counts, **silent})
        rows = [{code: row[code] for code in row if code != "hulp" or row["gebruikt"] == "ja"} for row in rows]
        made = table([TEAM, first, asked], rows, population=180, **known)
        return Guard(made, 5).crosstab(crosstab(made, "hulp", "team")).columns

    found = [
        groups({("a", "ja", "wn"): 3, ("a", "ja", None): 2}),
        groups({("a", "ja", "wn"): 4, ("a", "nee", None): 1}),
        groups({("a", "nee", None): 4, ("a", "ja", None): 1}),
    ]
    assert found[0] == found[1] == found[2]
    assert all(cell.low is not None for column in found[0] for cell in column.cells)


def test_the_frequencies_of_a_fact_hide_small_groups_and_those_of_an_answer_do_not() -> None:
    made = by_team("hulp", HELP, {("a", "geen"): 3, ("b", "soms"): 9, ("c", "soms"): 30})
    guard = Guard(made, 5)
    assert [cell.reason for cell in guard.tabulation(tabulate(made, "team")).cells] == [SMALL, GUARD, None]
    assert [cell.count for cell in guard.tabulation(tabulate(made, "hulp")).cells] == [3, 39, 0]


def test_two_groups_that_differ_by_a_few_are_not_both_shown() -> None:
    """All of the north and two others are member of the union: members minus the north are those two."""
    place = {"code": "kern", "type": "background", "choices": choices("noord", "zuid")}
    member = {"code": "lid", "type": "single", "choices": choices("ja", "nee")}
    counts = {("noord", "ja"): 20, ("zuid", "ja"): 2, ("zuid", "nee"): 20}
    rows = [
        {**row, "hulp": ("geen", "soms")[number % 2]} for number, row in enumerate(respondents(("kern", "lid"), counts))
    ]
    made = table([place, member, HELP], rows)
    assert {column.reason for column in shown(made, "hulp", "kern").columns} == {None}
    assert shown(made, "hulp", "lid").columns[0].reason is GUARD


def test_two_choices_of_one_question_that_differ_by_a_few_are_not_both_shown() -> None:
    """All who got money and two others got advice: the advised minus the paid are those two."""
    support = {"code": "steun", "type": "multiple", "choices": choices("geld", "advies")}
    chosen = [["geld", "advies"]] * 20 + [["advies"]] * 2 + [[]] * 20
    rows = [{"steun": each, "hulp": ("geen", "soms")[number % 2]} for number, each in enumerate(chosen)]
    found = shown(table([support, HELP], rows), "hulp", "steun")
    assert {column.group: column.reason for column in found.columns} == {"geld": GUARD, "advies": None}


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        ([3, 4, 20], [SMALL, SMALL, None]),
        ([4, 4, 20], [GUARD, SMALL, None]),  # 8 of two groups of at most 4
        ([4, 20, 30], [SMALL, GUARD, None]),
    ],
)
def test_the_reasons_of_hidden_groups_do_not_tell_how_large_they_are(sizes: list[int], found: list[Reason]) -> None:
    assert hidden_groups(sizes, sum(sizes), 5) == found


def test_an_effect_study_is_hidden_when_few_of_the_users_gave_the_answer() -> None:
    used = {"code": "steun", "type": "single", "choices": choices("ja", "nee")}
    rows = respondents(
        ("steun", "hulp"), {("ja", "geen"): 2, ("ja", "soms"): 18, ("nee", "geen"): 15, ("nee", "soms"): 15}
    )
    made = table([used, HELP], rows)
    study = effects(Pair(made, made, 5), "hulp", "steun", ["ja"])[0]
    assert study.users
    hidden = studied(study, "steun", [Guard(made, 5), Guard(made, 5)])
    assert (hidden.users, hidden.others, hidden.difference, hidden.reason) == (None, None, None, SMALL)


def test_weighted_shares_do_not_tell_the_counts_that_are_hidden() -> None:
    """Weights are known per team, so a weighted share is one more equation in the hidden counts."""
    made = weigh(by_team("hulp", HELP, ONE_SMALL, groups={"team": {"a": 40, "b": 300, "c": 90}}), ["team"])
    found, bare = Guard(made, 5).tabulation(tabulate(made, "hulp")), tabulate(made, "hulp")
    assert [(cell.count, cell.share, cell.low, cell.weighted) for cell in found.cells[:2]] == [
        (22, None, None, None),
        (27, None, None, None),
    ]
    assert found.cells[2] == bare.cells[2]  # every count behind it is shown
    assert reasons(shown(made, "hulp", "team")) == reasons(shown(by_team("hulp", HELP, ONE_SMALL), "hulp", "team"))


def test_weighted_bases_do_not_tell_how_a_group_lies_over_the_strata() -> None:
    counts = {("a", "geen"): 3, ("a", "soms"): 20, ("b", "geen"): 20, ("b", "soms"): 20}
    rows = [{**row, "ander": "x" if n % 2 else "y"} for n, row in enumerate(respondents(("team", "hulp"), counts))]
    other = {"code": "ander", "type": "single", "choices": choices("x", "y")}
    made = weigh(table([TEAM, HELP, other], rows, groups={"team": {"a": 200, "b": 90}}), ["team"])
    for column in shown(made, "ander", "hulp").columns:
        assert column.base is None or (column.base.weighted, column.base.effective) == (None, None)
        assert all(cell.share is None for cell in column.cells)


def test_weighted_figures_stay_whole_when_no_count_behind_them_is_hidden() -> None:
    made = by_team("hulp", HELP, {**ONE_SMALL, ("a", "geen"): 5}, groups={"team": {"a": 40, "b": 300, "c": 90}})
    weighed = weigh(made, ["team"])
    assert Guard(weighed, 5).tabulation(tabulate(weighed, "hulp")) == tabulate(weighed, "hulp")


@pytest.mark.parametrize(("n", "deviation", "median"), [(9, False, False), (10, True, False), (20, True, True)])
@pytest.mark.parametrize("kind", ["number", "allocation"])
def test_the_spread_of_a_few_numbers_does_not_tell_each_of_them(
    kind: str, n: int, *, deviation: bool, median: bool
) -> None:
    question = {"code": "q", "type": kind, **({"choices": choices("a", "b")} if kind == "allocation" else {})}
    given = [{"q": place if kind == "number" else {"a": place, "b": 100 - place}} for place in range(n)]
    made = table([question], given)
    figure = Guard(made, 5).tabulation(tabulate(made, "q"))
    summary = figure.summary if kind == "number" else figure.cells[0].summary
    assert summary
    assert summary.mean == (n - 1) / 2
    spread = deviation and kind == "number"  # that of points is never told
    assert (summary.deviation is not None, summary.low is not None) == (spread, spread)
    assert [each is not None for each in (summary.lower_quartile, summary.median, summary.maximum)] == [median] * 3


MOVES = {("ja", "ja"): 10, ("ja", "nee"): 2, ("nee", "ja"): 8, ("nee", "nee"): 10}


def pairs_of(question: Mapping[str, Any], moves: Counts) -> list[ResponseTable]:
    """Two waves of the same units, with so many that went from one answer to another."""
    rows = respondents(("q", "later"), moves)
    units = [f"club {number}".encode() for number in range(len(rows))]
    waves = ([{"q": row[name]} for row in rows] for name in ("q", "later"))
    return [table([question], documents, units=units) for documents in waves]


@pytest.mark.parametrize(("lost", "told"), [(2, False), (5, True), (0, True)])
def test_the_limits_and_p_of_pairs_do_not_tell_how_few_changed_their_answer(lost: int, *, told: bool) -> None:
    waves = pairs_of({"code": "q", "type": "single", "choices": choices("ja", "nee")}, {**MOVES, ("ja", "nee"): lost})
    figure = adjust([Pair(waves[0], waves[1], 5).compare("q")])[0]
    assert figure.design is Design.PAIRED
    for change in compared(figure, *(Guard(wave, 5) for wave in waves)).shares:
        assert change.difference is not None
        assert [each is not None for each in (change.low, change.high, change.test, change.p, change.adjusted)] == (
            [told] * 5
        )


def test_how_few_pairs_are_of_a_group_of_the_address_list_is_not_told() -> None:
    """Ten sports clubs in either wave, of whom two are among the pairs."""
    fact = {"code": "q", "type": "background", "choices": choices("sport", "zorg")}
    both, alone = [("sport", n) for n in range(2)], [("sport", n) for n in range(100, 108)]
    both += [("zorg", n) for n in range(10, 40)]
    made = []
    for shift in (0, 50):
        clubs = [*both, *((kind, n + shift) for kind, n in alone)]
        units = [f"club {n}".encode() for _, n in clubs]
        made.append(table([fact], [{"q": kind} for kind, _ in clubs], units=units))
    figure = Pair(made[0], made[1], 5).compare("q")
    assert [change.pairs for change in figure.shares] == [32, 32]
    found = compared(figure, *(Guard(wave, 5) for wave in made))
    assert [(change.earlier, change.reason) for change in found.shares] == [(None, SMALL), (None, GUARD)]
