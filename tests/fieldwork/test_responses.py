"""From the first page to "thank you", the same in every mode."""

import pytest
from sqlalchemy import func, select

from surveyapp.fieldwork import invitations, responses
from surveyapp.fieldwork.refusal import AlreadySubmitted, Incomplete, Refusal, Stale, WaveClosed
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Municipality, Response, Wave
from tests.fieldwork.at_once import at_once
from tests.fieldwork.conftest import YES, Fieldwork, make_wave, opened

CLUB, CHOIR = "VV De Brug", "Koor De Lijster"
CLUB_ANSWERS = {**YES, "soort": None}


def test_answers_are_saved_resumed_submitted_and_counted(survey: Fieldwork) -> None:
    first = survey.save(CLUB, {"vrijw": "ja"})
    second = survey.save(CLUB, {"aantal": 12, "hulp": ["geld"]}, first.version)
    assert survey.draft(CLUB).answers == {"vrijw": "ja", "aantal": 12, "hulp": ["geld"]}
    third = survey.save(CLUB, {"nood": "Te weinig jeugd"}, second.version)
    assert survey.submit(CLUB, third.version).answers == CLUB_ANSWERS
    survey.close()
    assert survey.documents() == [CLUB_ANSWERS]


def test_what_is_no_longer_asked_is_dropped(survey: Fieldwork) -> None:
    saved = survey.save(CLUB, YES)
    assert "aantal" not in survey.save(CLUB, {"vrijw": "nee"}, saved.version).answers


def test_a_second_tab_never_mixes_its_answers_with_the_first(survey: Fieldwork) -> None:
    seen = survey.save(CLUB, {"vrijw": "ja"}).version
    survey.save(CLUB, {"aantal": 3}, seen)
    with pytest.raises(Stale):
        survey.save(CLUB, {"vrijw": "nee"}, seen)
    assert survey.draft(CLUB).answers == {"vrijw": "ja", "aantal": 3}


def test_two_tabs_that_both_start_do_not_mix(survey: Fieldwork) -> None:
    survey.save(CLUB, {"vrijw": "ja"})
    with pytest.raises(Stale):
        survey.save(CLUB, {"vrijw": "nee"})


def test_the_same_page_sent_twice_is_saved_once(survey: Fieldwork) -> None:
    first = survey.save(CLUB, {"vrijw": "ja"})
    assert survey.save(CLUB, {"vrijw": "ja"}) == first


def test_an_old_page_that_says_nothing_new_is_no_second_save(survey: Fieldwork) -> None:
    first = survey.save(CLUB, {"vrijw": "ja"})
    second = survey.save(CLUB, {"aantal": 3}, first.version)
    assert survey.save(CLUB, {"vrijw": "ja"}, first.version) == second


def test_submitting_twice_is_the_same_as_once(survey: Fieldwork) -> None:
    survey.save(CLUB, YES)
    survey.submit(CLUB)
    assert survey.submit(CLUB).submitted
    survey.close()
    assert len(survey.documents()) == 1


def test_submitting_from_an_old_tab_is_refused(survey: Fieldwork) -> None:
    seen = survey.save(CLUB, YES).version
    survey.save(CLUB, {"aantal": 13}, seen)
    with pytest.raises(Stale):
        survey.submit(CLUB, seen)


def test_required_questions_are_asked_once_more(survey: Fieldwork) -> None:
    survey.save(CLUB, {"nood": "Geld"})
    with pytest.raises(Incomplete) as refused:
        survey.submit(CLUB)
    assert [question.code for _, question in refused.value.missing] == ["vrijw"]


def test_after_submitting_nothing_changes(survey: Fieldwork) -> None:
    survey.answer(CLUB)
    with pytest.raises(AlreadySubmitted):
        survey.save(CLUB, {"vrijw": "nee"}, survey.draft(CLUB).version)


def test_after_closing_everyone_hears_that_it_is_closed(survey: Fieldwork) -> None:
    survey.save(CLUB, YES)
    survey.close()
    with pytest.raises(WaveClosed):
        survey.save(CHOIR, {"vrijw": "nee"})
    with pytest.raises(WaveClosed):
        survey.submit(CLUB)
    assert survey.documents() == []


def test_before_opening_nothing_is_accepted(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "confidential")
    survey.invite(CLUB)
    assert survey.draft(CLUB).version == 0
    with pytest.raises(WaveClosed):
        survey.save(CLUB, YES)


def test_what_the_address_list_knows_is_an_answer(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "named")
    survey.invite(CLUB, soort="sport")
    survey.open()
    assert survey.answer(CLUB).answers["soort"] == "sport"


def test_the_open_link_is_counted_apart(survey: Fieldwork) -> None:
    with survey.database.transaction() as session:
        open_link = invitations.make_open_link(session, session.get_one(Wave, survey.wave.id))
    with survey.database.transaction() as session:
        wave = invitations.find_open(session, open_link)
        assert wave is not None
        survey.tokens["voorbijganger"] = invitations.start(session, wave)
    survey.answer("voorbijganger")
    survey.answer(CLUB)
    survey.close()
    found = survey.counts()
    assert (found.invited, found.answered, found.open, found.submitted) == (2, 1, 1, 2)


@pytest.mark.parametrize("token", ["", "x" * 65, "geen-link", "\udcff", "a" * 24])
def test_an_unknown_link_leads_nowhere(survey: Fieldwork, token: str) -> None:
    with survey.database.reading() as session:
        assert invitations.find(session, token) is None
        assert invitations.find_open(session, token) is None


def test_the_same_organisation_is_not_invited_twice(survey: Fieldwork) -> None:
    with pytest.raises(Refusal, match="al uitgenodigd"):
        survey.invite(CLUB)


def test_no_event_tells_about_a_respondent(survey: Fieldwork) -> None:
    survey.answer(CLUB)
    survey.close()
    with survey.database.reading() as session:
        actions = session.scalars(select(Event.action).order_by(Event.id)).all()
    assert actions == ["wave.create", "wave.open", "wave.close"]


def test_two_browsers_that_submit_at_the_same_moment_give_one_response(survey: Fieldwork) -> None:
    survey.save(CLUB, YES)
    outcomes = at_once([lambda: survey.submit(CLUB) for _ in range(4)])
    assert set(outcomes) <= {"ok", "Stale"}
    assert "ok" in outcomes
    survey.close()
    assert survey.documents() == [CLUB_ANSWERS]


def test_whoever_submits_while_the_wave_closes_is_counted_or_told(survey: Fieldwork) -> None:
    names = [f"Club {number}" for number in range(12)]
    for name in names:
        survey.invite(name)
        survey.save(name, YES)
    submits = [lambda name=name: survey.submit(name) for name in names]
    outcomes = at_once([*submits[:6], survey.close, *submits[6:]])
    assert outcomes[6] == "ok"
    thanked = outcomes.count("ok") - 1
    assert set(outcomes) <= {"ok", "WaveClosed"}
    assert len(survey.documents()) == thanked == survey.counts().submitted
    with survey.database.reading() as session:
        assert session.scalar(select(func.count()).where(Response.state == "submitted")) == thanked


def test_interim_results_of_a_confidential_wave_come_in_steps(database: Database, municipality: Municipality) -> None:
    names = [f"Club {number}" for number in range(12)]
    survey = opened(database, municipality, "confidential", *names)
    shown = []
    for name in names:
        survey.answer(name)
        shown.append(len(survey.documents()))
    assert shown == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]
    survey.close()
    assert len(survey.documents()) == 12


def test_a_ballot_box_that_is_shut_gives_no_results(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "anonymous", CLUB)
    survey.answer(CLUB)
    with pytest.raises(Refusal, match="stembus"):
        survey.documents()


def test_own_answers_can_be_read_back_only_where_they_are_not_anonymous(survey: Fieldwork) -> None:
    survey.answer(CLUB)
    kept = survey.draft(CLUB)
    assert kept.submitted
    assert kept.answers == ({} if survey.wave.mode == "anonymous" else CLUB_ANSWERS)


def test_documents_come_one_by_one(survey: Fieldwork) -> None:
    survey.answer(CLUB)
    survey.close()
    with survey.database.reading() as session:
        assert next(responses.documents(session, survey.wave)) == CLUB_ANSWERS
