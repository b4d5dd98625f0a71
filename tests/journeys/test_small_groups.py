"""PT-10: two teams and a manager. Whose answers are fewer than five is not shown, and does not follow from the rest."""

import pytest

from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.disclosure import Guard
from surveyapp.analysis.table import ResponseTable
from surveyapp.fieldwork import responses, waves
from tests.journeys.chain import Chain

QUESTIONNAIRE = """
code: werkbeleving
title: Werkbeleving
perspective: colleagues
sections:
  - code: werk
    title: Uw werk
    questions:
      - code: team
        type: background
        label: Team
        choices: [{code: verkoop, label: Verkoop}, {code: marketing, label: Marketing}, {code: leiding, label: Leiding}]
      - {code: cijfer, type: grade, label: Welk cijfer geeft u uw werk?}
"""
ANSWERED = {"verkoop": 5, "marketing": 2, "leiding": 1}
GRADES = {"verkoop": "7", "marketing": "3", "leiding": "10"}


def employees(*teams: str) -> list[dict[str, str]]:
    return [{"team": team, "cijfer": GRADES[team]} for team in teams for _ in range(ANSWERED[team])]


@pytest.mark.parametrize(("team", "shown"), [("verkoop", True), ("marketing", False), ("leiding", False)])
def test_a_unit_is_shown_from_five_answers(chain: Chain, team: str, shown: bool) -> None:
    found = chain.report(["cijfer"], chain.wave(team.capitalize(), QUESTIONNAIRE, employees(team)))
    figures = found.variable("cijfer")["waves"][0]
    assert figures["reason"] == (None if shown else "below_threshold")
    assert (figures["summary"] is not None) is shown
    assert (figures["base"] is not None) is shown
    assert all((cell["count"] is not None) is shown for cell in figures["cells"])
    assert any("100%" in row for row in found.rows) is shown
    assert ("n is kleiner dan 5" in found.text) is not shown


def test_in_the_department_nobody_can_subtract_the_three_who_are_hidden(chain: Chain) -> None:
    """All 8 next to the 5 of one team would give away the other 3: either the team or the total has to go."""
    wave = chain.wave("Afdeling", QUESTIONNAIRE, employees(*ANSWERED))
    with chain.database.reading() as session:
        table = ResponseTable.from_documents(
            waves.questionnaire_of(wave), list(responses.documents(session, session.merge(wave)))
        )
    found = Guard(table, 5).crosstab(crosstab(table, "cijfer", "team"))
    shown = sum(column.base.valid for column in found.columns if column.base)
    hidden = sum(ANSWERED.values()) - shown if found.total.base else 0
    assert hidden == 0 or hidden >= 5
    assert all(column.base is None for column in found.columns if ANSWERED[column.group] < 5)
