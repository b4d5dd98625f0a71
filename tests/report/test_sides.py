"""Answers on a scale with two sides: drawn on both sides of a line, where all of them may be shown."""

import pytest

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.model import Chart, ChartKind
from tests.builders import choices, questionnaire
from tests.report.waves import finding, findings, report_on, wave

CODES = ("oneens", "neutraal", "eens")


def asked(*, two_sided: str = "yes", codes: tuple[str, ...] = CODES, downwards: bool = False) -> Questionnaire:
    scores = range(len(codes), 0, -1) if downwards else range(1, len(codes) + 1)
    answers = [
        {"code": code, "label": code.capitalize(), "score": score} for code, score in zip(codes, scores, strict=True)
    ]
    unsure = {"code": "wn", "label": "Weet ik niet", "missing": "yes"}
    scale = Scale.model_validate({"code": "s", "two_sided": two_sided, "choices": [*answers, unsure]})
    rows = [{"code": "g_a", "label": "Contact."}, {"code": "g_b", "label": "Regels."}]
    return questionnaire(
        {"code": "soort", "type": "single", "choices": choices("sport", "zorg")},
        {"code": "g", "type": "grid", "scale": scale, "label": "Wat vindt u?", "rows": rows},
        {"code": "q", "type": "scale", "scale": scale},
    )


def given(**counts: int) -> list[Answers]:
    return [{"g_a": code, "g_b": "eens", "q": code} for code, count in counts.items() for _ in range(count)]


ANSWERS = given(oneens=6, neutraal=6, eens=8, wn=5)


def chart_of(questions: Questionnaire, answers: list[Answers] = ANSWERS) -> Chart:
    found = finding(questions, "g", answers).chart
    assert found
    return found


@pytest.mark.parametrize(("two_sided", "kind"), [("yes", ChartKind.DIVERGING), ("no", ChartKind.STACKED)])
def test_the_scale_says_whether_it_has_two_sides(two_sided: str, kind: ChartKind) -> None:
    chart = chart_of(asked(two_sided=two_sided))
    assert chart.kind is kind
    assert [series.label for series in chart.series[:3]] == ["Oneens", "Neutraal", "Eens"]


def test_who_does_not_know_is_apart_as_a_part_of_all_who_answered_and_in_the_text_alternative() -> None:
    unsure = chart_of(asked()).series[-1]
    assert unsure.muted
    assert unsure.label == "Weet ik niet (deel van wie iets antwoordde)"
    assert unsure.values == pytest.approx((5 / 25, 0.0))
    assert unsure.labels == ("20%", "0%")
    assert "Contact: Oneens 30%, Neutraal 30%, Eens 40%, Weet ik niet (deel van wie iets antwoordde) 20%" in (
        chart_of(asked()).alt
    )


def test_nobody_is_apart_where_everybody_knew() -> None:
    assert not [series for series in chart_of(asked(), given(oneens=10, eens=10)).series if series.muted]


def test_a_scale_that_is_asked_from_high_to_low_is_drawn_with_its_lowest_score_at_the_left() -> None:
    chart = chart_of(asked(codes=("eens", "neutraal", "oneens"), downwards=True))
    assert [series.label for series in chart.series[:3]] == ["Oneens", "Neutraal", "Eens"]
    assert [series.labels[0] for series in chart.series[:3]] == ["30%", "30%", "40%"]


def test_one_question_on_such_a_scale_per_group_is_drawn_on_both_sides_too() -> None:
    answers = [{"soort": soort, **each} for soort in ("sport", "zorg") for each in given(oneens=7, neutraal=7, eens=9)]
    found = [each for each in findings(report_on(["q"], wave(asked(), answers), by="soort")) if each.chart]
    assert found[-1].chart
    assert found[-1].chart.kind is ChartKind.DIVERGING
    assert len(found[-1].chart.categories) == 2
