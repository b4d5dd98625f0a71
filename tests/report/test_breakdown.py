"""A question per group of respondents: table, chart, sentence, and what stays hidden."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import render
from surveyapp.report.model import ChartKind, Finding, Listing
from tests.builders import choices, questionnaire
from tests.report.waves import findings, report, report_on, wave

SECTORS = choices("sport", "zorg", "buurt")
CLUBS = questionnaire(
    {"code": "sector", "type": "background", "label": "Sector", "choices": SECTORS},
    {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee")},
    {"code": "hulp", "type": "multiple", "label": "Welke hulp?", "choices": choices(*"abcdefgh")},
    {"code": "leden", "type": "number", "label": "Hoeveel leden?", "classes": ["10", "50"]},
    {"code": "oordeel", "type": "scale", "label": "Oordeel?", "scale": "eens3"},
    {"code": "rang", "type": "ranking", "label": "Volgorde?", "choices": choices("a", "b")},
    {"code": "punten", "type": "allocation", "label": "Punten?", "choices": choices("a", "b")},
    {"code": "dag", "type": "date", "label": "Wanneer?"},
    {"code": "grid", "type": "grid", "label": "Vindt u?", "scale": "eens3", "rows": [{"code": "een", "label": "Een"}]},
    {"code": "tip", "type": "text", "label": "Tip?"},
    indicators=[{"code": "voldoende", "kind": "share", "of": "genoeg", "choices": ["ja"], "label": "Heeft genoeg"}],
)
ANSWERED = {
    "hulp": ["a"],
    "leden": 12,
    "oordeel": "eens",
    "rang": ["b", "a"],
    "punten": {"a": 40, "b": 60},
    "dag": "2026-01-02",
    "grid_een": "eens",
    "een": "eens",
    "tip": "Meer geld",
}


def club(sector: str | None, genoeg: str, **more: Any) -> dict[str, Any]:
    return {"sector": sector, "genoeg": genoeg, **ANSWERED, **more}


MANY = [
    *[club("sport", "ja") for _ in range(24)],
    *[club("sport", "nee") for _ in range(6)],
    *[club("zorg", "ja", leden=4) for _ in range(10)],
    *[club("zorg", "nee", leden=4) for _ in range(10)],
    *[club("buurt", "ja") for _ in range(6)],
]


def divided(code: str, answers: list[dict[str, Any]], by: str = "sector") -> Finding:
    return findings(report_on([code], wave(CLUBS, answers, invited=90), by=by))[-1]


def cells(found: Finding) -> Mapping[str, tuple[str, ...]]:
    assert found.table is not None
    return {row.header: tuple(cell.text for cell in row.cells) for row in found.table.rows}


def test_every_group_has_its_shares_and_its_base_and_everyone_stands_under_them() -> None:
    assert cells(divided("genoeg", MANY)) == {
        "Sport": ("80%", "20%", "30"),
        "Zorg": ("50%", "50%", "20"),
        "Buurt": ("100%", "0%", "6"),
        "Iedereen": ("71%", "29%", "56"),
    }


def test_the_sentence_compares_only_groups_that_are_large_enough_for_a_percentage() -> None:
    assert divided("voldoende", MANY).statement == (
        "Het aandeel “Heeft genoeg” is het hoogst bij “Sport” (80%) en het laagst bij “Zorg” (50%)."
    )


def test_with_one_large_group_it_says_that_there_is_nothing_to_compare() -> None:
    assert "te klein om in een zin te vergelijken" in divided("voldoende", [*MANY[:30], *MANY[40:50]]).statement


def test_it_never_says_that_a_difference_is_more_than_chance() -> None:
    assert "Verschillen tussen de groepen zijn niet getoetst. Ze kunnen toeval zijn." in divided("genoeg", MANY).notes


def test_a_number_has_its_mean_and_its_median_per_group_and_no_limits_when_all_are_equal() -> None:
    found = cells(divided("leden", MANY))
    assert found["Zorg"] == ("4,0", "–", "4,0", "20")


def test_a_number_divides_by_its_classes() -> None:
    assert list(cells(divided("genoeg", MANY, "leden"))) == [
        "10 of minder",
        "11 tot en met 50",
        "Iedereen",
    ]


PAIRS = [("oneens", "oneens")] * 6 + [("eens", "oneens")] * 7 + [("eens", "eens")] * 8


def judged(kind: str, *of: str) -> Questionnaire:
    """Two statements, and an indicator of this kind with classes."""
    rows = [{"code": "een", "label": "Een"}, {"code": "twee", "label": "Twee"}]
    grid = {"code": "g", "type": "grid", "label": "Vindt u?", "scale": "eens3", "rows": rows}
    asked = {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee")}
    sector = {"code": "sector", "type": "background", "label": "Sector", "choices": choices("sport", "zorg")}
    made = {"code": "i", "label": "I", "kind": kind, "of": of or ["een", "twee"], "classes": ["1.5", "2.5"]}
    return questionnaire(sector, grid, asked, indicators=[made])


@pytest.mark.parametrize(
    ("kind", "groups"),
    [
        ("mean", {"1,5 of minder": "6", "meer dan 1,5 tot en met 2,5": "7", "meer dan 2,5": "8"}),
        ("sum", {"meer dan 1,5 tot en met 2,5": "6", "meer dan 2,5": "15"}),
    ],
)
def test_a_mean_or_a_sum_divides_by_its_classes(kind: str, groups: dict[str, str]) -> None:
    answers = [{"een": one, "twee": other, "genoeg": "ja"} for one, other in PAIRS]
    found = findings(report_on(["genoeg"], wave(judged(kind), answers, invited=90), by="i"))[-1]
    assert {group: row[-1] for group, row in cells(found).items() if group in groups} == groups


def test_a_question_is_not_divided_by_a_number_that_is_made_of_it() -> None:
    answers = [{"een": one, "twee": other, "genoeg": "ja"} for one, other in PAIRS]
    made = report_on(["een", "i"], wave(judged("sum"), answers, invited=90), by="i")
    assert [found.code for found in findings(made)] == ["een", "een_i", "i"]
    assert "“I” is van deze antwoorden gemaakt" in findings(made)[1].statement
    assert "breakdowns" not in json.dumps(made.data)


def test_a_number_over_one_question_makes_no_groups_for_the_question_itself_does() -> None:
    assert not judged("sum", "een").variables[-1].divides
    assert judged("sum", "een", "twee").variables[-1].divides


@pytest.mark.parametrize(("few", "shown"), [(0, True), (2, False)])
def test_where_the_mean_of_a_group_would_tell_a_few_the_classes_behind_it_are_hidden_too(few: int, shown: bool) -> None:
    firsts = ["neutraal"] * few + ["eens"] * 20 + ["oneens"] * (20 - few)
    seconds = ["eens", "oneens"] * 20
    answers = [
        {"sector": sector, "een": one, "twee": other, "genoeg": "ja"}
        for sector in ("sport", "zorg")
        for one, other in zip(firsts if sector == "sport" else sorted(firsts, reverse=True), seconds, strict=True)
    ]
    made: Any = report_on(["i"], wave(judged("sum"), answers, invited=90), by="sector").data
    groups = next(each for each in made["variables"] if each["code"] == "i")["breakdowns"][0]["groups"]
    assert {group["summary"] is not None for group in groups} == {shown}
    assert {cell["count"] is not None for group in groups for cell in group["cells"]} == {shown}


def test_with_many_answers_the_groups_are_the_columns() -> None:
    found = divided("hulp", MANY)
    assert found.table is not None
    assert found.table.columns == ("Sport", "Zorg", "Buurt", "Iedereen")
    assert cells(found)["n"] == ("30", "20", "6", "56")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("genoeg", ChartKind.STACKED),
        ("oordeel", ChartKind.STACKED),
        ("voldoende", ChartKind.BARS),
        ("leden", ChartKind.BARS),
        ("hulp", ChartKind.BARS),
        ("rang", ChartKind.BARS),
        ("punten", ChartKind.BARS),
    ],
)
def test_every_measure_has_its_chart_with_the_base_of_each_group_in_it(code: str, kind: ChartKind) -> None:
    chart = divided(code, MANY).chart
    assert chart is not None
    assert chart.kind is kind
    assert "Sport (n\u00a0=\u00a030)" in (*chart.categories, *(series.label for series in chart.series))


def test_the_rows_of_a_grid_stand_in_one_table_with_the_range_of_their_bases() -> None:
    found = divided("grid", MANY)
    assert cells(found)["n"] == ("30", "20", "6", "56")


def test_a_small_group_is_hidden_in_table_chart_and_json_and_the_note_says_why() -> None:
    answers = [*MANY[:50], *MANY[50:53]]
    made = report_on(["genoeg"], wave(CLUBS, answers, invited=90), by="sector")
    found = findings(made)[-1]
    assert cells(found)["Buurt"] == ("minder dan 5",) * 3
    assert cells(found)["Zorg"] == ("afgeschermd",) * 3
    assert any("laten we niet zien" in note for note in found.notes)
    assert found.chart is None
    breakdown = next(v for v in made.data["variables"] if v["code"] == "genoeg")["breakdowns"][0]  # type: ignore[attr-defined]
    assert [group["base"] is None for group in breakdown["groups"]] == [False, True, True]
    assert breakdown["unclassified"] is None


def test_when_every_group_is_small_there_is_a_sentence_and_no_table() -> None:
    found = divided("genoeg", [*MANY[:4], *MANY[30:34], *MANY[50:54]])
    assert (found.table, found.chart) == (None, None)
    assert "in elke groep zijn het minder dan 5 organisaties" in found.statement


def test_a_fact_that_is_not_known_of_everybody_makes_no_groups_at_all() -> None:
    answers = [*MANY, *[club(None, "ja") for _ in range(7)]]
    made = report_on(["genoeg"], wave(CLUBS, answers, invited=90), by="sector")
    assert findings(made)[-1].statement.startswith("Van 7\u00a0organisaties is dit gegeven niet bewaard")
    assert "breakdowns" not in json.dumps(made.data)


def test_a_question_does_not_divide_itself_and_open_answers_are_never_divided() -> None:
    made = wave(CLUBS, MANY, invited=90)
    assert len(findings(report_on(["genoeg"], made, by="genoeg"))) == 1
    assert len(findings(report_on(["tip"], made, by="sector"))) == 1


@pytest.mark.parametrize("show", ["sections", "indicators"])
def test_whole_sections_and_indicators_can_be_divided_too(show: str) -> None:
    chapter = {"code": "c", "title": "C", "show": show, "by": "sector"}
    titles = [found.title for found in findings(report({"chapters": [chapter]}, wave(CLUBS, MANY, invited=90)))]
    assert "Heeft genoeg. Per groep: “Sector”" in titles or "Genoeg? Per groep: “Sector”" in titles


@pytest.mark.parametrize("kind", ["html", "xlsx", "json", "pdf"])
def test_every_renderer_takes_a_breakdown_of_every_measure(kind: str) -> None:
    codes = ["genoeg", "hulp", "leden", "oordeel", "rang", "punten", "dag", "grid", "tip", "voldoende"]
    assert render(report_on(codes, wave(CLUBS, MANY, invited=90), by="sector"), kind)


FEW = [*MANY[:27], *MANY[30:]]
"""Sport: 24 times yes and 3 times no."""


def test_a_small_count_is_hidden_in_table_chart_text_alternative_and_every_file() -> None:
    made = report_on(["genoeg"], wave(CLUBS, FEW, invited=90), by="sector")
    found = findings(made)[-1]
    assert cells(found)["Sport"] == ("afgeschermd", "minder dan 5", "27")
    assert found.chart is not None
    assert "89%" not in f"{found.chart.alt}{found.chart.series}"
    assert any("Een aantal onder de 5 staat er niet" in note for note in found.notes)
    assert "minder dan 5" in render(made, "html").decode()
    sport = next(v for v in made.data["variables"] if v["code"] == "genoeg")["breakdowns"][0]["groups"][0]  # type: ignore[attr-defined]
    assert [(cell["count"], cell["share"], cell["low"]) for cell in sport["cells"]] == [(None, None, None)] * 2


def test_what_is_hidden_of_a_bar_is_drawn_as_one_part() -> None:
    chart = divided("genoeg", FEW).chart
    assert chart is not None
    assert [series.label for series in chart.series] == ["Ja", "Nee", "Niet apart getoond"]
    assert chart.series[-1].muted
    assert chart.series[-1].labels[0] == "100%"


def test_where_counts_are_hidden_a_scale_shows_its_highest_answers_together() -> None:
    marks = [{"code": code, "label": code.upper(), "score": str(score)} for score, code in enumerate("abcd", start=1)]
    scale = questionnaire(
        {"code": "sector", "type": "background", "label": "Sector", "choices": SECTORS},
        {"code": "q", "type": "single", "label": "Oordeel?", "choices": marks},
    )
    given = {"sport": "a" * 2 + "b" * 8 + "c" * 9 + "d" * 6, "zorg": "a" * 7 + "b" * 8 + "c" * 5 + "d" * 5}
    answers = [{"sector": sector, "q": answer} for sector, row in given.items() for answer in row]
    found = findings(report_on(["q"], wave(scale, answers, invited=90), by="sector"))[-1]
    assert found.table is not None
    assert found.table.columns == ("A", "B", "C", "D", "“C” of “D”", "n")
    assert cells(found)["Sport"][4] == "60%"
    assert found.chart is not None
    assert found.chart.title == "Percentage per groep: “C” of “D”"


def test_who_is_not_in_n_is_told_per_group_when_that_is_nobody_or_enough() -> None:
    asked = questionnaire(
        {"code": "sector", "type": "background", "label": "Sector", "choices": choices("sport", "zorg")},
        {"code": "q", "type": "single", "choices": [*choices("ja", "nee"), *choices("wn", missing="wn")]},
    )
    counts = {("sport", "ja"): 20, ("sport", "nee"): 9, ("sport", "wn"): 7, ("zorg", "ja"): 8, ("zorg", "nee"): 9}
    rows = [{"sector": sector, "q": answer} for (sector, answer), count in counts.items() for _ in range(count)]
    found = findings(report_on(["q"], wave(asked, rows), by="sector"))[-1]
    assert found.table is not None
    assert found.table.columns == ("Ja", "Nee", "n", "Gesteld aan", "Weet niet e.d.", "Niet ingevuld")
    assert cells(found)["Sport"][2:] == ("29", "36", "7", "0")
    few = findings(report_on(["q"], wave(asked, [*rows, {"sector": "zorg", "q": "wn"}]), by="sector"))[-1]
    assert few.table is not None
    assert few.table.columns == ("Ja", "Nee", "n")


def test_the_method_page_says_that_the_size_of_a_group_made_by_a_question_is_an_estimate() -> None:
    chapters = [
        {"code": "v", "title": "V", "show": "questions", "questions": ["genoeg"], "by": ["oordeel"]},
        {"code": "m", "title": "M", "show": "method"},
    ]
    for invited, told in ((90, True), (None, False)):
        made = report({"chapters": chapters}, wave(CLUBS, MANY, invited=invited))
        rules = next(block for block in made.chapters[-1].blocks if isinstance(block, Listing))
        assert any("Daar is N geschat" in rule for rule in rules.items) is told
