"""Changing answers after handing in: what was handed in counts until it is replaced, and nobody is counted twice."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from surveyapp.fieldwork import invitations, paper, responses
from surveyapp.fieldwork.paper import AlreadyIn
from surveyapp.fieldwork.progress import Progress
from surveyapp.fieldwork.refusal import AlreadySubmitted, Incomplete, Refusal, Stale, WaveClosed
from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Response, Wave
from tests.fieldwork.at_once import at_once
from tests.fieldwork.conftest import YES, Fieldwork, opened

CLUB = "VV De Brug"
NAMES = [f"Club {number}" for number in range(12)]
Document = dict[str, Value | None]
BEFORE: Document = {**YES, "soort": None}
CHANGED: Document = {**BEFORE, "aantal": 40}


@pytest.fixture(params=["confidential", "named"])
def linked(request: pytest.FixtureRequest, database: Database, municipality: Municipality) -> Fieldwork:
    """An open wave in which answers can be read back, with one response."""
    survey = opened(database, municipality, request.param, CLUB)
    survey.answer(CLUB)
    return survey


def reopen(survey: Fieldwork, name: str = CLUB) -> Progress:
    with survey.ticket(name) as (session, ticket):
        return responses.reopen(session, ticket, survey.now)


def leave(survey: Fieldwork, name: str = CLUB) -> None:
    with survey.ticket(name) as (session, ticket):
        responses.keep_as_it_was(session, ticket, survey.now)


def correct(survey: Fieldwork, answers: Answers, name: str = CLUB) -> Progress:
    return survey.submit(name, survey.save(name, answers, reopen(survey, name).version).version)


def counted(survey: Fieldwork) -> list[Document]:
    survey.close()
    return survey.documents()


def test_a_correction_begins_with_what_was_handed_in(linked: Fieldwork) -> None:
    found = reopen(linked)
    assert (found.answers, found.submitted, found.correcting) == (BEFORE, True, True)


def test_a_correction_replaces_the_answers_once_it_is_handed_in(linked: Fieldwork) -> None:
    correct(linked, {"aantal": 40})
    assert linked.draft(CLUB).answers == CHANGED
    assert not linked.draft(CLUB).correcting
    assert counted(linked) == [CHANGED]


def test_until_then_the_earlier_answers_count(linked: Fieldwork) -> None:
    linked.save(CLUB, {"aantal": 40}, reopen(linked).version)
    assert linked.draft(CLUB).answers == CHANGED
    assert linked.counts().submitted == 1
    assert counted(linked) == [BEFORE]


def test_a_correction_can_be_left_as_it_was(linked: Fieldwork) -> None:
    linked.save(CLUB, {"aantal": 40}, reopen(linked).version)
    leave(linked)
    assert linked.draft(CLUB).answers == BEFORE
    leave(linked)  # twice is the same as once
    with pytest.raises(AlreadySubmitted):
        linked.save(CLUB, {"aantal": 41}, linked.draft(CLUB).version)
    assert counted(linked) == [BEFORE]


def test_answers_can_be_corrected_again(linked: Fieldwork) -> None:
    for number in (40, 50, 60):
        correct(linked, {"aantal": number})
    assert counted(linked) == [{**BEFORE, "aantal": 60}]


def test_beginning_twice_loses_nothing_of_the_first(linked: Fieldwork) -> None:
    linked.save(CLUB, {"aantal": 40}, reopen(linked).version)
    assert reopen(linked).answers == CHANGED


def test_what_is_required_stays_required(linked: Fieldwork) -> None:
    found = linked.save(CLUB, {"vrijw": None}, reopen(linked).version)
    with pytest.raises(Incomplete):
        linked.submit(CLUB, found.version)
    assert counted(linked) == [BEFORE]


def test_a_second_tab_never_mixes_its_corrections_with_the_first(linked: Fieldwork) -> None:
    version = reopen(linked).version
    linked.save(CLUB, {"aantal": 40}, version)
    with pytest.raises(Stale):
        linked.save(CLUB, {"nood": "Iets anders"}, version)
    with pytest.raises(Stale):
        linked.submit(CLUB, version)
    assert linked.draft(CLUB).answers == CHANGED


def test_the_same_page_sent_twice_is_saved_once(linked: Fieldwork) -> None:
    version = reopen(linked).version
    assert linked.save(CLUB, {"aantal": 40}, version) == linked.save(CLUB, {"aantal": 40}, version)


def test_a_correction_that_was_emptied_is_still_a_correction(linked: Fieldwork) -> None:
    emptied = {"vrijw": None, "hulp": None, "nood": None}
    linked.save(CLUB, emptied, reopen(linked).version)
    found = linked.draft(CLUB)
    assert found.correcting
    assert not any(found.answers.values())


def test_after_closing_nothing_is_corrected(linked: Fieldwork) -> None:
    found = linked.save(CLUB, {"aantal": 40}, reopen(linked).version)
    linked.close()
    with pytest.raises(WaveClosed):
        reopen(linked)
    with pytest.raises(WaveClosed):
        leave(linked)
    assert linked.submit(CLUB, found.version).answers == BEFORE
    assert linked.documents() == [BEFORE]
    with linked.database.reading() as session:
        assert session.scalars(select(Response.correction)).all() == [None]


def test_nothing_is_corrected_in_an_anonymous_wave(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "anonymous", CLUB)
    survey.answer(CLUB)
    with pytest.raises(Refusal, match="anonieme"):
        reopen(survey)
    assert counted(survey) == [BEFORE]


def test_what_was_not_handed_in_yet_is_no_correction(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "named", CLUB)
    survey.save(CLUB, {"vrijw": "nee"})
    assert not reopen(survey).correcting


def test_whoever_came_by_the_open_link_can_correct_too(linked: Fieldwork) -> None:
    with linked.database.transaction() as session:
        linked.tokens["iemand"] = invitations.start(session, session.get_one(Wave, linked.wave.id))
    linked.answer("iemand")
    correct(linked, {"aantal": 40}, "iemand")
    assert sorted(each["aantal"] for each in counted(linked)) == [12, 40]  # type: ignore[type-var]


def test_live_results_of_a_confidential_wave_change_for_several_at_a_time(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "confidential", *NAMES)
    for name in NAMES[:6]:
        survey.answer(name)
    shown = survey.documents()
    assert len(shown) == 5
    changes = []
    for name in NAMES[:5]:
        correct(survey, {"aantal": 40}, name)
        changes.append(sum(each == CHANGED for each in survey.documents()))
    assert changes == [0, 0, 0, 0, 5]
    assert len(survey.documents()) == len(shown)


def test_at_closing_every_correction_that_was_handed_in_counts(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "confidential", *NAMES[:5])
    for name in NAMES[:5]:
        survey.answer(name)
    correct(survey, {"aantal": 40}, NAMES[0])
    survey.save(NAMES[0], {"aantal": 99}, reopen(survey, NAMES[0]).version)
    survey.save(NAMES[1], {"aantal": 99}, reopen(survey, NAMES[1]).version)
    assert survey.draft(NAMES[0]).answers["aantal"] == 99
    assert sorted(each["aantal"] for each in counted(survey)) == [12, 12, 12, 12, 40]  # type: ignore[type-var]


def test_who_is_correcting_again_keeps_the_draft_when_the_others_are_shown(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "confidential", *NAMES[:5])
    for name in NAMES[:5]:
        survey.answer(name)
    correct(survey, {"aantal": 40}, NAMES[0])
    again = survey.save(NAMES[0], {"aantal": 99}, reopen(survey, NAMES[0]).version)
    for name in NAMES[1:5]:
        correct(survey, {"aantal": 40}, name)
    assert [each["aantal"] for each in survey.documents()] == [40] * 5
    assert survey.draft(NAMES[0]) == again
    survey.submit(NAMES[0], again.version)
    assert sorted(each["aantal"] for each in counted(survey)) == [40, 40, 40, 40, 99]  # type: ignore[type-var]


def test_a_correction_handed_in_eight_times_at_once_is_handed_in_once(linked: Fieldwork) -> None:
    version = linked.save(CLUB, {"aantal": 40}, reopen(linked).version).version
    outcomes = at_once([lambda: linked.submit(CLUB, version) for _ in range(8)])
    assert set(outcomes) <= {"ok", "Stale"}
    assert "ok" in outcomes
    assert linked.draft(CLUB).version == version + 1
    assert counted(linked) == [CHANGED]


def test_whoever_corrects_while_the_wave_closes_is_told_the_truth(
    database: Database, municipality: Municipality
) -> None:
    survey = opened(database, municipality, "confidential", *NAMES)
    versions = {}
    for name in NAMES:
        survey.answer(name)
        versions[name] = survey.save(name, {"aantal": 40}, reopen(survey, name).version).version
    hand_in = [lambda name=name: corrected(survey, name, versions[name]) for name in NAMES]
    outcomes = at_once([*hand_in[:6], survey.close, *hand_in[6:]])
    thanked = outcomes.count("ok") - 1
    assert set(outcomes) <= {"ok", "WaveClosed", "Untouched"}
    documents = survey.documents()
    assert len(documents) == len(NAMES) == survey.counts().submitted
    assert sum(each == CHANGED for each in documents) == thanked


class Untouched(Refusal):
    """What the pages call "closed": there is no draft any more."""


def corrected(survey: Fieldwork, name: str, version: int) -> None:
    """Hand in the correction, the way the page does: when there is none any more, nothing is thanked for."""
    with survey.ticket(name) as (session, ticket):
        before = responses.draft(session, ticket)
        if not before.correcting:
            raise Untouched
        responses.submit(session, ticket, version, survey.now, before)


def test_a_form_on_paper_is_refused_while_the_answers_are_being_changed(linked: Fieldwork) -> None:
    reopen(linked)
    with linked.ticket(CLUB) as (session, ticket), pytest.raises(AlreadyIn):
        paper.begin(session, replace(ticket, on_paper=True), linked.now, "officer@zonstad.nl")


def test_there_is_one_row_per_respondent_all_along(linked: Fieldwork) -> None:
    correct(linked, {"aantal": 40})
    reopen(linked)
    with linked.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Response)) == 1
