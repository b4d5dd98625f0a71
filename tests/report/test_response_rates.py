"""The response account: all rates of AAPOR per group and per channel, and the rule of thumb, wherever they apply."""

import json
from dataclasses import replace

import pytest

from surveyapp.analysis.participation import Participation
from surveyapp.analysis.table import ResponseTable
from surveyapp.report import render
from surveyapp.report.inputs import Mode, WaveInput
from surveyapp.report.model import Chart, ChartKind, Note, Report, Table
from tests.builders import choices, questionnaire
from tests.report.waves import blocks, report, wave

CLUBS = questionnaire(
    {"code": "soort", "type": "background", "label": "Soort", "choices": choices("sport", "zorg")},
    {"code": "genoeg", "type": "single", "choices": choices("ja", "nee")},
)
LISTED = {"sport": 20, "zorg": 30}
ANSWERS = [{"soort": soort, "genoeg": "ja"} for soort, number in (("sport", 10), ("zorg", 6)) for _ in range(number)]
CHAPTERS = [
    {"code": "respons", "title": "Respons", "show": "response"},
    {"code": "methode", "title": "Methode", "show": "method"},
]


def listed(mode: Mode = "confidential", zorg_unreached: int = 8, population: int | None = 50) -> WaveInput:
    """Sixteen of fifty, of whom fourteen on paper; so many mails did not arrive."""
    made = ResponseTable.from_documents(
        CLUBS, ANSWERS, wave="nulmeting", population=population, groups={"soort": LISTED}
    )
    return replace(
        wave(CLUBS, ANSWERS),
        table=made,
        mode=mode,
        participation=Participation(16, no_contact=24, unknown=8, not_eligible=2),
        ineligible={"soort": {"zorg": 2}},
        unreached={"soort": {"sport": 0, "zorg": zorg_unreached}},
        channels={"link": 2, "paper": 14},
    )


def made(given: WaveInput) -> Report:
    return report({"chapters": CHAPTERS}, given)


def table(given: WaveInput, caption: str) -> dict[str, list[str]]:
    found = next(each for each in blocks(made(given)) if isinstance(each, Table) and each.caption == caption)
    return {row.header: [cell.text for cell in row.cells] for row in found.rows}


def test_every_rate_is_there_per_group_with_the_e_of_the_whole_list() -> None:
    found = table(listed(), "Respons volgens AAPOR per groep: Soort")
    e = 40 / 42
    assert found["Sport"] == ["50,0%"] * 6
    rr3 = f"{600 / (20 + e * 8):.1f}%".replace(".", ",")
    assert found["Zorg"] == ["21,4%", "21,4%", rr3, rr3, "30,0%", "30,0%"]


@pytest.mark.parametrize(("mode", "rr5"), [("confidential", "21,4%"), ("named", "24,0%")])
def test_a_few_that_were_not_reached_are_told_apart_only_where_names_are_known(mode: Mode, rr5: str) -> None:
    assert table(listed(mode, 3), "Respons volgens AAPOR per groep: Soort")["Zorg"][4] == rr5


def test_the_response_is_divided_over_the_ways_to_answer() -> None:
    assert table(listed(), "Respons per manier van invullen") == {
        "Op het scherm, met de eigen link": ["4,2%"],
        "Op papier": ["29,2%"],
        "Samen": ["33,3%"],
    }


WAYS = {
    "mail": {"invited": 30, "answered": 11, "bounced": 6, "ineligible": 2, "refused": 1},
    "other": {"invited": 20, "answered": 5, "bounced": 0, "ineligible": 0, "refused": 0},
}


def test_every_way_of_inviting_has_rates_with_a_number_invited_of_its_own() -> None:
    given = replace(listed(), ways=WAYS)
    assert table(given, "Respons naar hoe de uitnodiging ging") == {
        "Per mail": ["28", "11", "39%"],
        "Per brief, of met een link die is overhandigd": ["20", "5", "25%"],
    }
    assert table(given, "Respons volgens AAPOR naar hoe de uitnodiging ging")["Per mail"][4] == "50,0%"
    mail, other = json.loads(render(made(given), "json"))["waves"][0]["response"]["ways"]
    assert (mail["way"], mail["rates"]["RR2"], mail["rates"]["RR5"]) == ("mail", 11 / 28, 11 / 22)
    assert (other["way"], other["invited"], other["answered"], other["unknown"]) == ("other", 20, 5, 0)


@pytest.mark.parametrize(("mode", "shown"), [("named", 2), ("confidential", 0), ("anonymous", 0)])
def test_a_way_along_which_a_few_answered_is_told_only_where_names_are_known(mode: Mode, shown: int) -> None:
    few = {**WAYS, "other": {**WAYS["other"], "answered": 4}}
    response = json.loads(render(made(replace(listed(mode), ways=few)), "json"))["waves"][0]["response"]
    assert len(response["ways"]) == shown


def test_the_json_has_the_same_unrounded() -> None:
    document = json.loads(render(made(listed()), "json"))
    zorg = document["representativeness"][0]["groups"][1]
    assert (zorg["invited"], zorg["answered"], zorg["unknown"]) == (28, 6, 8)
    assert zorg["rates"]["RR5"] == 6 / 20
    response = document["waves"][0]["response"]
    assert response["rates_by_channel"]["paper"]["RR2"] == pytest.approx(14 / 48)
    assert (response["needed"], response["margin"] > 0.05) == (45, True)


def notes(given: WaveInput) -> str:
    return " ".join(block.text for block in blocks(made(given)) if isinstance(block, Note)).replace("\xa0", " ")


def test_the_method_page_says_why_nothing_is_a_partial_answer() -> None:
    assert "telt als afbreker (R) en niet als gedeeltelijk antwoord (P)" in notes(listed())
    assert "RR1 en RR2 hier gelijk" in notes(listed())


def test_the_rule_of_thumb_names_its_source_and_says_whether_it_was_kept() -> None:
    assert "KING/VNG, protocol 2017" in notes(listed())
    assert "45 antwoorden nodig. Het zijn er 16, met een marge van 18,9 procentpunt. Dat is niet gehaald" in notes(
        listed()
    )


def test_the_rule_of_thumb_is_silent_where_nobody_knows_how_many_there_are() -> None:
    assert "vuistregel" not in notes(listed(population=None))
    assert "vuistregel" not in notes(wave(CLUBS, ANSWERS, open_link=True))


def test_the_response_of_every_group_is_drawn_with_the_numbers_in_the_table_below_it() -> None:
    found = blocks(made(listed()))
    (chart,) = (each for each in found if isinstance(each, Chart))
    assert (chart.kind, chart.categories, chart.maximum) == (ChartKind.BARS, ("Sport", "Zorg"), 1.0)
    assert chart.series[0].values == pytest.approx((10 / 20, 6 / 28))
    assert chart.series[0].labels == ("50%", "21%")
    below = found[found.index(chart) + 1]
    assert isinstance(below, Table)
    assert below.caption == "Respons per groep: Soort"
    assert [row.cells[2].text for row in below.rows] == list(chart.series[0].labels)


def test_a_group_with_too_few_answers_is_in_no_chart_of_the_response() -> None:
    few = [{"soort": soort, "genoeg": "ja"} for soort, number in (("sport", 13), ("zorg", 3)) for _ in range(number)]
    table = ResponseTable.from_documents(CLUBS, few, wave="nulmeting", population=50, groups={"soort": LISTED})
    found = blocks(made(replace(wave(CLUBS, few), table=table, participation=Participation(16, no_contact=34))))
    assert not [each for each in found if isinstance(each, Chart)]
