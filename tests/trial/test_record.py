"""What a trial run leaves behind: what was found, when and by whom, and whether it still holds. Nothing else."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from surveyapp.fieldwork import invitations, responses, trial, waves
from surveyapp.fieldwork.retention import purge
from surveyapp.fieldwork.trial import Untried
from surveyapp.storage.tables import Event, Invitation, Mailing, Municipality, Wave
from tests.trial.conftest import NOW, OFFICER, Rehearsal

LATER = NOW + datetime.timedelta(hours=1)


def test_a_trial_run_changes_no_row_of_answers_invitations_or_counts(any_mode: Rehearsal) -> None:
    before = any_mode.rows()
    assert len(before["invitation"]) == 40
    any_mode.run()
    any_mode.run()
    assert any_mode.rows() == before


def test_a_trial_run_of_an_open_wave_with_answers_changes_no_row_either(any_mode: Rehearsal) -> None:
    with any_mode.database.transaction() as session:
        token = invitations.invite(session, any_mode.wave(session), "Koor", background={"soort": "zorg"})
    any_mode.open()
    with any_mode.database.transaction() as session:
        ticket = invitations.find(session, token)
        assert ticket
        version = responses.save(session, ticket, {"genoeg": "ja"}, 0, NOW).version
        responses.submit(session, ticket, version, NOW)
    before = any_mode.rows()
    assert sum(len(before[name]) for name in ("response", "sealed_ballot")) == 1
    any_mode.run()
    assert any_mode.rows() == before
    with any_mode.database.reading() as session:
        assert waves.counts(session, any_mode.wave(session)).invited == 41


def test_of_the_wave_only_what_was_found_is_written_and_in_an_anonymous_one_its_key(any_mode: Rehearsal) -> None:
    def columns() -> dict[str, Any]:
        with any_mode.database.reading() as session:
            return dict(session.execute(select(Wave.__table__)).mappings().one())

    before = columns()
    any_mode.run()
    after = columns()
    changed = {name for name in before if before[name] != after[name]}
    keys = {"key_name", "ballot_public_key"} if before["mode"] == "anonymous" else set()
    assert changed == {"trial"} | keys


def test_it_is_kept_when_by_whom_and_with_what_outcome_and_stands_in_the_audit_trail(any_mode: Rehearsal) -> None:
    made, kept = any_mode.run(), any_mode.kept()
    assert kept == made
    assert (made.at, made.by) == (NOW, OFFICER)
    with any_mode.database.reading() as session:
        event = session.scalars(select(Event).where(Event.action == "wave.try")).one()
        assert (event.actor, event.detail) == (OFFICER, "alles in orde")


def set_wave(**values: Any) -> Callable[[Rehearsal], None]:
    return lambda one: one.change(**values)


def set_list(**values: Any) -> Callable[[Rehearsal], None]:
    def act(one: Rehearsal) -> None:
        with one.database.transaction() as session:
            first = select(Invitation.id).order_by(Invitation.id).limit(1).scalar_subquery()
            session.execute(update(Invitation).where(Invitation.id == first).values(**values))

    return act


def set_town(**values: Any) -> Callable[[Rehearsal], None]:
    def act(one: Rehearsal) -> None:
        with one.database.transaction() as session:
            session.execute(update(Municipality).values(**values))

    return act


def plan_mail(one: Rehearsal) -> None:
    with one.database.transaction() as session:
        wave = one.wave(session)
        session.add(
            Mailing(
                municipality_id=wave.municipality_id, wave_id=wave.id, kind="invitation", due_at=LATER, planned_by="els"
            )
        )


CHANGES: dict[str, tuple[Callable[[Rehearsal], None], str]] = {
    "a question": (set_wave(content_hash="0" * 64), "de vragenlijst"),
    "a text": (
        set_wave(texts={"letter": {"nl": {"subject": "Hoi", "body": "{link}"}}}),
        "de teksten van brieven en mails",
    ),
    "the last day": (set_wave(closes_on=datetime.date(2026, 6, 15)), "de datums"),
    "a mailing": (plan_mail, "de datums"),
    "the promise": (set_wave(mode="named"), "de belofte"),
    "the contact": (set_wave(contact_email="jan@zonstad.nl"), "de contactpersoon"),
    "the total": (set_wave(population=99), "het totaal aantal"),
    "an address": (set_list(email="nieuw@club.nl"), "de adreslijst"),
    "a fact": (set_list(background={"soort": "zorg"}), "de adreslijst"),
    "somebody new": (lambda one: one.invite(1), "de adreslijst"),
    "the threshold": (set_town(threshold=10), "de gegevens van de gemeente"),
    "the sender": (set_town(sender_email="post@zonstad.nl"), "de gegevens van de gemeente"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_trial_run_does_not_hold_any_more_once_this_changes(anonymous: Rehearsal, change: str) -> None:
    act, named = CHANGES[change]
    anonymous.run()
    assert anonymous.changed() == []
    act(anonymous)
    assert anonymous.changed() == [named]
    with anonymous.database.reading() as session, pytest.raises(Untried, match=named):
        trial.require_tried(session, anonymous.wave(session))
    anonymous.run()
    assert anonymous.changed() == []


def test_a_letter_that_was_printed_and_another_title_leave_a_trial_run_as_it_is(anonymous: Rehearsal) -> None:
    anonymous.run()
    set_list(letter_on=NOW.date())(anonymous)
    anonymous.change(title="Nulmeting", remark="Let op")
    assert anonymous.changed() == []


def test_who_is_mentioned_is_a_number_so_that_the_name_goes_with_the_list(anonymous: Rehearsal) -> None:
    anonymous.invite(1, name="Zonderadres", email="")
    found = anonymous.check("list")
    assert found.people
    kept = anonymous.kept()
    assert kept
    assert "Zonderadres" not in str(kept.document())
    with anonymous.database.reading() as session:
        assert list(trial.names(session, anonymous.wave(session), kept).values()) == ["Zonderadres"]
    anonymous.open()
    with anonymous.database.transaction() as session:
        waves.close(session, anonymous.wave(session), NOW, OFFICER)
    with anonymous.database.transaction() as session:
        purge(session, anonymous.wave(session), NOW, OFFICER)
    with anonymous.database.reading() as session:
        assert trial.names(session, anonymous.wave(session), kept) == {}
