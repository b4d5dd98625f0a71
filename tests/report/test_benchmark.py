"""A chapter that lays our own figures beside others: guarded sentences, dashes with a reason, sources, no leaks."""

import datetime
from collections.abc import Sequence
from dataclasses import fields, replace
from string import Formatter
from typing import Any

import pytest

from surveyapp.analysis import standing
from surveyapp.analysis.benchmark import Beside, Silence, beside
from surveyapp.analysis.intervals import share_limits
from surveyapp.analysis.standing import Standing
from surveyapp.report import render
from surveyapp.report.benchmarkwords import WORDS, Words
from surveyapp.report.build import build
from surveyapp.report.cells import Printer
from surveyapp.report.chapters.benchmark import benchmark
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Benchmark, Sender, WaveInput
from surveyapp.report.material import gather
from surveyapp.report.model import Finding, Listing, Note, Paragraph, Report, Table
from surveyapp.report.numbers import Notation
from surveyapp.report.series import Series
from tests.builders import choices, questionnaire
from tests.report.test_json import described
from tests.report.waves import TODAY, answered, blocks, findings, wave

CLUBS = questionnaire(
    {"code": "vol", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")},
    {"code": "cijfer", "type": "grade", "label": "Welk cijfer geeft u?"},
    indicators=[{"code": "genoeg", "kind": "share", "label": "Heeft genoeg", "of": "vol", "choices": "ja"}],
)
SINCE, UNTIL = datetime.date(2024, 4, 3), datetime.date(2028, 4, 3)
CHAPTER = {"code": "anderen", "title": "Anderen", "show": "benchmark", "questions": ["genoeg"]}


def share(count: int, n: int) -> Standing:
    return Standing(n, count / n, share_limits(count, n), (0.0, 1.0), share=True)


THREE = [share(50, 100), share(42, 84), share(60, 120)]
SIX = [share(10, 20), share(12, 20), share(8, 20), share(11, 20), share(9, 20), share(14, 20)]


def own_wave(yes: int, no: int, code: str = "vol") -> WaveInput:
    return wave(CLUBS, answered(code, ja=yes, nee=no), invited=400)


def series(**changes: object) -> Series:
    made = {
        "code": "landelijk",
        "title": "Clubs in Nederland",
        "indicator": "genoeg",
        "unit": "percent",
        "definition": "Deel dat ja zegt.",
        "population": "Alle clubs.",
        "source": "Instituut, Clubs geteld (2025)",
        "url": "https://instituut.example.org/clubs",
        "comparable": "yes",
        "values": [{"year": 2021, "value": 60}, {"year": 2025, "value": "52.5", "n": 1000}],
        **changes,
    }
    return Series.model_validate(made)


def made(
    asked: WaveInput,
    others: Sequence[Standing] = (),
    *published: Series,
    silence: Silence | None = None,
    **chapter: object,
) -> Report:
    """The report with one chapter, in which these others stand beside ``genoeg``."""
    definition = ReportDefinition.model_validate(
        {"code": "toets", "title": "Toets", "chapters": [{**CHAPTER, **chapter}]}
    )
    own = standing.own(asked.table, CLUBS, "genoeg", 5)
    known = {} if silence else {"genoeg": beside(own, others)}
    around = Benchmark(known, None if silence else SINCE, None if silence else UNTIL, silence, published)
    return build(definition, [asked], Sender("Zonstad"), TODAY, benchmarks={"anderen": around})


def beside_others() -> Report:
    """Everything that such a chapter can hold, for who judges the pdf."""
    return made(own_wave(80, 20), SIX, series(comparable="no", difference="Anders."))


def told(report: Report) -> str:
    """Everything that the chapter says in words."""
    texts = [block.text for block in blocks(report) if isinstance(block, Paragraph | Note)]
    texts += [item for block in blocks(report) if isinstance(block, Listing) for item in block.items]
    return " ".join([*texts, *(f"{each.statement} {each.base} {' '.join(each.notes)}" for each in findings(report))])


@pytest.mark.parametrize(
    ("yes", "no", "verdict"),
    [
        (80, 20, "De eigen gemeente ligt hoger, en dat verschil is groter dan door toeval te verwachten is."),
        (20, 80, "De eigen gemeente ligt lager, en dat verschil is groter dan door toeval te verwachten is."),
        (53, 47, "Het verschil kan toeval zijn."),
        (100, 100, "Dat is ongeveer gelijk."),
        (15, 3, "De eigen gemeente heeft weinig antwoorden, dus het verschil zegt weinig."),
    ],
)
def test_a_difference_with_others_is_told_only_as_far_as_it_goes(yes: int, no: int, verdict: str) -> None:
    (found,) = findings(made(own_wave(yes, no), THREE))
    assert found.statement.startswith("In de eigen gemeente geldt dit voor ")
    assert found.statement.endswith(f"In 3 andere gemeenten is dat gemiddeld 50%. {verdict}")


def test_own_figure_mean_median_and_middle_half_stand_in_one_table_with_their_bases() -> None:
    (found,) = findings(made(own_wave(80, 20), SIX))
    assert found.table is not None
    assert found.base == "Eigen gemeente: n\u00a0=\u00a0100; 6 andere gemeenten: n\u00a0=\u00a0120."
    assert [(row.header, *(cell.text for cell in row.cells)) for row in found.table.rows] == [
        ("Eigen gemeente", "80%", "", "100"),
        ("6 andere gemeenten, gemiddelde", "53%", "+27", "120"),
        ("6 andere gemeenten, middelste", "53%", "", "120"),
        ("6 andere gemeenten, middelste helft", "46%\u00a0tot\u00a059%", "", "120"),
    ]
    assert found.chart is not None
    assert found.chart.categories == ("Eigen gemeente", "6 andere gemeenten, gemiddelde")
    assert "Eigen gemeente: 80%; 6 andere gemeenten, gemiddelde: 53%" in found.chart.alt


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        (THREE[:2], "Minder dan drie andere gemeenten hebben hier een cijfer dat vergelijkbaar is."),
        ([*THREE[:2], share(500, 1000)], "zou te veel zeggen over één van hen."),
    ],
)
def test_where_others_may_not_be_shown_there_is_a_dash_with_the_reason(others: list[Standing], reason: str) -> None:
    report = made(own_wave(80, 20), others)
    assert findings(report) == []
    (table,) = (block for block in blocks(report) if isinstance(block, Table))
    assert table.rows[0].cells[0].text == "–"
    assert table.rows[0].cells[1].text.endswith(reason)
    (beside_a_series,) = findings(made(own_wave(80, 20), others, series()))
    assert beside_a_series.table is not None
    assert [cell.text for cell in beside_a_series.table.rows[1].cells] == ["–", "–", "–"]
    assert beside_a_series.notes[0].endswith(reason)


@pytest.mark.parametrize("silence", [Silence.NOT_CLOSED, Silence.NOT_TAKING_PART])
def test_without_any_others_the_chapter_says_why_once(silence: Silence) -> None:
    report = made(own_wave(80, 20), (), series(), silence=silence)
    assert told(report).count(WORDS["nl"].silences[silence]) == 1
    assert len(findings(report)) == 1


def test_made_up_answers_are_laid_beside_nothing() -> None:
    definition = ReportDefinition.model_validate({"code": "t", "title": "T", "chapters": [CHAPTER]})
    report = build(definition, [own_wave(80, 20)], Sender("Zonstad"), TODAY)
    assert [block.text for block in blocks(report) if isinstance(block, Paragraph)] == [
        WORDS["nl"].silences[Silence.TRIAL]
    ]
    assert findings(report) == []


def test_a_comparable_series_gives_a_sentence_and_a_difference() -> None:
    (found,) = findings(made(own_wave(80, 20), (), series()))
    assert "Clubs in Nederland (2025): 52,5%. De eigen gemeente ligt hoger" in found.statement
    assert found.table is not None
    assert [cell.text for cell in found.table.rows[-1].cells] == ["52,5%", "+28", "1.000"]
    assert found.chart is not None
    assert found.chart.categories == ("Eigen gemeente", "Clubs in Nederland, 2025")


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        (
            {"comparable": "no", "difference": "Alleen clubs met een kantine."},
            "Clubs in Nederland: niet hetzelfde gevraagd. Alleen clubs met een kantine.",
        ),
        (
            {"values": [{"year": 2016, "value": 60}]},
            "Clubs in Nederland: het cijfer ligt te ver in de tijd van deze meting (2016) om een verschil te geven.",
        ),
    ],
)
def test_what_is_not_the_same_stands_in_the_table_and_in_no_sentence_or_drawing(
    changes: dict[str, object], note: str
) -> None:
    (found,) = findings(made(own_wave(80, 20), THREE, series(**changes)))
    assert "Clubs in Nederland" not in found.statement
    assert found.chart is not None
    assert len(found.chart.categories) == 2
    assert found.table is not None
    assert found.table.rows[-1].cells[1].text == "–"
    assert note in found.notes


def test_without_a_published_number_of_answers_nobody_can_say_what_is_chance() -> None:
    (found,) = findings(made(own_wave(80, 20), (), series(values=[{"year": 2025, "value": 60}])))
    assert found.statement.endswith("Clubs in Nederland (2025): 60%. Of het verschil toeval is, is niet te zeggen.")


def test_a_series_comes_with_all_its_years_its_definition_and_its_source() -> None:
    report = made(
        own_wave(80, 20),
        (),
        series(values=[{"year": 2025, "when": "mei 2025", "value": 60, "n": 10, "low": 30, "high": 80}]),
    )
    (table,) = (block for block in blocks(report) if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0].cells] == ["mei 2025", "60%", "10", "30%\u00a0tot\u00a080%"]
    assert "Wat het is: Deel dat ja zegt. Om wie het gaat: Alle clubs." in told(report)
    assert "Bron: Instituut, Clubs geteld (2025), https://instituut.example.org/clubs" in told(report)


def test_a_chapter_shows_the_series_that_it_names_or_all_that_belong_to_its_figures() -> None:
    two = series(), series(code="ander", title="Ander")
    assert "Ander (2025)" in told(made(own_wave(80, 20), (), *two))
    assert "Ander (2025)" not in told(made(own_wave(80, 20), (), *two, benchmark={"series": ["landelijk"]}))
    assert findings(made(own_wave(80, 20), (), series(indicator="cijfer"))) == []


def test_own_figures_below_the_threshold_are_hidden_and_others_stand_alone() -> None:
    (found,) = findings(made(own_wave(2, 1), THREE))
    assert found.statement == (
        "Van de eigen gemeente is hier geen cijfer te tonen. In 3 andere gemeenten is dat gemiddeld 50%."
    )
    assert found.base.startswith("Eigen gemeente: niet getoond; 3 andere gemeenten")
    assert found.table is not None
    assert found.table.rows[0].cells[0].text == "–"
    assert found.chart is None


def test_a_mean_is_told_as_a_mean() -> None:
    grades = [{"cijfer": 6 + place % 4} for place in range(40)]
    asked = wave(CLUBS, grades, invited=60)
    own = standing.own(asked.table, CLUBS, "cijfer", 5)
    others = [Standing(40, level, (level - 0.1, level + 0.1), (1.0, 10.0)) for level in (6.0, 6.3, 6.6)]
    definition = ReportDefinition.model_validate(
        {"code": "t", "title": "T", "chapters": [{**CHAPTER, "questions": ["cijfer"]}]}
    )
    around = Benchmark({"cijfer": beside(own, others)}, SINCE, UNTIL)
    (found,) = findings(build(definition, [asked], Sender("Z"), TODAY, benchmarks={"anderen": around}))
    assert found.statement.startswith(
        "In de eigen gemeente is het gemiddelde 7,5. In 3 andere gemeenten is dat gemiddeld"
    )
    assert found.chart is not None
    assert found.chart.maximum == 10.0


def test_the_period_the_rules_and_the_limits_of_it_are_printed() -> None:
    text = told(made(own_wave(80, 20), SIX))
    for part in (
        "gesloten van 3 april 2024 tot en met 3 april 2028",
        "Elke andere gemeente telt even zwaar",
        "de middelste helft laat de laagste en de hoogste weg",
        "dominantieregel",
        "Een verschil zegt niet waardoor het komt",
    ):
        assert part in text


def test_a_weighted_report_says_that_this_chapter_is_not() -> None:
    town = questionnaire(
        {"code": "soort", "type": "background", "choices": choices("sport", "zorg")},
        {"code": "vol", "type": "single", "choices": choices("ja", "nee")},
        indicators=[{"code": "genoeg", "kind": "share", "label": "Heeft genoeg", "of": "vol", "choices": "ja"}],
    )
    rows = [{"soort": "sport" if place % 3 else "zorg", "vol": "ja" if place % 3 else "nee"} for place in range(30)]
    asked = wave(town, rows, invited=60)
    asked = replace(asked, table=replace(asked.table, groups={"soort": {"sport": 30, "zorg": 30}}))
    definition = ReportDefinition.model_validate(
        {"code": "t", "title": "T", "weights": {"by": "soort"}, "chapters": [CHAPTER]}
    )
    around = Benchmark({"genoeg": beside(standing.own(asked.table, town, "genoeg", 5), THREE)}, SINCE, UNTIL)
    report = build(definition, [asked], Sender("Z"), TODAY, benchmarks={"anderen": around})
    assert "De cijfers in dit hoofdstuk zijn niet gewogen" in told(report)
    assert findings(report)[0].statement.startswith("In de eigen gemeente geldt dit voor 67%.")


def test_the_json_has_our_own_level_unrounded_and_of_others_what_is_shown() -> None:
    report = made(own_wave(80, 20), SIX, series())
    data: Any = report.data
    (found,) = data["benchmarks"]
    (about,) = found["variables"]
    assert about["own"]["level"] == 0.8
    assert about["others"]["mean"] == 0.53
    assert about["gap"] == {"difference": pytest.approx(0.8 - 0.53), "clear": True, "method": "mover"}
    assert about["published"][0]["level"] == 0.525
    names = {*found, *about, *about["own"], *about["others"], *about["gap"], *about["published"][0]}
    assert names | {*found["series"][0], *found["series"][0]["values"][0]} <= described("`benchmarks[]`")


def test_nothing_of_a_single_other_municipality_is_anywhere_in_the_files() -> None:
    """Levels that are like no other figure in the report: none of them may be found, rounded or not."""
    levels = (0.1234567, 0.4321765, 0.7654321)
    single = [Standing(97, level, (level - 0.01, level + 0.01), (0.0, 1.0), share=True) for level in levels]
    report = made(own_wave(80, 20), single)
    assert findings(report)
    text = render(report, "json").decode() + render(report, "html").decode()
    for level in levels:
        assert str(level)[:6] not in text
        assert f"{level * 100:.0f}%" not in text
    assert '"answers":291' in text.replace(" ", "")
    assert "97" not in told(report)


@pytest.mark.parametrize("kind", ["html", "xlsx"])
def test_every_renderer_takes_it(kind: str) -> None:
    assert render(beside_others(), kind)


def _texts(words: Words) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in fields(words):
        value = getattr(words, each.name)
        found[each.name] = (
            [value] if isinstance(value, str) else [*(value.values() if isinstance(value, dict) else value)]
        )
    return found


def test_both_languages_say_the_same_things_about_the_same_figures() -> None:
    dutch, english = (_texts(WORDS[language]) for language in ("nl", "en"))
    for name, texts in dutch.items():
        for one, other in zip(texts, english[name], strict=True):
            assert _names(one) == _names(other), name
    assert {*WORDS["nl"].silences} == {*WORDS["en"].silences} == {*Silence}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_in_english_the_same_guards_hold() -> None:
    definition = ReportDefinition.model_validate({"code": "t", "title": "T", "chapters": [CHAPTER]})
    asked = own_wave(53, 47)
    around = Benchmark({"genoeg": beside(standing.own(asked.table, CLUBS, "genoeg", 5), THREE)}, SINCE, UNTIL)
    material = gather(definition, [asked], Sender("Z"), {"anderen": around})
    english = replace(material, printer=Printer(Notation("en"), 5))
    (found,) = (block for block in benchmark(english, definition.chapters[0]) if isinstance(block, Finding))
    assert found.statement == (
        "In the own municipality this holds for 53%. In 3 other municipalities it is 50% on average. "
        "The difference may be chance."
    )


def test_what_the_report_hides_elsewhere_is_not_told_here() -> None:
    hidden = made(own_wave(2, 1), THREE)
    found: Any = hidden.data["benchmarks"]
    assert found[0]["variables"][0]["own"] is None
    assert found[0]["variables"][0]["gap"] is None
    assert Beside(None, beside(None, THREE).others) == beside(None, THREE)
