"""A report on several groups: levels, gaps and what may be shown of one officer; and the chapter on an effect."""

import json
from dataclasses import replace
from typing import Any, cast

import pytest

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import render
from surveyapp.report.inputs import WaveInput
from surveyapp.report.model import Chart, ChartKind, Listing, Note, Report, Table
from tests.builders import choices, questionnaire
from tests.report.waves import blocks, findings, report, wave

DEFINITION: dict[str, object] = {
    "perspectives": ["self", "colleagues", "organisations"],
    "chapters": [{"code": "p", "title": "Perspectieven", "show": "perspectives"}],
}


def asked(perspective: str, code: str) -> Questionnaire:
    question = {"code": code, "type": "scale", "scale": "eens3", "concept": "draagvlak"}
    return questionnaire(question, perspective=perspective)


def group(perspective: str, mode: str = "anonymous", **counts: int) -> WaveInput:
    code = f"q_{perspective}"
    rows = [{code: answer} for answer, number in counts.items() for _ in range(number)]
    return replace(wave(asked(perspective, code), rows, perspective), mode=cast(Any, mode))


def made(*waves: WaveInput) -> Report:
    return report(DEFINITION, *waves)


def concept(found: Report) -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(render(found, "json"))["concepts"][0])


OFFICER = group("self", "named", eens=1)
COLLEAGUES = group("colleagues", eens=4, oneens=16, neutraal=4)
ORGANISATIONS = group("organisations", eens=1, oneens=30, neutraal=9)


def charts(found: Report) -> list[Chart]:
    return [block for block in blocks(found) if isinstance(block, Chart)]


def test_levels_stand_side_by_side_with_their_bases() -> None:
    found = made(ORGANISATIONS, OFFICER, COLLEAGUES)
    table = next(block for block in blocks(found) if isinstance(block, Table))
    assert table.columns == ("Beleidsmedewerker", "n", "Collega's", "n", "Organisaties", "n")
    assert [cell.text for cell in table.rows[0].cells] == ["100", "1", "25", "24", "14", "40"]
    gap, sure = charts(found)
    assert (gap.kind, sure.kind) == (ChartKind.GAP, ChartKind.DOTS)
    for chart in (gap, sure):
        assert [series.values[0] for series in chart.series] == pytest.approx([100, 25, 13.75])
    assert sure.series[0].limits == (None,)


def test_a_group_that_is_too_small_has_no_point_and_the_text_says_why() -> None:
    found = made(OFFICER, group("colleagues", eens=2, oneens=2), ORGANISATIONS)
    gap = charts(found)[0]
    assert [series.label for series in gap.series] == ["Beleidsmedewerker", "Organisaties"]
    assert "collega's minder dan 5" in gap.alt
    assert "collega's: niet getoond" in gap.base
    notes = [block.text for block in blocks(found) if isinstance(block, Note)]
    assert "Van een groep met minder dan 5 antwoorden staat hier niets." in notes


def test_there_is_no_chart_of_a_gap_without_two_groups() -> None:
    assert charts(made(OFFICER, group("organisations", eens=1))) == []
    assert charts(made(group("colleagues", eens=2), group("organisations", eens=1))) == []


def test_a_blind_spot_is_told_with_both_levels() -> None:
    listing = next(block for block in blocks(made(OFFICER, COLLEAGUES)) if isinstance(block, Listing))
    assert listing.items == (
        "Blinde vlek bij “draagvlak”: beleidsmedewerker (100) oordeelt duidelijk beter dan collega's (25).",
    )


@pytest.mark.parametrize(("mode", "level"), [("named", 1.0), ("confidential", None), ("anonymous", None)])
def test_one_officer_is_shown_only_when_the_answer_was_given_by_name(mode: str, level: float | None) -> None:
    found = concept(made(group("self", mode, eens=1), COLLEAGUES))
    officer = found["levels"][0]
    assert (officer["perspective"], officer["level"]) == ("self", level)
    assert officer["reason"] == (None if level else "below_threshold")
    assert len(found["gaps"]) == (1 if level else 0)


@pytest.mark.parametrize(
    ("closer", "interval", "test", "reason"),
    [
        (OFFICER, None, None, "one_answer"),
        (group("self", "named", eens=6), None, None, "no_variance"),
        (group("self", "named", eens=10, neutraal=5), "welch_t", "welch", None),
    ],
)
def test_the_json_of_a_gap_names_its_test_or_why_there_is_none(
    closer: WaveInput, interval: str | None, test: str | None, reason: str | None
) -> None:
    others = group("colleagues", oneens=20) if reason == "no_variance" else group("colleagues", oneens=12, eens=8)
    found = concept(made(closer, others))
    (gap,) = found["gaps"]
    assert (gap["interval"], gap["test"], gap["reason"]) == (interval, test, reason)
    assert (gap["low"] is None, gap["p"] is None, gap["p_adjusted"] is None) == (reason is not None,) * 3


def test_the_json_of_a_level_names_the_method_of_its_limits() -> None:
    share = {"code": "i", "kind": "share", "of": "q", "choices": ["eens"], "label": "I", "concept": "steun"}
    asks = [
        questionnaire(
            {"code": "q", "type": "scale", "scale": "eens3", "concept": "rust"}, indicators=[share], perspective=p
        )
        for p in ("self", "colleagues")
    ]
    waves = [wave(each, [{"q": "eens"}] * 9 + [{"q": "oneens"}] * 11, each.perspective) for each in asks]
    found = made(*waves).data["concepts"]
    methods = {each["code"]: [level["interval"] for level in each["levels"]] for each in cast(Any, found)}
    assert methods == {"rust": ["t", "t"], "steun": ["wilson", "wilson"]}


@pytest.mark.parametrize("mode", ["named", "confidential", "anonymous"])
def test_few_colleagues_are_never_shown(mode: str) -> None:
    found = made(OFFICER, group("colleagues", mode, eens=2, oneens=2))
    assert concept(found)["levels"][1]["level"] is None
    variable = json.loads(render(found, "json"))["variables"]
    assert next(each for each in variable if each["code"] == "q_colleagues")["waves"][0]["base"] is None
    assert "minder dan 5" in render(found, "html").decode()


def test_a_group_that_was_not_asked_has_a_dash() -> None:
    other = wave(questionnaire({"code": "x", "type": "text"}, perspective="colleagues"), [{"x": "iets"}] * 9, "c")
    chapters = [{"code": "p", "title": "P", "show": "perspectives", "concepts": ["draagvlak"]}]
    found = report({**DEFINITION, "chapters": chapters}, OFFICER, other)
    assert [each["perspective"] for each in concept(found)["levels"]] == ["self"]


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "json"])
def test_perspectives_can_be_every_kind_of_file(kind: str) -> None:
    assert render(made(OFFICER, COLLEAGUES, ORGANISATIONS), kind)


USED = {"code": "hulp", "type": "single", "choices": choices("ja", "nee")}
OUTCOME = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
EFFECT = {"code": "e", "title": "Effect", "show": "effect", "effect": {"of": "q", "used": "hulp"}}


def effect(users: int = 20) -> Report:
    form = questionnaire(
        USED, OUTCOME, indicators=[{"code": "i", "kind": "share", "of": "q", "choices": "ja", "label": "Genoeg"}]
    )
    rows = [{"hulp": "ja", "q": "ja"}] * users + [{"hulp": "nee", "q": "nee"}] * 20
    two = wave(form, [{**row, "q": "nee"} for row in rows]), wave(form, rows, "eenmeting")
    return report({"chapters": [{**EFFECT, "effect": {"of": "i", "used": "hulp"}}], "compare": "yes"}, *two)


def test_an_effect_is_told_with_its_interval_and_with_what_it_does_not_prove() -> None:
    found = effect()
    (one,) = findings(found)
    told = one.statement.replace("\u00a0", " ")
    assert told.startswith(
        "Met hulp: van 0% naar 100%, een verandering van +100 procentpunt. Zonder hulp: van 0% naar 0%"
    )
    assert "Het verschil tussen die veranderingen is +100 procentpunt (95%-interval:" in told
    assert "Bij 1 van de 1 uitkomsten" in str(blocks(found)[0])
    assert "bewijst niet dat de hulp de oorzaak is" in str(blocks(found)[1])
    figures = json.loads(render(found, "json"))["effects"][0]
    assert (figures["difference"], figures["interval"], figures["users"]["answers"]) == (1.0, "mover", [20, 20])


def test_an_effect_in_a_small_group_is_hidden_everywhere() -> None:
    found = effect(users=4)
    assert findings(found)[0].statement.startswith("Te weinig antwoorden")
    assert json.loads(render(found, "json"))["effects"][0]["users"] is None


def test_a_group_of_fewer_than_ten_has_a_level_and_no_interval() -> None:
    found = made(OFFICER, group("colleagues", eens=2, neutraal=3, oneens=3), ORGANISATIONS)
    chart = charts(found)[-1]
    assert [series.limits[0] is None for series in chart.series] == [True, True, False]
    gaps = next(block for block in blocks(found) if isinstance(block, Table) and "Verschil" in block.caption)
    assert {row.header: row.cells[1].text for row in gaps.rows}["Draagvlak: collega's min organisaties"] == "–"


def test_the_threshold_of_every_group_is_printed() -> None:
    told = [block.text for block in blocks(made(ORGANISATIONS, OFFICER, COLLEAGUES)) if isinstance(block, Note)]
    assert (
        "Kleinste groep die getoond wordt: beleidsmedewerker 1 (op naam ingevuld); collega's 5; organisaties 5." in told
    )


def test_of_several_questions_on_one_concept_a_note_says_which_is_left_out() -> None:
    both = [
        {"code": code, "type": "scale", "scale": "eens3", "concept": "draagvlak", "label": label}
        for code, label in (("een", "Telt de raad mee?"), ("twee", "Telt het college mee?"))
    ]
    rows = [{"een": "eens", "twee": "oneens"}] * 9
    several = wave(questionnaire(*both, perspective="colleagues"), rows, "colleagues")
    told = [block.text for block in blocks(made(OFFICER, several)) if isinstance(block, Note)]
    assert (
        "Collega's kregen meer vragen over “draagvlak”. De eerste telt hier; niet meegeteld: “Telt het college mee?”."
        in told
    )


def test_an_effect_among_fewer_than_ten_has_no_interval_and_no_verdict_on_chance() -> None:
    (one,) = findings(effect(users=8))
    assert one.table is not None
    assert [row.cells[3].text for row in one.table.rows][::2] == ["–", "–"]
    assert one.statement.endswith("Er zijn te weinig antwoorden om te zeggen of dat toeval is.")
