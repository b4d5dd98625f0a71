"""The list of what a report hides: every hidden figure by its place and its reason, and no number."""

import re

from surveyapp.report.hidden import REASONS, hidden
from tests.builders import choices, questionnaire
from tests.report.waves import answered, report_on, wave

ASKED = questionnaire(
    {"code": "q", "type": "single", "choices": choices("ja", "nee")},
    {"code": "soort", "type": "background", "choices": choices("sport", "zorg", "natuur")},
)


def test_a_small_group_is_listed_by_its_place_with_the_reason() -> None:
    people = (
        [{"q": "ja", "soort": "sport"}] * 9
        + [{"q": "nee", "soort": "zorg"}] * 8
        + [{"q": "nee", "soort": "natuur"}] * 3
    )
    found = dict(hidden(report_on(["q"], wave(ASKED, people), by="soort").data))
    assert found["variables[q].breakdowns[soort].groups[nulmeting/natuur]"] == "below_threshold"
    assert set(found.values()) <= set(REASONS)
    assert not any(re.search(r"\b3\b", place) for place in found)


def test_a_report_that_hides_nothing_has_an_empty_list() -> None:
    plain = questionnaire({"code": "q", "type": "single", "choices": choices("ja", "nee")})
    assert hidden(report_on(["q"], wave(plain, answered("q", ja=20, nee=20))).data) == []
