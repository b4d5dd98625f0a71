"""The report of made-up answers: the real pipeline, the same each time, and never to be taken for a result."""

import io
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from pikepdf import open as open_pdf

from surveyapp.analysis.intervals import margin
from surveyapp.produce import trial as trying
from surveyapp.produce.reports import render
from surveyapp.produce.trial import respondents, words
from surveyapp.produce.trial.forecast import Forecast, forecast
from surveyapp.produce.trial.respondents import RATES, expected, panel
from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.load import read_folder
from surveyapp.report.model import Chapter, Listing, Report, Table
from surveyapp.storage.database import Database
from tests.shelf import SHIPPED, shipped
from tests.trial.conftest import Rehearsal, rehearse

ROOT = Path(__file__).parents[2]
ASSOCIATIONS = read_folder(ROOT / "questionnaires" / "verenigingen.yaml")
BASELINE = ROOT / "reports" / "nulmeting.yaml"


def made(one: Rehearsal, rate: float = 0.5, definition: Path | None = None) -> Report:
    with one.database.reading() as session:
        return trying.report(session, one.wave(session), one.order(definition), rate)


def expectation(one: Rehearsal) -> Forecast:
    with one.database.reading() as session:
        return forecast(one.wave(session), panel(session, one.wave(session)))


def table(chapter: Chapter, caption: str) -> dict[str, list[str]]:
    found = next(block for block in chapter.blocks if isinstance(block, Table) and caption in block.caption)
    return {row.header: [cell.text.replace("\u00a0", " ") for cell in row.cells] for row in found.rows}


def advice(one: Rehearsal) -> str:
    listing = next(block for block in words.chapter(expectation(one)).blocks if isinstance(block, Listing))
    return " ".join(listing.items)


def clubs(database: Database, mode: str = "confidential", sport: int = 24, care: int = 16) -> Rehearsal:
    one = rehearse(database, mode)
    one.invite(sport)
    one.invite(care, "zorg")
    return one


def associations(database: Database) -> Rehearsal:
    one = clubs(database)
    one.change(sources=dict(ASSOCIATIONS), main=ASSOCIATIONS.main, content_hash="verenigingen")
    return one


@pytest.mark.parametrize("name", SHIPPED)
def test_made_up_answers_follow_the_route_of_every_shipped_questionnaire_and_are_accepted(name: str) -> None:
    questionnaire = shipped(name)
    for seed in range(10):
        answers = madeup.answers(questionnaire, {}, Random(seed))
        assert questionnaire.complete(answers) == answers
        assert questionnaire.missing_required(answers) == []
        assert set(answers) == {question.code for _, question in questionnaire.asked(answers)}


def test_facts_from_the_list_route_and_count_as_they_are(sqlite_database: Database) -> None:
    one = clubs(sqlite_database)
    with sqlite_database.reading() as session:
        found = panel(session, one.wave(session))
    assert found.frame(["soort"]) == {"soort": {"sport": 24, "zorg": 16}}
    assert {each["soort"] for each in found.answers if "zorgvraag" in each} == {"zorg"}


def test_the_same_list_gives_the_same_answers_and_the_same_file(sqlite_database: Database) -> None:
    one = clubs(sqlite_database)
    assert render(made(one), "pdf") == render(made(one), "pdf")


def test_at_each_response_rate_so_many_of_the_list_answer_and_the_same_ones_first(sqlite_database: Database) -> None:
    one = clubs(sqlite_database)
    with sqlite_database.reading() as session:
        found = panel(session, one.wave(session))
    assert [len(found.first(rate)) for rate in RATES] == [12, 20, 28]
    assert list(found.first(0.7))[:12] == list(found.first(0.3))
    for rate, number in zip(RATES, (12, 20, 28), strict=True):
        wave = made(one, rate).data["waves"][0]  # type: ignore[index]
        assert (wave["responses"], wave["population"], wave["response"]["invited"]) == (number, 40, 40)


@pytest.mark.parametrize(("size", "counts"), [(41, (12, 21, 29)), (5, (2, 3, 4)), (1, (0, 1, 1)), (10, (3, 5, 7))])
def test_half_an_answer_counts_as_one(size: int, counts: tuple[int, ...]) -> None:
    assert tuple(expected(size, rate) for rate in RATES) == counts


def test_margins_are_those_of_the_interval_at_fifty_percent_with_the_correction_for_the_list(
    sqlite_database: Database,
) -> None:
    found = table(words.chapter(expectation(clubs(sqlite_database))), "Marges")
    # by hand, n = 20 of N = 40: n* = 20 · 39 / 20 = 39, and 1,96 / 2 / √(39 + 3,84) = 0,1497
    assert found["Iedereen"] == ["40", "± 22", "± 15", "± 10"]
    assert margin(20, 40) == pytest.approx(0.1497, abs=0.0001)


def test_a_group_that_stays_below_the_threshold_is_hidden_and_so_is_one_that_would_give_it_away(
    sqlite_database: Database,
) -> None:
    found = table(words.chapter(expectation(clubs(sqlite_database, sport=40, care=8))), "Soort club")
    assert found["Zorg"] == ["8", "minder dan 5", "minder dan 5", "± 20"]
    assert found["Sport"][1:3] == ["afgeschermd"] * 2
    assert found["Sport"][3] == "± 10"


def test_questions_that_few_get_are_named_with_the_answers_to_expect(sqlite_database: Database) -> None:
    found = expectation(clubs(sqlite_database, sport=60, care=8))
    hidden = {each.title: each for each in found.asked}
    assert hidden["Komt zorg erbij?"].hidden == (True, True, False)
    assert "Genoeg vrijwilligers?" not in hidden
    assert found.questions == 4


@pytest.mark.parametrize(
    ("care", "lost"), [(3, (True, True, True)), (8, (True, True, False)), (60, (False, False, False))]
)
def test_in_an_anonymous_wave_it_tells_which_facts_the_ballot_box_does_not_let_out(
    sqlite_database: Database, care: int, lost: tuple[bool, ...]
) -> None:
    assert expectation(clubs(sqlite_database, "anonymous", sport=60, care=care)).divisions[0].lost == lost


def test_when_all_groups_are_small_the_advice_says_so(sqlite_database: Database) -> None:
    told = advice(clubs(sqlite_database, sport=3, care=2))
    assert "te weinig mensen op de lijst" in told
    assert "Sport en Zorg blijven verborgen, ook als bijna iedereen meedoet" in told


@pytest.mark.parametrize(
    ("sport", "care", "said"),
    [
        (24, 16, "marge van 15 procentpunt"),
        (60, 5, "Sport en Zorg blijven verborgen"),
        (60, 8, "alleen in beeld bij een hoge respons"),
        (500, 500, "U hoeft niets aan te passen"),
    ],
)
def test_the_advice_fits_the_numbers(sqlite_database: Database, sport: int, care: int, said: str) -> None:
    assert said in advice(clubs(sqlite_database, sport=sport, care=care))


def test_an_anonymous_wave_is_advised_to_ask_less_detail(sqlite_database: Database) -> None:
    assert "valt (deels) weg in een anonieme meting" in advice(clubs(sqlite_database, "anonymous", sport=60, care=6))


def test_a_wave_without_a_list_is_tried_with_a_made_up_group_and_says_so(sqlite_database: Database) -> None:
    one = rehearse(sqlite_database, "named")
    report = made(one)
    assert report.data["waves"][0]["response"]["open_link"] == 50  # type: ignore[index]
    chapter = words.chapter(expectation(one))
    assert "want er is geen adreslijst" in str(chapter)
    assert "Hoeveel er in totaal zijn is niet bekend" in str(chapter)


def test_the_shipped_report_comes_out_marked_on_every_page(sqlite_database: Database) -> None:
    data = render(made(associations(sqlite_database), definition=BASELINE), "pdf")
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) > 20
    assert all(text.count(words.MARK) >= 2 for text in pages)
    with open_pdf(io.BytesIO(data)) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"].startswith(f"{words.MARK}: ")


def test_the_summary_comes_before_everything_else(sqlite_database: Database) -> None:
    report = made(associations(sqlite_database), definition=BASELINE)
    assert (report.chapters[0].code, report.chapters[1].title) == ("proef", "Samenvatting")
    html = render(report, "html").decode()
    assert f"<title>{words.MARK}: " in html
    assert html.index("Dit is een proef") < html.index("Samenvatting</h2>")


def test_a_report_that_does_not_fit_the_questionnaire_is_named_and_another_one_tried(sqlite_database: Database) -> None:
    one = clubs(sqlite_database)
    found = {check.code: check for check in one.run(one.order(BASELINE)).checks if check.area == "report"}
    assert {code: check.outcome for code, check in found.items()} == {"report": "ok", "report_nulmeting": "warning"}
    assert "“Uitkomsten”" in found["report"].text
    assert "vo01" in found["report_nulmeting"].text or "vo20" in found["report_nulmeting"].text


def test_a_value_on_the_list_that_breaks_the_report_is_told_and_breaks_nothing_else(sqlite_database: Database) -> None:
    one = clubs(sqlite_database)
    one.invite(1, "schaak")
    assert [one.check(code).outcome for code in ("values", "report", "links")] == ["failed", "failed", "ok"]
    kept = one.kept()
    assert kept
    assert kept.forecast is None


def test_a_long_list_repeats_answers_of_people_who_are_alike_so_that_nobody_waits(sqlite_database: Database) -> None:
    one = clubs(sqlite_database, sport=200, care=1)
    with sqlite_database.reading() as session:
        found = panel(session, one.wave(session))
    assert len(found.answers) == 201
    assert len({id(each) for each in found.answers}) == respondents.MOST_ALIKE + 1
