"""Handing over: the same link for somebody else, at most three times."""

from functools import partial

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import declining, handover, invitations
from surveyapp.fieldwork.handover import Colleague, NoMore, SameAddress
from surveyapp.fieldwork.refusal import WaveClosed
from surveyapp.storage.tables import Invitation, Message, Wave
from tests.fieldwork.at_once import at_once
from tests.fieldwork.conftest import YES, Fieldwork

CLUB = "VV De Brug"
ANNA = Colleague("Anna de Vries", "anna@debrug.nl")


def hand_over(survey: Fieldwork, to: Colleague = ANNA) -> None:
    with survey.ticket(CLUB) as (session, ticket):
        handover.hand_over(session, ticket, to, survey.now)


def invited(survey: Fieldwork) -> Invitation:
    with survey.ticket(CLUB) as (_, ticket):
        return ticket.invitation


def messages(survey: Fieldwork) -> list[tuple[str, str]]:
    with survey.database.reading() as session:
        rows = session.execute(select(Message.kind, Message.state).order_by(Message.kind))
        return [(kind, state) for kind, state in rows]


def test_later_mails_go_to_the_colleague_and_the_unit_stays(survey: Fieldwork) -> None:
    before = invited(survey)
    hand_over(survey)
    after = invited(survey)
    assert (after.email, after.salutation) == ("anna@debrug.nl", "Anna de Vries")
    assert (after.unit, after.name, after.token_hash) == (before.unit, CLUB, before.token_hash)
    assert messages(survey) == [("handover1", "due")]


def test_both_go_on_with_the_same_draft(survey: Fieldwork) -> None:
    survey.save(CLUB, {"vrijw": "ja"})
    hand_over(survey)
    assert survey.draft(CLUB).answers == {"vrijw": "ja"}


def test_a_double_click_sends_one_mail(survey: Fieldwork) -> None:
    assert at_once([lambda: hand_over(survey) for _ in range(4)]) == ["ok"] * 4
    assert messages(survey) == [("handover1", "due")]


def test_three_times_and_no_more(survey: Fieldwork) -> None:
    for number in range(3):
        hand_over(survey, Colleague("Anna", f"anna{number}@debrug.nl"))
    with pytest.raises(NoMore):
        hand_over(survey, Colleague("Anna", "anna4@debrug.nl"))
    assert invited(survey).email == "anna2@debrug.nl"
    assert messages(survey) == [("handover1", "dropped"), ("handover2", "dropped"), ("handover3", "due")]


def test_two_colleagues_at_the_same_moment_are_two_times(survey: Fieldwork) -> None:
    several = [Colleague("Anna", f"anna{number}@debrug.nl") for number in range(5)]
    outcomes = at_once([partial(hand_over, survey, each) for each in several])
    assert sorted(outcomes) == ["NoMore", "NoMore", "ok", "ok", "ok"]
    assert [state for _, state in messages(survey)].count("due") == 1


def test_the_address_that_has_the_invitation_is_no_colleague(survey: Fieldwork) -> None:
    with survey.ticket(CLUB) as (_, ticket):
        ticket.invitation.email = "Anna@DeBrug.nl"
    with pytest.raises(SameAddress):
        hand_over(survey)
    assert messages(survey) == []


def test_a_new_address_is_reached_although_the_old_one_was_not(survey: Fieldwork) -> None:
    with survey.ticket(CLUB) as (_, ticket):
        ticket.invitation.disposition = "bounced"
    hand_over(survey)
    assert invited(survey).disposition == "none"


def test_a_unit_that_was_not_meant_stays_so(survey: Fieldwork) -> None:
    with survey.ticket(CLUB) as (_, ticket):
        ticket.invitation.disposition = "ineligible"
    hand_over(survey)
    assert invited(survey).disposition == "ineligible"


def test_a_closed_wave_is_not_handed_over(survey: Fieldwork) -> None:
    survey.close()
    with pytest.raises(WaveClosed):
        hand_over(survey)


def test_only_who_was_invited_by_name_can_hand_over(survey: Fieldwork) -> None:
    with survey.database.transaction() as session:
        survey.tokens["iemand"] = invitations.start(session, session.get_one(Wave, survey.wave.id))
    with survey.ticket("iemand") as (_, stranger):
        assert not handover.can_hand_over(stranger)
    with survey.ticket(CLUB) as (_, club):
        assert handover.can_hand_over(club)


@pytest.mark.parametrize(
    ("name", "email", "wrong"),
    [
        ("Anna", "anna@debrug.nl", {}),
        ("  Anna   de Vries ", " anna@debrug.nl ", {}),
        ("Zoë d’Hondt-O'Brien", "anna@café.nl", {}),
        ("", "", {"name": "empty", "email": "empty"}),
        ("Anna", "anna", {"email": "wrong"}),
        ("Anna", "anna@debrug.nl\nBcc: iedereen@elders.nl", {"email": "wrong"}),
        ("Anna", "anna@debrug.nl, bart@debrug.nl", {"email": "wrong"}),
        ("Anna", "Anna <anna@debrug.nl>", {"email": "wrong"}),
        ("Anna", "zoë@debrug.nl", {"email": "wrong"}),
        ("Anna", "anna\x00@debrug.nl", {"email": "wrong"}),
        ("Anna", "a@" + "b" * 300 + ".nl", {"email": "wrong"}),
        ("Anna", "anna@debrug..nl", {"email": "wrong"}),
        ("Win op https://elders.nl", "anna@debrug.nl", {"name": "wrong"}),
        ("Anna\x07", "anna@debrug.nl", {"name": "wrong"}),
        ("A" * 81, "anna@debrug.nl", {"name": "wrong"}),
    ],
)
def test_only_a_name_and_an_address_pass(name: str, email: str, wrong: dict[str, str]) -> None:
    found = handover.colleague(name, email)
    assert (found if isinstance(found, dict) else {}) == wrong


def test_a_line_break_in_a_name_becomes_a_space() -> None:
    assert handover.colleague("Anna\r\nBcc", "anna@debrug.nl") == Colleague("Anna Bcc", "anna@debrug.nl")


def test_who_does_not_take_part_gets_no_reminders_and_may_answer_after_all(survey: Fieldwork) -> None:
    with survey.ticket(CLUB) as (session, ticket):
        declining.decline(session, ticket, survey.now)
    assert invited(survey).disposition == "refused"
    survey.save(CLUB, YES)
    assert invited(survey).disposition == "refused"  # taken back at this moment, it would show who is answering
    survey.submit(CLUB)
    assert (invited(survey).disposition == "refused") == (survey.wave.mode != "named")  # for the same reason
    survey.close()
    assert (invited(survey).disposition, invited(survey).state) == ("none", "answered")


def test_nobody_declines_after_closing_or_after_answering(survey: Fieldwork) -> None:
    survey.answer(CLUB)
    survey.close()
    with pytest.raises(WaveClosed), survey.ticket(CLUB) as (session, ticket):
        declining.decline(session, ticket, survey.now)
    assert invited(survey).disposition == "none"
