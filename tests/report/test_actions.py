"""Conclusions and actions in a report: by basisfunctie, followed up in the next one, silent when there are none."""

import datetime
import json
from dataclasses import replace

import pytest

from surveyapp.report import RENDERERS, render
from surveyapp.report.inputs import Action, Advice
from surveyapp.report.model import Callout, Listing, Paragraph, Report, Table
from tests.builders import questionnaire
from tests.report.test_goals import CLUBS
from tests.report.test_json import described
from tests.report.waves import answered, blocks, report, wave

DUE = datetime.date(2026, 9, 1)
COURSE = Action("nulmeting", "0-meting", 3, "Elk kwartaal een cursus", "Teamleider", DUE, budget=2500, document="Nota")
ADVICE = Advice("recommendation", 3, "Help met werven", "genoeg")


def told(*actions: Action, advice: tuple[Advice, ...] = (), of: str = "nulmeting") -> Report:
    chapters = [
        {"code": "opvolging", "title": "Wat ervan kwam", "show": "followup", "text": "Zo staat het."},
        {"code": "acties", "title": "Wat we doen", "show": "actions", "text": "Dit gaan we doen."},
        {"code": "slot", "title": "Slot", "text": "Dank."},
    ]
    about = wave(CLUBS, answered("vol", ja=45, nee=55), of)
    return report({"chapters": chapters}, replace(about, actions=actions, advice=advice))


def test_conclusions_and_actions_stand_by_basisfunctie() -> None:
    first = replace(COURSE, function=1, text="Lees <wensen>", owner="", state="done", budget=None)
    made = told(first, COURSE, advice=(ADVICE, replace(ADVICE, kind="conclusion", text="Te weinig", variable="")))
    assert [each.title for each in made.chapters] == ["Wat we doen", "Slot"]
    titles = [each.text for each in blocks(made) if isinstance(each, Paragraph) and "functie" in each.text]
    assert titles == ["Basisfunctie 1: Vertalen", "Basisfunctie 3: Versterken"]
    (said,) = (each.items for each in blocks(made) if isinstance(each, Listing))
    assert said == ("Aanbeveling: Help met werven (rust op: Heeft genoeg)", "Conclusie: Te weinig")
    tables = [each for each in blocks(made) if isinstance(each, Table)]
    cells = [[cell.text.replace("\u00a0", " ") for cell in table.rows[0].cells] for table in tables]
    assert cells == [
        ["een medewerker", "1 september 2026", "–", "Nota", "gedaan"],
        ["Teamleider", "1 september 2026", "€ 2.500", "Nota", "nog niet begonnen"],
    ]


def test_a_conclusion_on_one_part_of_a_question_names_that_part() -> None:
    grid = questionnaire(
        {"code": "last", "type": "grid", "scale": "eens3", "rows": [{"code": "last_geld", "label": "Geld."}]}
    )
    chapter = {"code": "acties", "title": "Wat we doen", "show": "actions"}
    about = replace(wave(grid, [{"last_geld": "eens"}] * 9), advice=(replace(ADVICE, variable="last_geld"),))
    (said,) = (each.items for each in blocks(report({"chapters": [chapter]}, about)) if isinstance(each, Listing))
    assert said == ("Aanbeveling: Help met werven (rust op: Geld)",)


def test_the_next_report_counts_every_earlier_action_once() -> None:
    late = replace(COURSE, state="busy", late=True)
    rest = (replace(COURSE, state="done", note="Vier keer"), replace(COURSE, state="busy"), COURSE)
    made = told(late, *rest, replace(COURSE, state="dropped", note="Geen geld"), of="eenmeting")
    assert [each.title for each in made.chapters] == ["Wat ervan kwam", "Slot"]
    (counts,) = (each.items for each in blocks(made) if isinstance(each, Callout))
    assert counts == tuple(
        f"1 van 5: {state}" for state in ("gedaan", "mee bezig", "nog niet begonnen", "te laat", "vervallen")
    )
    (table,) = (each for each in blocks(made) if isinstance(each, Table))
    assert [row.cells[3].text for row in table.rows][:2] == ["te laat", "gedaan"]
    assert [row.cells[4].text for row in table.rows][:2] == ["–", "Vier keer"]


def test_without_actions_there_is_no_chapter_about_them() -> None:
    assert [each.title for each in told().chapters] == ["Slot"]


@pytest.mark.parametrize("kind", sorted(set(RENDERERS) - {"json"}))
def test_every_kind_of_file_can_show_actions(kind: str) -> None:
    assert render(told(replace(COURSE, text="=1+1 <b>"), advice=(ADVICE,)), kind)


def test_the_json_has_everything_and_its_description_names_it() -> None:
    document = json.loads(render(told(COURSE, advice=(ADVICE,)), "json"))
    (action,), (advice,) = document["actions"], document["advice"]
    assert (action["owner"], action["due"], action["budget"], action["late"]) == (
        "Teamleider",
        "2026-09-01",
        2500,
        False,
    )
    assert action.keys() <= described("`actions[]`")
    assert advice.keys() <= described("`advice[]`")
