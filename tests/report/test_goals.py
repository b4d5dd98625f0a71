"""Goals in a report: the verdict with its reason, the baseline, where the target comes from, and every later change."""

import datetime
import json
from dataclasses import replace

import pytest

from surveyapp.analysis.verdict import Direction
from surveyapp.report import RENDERERS, render
from surveyapp.report.inputs import Goal, GoalChange, WaveInput
from surveyapp.report.model import Listing, Paragraph, Report, Table
from tests.builders import choices, questionnaire
from tests.report.test_json import described
from tests.report.waves import answered, blocks, report, wave

CLUBS = questionnaire(
    {"code": "vol", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")},
    {"code": "cijfer", "type": "grade", "label": "Welk cijfer geeft u?"},
    indicators=[{"code": "genoeg", "kind": "share", "label": "Heeft genoeg", "of": "vol", "choices": "ja"}],
)
GOAL = Goal(
    variable="genoeg",
    direction=Direction.AT_LEAST,
    target=0.6,
    ordinal=1,
    due=datetime.date(2028, 4, 1),
    source="Raadsbesluit 12",
    fixed_at="nulmeting",
    fixed=datetime.date(2026, 3, 2),
    norm=0.625,
)


def two_waves(yes: int, no: int, *goals: Goal, invited: int = 1000) -> Report:
    """The 1-meting after a 0-meting with 45 of 100."""
    first = wave(CLUBS, answered("vol", ja=45, nee=55), invited=1000)
    return held(first, replace(wave(CLUBS, answered("vol", ja=yes, nee=no), "eenmeting", invited), goals=goals))


def held(*waves: WaveInput) -> Report:
    chapters = [{"code": "doelen", "title": "Doelen", "show": "goals"}]
    numbered = [replace(each, ordinal=place) for place, each in enumerate(waves)]
    return report({"chapters": chapters, "compare": "yes" if len(waves) > 1 else "no"}, *numbered)


def table(made: Report, caption: str) -> Table:
    return next(each for each in blocks(made) if isinstance(each, Table) and each.caption == caption)


def verdicts(made: Report) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(made, "Doelen en wat er gemeten is").rows]


def sentences(made: Report) -> tuple[str, ...]:
    return next(each for each in blocks(made) if isinstance(each, Listing)).items


@pytest.mark.parametrize(
    ("yes", "no", "invited", "told", "code", "reason"),
    [
        (80, 20, 1000, "Heeft genoeg: gehaald. Het doel was minstens 60%, gemeten is 80%.", "met", None),
        (40, 60, 1000, "Heeft genoeg: niet gehaald. Het doel was minstens 60%, gemeten is 40%.", "not_met", None),
        (62, 38, 1000, "Heeft genoeg: niet te zeggen. Het doel ligt binnen het", "undecided", "within_limits"),
        (299, 201, 500, "Heeft genoeg: niet gehaald. Het doel was minstens 60%, gemeten is 59,8%.", "not_met", None),
        (3, 1, 1000, "Heeft genoeg: niet te zeggen. Het cijfer wordt niet getoond", "undecided", "hidden"),
    ],
)
def test_a_goal_gets_its_verdict_with_a_reason(
    yes: int, no: int, invited: int, told: str, code: str, reason: str | None
) -> None:
    made = two_waves(yes, no, GOAL, invited=invited)
    assert sentences(made)[0].replace("\u00a0", " ").startswith(told)
    (goal,) = json.loads(render(made, "json"))["goals"]
    assert (goal["outcome"], goal["reason"]) == (code, reason)
    assert goal["baseline"] == {"n": 100, "level": 0.45}


def test_the_table_has_baseline_target_figure_interval_and_verdict() -> None:
    made = two_waves(80, 20, GOAL)
    told = [[each.replace("\u00a0", " ") for each in row] for row in verdicts(made)]
    assert told == [["45%", "minstens 60%", "1-meting", "80%", "72% tot 86%", "gehaald"]]
    origin = table(made, "Waar de doelen op rusten").rows[0]
    assert [cell.text for cell in origin.cells] == ["2 maart 2026", "1 april 2028", "62,5%", "Raadsbesluit 12"]
    assert blocks(made)[0] == Paragraph("Voor deze meting was er één doel: gehaald.", lead=True, codes=("genoeg",))


def test_a_goal_for_a_later_wave_and_one_of_another_question_wait_or_say_why() -> None:
    later, other = replace(GOAL, ordinal=2), replace(GOAL, comparable=False)
    gone, given_up = replace(GOAL, variable="weg"), replace(GOAL, withdrawn=True)
    made = two_waves(80, 20, later, other, gone, given_up)
    goals = json.loads(render(made, "json"))["goals"]
    assert [goal["reason"] for goal in goals] == ["changed", "not_measured", "not_due", None]
    assert [row[-1] for row in verdicts(made)] == ["niet te zeggen"] * 3 + ["losgelaten"]
    lead = blocks(made)[0]
    assert isinstance(lead, Paragraph)
    assert lead.text == "Van de 2 doelen voor deze meting: 2 niet te zeggen."


def test_every_change_after_fixing_stands_in_the_report() -> None:
    on = datetime.date(2027, 1, 5)
    changes = (
        GoalChange(
            on,
            "Els de Boer",
            {"target": 0.7, "due_on": "2028-01-01"},
            {"target": 0.6, "due_on": "2028-04-01"},
            "Te <hoog>",
        ),
        GoalChange(on, "Els de Boer", {"withdrawn": False}, {"withdrawn": True}, "Bezuiniging"),
        GoalChange(on, "", {}, {"target": 0.7}, "Vergeten"),
    )
    rows = table(two_waves(80, 20, replace(GOAL, changes=changes)), "Veranderingen in de doelen").rows
    told = [[cell.text.replace("\u00a0", " ") for cell in row.cells[1:]] for row in rows]
    assert told == [
        ["Els de Boer", "streefwaarde", "70%", "60%", "Te <hoog>"],
        ["Els de Boer", "datum", "1 januari 2028", "1 april 2028", "Te <hoog>"],
        ["Els de Boer", "losgelaten", "–", "–", "Bezuiniging"],
        ["een medewerker", "toegevoegd", "–", "–", "Vergeten"],
    ]


def test_without_goals_the_report_says_what_that_means() -> None:
    told = [each.text for each in blocks(two_waves(80, 20)) if isinstance(each, Paragraph)]
    assert told[0].startswith("Er zijn geen doelen vastgelegd.")


def test_a_mean_is_a_goal_as_well() -> None:
    grade = replace(GOAL, variable="cijfer", target=7.5, norm=7.0)
    first = wave(CLUBS, [{"cijfer": 6 + place % 2} for place in range(40)], invited=400)
    last = wave(CLUBS, [{"cijfer": 8 + place % 2} for place in range(40)], "eenmeting", 400)
    row = verdicts(held(first, replace(last, goals=(grade,))))[0]
    assert [each.replace("\u00a0", " ") for each in row] == [
        "6,5",
        "minstens 7,5",
        "1-meting",
        "8,5",
        "8,3 tot 8,7",
        "gehaald",
    ]


@pytest.mark.parametrize("kind", sorted(set(RENDERERS) - {"json"}))
def test_every_kind_of_file_can_show_goals(kind: str) -> None:
    assert render(two_waves(80, 20, replace(GOAL, source="=1+1 <b>")), kind)


def test_the_description_of_the_json_names_everything() -> None:
    change = GoalChange(datetime.date(2027, 1, 5), "els", {"target": 0.7}, {"target": 0.6}, "Te hoog")
    (goal,) = json.loads(render(two_waves(80, 20, replace(GOAL, changes=(change,))), "json"))["goals"]
    assert goal.keys() | goal["baseline"].keys() | goal["changes"][0].keys() <= described("`goals[]`")
