"""What those who took part are told of what the municipality will do: text and month, nothing of who and how much."""

import datetime
import json
from dataclasses import replace
from functools import cache

import pytest

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import html, pdf, render
from surveyapp.report.build import build
from surveyapp.report.inputs import Action, Advice, Meeting, Sender, WaveInput
from surveyapp.report.load import load
from surveyapp.report.model import Listing, Paragraph, Report
from tests.report.library import ROOT, waves
from tests.report.pdf.readback import Document
from tests.report.test_goals import CLUBS
from tests.report.waves import TODAY, answered, blocks, report, wave
from tests.shelf import shipped

DUE = datetime.date(2027, 9, 1)
COURSE = Action("nulmeting", "0-meting", 3, "Elk kwartaal een cursus", "Jan de Boer", DUE, public=True)
INSIDE = replace(COURSE, text="Iets vertrouwelijks", public=False)
KEPT = replace(COURSE, budget=2500, document="Nota", note="Jan is ziek")
MEETING = Meeting(datetime.date(2027, 3, 12), "19.30 uur", "Dorpshuis")
DAY = datetime.timedelta(days=1)
FIXED = "De uitkomsten tellen mee"
LONG = "Elk kwartaal een cursus over het werven van vrijwilligers, samen met het steunpunt en de welzijnsorganisatie"


def told(*actions: Action, meeting: Meeting | None = None, **definition: object) -> Report:
    chapters = [{"code": "beloften", "title": "Wat we doen", "show": "promises"}, {"code": "slot", "title": "Slot"}]
    about = wave(CLUBS, answered("vol", ja=45, nee=55))
    said = (Advice("conclusion", 3, "Het gaat mis"),)
    return report({"chapters": chapters, **definition}, replace(about, actions=actions, advice=said, meeting=meeting))


def items(made: Report) -> tuple[str, ...]:
    return next((each.items for each in blocks(made) if isinstance(each, Listing)), ())


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (COURSE, "Versterken: Elk kwartaal een cursus (klaar in september 2027)"),
        (replace(COURSE, state="busy"), "Versterken: Elk kwartaal een cursus (klaar in september 2027)"),
        (replace(COURSE, late=True), "Versterken: Elk kwartaal een cursus (zou in september 2027 klaar zijn)"),
        (
            replace(COURSE, state="done"),
            "Versterken: Elk kwartaal een cursus (gedaan; gepland voor september 2027)",
        ),
        (replace(COURSE, state="dropped"), "Versterken: Elk kwartaal een cursus (gaat niet door)"),
    ],
)
def test_an_action_is_told_with_its_month_and_how_it_ended(action: Action, said: str) -> None:
    assert items(told(action)) == (said,)


def test_public_actions_of_this_wave_stand_by_basisfunctie() -> None:
    first, earlier = replace(COURSE, function=1, text="Luister"), replace(COURSE, wave="eerder", text="Oud")
    assert [each.split(":")[0] for each in items(told(COURSE, first, INSIDE, earlier))] == ["Vertalen", "Versterken"]


def test_the_meeting_is_told_also_without_actions() -> None:
    for meeting, said in (
        (MEETING, "Bijeenkomst over de uitkomsten: 12 maart 2027, 19.30 uur, Dorpshuis."),
        (replace(MEETING, time="", place=""), "Bijeenkomst over de uitkomsten: 12 maart 2027."),
    ):
        assert [each.text for each in blocks(told(INSIDE, meeting=meeting)) if isinstance(each, Paragraph)] == [said]


def test_without_anything_public_there_is_no_such_chapter() -> None:
    assert [each.title for each in told(INSIDE).chapters] == ["Slot"]


@pytest.mark.parametrize("kind", ["html", "json"])
def test_no_file_tells_who_does_it_or_what_it_costs(kind: str) -> None:
    content = render(told(KEPT, INSIDE, meeting=MEETING), kind).decode()
    assert "Elk kwartaal een cursus" in content
    for secret in ("Jan", "2500", "2.500", "Nota", "vertrouwelijks", "Het gaat mis"):
        assert secret not in content


def test_a_report_with_all_actions_keeps_them_all_in_its_json() -> None:
    chapters = [{"code": code, "title": code, "show": code} for code in ("promises", "actions")]
    document = json.loads(render(told(KEPT, INSIDE, meeting=MEETING, chapters=chapters), "json"))
    assert [(each["owner"], each["public"]) for each in document["actions"]] == [
        ("Jan de Boer", True),
        ("Jan de Boer", False),
    ]
    assert document["meeting"] == {"on": "2027-03-12", "time": "19.30 uur", "place": "Dorpshuis"}


@cache
def asked() -> tuple[Questionnaire, WaveInput]:
    questionnaire = shipped("verenigingen")
    return questionnaire, waves(questionnaire, 1)[0]


def one_page(number: int, text: str = "Cursus", language: str = "", message: str = "") -> Report:
    path, (questionnaire, about) = ROOT / f"reports/deelnemers{language}.yaml", asked()
    actions = tuple(
        replace(COURSE, wave=about.code, function=1 + place % 5, text=f"{place} {text}", due=DUE + 31 * place * DAY)
        for place in range(number)
    )
    definition = load(path.read_text(encoding="utf-8"), path.name, [questionnaire])
    return build(
        definition, [replace(about, actions=actions, meeting=MEETING, message=message)], Sender("Zonstad"), TODAY
    )


@pytest.mark.parametrize(
    ("number", "text", "language", "others"),
    [
        (3, LONG, "", ""),
        (8, LONG, "_en", "and {} other things that were agreed"),
        (20, "Cursus", "", "en nog {} andere afspraken"),
        (20, LONG * 9, "", "en nog {} andere afspraken"),
    ],
)
def test_the_page_stays_one_page_with_what_is_to_be_ready_first(
    number: int, text: str, language: str, others: str
) -> None:
    document = Document(pdf.render(one_page(number, text, language)))
    assert len(document.artifacts) == 1
    told = [element.text for element in document.elements("LBody")][3:]
    kept = [each for each in told if ": " in each]
    assert {int(each.split(": ")[1].split()[0]) for each in kept} == set(range(len(kept)))
    assert told[len(kept) :] == ([others.format(number - len(kept))] if others else [])
    assert kept


def test_a_long_word_of_the_municipality_takes_the_room_of_actions() -> None:
    document = Document(pdf.render(one_page(20, message="Dank u wel voor uw tijd. " * 12)))
    assert len(document.artifacts) == 1
    assert any("andere afspraken" in element.text for element in document.elements("LBody"))


def test_a_word_of_the_municipality_comes_first_in_paragraphs() -> None:
    about = replace(wave(CLUBS, answered("vol", ja=45, nee=55)), message="Dank u wel.\n\nTot ziens.", meeting=MEETING)
    made = report({"chapters": [{"code": "beloften", "title": "Wat we doen", "show": "promises"}]}, about)
    assert [each.text for each in blocks(made) if isinstance(each, Paragraph)][:2] == ["Dank u wel.", "Tot ziens."]


def test_the_web_page_tells_all_of_them_and_the_fixed_words_are_always_there() -> None:
    page = html.render(one_page(20)).decode()
    assert page.count("Cursus") == 20
    assert "andere afspraken" not in page
    assert FIXED in page
    without = one_page(0)
    assert [each.title for each in without.chapters][-1] == "Wat de gemeente hiermee doet"
    assert FIXED in html.render(without).decode()
