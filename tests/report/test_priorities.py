"""A chapter with importance beside satisfaction: sentence, drawing, table and what it does not prove."""

from typing import Any

import pytest
from pydantic import ValidationError

from surveyapp.report import charts, render
from surveyapp.report.model import ChartKind, Report
from tests.builders import questionnaire
from tests.report.test_json import described
from tests.report.waves import concluding, findings, report, wave

CLUBS = questionnaire(
    {
        "code": "oordeel",
        "type": "grid",
        "label": "Wat vindt u?",
        "scale": "eens3",
        "rows": [{"code": "contact", "label": "Contact"}, {"code": "regels", "label": "Regels"}],
    },
    {"code": "weegt_contact", "type": "grade", "label": "Hoe belangrijk is contact?"},
    {"code": "weegt_regels", "type": "grade", "label": "Hoe belangrijk zijn regels?"},
    {"code": "cijfer", "type": "grade", "label": "Welk cijfer geeft u?"},
)
ANSWERS: list[dict[str, Any]] = [
    {
        "contact": ("oneens", "neutraal", "eens")[place % 3],
        "regels": ("eens", "eens", "neutraal", "oneens")[place % 4],
        "weegt_contact": 7 + place % 3,
        "weegt_regels": 4 + place % 2,
        "cijfer": 5 + place % 3,
    }
    for place in range(24)
]


def made(answers: list[dict[str, Any]] = ANSWERS, **chapter: object) -> Report:
    asked = {"code": "prio", "title": "Prioriteiten", "show": "priorities", "questions": "oordeel", **chapter}
    return report({"chapters": [asked]}, wave(CLUBS, answers, invited=90))


def test_derived_importance_is_worded_as_association_and_never_as_cause() -> None:
    found = concluding(made(overall="cijfer"))
    assert found.statement == ("Hangt het meest samen met het totaaloordeel, en nog niet zo goed: “Contact”.")
    assert any("Samenhang is geen oorzaak" in note for note in found.notes)
    assert any("correlatie van Pearson" in note for note in found.notes)
    assert any("Weinig paren" in note for note in found.notes)


def test_the_lines_are_printed_with_where_they_come_from() -> None:
    assert "De lijnen zijn de gemiddelden van de getekende onderwerpen: tevredenheid 2,1" in " ".join(
        concluding(made(overall="cijfer")).notes
    )
    middle = " ".join(concluding(made(importance=["weegt_contact", "weegt_regels"], lines="midpoint")).notes)
    assert "De lijnen zijn het midden van de schaal: tevredenheid 2,0, belang 5,5. Op de lijn telt als hoog." in middle


def test_stated_importance_is_the_mean_of_what_was_said() -> None:
    found = concluding(made(importance=["weegt_contact", "weegt_regels"]))
    assert found.statement == "Belangrijk en nog niet zo goed: “Contact”."
    assert found.table is not None
    assert [cell.text for cell in found.table.rows[1].cells][:3] == ["2,3", "24", "4,5"]


def test_the_drawing_has_the_lines_where_the_text_says_and_names_its_corners() -> None:
    chart = concluding(made(overall="cijfer")).chart
    assert chart is not None
    assert chart.kind is ChartKind.QUADRANT
    assert chart.axes is not None
    for axis, place in zip(chart.axes, (0, 1), strict=True):
        values = [series.values[place] or 0.0 for series in chart.series]
        assert axis.low < min(values) <= axis.line <= max(values) < axis.high
    drawn = charts.svg(chart, "#154273")
    for corner in ("eerst verbeteren", "zo houden", "minder dringend", "misschien te veel aandacht"):
        assert corner in drawn


def test_with_too_few_answers_there_is_a_sentence_and_no_drawing() -> None:
    found = concluding(made(ANSWERS[:4], overall="cijfer"))
    assert found.chart is None
    assert found.statement == "Er zijn te weinig antwoorden om belang en tevredenheid naast elkaar te zetten."
    assert found.base == "n is kleiner dan 5."


def test_when_everybody_says_the_same_there_is_no_drawing_and_the_sentence_says_why() -> None:
    found = concluding(made([{**ANSWERS[0], "weegt_regels": 4}] * 12, importance=["weegt_contact", "weegt_regels"]))
    assert found.chart is None
    assert found.statement == (
        "Iedereen gaf hetzelfde antwoord. Daarom zijn belang en tevredenheid niet naast elkaar te zetten."
    )


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "json"])
def test_every_renderer_takes_it(kind: str) -> None:
    assert render(made(overall="cijfer", correlation="spearman"), kind)


def test_the_json_has_every_aspect_unrounded_and_is_described() -> None:
    data: Any = made(overall="cijfer").data
    (found,) = data["priorities"]
    assert found["aspects"][0]["pairs"] == 24
    assert set(found) | set(found["aspects"][0]) <= described("`priorities[]`")


@pytest.mark.parametrize(
    ("chapter", "interval"),
    [
        ({"overall": "cijfer"}, "fisher_z"),
        ({"overall": "cijfer", "correlation": "spearman"}, "bonett_wright"),
        ({"importance": ["weegt_contact", "weegt_regels"]}, "t"),
    ],
)
def test_the_json_names_the_method_of_the_limits_of_an_importance(chapter: dict[str, Any], interval: str) -> None:
    data: Any = made(**chapter).data
    aspect = data["priorities"][0]["aspects"][0]
    assert aspect["low"] < aspect["importance"] < aspect["high"]
    assert (aspect["interval"], aspect["reason"]) == (interval, None)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (ANSWERS[:8], "too_few_pairs"),
        (ANSWERS[:4], "below_threshold"),
        ([{**each, "contact": "eens"} for each in ANSWERS], "no_variance"),
    ],
)
def test_the_json_has_the_reason_of_an_importance_without_limits(answers: list[dict[str, Any]], reason: str) -> None:
    data: Any = made(answers, overall="cijfer").data
    aspect = data["priorities"][0]["aspects"][0]
    assert (aspect["low"], aspect["interval"], aspect["quadrant"], aspect["reason"]) == (None, None, None, reason)


def test_every_wave_that_asked_for_it_has_its_priorities() -> None:
    silent = questionnaire({"code": "cijfer", "type": "grade", "label": "Welk cijfer geeft u?"})
    waves = [
        wave(CLUBS, ANSWERS[:12], "nulmeting", invited=90),
        wave(silent, [{"cijfer": 7}] * 9, "eenmeting", invited=90),
        wave(CLUBS, ANSWERS, "tweemeting", invited=90),
    ]
    asked = {"code": "prio", "title": "Prioriteiten", "show": "priorities", "questions": "oordeel", "overall": "cijfer"}
    both = report({"chapters": [asked], "compare": "yes"}, *waves)
    assert [(each.code, each.title.rsplit(", ", 1)[1]) for each in findings(both)] == [
        ("prio", "Tweemeting"),
        ("prio_nulmeting", "Nulmeting"),
    ]
    data: Any = both.data
    assert [(each["wave"], each["aspects"][0]["pairs"]) for each in data["priorities"]] == [
        ("nulmeting", 12),
        ("tweemeting", 24),
    ]


@pytest.mark.parametrize("chapter", [{}, {"overall": "cijfer", "importance": ["weegt_contact", "weegt_regels"]}])
def test_a_chapter_has_one_source_of_importance(chapter: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="importance or overall"):
        made(**chapter)
