"""A report that asks for weights: how it words, prints and writes them, and when there can be none."""

import re
from typing import Any

import pytest

from surveyapp.analysis.table import PopulationError, ResponseTable
from surveyapp.analysis.weighting import Refused, WeightError
from surveyapp.problems import SourceError
from surveyapp.report import render
from surveyapp.report.inputs import WaveInput
from surveyapp.report.load import load
from surveyapp.report.model import Listing, Report, Table
from surveyapp.report.unweighable import overfull, told
from tests.builders import choices, questionnaire
from tests.report.test_json import described
from tests.report.waves import blocks, findings, report, wave

CLUBS = questionnaire(
    {"code": "sector", "type": "background", "label": "Sector", "choices": choices("sport", "zorg", "buurt")},
    {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee")},
    {"code": "leden", "type": "number", "label": "Hoeveel leden?"},
    {"code": "rang", "type": "ranking", "label": "Volgorde?", "choices": choices("a", "b")},
)
SPORT = [{"sector": "sport", "genoeg": "ja", "leden": 10, "rang": ["a", "b"]}] * 30
CARE = [{"sector": "zorg", "genoeg": "nee", "leden": 20, "rang": ["b", "a"]}] * 70
FRAME = {"sport": 600, "zorg": 400}


def asked(answers: list[dict[str, Any]], frame: dict[str, int]) -> WaveInput:
    made = wave(CLUBS, answers, invited=1000)
    table = ResponseTable.from_documents(CLUBS, answers, population=1000, groups={"sector": frame})
    return WaveInput(**{**vars(made), "table": table})


def weighed(answers: list[dict[str, Any]], frame: dict[str, int], **weights: object) -> Report:
    chapters = [
        {
            "code": "vragen",
            "title": "Vragen",
            "show": "questions",
            "questions": ["genoeg", "leden", "rang"],
            "by": "sector",
        },
        {"code": "methode", "title": "Methode", "show": "method"},
    ]
    return report({"weights": {"by": "sector", **weights}, "chapters": chapters}, asked(answers, frame))


MADE = weighed([*SPORT, *CARE], FRAME)


def test_shares_are_weighted_counts_are_not_and_every_base_prints_n_and_n_eff() -> None:
    found = findings(MADE)[0]
    assert found.table is not None
    assert found.table.columns[:2] == ("Aantal", "Percentage (gewogen)")
    rows = {row.header: [cell.text for cell in row.cells[:2]] for row in found.table.rows}
    assert rows["Ja"] == ["30", "60%"]
    assert rows["Effectief aantal (n_eff)"][0] == "70,0"
    assert rows["Ontwerpeffect"][0] == "1,43"
    assert found.base.startswith(
        "n\u00a0=\u00a0100 (gewogen n\u00a0=\u00a0100; n_eff\u00a0=\u00a070,0; ontwerpeffect\u00a0=\u00a01,43); "
    )


def test_the_most_given_answer_is_the_one_with_the_largest_weighted_share() -> None:
    assert findings(MADE)[0].statement.startswith("60% van de 100\u00a0organisaties die antwoord gaven, koos “Ja”")


def test_means_and_first_places_are_weighted_too() -> None:
    by_code = {found.code: found for found in findings(MADE)}
    assert by_code["leden"].statement.startswith("Het gemiddelde van 100\u00a0organisaties is 14,0.")
    assert "60%" in by_code["rang"].statement


def test_the_method_chapter_says_how_it_was_weighed_and_what_it_costs() -> None:
    listed = next(block for block in blocks(MADE) if isinstance(block, Listing))
    text = " ".join(listed.items)
    assert "gewogen naar “Sector”, met post-stratificatie" in text
    assert "Het effectieve aantal (n_eff) is 70,0 van 100; het ontwerpeffect is 1,43 (Kish)" in text
    assert "Let op" not in text
    margin = next(b for b in blocks(MADE) if isinstance(b, Table) and b.caption == "Weging naar “Sector”")
    assert [cell.text for cell in margin.rows[0].cells] == ["600", "60%", "30", "30%"]


def test_a_weighting_that_costs_too_much_is_warned_about() -> None:
    listed = next(b for b in blocks(weighed([*SPORT[:6], *CARE], FRAME)) if isinstance(b, Listing))
    assert any(item.startswith("Let op: deze weging") for item in listed.items)


def test_the_json_has_the_weights_and_every_weighted_base() -> None:
    data: Any = MADE.data
    assert data["weighted"] is True
    assert (data["weights"]["method"], round(data["weights"]["effective"], 6)) == ("post_stratification", 70)
    assert set(data["weights"]) | set(data["weights"]["strata"][0]) <= described("`weights`")
    base = next(v for v in data["variables"] if v["code"] == "genoeg")["waves"][0]["base"]
    assert (base["valid"], round(base["weighted"], 6), round(base["effective"], 6)) == (100, 100, 70)


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "json"])
def test_every_renderer_takes_a_weighted_report(kind: str) -> None:
    assert render(MADE, kind)


def test_a_group_below_the_threshold_gets_no_weight_of_its_own_and_can_be_merged() -> None:
    answers = [*SPORT, *CARE, *[{**CARE[0], "sector": "buurt"}] * 4]
    frame = {"sport": 500, "zorg": 400, "buurt": 100}
    with pytest.raises(WeightError) as failed:
        weighed(answers, frame)
    assert (failed.value.reason, failed.value.code) == (Refused.TOO_FEW, "buurt")
    merged = weighed(answers, frame, merge={"sector": [["sport", "buurt"]]})
    assert any(row.header == "Sport en Buurt" for b in blocks(merged) if isinstance(b, Table) for row in b.rows)


def test_merged_groups_do_not_tell_how_few_there_are_in_a_small_one() -> None:
    """Care has 1 and is hidden with the neighbourhoods, 9: sport and care together are 22, and sport is 21."""
    answers = [*SPORT[:21], *CARE[:1], *[{**CARE[0], "sector": "buurt"}] * 9]
    with pytest.raises(WeightError) as failed:
        weighed(answers, {"sport": 500, "zorg": 400, "buurt": 100}, merge={"sector": [["zorg", "sport"]]})
    assert (failed.value.reason, failed.value.code) == (Refused.TELLS_A_FEW, "zorg+buurt")


@pytest.mark.parametrize("reason", Refused)
def test_every_refusal_is_a_sentence_with_the_label_of_the_question(reason: Refused) -> None:
    text = told(WeightError(reason, "sector", "zorg", 5), CLUBS)
    assert re.fullmatch(r"[A-Z].*\.", text)
    assert "{" not in text


@pytest.mark.parametrize(
    ("answers", "frame"),
    [
        ([*SPORT, *CARE[:3]], {"sport": 600, "zorg": 400}),
        ([*SPORT, *CARE[:3]], {"sport": 600, "zorg": 2}),
        ([*SPORT, *[{**CARE[0], "sector": None}] * 3], {"sport": 600}),
    ],
)
def test_no_refusal_says_how_many_answers_there_are_in_a_small_group(
    answers: list[dict[str, Any]], frame: dict[str, int]
) -> None:
    with pytest.raises(WeightError) as failed:
        weighed(answers, frame)
    assert "3" not in told(failed.value, CLUBS)
    assert "3" not in str(failed.value)


def test_too_many_answers_in_a_group_names_the_group_and_counts_nothing() -> None:
    chapters = [{"code": "v", "title": "V", "show": "questions", "questions": ["genoeg"], "by": "sector"}]
    with pytest.raises(PopulationError) as failed:
        report({"chapters": chapters}, asked([*SPORT, *CARE[:3]], {"sport": 900, "zorg": 2}))
    text = overfull(failed.value, CLUBS)
    assert text.startswith("In de groep “Zorg” van “Sector” zijn er meer antwoorden dan er op de adreslijst staan")
    assert not re.search(r"\d", text + str(failed.value))


def test_weights_and_waves_together_are_refused_before_any_answer_is_read_with_the_reason_and_the_way_out() -> None:
    text = (
        "code: r\ntitle: R\ncompare: yes\nweights: {by: sector}\n"
        "chapters: [{code: a, title: A, show: questions, questions: genoeg}]\n"
    )
    with pytest.raises(SourceError) as refused:
        load(text, "r.yaml", [CLUBS, CLUBS])
    assert str(refused.value) == (
        "r.yaml:1: R012 bestand: wegen kan niet in een rapport dat metingen vergelijkt: de toetsen zijn voor "
        "antwoorden die gelijk tellen; haal “weights” of “compare” weg"
    )
