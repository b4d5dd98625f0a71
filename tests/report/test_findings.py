"""A finding about one question: sentence, chart, table, base line and notes come from the same figures."""

from typing import Any

import pytest

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.model import ChartKind, Finding, Unit
from tests.builders import choices, questionnaire
from tests.report.test_json import described
from tests.report.waves import answered, finding, findings, report_on, wave

SIDES = ("low", "high")
CLOSED = questionnaire(
    {"code": "q", "type": "single", "choices": [*choices("ja", "nee"), *choices("weet_niet", missing="weet_niet")]}
)


def rows(found: Finding) -> list[list[str]]:
    """The table as text, row headers first."""
    assert found.table
    return [[row.header, *(cell.text for cell in row.cells)] for row in found.table.rows]


def test_percentages_are_of_who_gave_a_valid_answer_and_the_others_stand_below() -> None:
    found = finding(CLOSED, "q", answered("q", ja=6, nee=2, weet_niet=3, skipped=1), invited=20)
    assert [row[:3] for row in rows(found)] == [
        ["Ja", "6", "75%"],
        ["Nee", "2", "25%"],
        ["Totaal dat meetelt (n)", "8", "100%"],
        ["Weet_niet", "3", ""],
        ["Niet ingevuld", "1", ""],
    ]
    assert found.base.replace("\u00a0", " ") == (
        "n = 8; de vraag is gesteld aan 12 organisaties (N = 20). "
        "Telt niet mee: 3 keer “Weet_niet” en 1 keer niet ingevuld."
    )


def test_sentence_chart_and_table_print_the_same_percentage() -> None:
    three = questionnaire({"code": "q", "type": "single", "choices": choices("a", "b", "c")})
    found = finding(three, "q", answered("q", a=7, b=7, c=7))
    assert found.chart
    assert found.chart.series[0].labels == ("34%", "33%", "33%")
    assert [row[2] for row in rows(found)][:3] == ["34%", "33%", "33%"]
    assert all(text in found.chart.alt for text in ("A: 34%", "B: 33%", "C: 33%"))


def test_a_cell_keeps_the_unrounded_share_beside_its_text() -> None:
    found = finding(CLOSED, "q", answered("q", ja=6, nee=1))
    assert found.table
    cell = found.table.rows[0].cells[1]
    assert (cell.text, cell.unit) == ("86%", Unit.SHARE)
    assert cell.value == pytest.approx(6 / 7)


def test_nothing_is_shown_of_fewer_people_than_the_threshold() -> None:
    found = finding(CLOSED, "q", answered("q", ja=3, nee=1, skipped=9))
    assert (found.chart, found.table, found.notes) == (None, None, ())
    assert "Te weinig antwoorden" in found.statement
    assert found.base == "n is kleiner dan 5."


def test_everyone_in_the_frame_answered_so_there_is_no_interval() -> None:
    found = finding(CLOSED, "q", answered("q", ja=6, nee=2), invited=8)
    assert found.table
    assert found.table.columns == ("Aantal", "Percentage")


def test_several_answers_are_sorted_and_not_forced_to_a_hundred() -> None:
    several = questionnaire(
        {"code": "q", "type": "multiple", "choices": choices("a", "b", "c", "geen", exclusive="geen")}
    )
    answers = [{"q": ["b", "c"]}] * 5 + [{"q": ["b"]}] * 2 + [{"q": ["geen"]}] * 6
    found = finding(several, "q", answers)
    assert [row[:3] for row in rows(found)] == [
        ["B", "7", "54%"],
        ["C", "5", "38%"],
        ["A", "0", "0%"],
        ["Geen", "6", "46%"],
        ["Totaal dat meetelt (n)", "13", ""],
    ]
    assert found.notes[0] == (
        "Er konden meer antwoorden gekozen worden. Daarom kunnen de percentages samen meer dan 100% zijn."
    )


def test_a_question_behind_a_condition_says_who_got_it() -> None:
    routed = questionnaire(
        {"code": "a", "type": "single", "label": "Hebt u vrijwilligers?", "choices": choices("ja", "nee")},
        {"code": "q", "type": "number", "ask_if": {"a": "ja"}},
    )
    answers = [{"a": "ja", "q": 10}] * 6 + [{"a": "nee"}] * 2
    assert (
        "Deze vraag is alleen gesteld als bij “Hebt u vrijwilligers?” is gekozen: “Ja”."
        in finding(routed, "q", answers).notes
    )


@pytest.mark.parametrize(
    ("fields", "answers", "sentence"),
    [
        ({"type": "grade"}, [7, 8, 6, 7, 7], "Het gemiddelde van 5 organisaties is 7,0. De middelste waarde is 7."),
        (
            {"type": "number", "unit": "uur"},
            [1, 2, 3, 4, 40] * 4,
            "Het gemiddelde van 20 organisaties is 10,0 uur. De middelste waarde is 3 uur.",
        ),
        (
            {"type": "number", "unit": "uur"},
            [1, 2, 3, 4, 40],
            "Het gemiddelde van 5 organisaties is 10,0 uur.",
        ),
        (
            {"type": "ranking", "choices": choices("a", "b")},
            [["b", "a"]] * 4 + [["a"]] * 2,
            "“B” staat het vaakst op de eerste plaats: bij 4 van de 6 organisaties die antwoord gaven.",
        ),
        (
            {"type": "allocation", "choices": choices("a", "b")},
            [{"a": 30, "b": 70}] * 5,
            "Het meeste gaat naar “B”: gemiddeld 70,0 punten.",
        ),
        (
            {"type": "date"},
            ["2020-05-01"] * 5 + ["2021-01-01"],
            "5 van de 6 organisaties die antwoord gaven, kozen “2020”. Daarna volgt “2021” (1 keer).",
        ),
        ({"type": "text"}, ["Dank", "Meer geld", *[None] * 6, "x", "y", "z"], "5 organisaties schreven een antwoord."),
        (
            {"type": "background", "choices": choices("sport", "zorg")},
            ["sport"] * 15 + ["zorg"] * 5,
            "De grootste groep is “Sport”: 75% van de 20 organisaties.",
        ),
        (
            {"type": "scale", "scale": "eens3"},
            ["eens"] * 15 + ["oneens"] * 5,
            "75% van de 20 organisaties die antwoord gaven, koos “Eens”. Daarna volgt “Oneens” (25%).",
        ),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else None,
)
def test_every_level_of_measurement_has_its_own_sentence(
    fields: dict[str, object], answers: list[object], sentence: str
) -> None:
    asked = questionnaire({"code": "q", **fields})
    documents = [{"q": answer} for answer in answers]
    assert finding(asked, "q", documents).statement.replace("\u00a0", " ") == sentence


def test_an_indicator_is_told_as_a_statement_about_people() -> None:
    with_indicator = questionnaire(
        {"code": "q", "type": "single", "choices": choices("ja", "soms", "nee")},
        indicators=[
            {"code": "genoeg", "kind": "share", "of": "q", "choices": ["ja", "soms"], "label": "Heeft genoeg mensen"}
        ],
    )
    found = finding(with_indicator, "genoeg", answered("q", ja=10, soms=5, nee=5))
    assert found.statement == "Voor 75% van de 20\u00a0organisaties die antwoord gaven, geldt: heeft genoeg mensen."


GRID = questionnaire(
    {
        "code": "g",
        "type": "grid",
        "scale": "eens3",
        "label": "Wat vindt u?",
        "rows": [
            {"code": "g_a", "label": "Contact."},
            {"code": "g_b", "label": "Regels."},
            {"code": "g_c", "label": "Geld."},
        ],
    }
)
GRID_ANSWERS = [{"g_a": "eens", "g_b": "oneens", "g_c": None}] * 7 + [{"g_a": "wn", "g_b": "eens", "g_c": "eens"}] * 3


def test_the_rows_of_a_grid_share_one_chart_and_one_table() -> None:
    found = finding(GRID, "g", GRID_ANSWERS)
    assert found.chart
    assert found.chart.kind is ChartKind.STACKED
    assert found.chart.categories == ("Contact.", "Regels.")
    assert (
        found.statement == "Het aandeel “Eens” is het grootst bij “Contact” (100%) en het kleinst bij “Regels” (30%)."
    )
    assert found.table
    assert found.table.columns == ("Oneens", "Niet eens, niet oneens", "Eens", "n", "Weet ik niet")


def test_a_row_of_a_grid_below_the_threshold_keeps_its_place_without_figures() -> None:
    contact, regels, geld = rows(finding(GRID, "g", GRID_ANSWERS))
    assert contact[1:] == ["0%", "0%", "100%", "7", "3"]
    assert regels[0] == "Regels."
    assert set(geld[1:]) == {"minder dan 5"}


def test_a_row_of_a_grid_can_be_shown_by_itself() -> None:
    found = finding(GRID, "g_b", GRID_ANSWERS)
    assert (found.code, found.title) == ("g_b", "Wat vindt u? Regels.")
    assert found.statement.startswith("7 van de 10")


def test_a_small_base_is_told_in_numbers_of_people_and_with_a_warning() -> None:
    found = finding(CLOSED, "q", answered("q", ja=6, nee=2))
    assert found.statement.startswith("6 van de 8\u00a0organisaties")
    assert "één organisatie meer of minder scheelt al 13\u00a0procentpunt" in found.notes[-1]


def test_classes_of_numbers_are_named_by_their_bounds() -> None:
    sized = questionnaire({"code": "q", "type": "number", "classes": ["10", "25"]})
    found = finding(sized, "q", [{"q": number} for number in (1, 10, 11, 25, 26, 300)])
    assert [row[:2] for row in rows(found)][:3] == [
        ["10 of minder", "2"],
        ["11 tot en met 25", "2"],
        ["meer dan 25", "2"],
    ]


def test_a_report_names_each_question_once_per_chapter() -> None:
    made = report_on(["q", "q"], wave(CLOSED, answered("q", ja=6)))
    assert [found.code for found in findings(made)] == ["q"]


def test_a_fact_from_the_address_list_that_is_not_known_of_everybody_is_not_shown_as_if_it_were() -> None:
    listed = questionnaire({"code": "q", "type": "background", "label": "Soort", "choices": choices("sport", "zorg")})
    found = finding(listed, "q", answered("q", sport=16, skipped=22))
    assert (found.chart, found.table) == (None, None)
    assert found.statement.startswith("Van 22\u00a0organisaties is dit gegeven niet bewaard")


def test_an_earlier_answer_inside_a_label_is_an_ellipsis_in_a_report() -> None:
    piped = questionnaire(
        {"code": "a", "type": "number"},
        {"code": "q", "type": "single", "label": "U hebt er {a}. Genoeg?", "choices": choices("ja", "nee")},
    )
    assert finding(piped, "q", [{"a": 3, "q": "ja"}] * 5).title == "U hebt er …. Genoeg?"


def typetest() -> Questionnaire:
    """Two grades, and a typology that has them as its axes."""
    corners = [{"code": f"{x}_{y}", "label": f"{x} {y}", "x": x, "y": y} for x in SIDES for y in SIDES]
    axes = {axis: {"label": label, "of": [axis], "cut": "5.5"} for axis, label in (("x", "Sturen"), ("y", "Breedte"))}
    return questionnaire(
        {"code": "x", "type": "grade"},
        {"code": "y", "type": "grade"},
        indicators=[{"code": "soort", "kind": "typology", "label": "Soort", **axes, "types": corners}],
    )


@pytest.mark.parametrize("waves", [2, 3])
def test_in_several_waves_the_spread_of_each_is_told(waves: int) -> None:
    tested = typetest()
    some = [wave(tested, [{"x": 5 + step, "y": 8}] * 10, f"meting{step}") for step in range(waves)]
    told = " ".join(findings(report_on(["soort"], *some))[0].notes)
    assert all(f"Meting{step}, op de twee assen: “Sturen” gemiddeld {5 + step},0" in told for step in range(waves))


def test_of_a_typology_the_spread_on_both_axes_is_told_and_stands_in_the_json() -> None:
    made = report_on(["soort"], wave(typetest(), [{"x": 5 + place % 2 * 2, "y": 8} for place in range(10)]))
    told = [note.replace("\u00a0", " ") for note in findings(made)[0].notes]
    assert "Op de twee assen: “Sturen” gemiddeld 6,0, s = 1,1; “Breedte” gemiddeld 8,0, s = 0,0." in told
    assert "s is de standaarddeviatie: hoe groter, hoe minder de antwoorden op elkaar lijken." in told
    data: Any = made.data
    figures = next(each for each in data["variables"] if each["code"] == "soort")
    assert [(each["axis"], each["n"], each["mean"], each["reason"]) for each in figures["spread"]] == [
        ("x", 10, 6.0, None),
        ("y", 10, 8.0, None),
    ]
    assert set(figures["spread"][0]) <= described("`variables[].spread[]`")
