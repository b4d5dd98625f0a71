"""How reliable the figures of several questions are: in the method chapter and in the json."""

from typing import Any

from surveyapp.report.model import Listing, Report, Table
from tests.builders import questionnaire
from tests.report.waves import blocks, report, wave

ROWS = [{"code": code, "label": f"Vraag {code}."} for code in ("a", "b", "c")]
CLUBS = questionnaire(
    {"code": "oordeel", "type": "grid", "label": "Wat vindt u?", "scale": "eens3", "rows": ROWS},
    indicators=[
        {"code": "samen", "kind": "mean", "label": "Oordeel", "of": ["a", "b", "c"]},
        {"code": "paar", "kind": "sum", "label": "Paar", "of": ["a", "b"], "minimum_valid": 1},
    ],
)
SCALE = ("oneens", "neutraal", "eens")
FRIENDLY = ["111", "211", "212", "321", "232", "233", "323", "333", "232", "333"]
"""The answers of ten people of the example in pingouin's documentation: alpha is 0.7734375."""


def made(*answers: str) -> Report:
    documents = [{code: SCALE[int(digit) - 1] for code, digit in zip("abc", each, strict=True)} for each in answers]
    chapter = {"code": "methode", "title": "Methode", "show": "method"}
    return report({"chapters": [chapter]}, wave(CLUBS, documents, invited=90))


def table(of: Report, caption: str) -> dict[str, list[str]]:
    found = next(b for b in blocks(of) if isinstance(b, Table) and b.caption == caption)
    return {row.header: [cell.text for cell in row.cells] for row in found.rows}


OVERVIEW = "Betrouwbaarheid van samengestelde cijfers"


def test_every_scale_has_its_items_n_alpha_interval_and_omega() -> None:
    found = table(made(*FRIENDLY * 5), OVERVIEW)
    assert found["Oordeel"][:4] == ["3", "50", "0,77", "0,64\u00a0tot\u00a00,86"]
    assert found["Oordeel"][4].startswith("0,")
    assert found["Paar"][4] == "–"


def test_every_question_of_a_scale_has_what_it_adds() -> None:
    found = table(made(*FRIENDLY * 5), "De vragen van “Oordeel”")
    assert list(found) == ["Vraag a.", "Vraag b.", "Vraag c."]


def test_too_few_answers_are_hidden_in_the_table_and_in_the_json() -> None:
    small = made(*FRIENDLY[:4])
    assert table(small, OVERVIEW)["Oordeel"] == ["3", "minder dan 5", "–", "–", "–"]
    data: Any = small.data
    (found,) = next(v for v in data["variables"] if v["code"] == "samen")["reliability"]
    assert (found["n"], found["alpha"], found["reason"]) == (None, None, "below_threshold")


def test_reliability_that_tells_a_small_count_of_one_question_by_another_is_hidden() -> None:
    """Of three questions it tells each correlation between them, and ten people leave hardly another way to answer."""
    few = made(*FRIENDLY)
    assert table(few, OVERVIEW)["Oordeel"] == ["3", "afgeschermd", "–", "–", "–"]
    data: Any = few.data
    (found,) = next(v for v in data["variables"] if v["code"] == "samen")["reliability"]
    assert (found["n"], found["alpha"], found["reason"]) == (None, None, "protects_another")


def test_when_everybody_answers_the_same_there_is_a_dash() -> None:
    assert table(made(*["222"] * 8), OVERVIEW)["Oordeel"] == ["3", "8", "–", "–", "–"]


def test_in_a_report_on_waves_every_wave_has_its_own_reliability() -> None:
    documents = [[{code: SCALE[int(d) - 1] for code, d in zip("abc", each, strict=True)} for each in FRIENDLY * 5]] * 2
    documents[0] = documents[0] * 2
    waves = [
        wave(CLUBS, some, code, invited=200) for some, code in zip(documents, ("nulmeting", "eenmeting"), strict=True)
    ]
    chapter = {"code": "methode", "title": "Methode", "show": "method"}
    both = report({"chapters": [chapter], "compare": "yes"}, *waves)
    rows = table(both, OVERVIEW)
    assert [rows[name][1] for name in ("Oordeel, Nulmeting", "Oordeel, Eenmeting")] == ["100", "50"]
    data: Any = both.data
    found = next(v for v in data["variables"] if v["code"] == "samen")["reliability"]
    assert [(each["wave"], each["n"]) for each in found] == [("nulmeting", 100), ("eenmeting", 50)]


def test_a_negative_alpha_is_shown_and_warned_about() -> None:
    found = made("131", "212", "321", "123", "312", "231")
    assert table(found, OVERVIEW)["Paar"][2].startswith("\u2212")
    listings = [item for b in blocks(found) if isinstance(b, Listing) for item in b.items]
    assert any(item.startswith("Let op: bij “Paar” is alfa negatief") for item in listings)
