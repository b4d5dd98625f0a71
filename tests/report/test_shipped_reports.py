"""The report definitions that come with the program: they fit the questionnaire, and leave no question out."""

from pathlib import Path
from random import Random

import pytest

from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.load import load as load_questionnaire
from surveyapp.questionnaire.load import read_folder
from surveyapp.report import pdf
from surveyapp.report.build import build
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Sender
from surveyapp.report.load import load
from surveyapp.report.model import Callout, Finding, Paragraph
from tests.report.pdf.readback import Document
from tests.report.waves import TODAY, answered, blocks, findings, report, wave

ROOT = Path(__file__).parents[2]
MAIN = "verenigingen.yaml"
SURVEY = load_questionnaire(read_folder(ROOT / "questionnaires" / MAIN), MAIN)
NOT_REPORTED = {"sector", "kern"}
"""Facts of the address list: a report compares groups by them, and has no finding about them."""


def shipped(name: str) -> ReportDefinition:
    return load((ROOT / "reports" / name).read_text(encoding="utf-8"), name, [SURVEY])


@pytest.mark.parametrize(("name", "waves"), [("nulmeting.yaml", 1), ("evaluatie.yaml", 2)])
def test_a_definition_fits_the_questionnaire_for_organisations(name: str, waves: int) -> None:
    definition = shipped(name)
    assert definition.waves == waves
    assert definition.perspective == SURVEY.perspective


def test_the_first_report_shows_every_question_and_every_indicator() -> None:
    shown = {code for chapter in shipped("nulmeting.yaml").chapters for code in chapter.questions}
    leads = {q.code for section in SURVEY.sections for q in section.questions} - NOT_REPORTED
    assert leads | {indicator.code for indicator in SURVEY.indicators} <= shown


@pytest.mark.parametrize("name", ["nulmeting.yaml", "evaluatie.yaml"])
def test_a_report_starts_with_a_summary_and_ends_with_method_and_questionnaire(name: str) -> None:
    shows = [chapter.show for chapter in shipped(name).chapters]
    assert shows[0] == "summary"
    assert shows[-2:] == ["method", "questionnaire"]
    assert {"response", "open_answers"} <= set(shows)


def test_the_basisfuncties_each_have_a_chapter_with_what_organisations_wish() -> None:
    chapters = {chapter.code: chapter for chapter in shipped("nulmeting.yaml").chapters}
    for number in range(1, 6):
        assert chapters[f"bf{number}"].questions[0] == f"wens_bf{number}"


@pytest.mark.parametrize("name", ["nulmeting.yaml", "evaluatie.yaml"])
def test_a_report_can_be_made_when_hardly_anyone_answered(name: str) -> None:
    definition = shipped(name)
    few = [wave(SURVEY, answered("vo08", genoeg=1), code) for code in ("eerste", "tweede")][: definition.waves]
    made = report(definition.model_dump(mode="json", exclude={"code", "title"}), *few)
    assert findings(made)
    assert all("nan" not in str(block).lower().split() for block in blocks(made))


@pytest.mark.parametrize("name", ["nulmeting.yaml", "evaluatie.yaml"])
def test_a_theme_that_was_added_has_a_chapter_of_its_own(name: str) -> None:
    library = ROOT / "questionnaires"
    sources = {"samen.yaml": "base: verenigingen\nthemes: [th13]\n"}
    sources |= {path.name: path.read_text(encoding="utf-8") for path in library.glob("*.yaml")}
    questionnaire = load_questionnaire(sources, "samen.yaml")
    definition = shipped(name)
    random = Random(13)
    waves = [
        wave(questionnaire, [madeup.answers(questionnaire, {}, random) for _ in range(12)], code)
        for code in ("eerste", "tweede")[: definition.waves]
    ]
    chapters = build(definition, waves, Sender("Zonstad", 5), TODAY).chapters
    (added,) = [chapter for chapter in chapters if chapter.title == "Een veilige en prettige buurt"]
    assert [block.code for block in added.blocks if isinstance(block, Finding)] == ["th13_01", "th13_02", "th13_03"]


@pytest.mark.parametrize(("number", "of"), [(0, 41), (1, 41), (3, 41), (38, 41), (400, 20_000)])
def test_the_result_for_who_took_part_is_one_page_however_many_they_are(number: int, of: int) -> None:
    chance = Random(number)
    took_part = [madeup.answers(SURVEY, {}, chance) for _ in range(number)]
    made = build(shipped("deelnemers.yaml"), [wave(SURVEY, took_part, invited=of)], Sender("Zonstad"), TODAY)
    assert [chapter.code for chapter in made.chapters] == ["dank", "uitkomsten", "vervolg"]
    [box] = [block for block in blocks(made) if isinstance(block, Callout)]
    assert len(box.items) == 3
    assert any(isinstance(block, Paragraph) and "De respons is" in block.text for block in blocks(made))
    assert len(Document(pdf.render(made)).artifacts) == 1


@pytest.mark.parametrize(("name", "waves"), [("nulmeting.yaml", 1), ("evaluatie.yaml", 2)])
@pytest.mark.parametrize("respondents", [3, 400])
def test_the_summary_fits_on_one_page(name: str, waves: int, respondents: int) -> None:
    """However much there is to say: its own page, and nothing of it on the next."""
    definition, random = shipped(name), Random(respondents)
    definition = definition.model_copy(
        update={"chapters": tuple(each for each in definition.chapters if each.code in ("samenvatting", "aanleiding"))}
    )
    measured = [
        wave(SURVEY, [madeup.answers(SURVEY, {}, random) for _ in range(respondents)], code, invited=respondents + 3)
        for code in ("eerste", "tweede")[:waves]
    ]
    made = Document(pdf.render(build(definition, measured, Sender("Zonstad", 5), TODAY)))
    pages = [made.page_text(number) for number in range(len(made.pdf.pages))]
    (summary,) = [number for number, text in enumerate(pages) if "De belangrijkste cijfers" in text]
    assert "Waarom" in " ".join(pages[summary : summary + 2])
