"""PT-08: invited and answered in real Dutch surveys. The rate follows from the counts, not from a typed percentage."""

import pytest

from surveyapp.analysis.participation import Participation
from surveyapp.report.numbers import Notation
from tests.journeys.chain import Chain

QUESTIONNAIRE = """
code: monitor
title: Verenigingsmonitor
perspective: organisations
sections:
  - code: genoeg
    title: Genoeg vrijwilligers
    questions:
      - {code: genoeg, type: single, label: Zijn er genoeg vrijwilligers?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
"""  # noqa: E501


@pytest.mark.parametrize(
    ("survey", "invited", "answered", "printed"),
    [("Heemskerk 2014", 47, 35, "74%"), ("Den Haag 2021", 133, 57, "43%")],
)
def test_the_report_accounts_for_who_was_invited_and_who_answered(
    chain: Chain, survey: str, invited: int, answered: int, printed: str
) -> None:
    wave = chain.invited(survey, QUESTIONNAIRE, invited, [{"genoeg": "ja"}] * answered)
    found = chain.report(["genoeg"], wave)
    account = found.json["waves"][0]
    assert account["response"]["invited"] == invited
    assert account["response"]["answered"] == account["responses"] == answered
    assert account["response"]["rate"] == answered / invited
    assert account["population"] == invited
    assert found.row("Uitgenodigd") == [str(invited)]
    assert found.row("Respons") == [printed]
    assert f"De respons is {printed}." in found.text


@pytest.mark.parametrize(
    ("invited", "answered", "published", "exact"),
    [
        (47, 35, "74%", "74,5%"),
        (132, 57, "43%", "43,2%"),
        (134, 57, "43%", "42,5%"),
        (8_300, 2_700, "33%", "32,5%"),
        (3_000, 1_638, "55%", "54,6%"),
        (550, 452, "82%", "82,2%"),
        (50_000, 4_608, "9%", "9,2%"),  # published as 9.1 %, which does not follow from these counts
    ],
)
def test_rates_of_published_surveys_follow_from_their_counts(
    invited: int, answered: int, published: str, exact: str
) -> None:
    account = Participation(complete=answered, no_contact=invited - answered)
    assert account.invited == invited
    assert Notation("nl").percent(account.rate) == published
    assert Notation("nl").percent(account.rate, 1) == exact


def test_rows_from_a_file_are_counted_but_have_no_response_rate(chain: Chain) -> None:
    wave = chain.wave("Papier", QUESTIONNAIRE, [{"genoeg": "ja"}] * 12)
    found = chain.report(["genoeg"], wave)
    assert found.json["waves"][0]["response"]["rate"] is None
    assert found.row("Respons") == ["–"]
    assert found.row("Ingelezen uit een bestand") == ["12"]
