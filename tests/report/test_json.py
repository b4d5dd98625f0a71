"""The json of a report: every figure unrounded, nothing hidden that leaks, and a description that is true."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from surveyapp.report import render
from tests.builders import choices, questionnaire
from tests.report.waves import answered, findings, report, report_on, wave

DESCRIPTION = (Path(__file__).parents[2] / "docs" / "report-json.md").read_text(encoding="utf-8")
EVERYTHING = questionnaire(
    {"code": "q", "type": "single", "choices": [*choices("ja", "nee"), *choices("wn", missing="wn")]},
    {"code": "several", "type": "multiple", "choices": choices("a", "b")},
    {"code": "rank", "type": "ranking", "choices": choices("a", "b")},
    {"code": "points", "type": "allocation", "choices": choices("a", "b")},
    {"code": "size", "type": "number", "classes": ["5", "10"]},
    {"code": "more", "type": "number"},
    {"code": "tip", "type": "text"},
    indicators=[{"code": "scale", "kind": "sum", "label": "Scale", "of": ["size", "more"]}],
)
ANSWER = {"several": ["a"], "rank": ["b", "a"], "points": {"a": 40, "b": 60}, "size": 7, "more": 9, "tip": "Geheim"}


def document(*answers: dict[str, Any], waves: int = 1) -> dict[str, Any]:
    made = [wave(EVERYTHING, answers, code, invited=50) for code in ("nulmeting", "eenmeting")[:waves]]
    found: dict[str, Any] = json.loads(render(report_on(["q"], *made, by="several"), "json"))
    return found


def described(heading: str) -> set[str]:
    """Every name in backticks under this heading, up to the next one."""
    part = re.split(r"^#+ ", DESCRIPTION.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    assert part
    return set(re.findall(r"`([a-z_]+)`", part))


def variable(found: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in found["variables"] if each["code"] == code)


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Top level", ()),
        ("Top level", ("report",)),
        ("`waves[]`", ("waves", 0)),
        ("`waves[]`", ("waves", 0, "questionnaire")),
        ("`waves[]`", ("waves", 0, "response")),
        ("`variables[]`", ("variables", 0)),
        ("`variables[].waves[]`", ("variables", 0, "waves", 0)),
        ("`variables[].waves[]`", ("variables", 0, "waves", 0, "base")),
        ("`variables[].waves[]`", ("variables", 0, "waves", 0, "missing", 0)),
        ("Cells", ("variables", 1, "waves", 0, "cells", 0)),
        ("Cells", ("variables", 2, "waves", 0, "cells", 0)),
        ("Cells", ("variables", 4, "waves", 0, "cells", 1)),
        ("`variables[].waves[]`", ("variables", 0, "breakdowns", 0, "groups", 0, "base")),
        ("Summaries", ("variables", 4, "waves", 0, "summary")),
        ("`variables[].breakdowns[]`", ("variables", 0, "breakdowns", 0)),
        ("`variables[].reliability[]`", ("variables", -1, "reliability", 0)),
        ("`variables[].reliability[]`", ("variables", -1, "reliability", 0, "items", 0)),
        ("`variables[].comparison`", ("variables", 0, "comparison")),
        ("`variables[].comparison`", ("variables", 0, "comparison", "shares", 0)),
        ("`variables[].comparison`", ("variables", 2, "comparison", "means", 0)),
    ],
    ids=str,
)
def test_every_key_is_described(heading: str, path: tuple[str | int, ...]) -> None:
    part: Any = document(*[{"q": "ja", **ANSWER}] * 6, {"q": "wn"}, waves=2)
    for step in path:
        part = part[step]
    assert set(part) <= described(heading)


def test_a_figure_is_unrounded_and_has_its_base() -> None:
    answers = answered("q", ja=6, nee=1, wn=2, skipped=1)
    found = variable(document(*map(dict, answers)), "q")["waves"][0]
    assert found["base"] == {
        "asked": 10,
        "answered": 9,
        "missing": 2,
        "not_answered": 1,
        "valid": 7,
        "population": 50,
        "weighted": None,
        "effective": None,
        "reason": None,
    }
    assert found["cells"][0]["share"] == 6 / 7
    assert found["missing"] == [{"code": "wn", "label": "Wn", "count": 2, "reason": None}]


def test_a_figure_says_how_its_limits_are_made() -> None:
    found = document(*[{"q": "ja", **ANSWER}] * 12, *[{"q": "nee", **ANSWER, "size": 9}] * 8)
    answer, number = (variable(found, code)["waves"][0] for code in ("q", "size"))
    assert {cell["interval"] for cell in answer["cells"]} == {"wilson"}
    assert (answer["correction"], answer["size"]) == ("finite_population", 50)
    assert (number["summary"]["interval"], number["summary"]["reason"]) == ("t", None)
    opened = report_on(["q"], wave(EVERYTHING, [{"q": "ja"}] * 8, open_link=True))
    cell = variable(json.loads(render(opened, "json")), "q")["waves"][0]
    assert (cell["cells"][0]["interval"], cell["correction"], cell["size"]) == (None, None, None)
    everybody = report_on(["q"], wave(EVERYTHING, [{"q": "ja"}] * 8, invited=8))
    assert variable(json.loads(render(everybody, "json")), "q")["waves"][0]["correction"] == "census"


def test_what_is_absent_has_a_reason_everywhere() -> None:
    rows = [{"q": "ja", "several": ["a"], "more": 3}] * 8 + [{"q": "wn", "several": ["b"], "more": None}] * 2
    rows += [{"q": "nee", "several": ["b"], "more": 4}] * 7
    for group in variable(document(*rows), "q")["breakdowns"][0]["groups"]:
        assert group["size"] == pytest.approx(50 / 17 * {"a": 8, "b": 9}[group["group"]])  # of the whole group
        assert (group["base"]["asked"], group["base"]["reason"]) == (None, "protects_another")
        assert [(each["count"], each["reason"]) for each in group["missing"]] == [(None, "protects_another")]
    small = variable(document(*[{"q": "ja", "more": 3}] * 3, *[{"q": "ja", "more": None}] * 9), "more")["waves"][0]
    assert (small["summary"], small["summary_reason"]) == (None, "below_threshold")


def test_a_chapter_on_some_of_the_waves_has_its_own_adjusted_p() -> None:
    made = [
        wave(EVERYTHING, answered("q", ja=ja, nee=60 - ja), code)
        for code, ja in (("nulmeting", 20), ("eenmeting", 28), ("tweemeting", 34))
    ]
    chapters = [
        {"code": "alle", "title": "Alle", "show": "questions", "questions": ["q"]},
        {"code": "twee", "title": "Twee", "show": "questions", "questions": ["q"], "beside": ["nulmeting"]},
    ]
    built = report({"chapters": chapters, "compare": "yes"}, *made)
    found = json.loads(render(built, "json"))
    (beside,) = found["beside"]
    assert (beside["chapter"], beside["waves"]) == ("twee", ["nulmeting", "tweemeting"])
    assert set(beside) | set(beside["variables"][0]) <= described("`beside[]`")
    (only,) = beside["variables"][0]["comparisons"]
    whole = variable(found, "q")["comparison"]
    assert only["shares"][0]["p_adjusted"] < whole["shares"][0]["p_adjusted"]
    printed = next(row for row in findings(built)[1].table.rows if row.header == "Ja").cells[4].value  # type: ignore[union-attr]
    assert printed == only["shares"][0]["p_adjusted"]


def test_a_small_group_has_a_reason_and_no_figure_at_all() -> None:
    found = variable(document(*[{"q": "ja"}] * 3, *[{"q": None}] * 9), "q")["waves"][0]
    assert (found["reason"], found["base"], found["summary"]) == ("below_threshold", None, None)
    assert {(cell["count"], cell["share"]) for cell in found["cells"]} == {(None, None)}


def test_what_people_wrote_and_the_lowest_and_highest_answer_are_not_in_it() -> None:
    found = document(*[{"q": "ja", **ANSWER}] * 6, waves=2)
    assert "Geheim" not in json.dumps(found)
    assert "minimum" not in json.dumps(found)


def test_a_changed_question_has_no_difference_and_says_why() -> None:
    changed = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee"), "revision": "2"})
    two = (wave(EVERYTHING, answered("q", ja=6)), wave(changed, answered("q", ja=6), "eenmeting"))
    found = variable(json.loads(render(report_on(["q"], *two), "json")), "q")
    assert (found["comparison"]["comparability"], found["comparison"]["reason"]) == ("scale_changed",) * 2
    assert found["comparison"]["shares"] == []
    assert [each["revision"] for each in found["waves"]] == [1, 2]
